says='scanner-1 names the update host in TLS, but goes to an address that its look-up never gave'
twin=quiet-day
expected='
  endpoint.not-allowed scanner-1 | update.scanvendor.example tls/443
  evasion.name-mismatch scanner-1 | update.scanvendor.example
'
act() {
  fetch scanner1 https://update.scanvendor.example/
  later 120
  fetch scanner1 https://update.scanvendor.example/ --resolve "update.scanvendor.example:443:$bare_address" --insecure
}
