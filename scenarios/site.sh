# The demo's site with more of everything, for scenarios. To be sourced, as root, by scenarios/make.
#
# Addresses outside are those set aside for documentation, which are in no country. Where a country
# matters they are of 192.88.99.0/24, which nobody uses any more (RFC 7526): countries.txt has the first
# half in the Netherlands, the next quarter in China, and the rest nowhere.
export SW_MADE='2026-10-01 00:00:00' SW_DAYS=3650
# shellcheck source=../demo/site.sh
source "$(dirname "${BASH_SOURCE[0]}")/../demo/site.sh"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

inside+=(printer:10.20.1.40 monitor:10.20.1.50)
outside+=(
  time.customs.example=203.0.113.123
  library.customs.example=203.0.113.40
  portal.customs.example=203.0.113.41
  mail.customs.example=203.0.113.25
  desk.scanvendor.example=203.0.113.20
  health.scanvendor.example=203.0.113.21
  vpn.scanvendor.example=203.0.113.70
  dns.othervendor.example=198.51.100.53
  drop.othervendor.example=198.51.100.41
  home.scanvendor.example=192.88.99.10
  mirror.scanvendor.example=192.88.99.130
  edge.scanvendor.example=192.88.99.200
)
# a name below t.othervendor.example is asked for outside; each name below cdn.example has an address
resolver=(--server=/t.othervendor.example/198.51.100.70 --address=/cdn.example/203.0.113.60
  "--address=/pings.othervendor.example/$engineer" --no-negcache)
needs+=(chronyd:chrony snmpd:snmpd snmpget:snmp iodined:iodine ptunnel:ptunnel
  kdig:knot-dnsutils socat:socat ping:iputils-ping openvpn:openvpn wireguard-go:wireguard-go wg:wireguard-tools
  python3:python3)

pause() { read -rt "$1" <> <(:) || true; }

# What was said so far happened; what follows happens this many seconds later.
later() {
  pause 0.12
  echo "$(date +%s%N) $1" >>"$plan"
}

web() { # name, port, TLS or nothing
  local address
  address=$(address_of "$1")
  serve out "web-$1-$2" python3 "$here/web.py" "$address" "$2" ${3:+"$work/${1%%.*}.crt" "$work/${1%%.*}.key"}
  wait_port out "$address" "$2"
}

more_servers() {
  local name
  for name in library.customs portal.customs home.scanvendor mirror.scanvendor edge.scanvendor desk.scanvendor health.scanvendor \
    dns.othervendor drop.othervendor vpn.scanvendor; do
    certificate "$name.example" "$made" "$ec"
  done
  web library.customs.example 443 tls
  web portal.customs.example 443 tls
  ip -n "$prefix-gate" route add 192.88.99.0/24 via "$engineer"
  web home.scanvendor.example 443 tls
  web mirror.scanvendor.example 443 tls
  web edge.scanvendor.example 443 tls
  web health.scanvendor.example 443 tls
  web drop.othervendor.example 443 tls
  web drop.othervendor.example 80
  web dns.othervendor.example 443 tls
  ssh_server out 203.0.113.20 22 -o "Subsystem=sftp internal-sftp"
  printf '%s\n' 'local stratum 2' 'allow' 'bindaddress 203.0.113.123' 'cmdport 0' "pidfile $work/chronyd.pid" >"$work/chronyd.conf"
  serve out ntp chronyd -d -x -u root -f "$work/chronyd.conf"
  serve out dns-outside dnsmasq --keep-in-foreground --no-resolv --no-hosts --listen-address=198.51.100.53 \
    --bind-interfaces --local-ttl=300 --user=root --pid-file= --log-facility=- --address=/example/203.0.113.10
}

# Clients beyond the demo's. Each is a real program.

fetch() { # host, URL, more options of curl
  local host=$1 url=$2
  shift 2
  quiet on "$host" curl --silent --max-time 20 --http1.1 --cacert "$work/ca.crt" --user-agent scanner "$@" "$url"
}
send() { # host, URL, kilobytes of a fresh file
  head -c "$(($3 * 1024))" /dev/urandom >"$work/upload.$3"
  fetch "$1" "$2" --data-binary "@$work/upload.$3" --header 'Expect:'
}
# Lines of a person at work: so many, so many seconds apart, then the end.
typed() {
  local line
  # the handshake is no part of the work
  pause 1.5
  for ((line = 0; line < $1; line++)); do
    later "$2"
    echo "uptime; ls /usr/lib | head -n $((20 + line % 7 * 9))"
  done
  echo exit
}
ping_to() { # host, address, number, seconds between
  local number
  for ((number = 0; number < $3; number++)); do
    quiet on "$1" ping -c 1 -W 1 "$2"
    later "$4"
  done
}
clock() { # host, server
  quiet on "$1" chronyd -Q -t 5 -f /dev/null -u root "server $2 iburst maxsamples 1" "pidfile $work/chrony-$1.pid" 'cmdport 0' || true
}
resolve() { # host, name, more of kdig
  local host=$1 name=$2
  shift 2
  quiet on "$host" kdig +timeout=2 +retry=0 "$@" "$name"
}
