says='scanner-1 calls a host that nobody approved every five minutes, give or take ten per cent, for four hours'
twin=poller
expected='
  endpoint.not-allowed scanner-1 | drop.othervendor.example tls/443
  leak.beacon scanner-1 | drop.othervendor.example tls/443
'
act() {
  local number
  RANDOM=7
  for number in $(seq 48); do
    fetch scanner1 https://drop.othervendor.example/ping
    later "$((270 + RANDOM % 61))"
  done
}
