says='scanner-2 mails a log to outside by SMTP in clear'
twin=desk-upload
expected='
  encryption.cleartext scanner-2 | mail.customs.example smtp/25 in clear
  endpoint.not-allowed scanner-2 | mail.customs.example smtp/25
'
prepare() {
  cat >"$work/smtp" <<'SMTP'
#!/bin/sh
printf '220 mail.customs.example ESMTP\r\n'
while read -r verb rest; do
  case $verb in
    DATA*) printf '354 go on\r\n'
      while read -r line; do [ "$line" = "$(printf '.\r')" ] && break; done
      printf '250 queued\r\n' ;;
    QUIT*) printf '221 bye\r\n'; exit ;;
    *) printf '250 ok\r\n' ;;
  esac
done
SMTP
  chmod +x "$work/smtp"
  serve out smtp socat TCP-LISTEN:25,bind=203.0.113.25,fork,reuseaddr EXEC:"$work/smtp"
  wait_port out 203.0.113.25 25
}
act() {
  printf 'Subject: log\r\n\r\nnothing special\r\n' | quiet on scanner2 curl --silent --max-time 10 smtp://mail.customs.example/scanner-2 \
    --mail-from scanner-2@site.example --mail-rcpt log@customs.example --upload-file - || true
}
