says='The operator logs in to a PLC outside by Telnet'
twin=portal
expected='
  encryption.cleartext operator-1 | plc.othervendor.example telnet/23 in clear
  endpoint.not-allowed operator-1 | plc.othervendor.example telnet/23
'
act() { do_telnet; }
