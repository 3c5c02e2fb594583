says='scanner-1 names a permitted host in TLS 1.2, but goes to the address of another, whose certificate is not made out to that name'
twin=quiet-day
expected='
  evasion.name-mismatch scanner-1 | home.scanvendor.example tls/443
'
act() {
  resolve scanner1 home.scanvendor.example
  fetch scanner1 https://home.scanvendor.example/ --resolve home.scanvendor.example:443:203.0.113.16 --insecure
}
