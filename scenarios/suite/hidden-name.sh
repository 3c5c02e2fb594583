says='scanner-1 goes to a permitted address by TLS without a server name, where the policy demands one'
twin=quiet-day
policy='
encryption:
  name-required: true
'
expected='encryption.hidden-name scanner-1 | update.scanvendor.example tls/443 no name'
act() {
  resolve scanner1 update.scanvendor.example
  printf 'GET / HTTP/1.0\r\n\r\n' | quiet on scanner1 timeout 10 openssl s_client -connect 203.0.113.10:443 -noservername -ign_eof || true
}
