says='scanner-1 goes straight to an address that no look-up gave, and names no server'
twin=telemetry
expected='
  endpoint.direct-ip scanner-1 | 198.51.100.66 tls/443
  endpoint.not-allowed scanner-1 | 198.51.100.66 tls/443
'
act() {
  do_update
  later 60
  do_bare_address
}
