says='scanner-1 opens an OpenVPN tunnel to a host of the vendor'
twin=quiet-day
expected='
  endpoint.not-allowed scanner-1 | vpn.scanvendor.example openvpn/1194
  evasion.tunnel scanner-1 | vpn.scanvendor.example openvpn
'
prepare() {
  serve out openvpn openvpn --dev null --local 203.0.113.70 --port 1194 --proto udp --tls-server --dh none --ca "$work/ca.crt" \
    --cert "$work/vpn.crt" --key "$work/vpn.key" --ifconfig-noexec --verb 3
  pause 0.5
}
act() {
  serve scanner1 openvpn-client openvpn --dev null --remote vpn.scanvendor.example 1194 udp --nobind --tls-client --ca "$work/ca.crt" \
    --cert "$work/health.crt" --key "$work/health.key" --ifconfig-noexec --verb 3
  pause 3
}
