says='scanner-1 opens a WireGuard tunnel to a host of the vendor'
twin=quiet-day
expected='
  endpoint.not-allowed scanner-1 | vpn.scanvendor.example wireguard/51820
  evasion.tunnel scanner-1 | vpn.scanvendor.example wireguard
'
prepare() {
  local key peer
  key=$(wg genkey)
  peer=$(wg genkey)
  echo "$key" >"$work/wg.key"
  echo "$peer" >"$work/wg-peer.key"
  serve out wireguard env LOG_LEVEL=error wireguard-go -f "wgo$prefix"
  serve scanner1 wireguard-client env LOG_LEVEL=error wireguard-go -f "wgs$prefix"
  pause 0.7
  on out wg set "wgo$prefix" listen-port 51820 private-key "$work/wg.key" peer "$(wg pubkey <<<"$peer")" allowed-ips 10.98.0.2/32
  on out ip addr add 10.98.0.1/24 dev "wgo$prefix"
  on out ip link set "wgo$prefix" up
}
act() {
  on scanner1 wg set "wgs$prefix" private-key "$work/wg-peer.key" peer "$(wg pubkey <"$work/wg.key")" \
    endpoint vpn.scanvendor.example:51820 allowed-ips 10.98.0.1/32
  on scanner1 ip addr add 10.98.0.2/24 dev "wgs$prefix"
  on scanner1 ip link set "wgs$prefix" up
  quiet on scanner1 ping -c 5 -i 0.2 10.98.0.1 || true
}
