says='scanner-1 names the update host in TLS 1.3, but goes to an address that its look-up never gave. TLS 1.3 hides the certificate, and look-ups are not held against names: a known limit'
twin=name-mismatch
act() {
  fetch scanner1 https://update.scanvendor.example/
  later 120
  fetch scanner1 https://update.scanvendor.example/ --resolve "update.scanvendor.example:443:$bare_address" --insecure
}
