#!/usr/bin/env bash
# A scanner site in network namespaces, with real servers and real clients. Needs root.
#
#   demo/site.sh up            build the site and start its servers
#   demo/site.sh do ACTION...  let a client do something
#   demo/site.sh list          the actions, with what each is
#   demo/site.sh exec HOST CMD run a command on a host of the site
#   demo/site.sh tap           print namespace and interface on which everything passes
#   demo/site.sh down          stop and remove everything, also after a crash
#
# SW_PREFIX (default sw) begins the names of namespaces, so that two sites can stand side by side.
# SW_MADE (default now) is the date on which certificates are made, SW_DAYS (365) how long they are valid.
# Sourced, it gives its functions and lists, which scenarios/site.sh adds to.
# Hosts: gate (router and name server), scanner1, scanner2, operator, archive, jump, stray (not in the
# inventory), out (all places outside, and the engineer who comes from there).
set -euo pipefail

prefix=${SW_PREFIX:-sw}
made=${SW_MADE:-now}
days=${SW_DAYS:-365}
state=/run/sealwatch-site-$prefix
# X displays are the machine's own, whatever the namespace: two for each site
display=$((100 + $(printf %s "$prefix" | cksum | cut -d' ' -f1) % 400 * 2))
inside=(scanner1:10.20.1.10 scanner2:10.20.1.11 operator:10.20.1.20 archive:10.20.1.30 jump:10.20.2.5 stray:10.20.1.77)
# name=address of everything outside: documentation ranges only (RFC 5737)
outside=(
  update.scanvendor.example=203.0.113.10
  support.scanvendor.example=203.0.113.11
  legacy.scanvendor.example=203.0.113.12
  reports.scanvendor.example=203.0.113.13
  licence.scanvendor.example=203.0.113.14
  parts.scanvendor.example=203.0.113.15
  calibration.scanvendor.example=203.0.113.16
  telemetry.othervendor.example=198.51.100.20
  plc.othervendor.example=198.51.100.30
  files.othervendor.example=198.51.100.31
  status.othervendor.example=198.51.100.32
  images.othervendor.example=198.51.100.40
  tunnel.othervendor.example=198.51.100.70
)
bare_address=198.51.100.66
# more options of the site's name server
resolver=()
engineer=192.0.2.50
needs=(ip:iproute2 tcpdump:tcpdump ethtool:ethtool openssl:openssl curl:curl sshd:openssh-server ssh:openssh-client
  dnsmasq:dnsmasq-base telnet:inetutils-telnet inetutils-inetd:inetutils-inetd telnetd:inetutils-telnetd
  vsftpd:vsftpd busybox:busybox storescp:dcmtk storescu:dcmtk Xtigervnc:tigervnc-standalone-server
  xtightvncviewer:xtightvncviewer xrdp:xrdp xfreerdp:freerdp2-x11 Xvfb:xvfb faketime:faketime)

fail() { echo "site.sh: $*" >&2; exit 1; }
# each host has a name of its own, so that the machine's does not show in what clients say
as='hostname "$0"; exec "$@"'
on() { local host=$1; shift; ip netns exec "$prefix-$host" unshare --uts sh -c "$as" "$host" "$@"; }
quiet() { "$@" >/dev/null 2>&1; }

