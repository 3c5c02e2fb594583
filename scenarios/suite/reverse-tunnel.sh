says='scanner-1 opens the permitted SSH to the service desk, with a port forwarded back (ssh -R), and the engineer works on the scanner through it'
twin=desk-upload
expected='maintenance.reverse-tunnel scanner-1 | ssh scanner-1 desk.scanvendor.example'
act() {
  secure_shell scanner1 desk.scanvendor.example 22 'sleep 20' -R 2222:10.20.1.10:22 &
  wait_port out 127.0.0.1 2222
  typed 25 4 | secure_shell out 127.0.0.1 2222 sh
  kill $! 2>/dev/null || true
}
