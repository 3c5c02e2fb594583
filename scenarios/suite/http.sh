says='The operator reads a status page outside over HTTP'
twin=portal
expected='
  encryption.cleartext operator-1 | status.othervendor.example http/80 in clear
  endpoint.not-allowed operator-1 | status.othervendor.example http/80
'
act() { do_http; }
