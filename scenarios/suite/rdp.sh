says='The engineer opens scanner-2 by RDP with its own RC4 encryption'
twin=maintenance
expected='
  encryption.rdp-security scanner-2 | 192.0.2.50 rdp/3389 standard RDP security (RC4, no proof of the server)
  endpoint.not-allowed scanner-2 | 192.0.2.50
  maintenance.not-via-jump-host scanner-2 | rdp 192.0.2.50
  maintenance.unapproved-tool scanner-2 | rdp
'
act() { do_rdp; }
