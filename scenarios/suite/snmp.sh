says='Somebody outside polls scanner-1 by SNMP, version 2c with the community public'
twin=snmp-inside
expected='
  endpoint.not-allowed scanner-1 | 192.0.2.50
  encryption.snmp-version scanner-1 | 192.0.2.50 snmp/161 SNMP version 2c default community
'
prepare() {
  printf '%s\n' 'rocommunity public' 'sysName scanner-1' >"$work/snmpd.conf"
  serve scanner1 snmpd /usr/sbin/snmpd -f -Lo -C -c "$work/snmpd.conf" -p "$work/snmpd.pid" udp:10.20.1.10:161
  pause 0.7
}
act() { quiet on out snmpget -v 2c -c public --clientaddr="$engineer" 10.20.1.10 1.3.6.1.2.1.1.5.0; }
