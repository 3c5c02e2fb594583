says='The operator sends container numbers over HTTP to outside, in clear'
twin=no-identifiers
expected='
  encryption.cleartext operator-1 | drop.othervendor.example http/80 in clear
  endpoint.not-allowed operator-1 | drop.othervendor.example http/80
  leak.identifier operator-1 | drop.othervendor.example http/80 container
'
act() { fetch operator http://drop.othervendor.example/list --data 'containers: CSQU3054383, MSKU6011672, TGHU7599330, APZU3960290'; }
