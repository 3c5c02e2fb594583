says='scanner-1 asks a resolver outside, not the one of the site'
twin=cdn-lookups
expected='
  endpoint.not-allowed scanner-1 | 198.51.100.53 dns/53
  leak.resolver-bypass scanner-1 | 198.51.100.53 dns/53
'
act() {
  do_update
  later 60
  resolve scanner1 update.scanvendor.example @198.51.100.53
}
