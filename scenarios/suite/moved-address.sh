says='The address of scanner-1 turns up at another network card'
twin=quiet-day
expected='asset.changed scanner-1 | 02:00:0a:14:00:99'
act() {
  do_update
  later 300
  ip -n "$prefix-scanner1" link set eth0 address 02:00:0a:14:00:99
  do_update || true
  ip -n "$prefix-scanner1" link set eth0 address 02:00:0a:14:00:10
}