check() {
  [ "$(id -u)" = 0 ] || fail "needs root: it makes network namespaces"
  local missing=() entry
  for entry in "${needs[@]}"; do
    PATH=$PATH:/usr/sbin:/sbin command -v "${entry%%:*}" >/dev/null || missing+=("${entry##*:}")
  done
  [ ${#missing[@]} = 0 ] || fail "needs these Debian packages: ${missing[*]}"
}

# Starts a server on a host; its process group is remembered, its output kept for a look.
serve() {
  local host=$1 name=$2
  shift 2
  setsid ip netns exec "$prefix-$host" unshare --uts sh -c "$as" "$host" "$@" </dev/null >"$work/$name.log" 2>&1 &
  echo $! >>"$work/pids"
  disown # its end is no news
}

wait_port() {
  local host=$1 address=$2 port=$3 tries=100
  until on "$host" bash -c "exec 3<>/dev/tcp/$address/$port" 2>/dev/null; do
    tries=$((tries - 1))
    [ $tries -gt 0 ] || fail "nothing answers at $address:$port on $host; the last words of each server:
$(tail -n 2 "$work"/*.log)"
    read -rt 0.1 <> <(:) || true
  done
}

network() {
  local entry host address
  for host in gate out "${inside[@]%%:*}"; do
    ip netns add "$prefix-$host"
    ip -n "$prefix-$host" link set lo up
    mkdir -p "/etc/netns/$prefix-$host"
    echo "nameserver 10.20.0.1" >"/etc/netns/$prefix-$host/resolv.conf"
    echo "127.0.0.1 localhost" >"/etc/netns/$prefix-$host/hosts"
    # no IPv6 chatter of the machine's own
    on "$host" sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
  done
  ip -n "$prefix-gate" link add br0 type bridge forward_delay 0
  ip -n "$prefix-gate" addr add 10.20.0.1/16 dev br0
  ip -n "$prefix-gate" link set br0 address 02:00:0a:14:00:01 up
  on gate sysctl -qw net.ipv4.ip_forward=1
  local number=16
  for entry in "${inside[@]}"; do
    host=${entry%%:*} address=${entry##*:}
    ip -n "$prefix-gate" link add "to-$host" type veth peer name eth0 netns "$prefix-$host"
    ip -n "$prefix-gate" link set "to-$host" master br0 up
    ip -n "$prefix-$host" link set eth0 address "02:00:0a:14:00:$(printf %02x $number)" up
    ip -n "$prefix-$host" addr add "$address/16" dev eth0
    ip -n "$prefix-$host" route add default via 10.20.0.1
    plain "$host" eth0
    plain gate "to-$host"
    number=$((number + 1))
  done
  ip -n "$prefix-gate" link add wan type veth peer name eth0 netns "$prefix-out"
  ip -n "$prefix-gate" addr add 192.0.2.1/24 dev wan
  ip -n "$prefix-gate" link set wan up
  ip -n "$prefix-out" addr add "$engineer/24" dev eth0
  ip -n "$prefix-out" link set eth0 up
  ip -n "$prefix-out" route add default via 192.0.2.1
  for entry in "${outside[@]##*=}" "$bare_address"; do
    ip -n "$prefix-out" addr add "$entry/32" dev lo
  done
  ip -n "$prefix-gate" route add 203.0.113.0/24 via "$engineer"
  ip -n "$prefix-gate" route add 198.51.100.0/24 via "$engineer"
  plain out eth0
  plain gate wan
  plain gate br0
}

# Packets as they would be on a cable: no checksum or segmentation left to the card.
plain() { on "$1" ethtool -K "$2" tx off rx off tso off gso off gro off >/dev/null 2>&1 || true; }

ec='ec -pkeyopt ec_paramgen_curve:prime256v1'
rsa='rsa:3072'

certificate() { # host name, when it is made, kind of key, days that it is valid
  local name=$1 when=$2 key=$3 days=${4:-$days} file=$work/${1%%.*}
  # shellcheck disable=SC2086 # the kind of key is several words
  openssl req -new -newkey $key -nodes -keyout "$file.key" -subj "/O=Scan Vendor (demo)/CN=$name" \
    -out "$file.csr" 2>/dev/null
  faketime "$when" openssl x509 -req -in "$file.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -CAcreateserial \
    -sha256 -days "$days" -extfile <(echo "subjectAltName=DNS:$name") -out "$file.crt" 2>/dev/null
}

keys() {
  faketime "$made" openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -sha256 \
    -subj "/O=Demo Trust/CN=Demo Root" -keyout "$work/ca.key" -out "$work/ca.crt" 2>/dev/null
  local name
  for name in update.scanvendor calibration.scanvendor telemetry.othervendor; do certificate "$name.example" "$made" "$ec"; done
  for name in support legacy reports; do certificate "$name.scanvendor.example" "$made" "$rsa"; done
  certificate licence.scanvendor.example '2024-03-01 00:00:00' "$ec" 365
  faketime "$made" openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -sha256 \
    -addext "subjectAltName=DNS:parts.scanvendor.example" \
    -subj "/CN=parts.scanvendor.example" -keyout "$work/parts.key" -out "$work/parts.crt" 2>/dev/null
  openssl dhparam -out "$work/dh1024.pem" 1024 2>/dev/null
  ssh-keygen -q -t ed25519 -N '' -C demo -f "$work/host_ed25519"
  ssh-keygen -q -t rsa -b 3072 -N '' -C demo -f "$work/host_rsa"
  ssh-keygen -q -t ed25519 -N '' -C demo -f "$work/user"
  cp "$work/user.pub" "$work/authorized_keys"
}

tls_server() { # name, options of s_server
  local name=$1 address
  shift
  address=$(address_of "$name")
  serve out "tls-$name" openssl s_server -accept "$address:443" -cert "$work/${name%%.*}.crt" \
    -key "$work/${name%%.*}.key" -quiet -www "$@"
  wait_port out "$address" 443
}

address_of() {
  local entry
  for entry in "${outside[@]}"; do [ "${entry%%=*}" = "$1" ] && echo "${entry##*=}" && return; done
  fail "no host is called $1"
}

ssh_server() { # host, address, port, more options
  local host=$1 address=$2 port=$3
  shift 3
  install -d -m 755 /run/sshd # sshd refuses a folder that others may write, as a lax umask makes it
  serve "$host" "sshd-$address-$port" /usr/sbin/sshd -D -e -f /dev/null -o "ListenAddress=$address" -o "Port=$port" \
    -o "HostKey=$work/host_ed25519" -o "HostKey=$work/host_rsa" -o "AuthorizedKeysFile=$work/authorized_keys" \
    -o StrictModes=no -o PermitRootLogin=yes -o UsePAM=no -o PasswordAuthentication=no -o PrintMotd=no \
    -o PidFile=none -o DebianBanner=no "$@"
  wait_port "$host" "$address" "$port"
}

servers() {
  local entry records=()
  for entry in "${outside[@]}"; do records+=("--address=/${entry%%=*}/${entry##*=}"); done
  serve gate dns dnsmasq --keep-in-foreground --no-resolv --no-hosts --listen-address=10.20.0.1 \
    --bind-interfaces --local-ttl=300 --user=root --pid-file= --log-facility=- "${resolver[@]}" "${records[@]}"

  tls_server update.scanvendor.example -tls1_3
  tls_server support.scanvendor.example -tls1_2 -cipher AES128-SHA
  tls_server legacy.scanvendor.example -tls1 -cipher 'ECDHE-RSA-AES128-SHA:@SECLEVEL=0'
  tls_server reports.scanvendor.example -tls1_2 -cipher 'DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0' -dhparam "$work/dh1024.pem"
  tls_server licence.scanvendor.example -tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384
  tls_server parts.scanvendor.example -tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384
  tls_server calibration.scanvendor.example -tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384
  tls_server telemetry.othervendor.example -tls1_3
  serve out tls-bare openssl s_server -accept "$bare_address:443" -cert "$work/telemetry.crt" \
    -key "$work/telemetry.key" -quiet -www -tls1_3
  ssh_server out 203.0.113.10 22
  ssh_server out 198.51.100.70 443

  cat >"$work/login" <<'LOGIN'
#!/bin/sh
printf 'PLC service console\r\nready> '
read -r line
printf 'bye\r\n'
LOGIN
  chmod +x "$work/login"
  echo "198.51.100.30:23 stream tcp4 nowait root $(PATH=$PATH:/usr/sbin command -v telnetd) telnetd -h --exec-login=$work/login" >"$work/inetd.conf"
  serve out telnetd inetutils-inetd -d "$work/inetd.conf"
  mkdir -p "$work/ftp/incoming" "$work/empty" "$work/www"
  chmod 777 "$work/ftp/incoming"
  printf '%s\n' listen=YES listen_address=198.51.100.31 background=NO anonymous_enable=YES anon_root="$work/ftp" \
    anon_upload_enable=YES write_enable=YES no_anon_password=YES secure_chroot_dir="$work/empty" \
    ftp_username=nobody seccomp_sandbox=NO xferlog_enable=NO \
    ftpd_banner="files" hide_ids=YES pasv_address=198.51.100.31 >"$work/vsftpd.conf"
  serve out vsftpd /usr/sbin/vsftpd "$work/vsftpd.conf"
  echo '<p>status</p>' >"$work/www/index.html"
  serve out httpd busybox httpd -f -p 198.51.100.32:80 -h "$work/www"
  mkdir -p "$work/dicom-out" "$work/dicom-in"
  serve out dicom-out storescp -od "$work/dicom-out" -aet IMAGES 11112

  ssh_server scanner1 10.20.1.10 22
  ssh_server scanner2 10.20.1.11 22 -o KexAlgorithms=diffie-hellman-group14-sha1 -o Ciphers=aes128-cbc \
    -o MACs=hmac-sha1 -o HostKeyAlgorithms=rsa-sha2-512
  serve archive dicom-in storescp -od "$work/dicom-in" -aet ARCHIVE 11112
  serve scanner1 vnc env HOME="$work" Xtigervnc ":$display" -rfbport 5900 -SecurityTypes None -geometry 640x480 \
    -depth 16 -desktop scanner-1 -AlwaysShared
  sed -e 's/^security_layer=.*/security_layer=rdp/; s/^port=3389/port=tcp:\/\/10.20.1.11:3389/; s/^LogFile=.*/LogFile=\/dev\/null/; s/^EnableSyslog=.*/EnableSyslog=false/' \
    /etc/xrdp/xrdp.ini >"$work/xrdp.ini"
  serve scanner2 xrdp /usr/sbin/xrdp --nodaemon --config "$work/xrdp.ini"
  Xvfb ":$((display + 1))" -screen 0 800x600x16 -nolisten tcp >"$work/xvfb.log" 2>&1 &
  echo $! >>"$work/pids"
  disown

  cat >"$work/scan.dump" <<'DUMP'
(0008,0016) UI =SecondaryCaptureImageStorage
(0008,0018) UI [1.2.826.0.1.3680043.10.1.1]
(0008,0060) CS [OT]
(0010,0010) PN [DEMO^CONTAINER]
(0020,000d) UI [1.2.826.0.1.3680043.10.1.2]
(0020,000e) UI [1.2.826.0.1.3680043.10.1.3]
DUMP
  dump2dcm "$work/scan.dump" "$work/scan.dcm" >/dev/null 2>&1
  wait_port gate 10.20.0.1 53
  wait_port out 198.51.100.30 23
  wait_port out 198.51.100.31 21
  wait_port out 198.51.100.32 80
  wait_port out 198.51.100.40 11112
  wait_port archive 10.20.1.30 11112
  wait_port scanner1 10.20.1.10 5900
  wait_port scanner2 10.20.1.11 3389
  wait_port out "$bare_address" 443
}

up() {
  check
  umask 022
  down
  work=$(mktemp -d /tmp/sealwatch-site.XXXXXX)
  chmod 755 "$work"
  echo "$work" >"$state"
  network
  keys
  servers
}

down() {
  if [ -f "$state" ]; then
    local folder pid
    folder=$(cat "$state")
    if [ -f "$folder/pids" ]; then
      while read -r pid; do kill -KILL -- "-$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null || true; done <"$folder/pids"
    fi
    rm -rf "$folder" "$state"
  fi
  local host
  for host in gate out "${inside[@]%%:*}"; do
    if ip netns list 2>/dev/null | grep -qw "$prefix-$host"; then
      ip netns pids "$prefix-$host" | xargs -r kill -KILL 2>/dev/null || true
      ip netns del "$prefix-$host"
    fi
    rm -rf "/etc/netns/$prefix-$host"
  done
  rmdir /etc/netns 2>/dev/null || true
}

# What clients do. One function each, do_NAME, with a comment that 'list' shows.

https() { # host, name, more options of curl
  local host=$1 name=$2
  shift 2
  quiet on "$host" curl --silent --max-time 10 --cacert "$work/ca.crt" --user-agent scanner "$@" "https://$name/"
}
old_tls() { # host, name, options of s_client
  local host=$1 name=$2
  shift 2
  printf 'GET / HTTP/1.0\r\n\r\n' | quiet on "$host" timeout 10 openssl s_client -connect "$name:443" -servername "$name" -ign_eof "$@" || true
}
secure_shell() { # from, address, port, command, more options
  local host=$1 address=$2 port=$3 command=$4
  shift 4
  quiet on "$host" timeout 20 ssh -F /dev/null -i "$work/user" -o BatchMode=yes -o StrictHostKeyChecking=no \
    -o UserKnownHostsFile=/dev/null -p "$port" "$@" "root@$address" "$command"
}

do_update() { https scanner1 update.scanvendor.example && https scanner2 update.scanvendor.example; } # permitted: TLS 1.3 to the vendor's update service
do_archive() { quiet on scanner1 storescu -aet SCANNER1 -aec ARCHIVE 10.20.1.30 11112 "$work/scan.dcm"; } # permitted: image to the archive, inside
do_maintain() { secure_shell jump 10.20.1.10 22 'uptime; sleep 1; df'; } # permitted in the window: SSH from the jump host
do_lookups() { quiet on operator curl --silent --max-time 5 http://nowhere.scanvendor.example/ || true; } # a look-up without an answer
do_telemetry() { https scanner1 telemetry.othervendor.example; } # endpoint.not-allowed
do_update_ssh() { secure_shell scanner1 update.scanvendor.example 22 true; } # endpoint.wrong-service
do_bare_address() { printf 'GET / HTTP/1.0\r\n\r\n' | quiet on scanner1 timeout 10 openssl s_client -connect "$bare_address:443" -noservername -ign_eof || true; } # endpoint.direct-ip
do_old_version() { old_tls scanner1 legacy.scanvendor.example -tls1 -cipher 'ALL:@SECLEVEL=0'; } # encryption.version: TLS 1.0
do_old_cipher() { old_tls scanner1 support.scanvendor.example -tls1_2 -cipher 'AES128-SHA'; } # encryption.cipher: static RSA, CBC, SHA-1
do_weak_dh() { old_tls scanner1 reports.scanvendor.example -tls1_2 -cipher 'DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0'; } # encryption.key-exchange: 1024-bit Diffie-Hellman
do_expired() { old_tls scanner1 licence.scanvendor.example -tls1_2; } # encryption.certificate: expired
do_self_signed() { old_tls scanner1 parts.scanvendor.example -tls1_2; } # encryption.certificate: self-signed
do_other_key() { old_tls scanner1 calibration.scanvendor.example -tls1_2; } # encryption.pin-mismatch
do_telnet() { (sleep 1; echo status; sleep 1) | quiet on operator timeout 10 telnet plc.othervendor.example || true; } # encryption.cleartext: Telnet to outside
do_ftp() { quiet on operator curl --silent --max-time 10 -T "$work/www/index.html" ftp://files.othervendor.example/incoming/ || true; } # encryption.cleartext: FTP to outside
do_http() { quiet on operator curl --silent --max-time 10 --user-agent operator http://status.othervendor.example/; } # encryption.cleartext: HTTP to outside
do_image_out() { quiet on scanner1 storescu -aet SCANNER1 -aec IMAGES images.othervendor.example 11112 "$work/scan.dcm"; } # image to outside in clear
do_weak_ssh() { # encryption.ssh-algorithm: SHA-1 key exchange, CBC
  secure_shell jump 10.20.1.11 22 uptime -o KexAlgorithms=diffie-hellman-group14-sha1 -o Ciphers=aes128-cbc -o MACs=hmac-sha1
}
do_direct_ssh() { secure_shell out 10.20.1.10 22 'uptime; sleep 1; df' -b "$engineer"; } # maintenance.not-via-jump-host
do_vnc() { quiet on out env DISPLAY=":$((display + 1))" timeout 4 xtightvncviewer -viewonly 10.20.1.10::5900 || true; } # encryption.vnc-security, maintenance.unapproved-tool
do_rdp() { quiet on out env DISPLAY=":$((display + 1))" HOME="$work" timeout 6 xfreerdp /v:10.20.1.11:3389 /sec:rdp /u:engineer /p:demo /cert:ignore || true; } # encryption.rdp-security, maintenance.unapproved-tool
do_ssh_on_443() { secure_shell scanner1 tunnel.othervendor.example 443 true; } # evasion.port-mismatch
do_stray() { https stray update.scanvendor.example; } # asset.unknown
do_late() { secure_shell jump 10.20.1.10 22 'uptime; sleep 1; df'; } # maintenance.outside-window, when it is night

list() { sed -n 's/^do_\([a-z0-9_]*\)() { *\(.*}\)\{0,1\} *# \(.*\)$/\1\t\3/p' "$0" | tr _ - | column -t -s "$(printf '\t')"; }

# sourced: the functions are all that is wanted
[ "${BASH_SOURCE[0]}" = "$0" ] || return 0

verb=${1:-}
[ $# -gt 0 ] && shift
case $verb in
  up) up ;;
  down) down ;;
  list) list ;;
  tap) echo "$prefix-gate br0" ;;
  exec) host=$1; shift; on "$host" "$@" ;;
  do)
    [ -f "$state" ] || fail "the site is not up"
    work=$(cat "$state")
    for action in "$@"; do
      name=do_${action//-/_}
      declare -F "$name" >/dev/null || fail "no action is called $action; see 'list'"
      "$name" || fail "$action did not succeed; logs are in $work"
    done ;;
  *) sed -n '2,15s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
