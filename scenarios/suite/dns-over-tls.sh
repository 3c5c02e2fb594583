says='scanner-1 asks a resolver outside over TLS (DoT)'
twin=cdn-lookups
expected='
  endpoint.not-allowed scanner-1 | dns.othervendor.example tls/853
  leak.resolver-bypass scanner-1 | dns.othervendor.example tls/853
'
prepare() {
  serve out dot socat OPENSSL-LISTEN:853,bind=198.51.100.53,fork,reuseaddr,verify=0,cert="$work/dns.crt",key="$work/dns.key",openssl-min-proto-version=TLS1.3 \
    TCP:198.51.100.53:53
  wait_port out 198.51.100.53 853
}
act() {
  resolve scanner1 dns.othervendor.example
  resolve scanner1 update.scanvendor.example @198.51.100.53 +tls +tls-sni=dns.othervendor.example
}
