says='scanner-1 speaks SSH on the port of HTTPS with a host of another vendor'
twin=desk-upload
expected='
  endpoint.not-allowed scanner-1 | tunnel.othervendor.example ssh/443
  evasion.port-mismatch scanner-1 | tunnel.othervendor.example ssh/443
'
act() { do_ssh_on_443; }
