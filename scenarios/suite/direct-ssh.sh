says='The engineer comes straight onto scanner-1 by SSH, round the jump host'
twin=maintenance
expected='
  endpoint.not-allowed scanner-1 | 192.0.2.50
  maintenance.not-via-jump-host scanner-1 | ssh 192.0.2.50
'
act() { do_direct_ssh; }
