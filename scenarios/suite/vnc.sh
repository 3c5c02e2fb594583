says='The engineer looks at the screen of scanner-1 by VNC without a login'
twin=maintenance
expected='
  encryption.vnc-security scanner-1 | 192.0.2.50 vnc/5900 VNC without any login
  endpoint.not-allowed scanner-1 | 192.0.2.50
  maintenance.not-via-jump-host scanner-1 | vnc 192.0.2.50
  maintenance.unapproved-tool scanner-1 | vnc
'
act() { do_vnc; }
