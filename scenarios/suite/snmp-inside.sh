says='The monitor polls scanner-1 by SNMP version 3, authenticated and encrypted'
twin=snmp
prepare() {
  printf '%s\n' 'createUser watch SHA-256 watchwatch AES watchwatch' 'rouser watch priv' 'sysName scanner-1' >"$work/snmpd3.conf"
  mkdir -p "$work/snmp3"
  serve scanner1 snmpd3 env SNMP_PERSISTENT_DIR="$work/snmp3" /usr/sbin/snmpd -f -Lo -C -c "$work/snmpd3.conf" \
    -p "$work/snmpd3.pid" udp:10.20.1.10:161
  pause 0.7
}
act() {
  local number
  for number in 1 2 3; do
    quiet on monitor snmpget -v 3 -l authPriv -u watch -a SHA-256 -A watchwatch -x AES -X watchwatch 10.20.1.10 1.3.6.1.2.1.1.5.0
    later 60
  done
}
