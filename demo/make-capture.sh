#!/usr/bin/env bash
# Makes the shipped capture: builds the site of site.sh, lets real clients do permitted and forbidden
# work in it, and records what passes. Needs root and the packages that site.sh names, besides
# editcap and mergecap (Debian: wireshark-common).
#
# Times are shifted, whole seconds at a time and nothing else: the first part begins on Tuesday
# 2026-10-06 at 08:00:00 UTC, inside the maintenance window of policy.yaml, the second at 21:40:00 UTC,
# outside it. Certificates are made as of the first of that month.
set -euo pipefail
cd "$(dirname "$0")"
out=${1:-scanner-site.pcapng.gz}
export SW_PREFIX=${SW_PREFIX:-swmake} SW_MADE='2026-10-01 00:00:00'
for program in editcap mergecap; do
  command -v "$program" >/dev/null || { echo "make-capture.sh: needs the Debian package wireshark-common" >&2; exit 1; }
done
folder=$(mktemp -d)
trap './site.sh down; rm -rf "$folder"' EXIT

record() { # file, actions
  local file=$1 pid namespace interface
  shift
  read -r namespace interface < <(./site.sh tap)
  ip netns exec "$namespace" tcpdump -i "$interface" -s 0 --time-stamp-precision=nano -U -w "$file" 2>"$folder/tcpdump.log" &
  pid=$!
  until grep -q listening "$folder/tcpdump.log" 2>/dev/null; do read -rt 0.1 <> <(:) || true; done
  "$@"
  read -rt 2 <> <(:) || true
  kill -INT "$pid"
  wait "$pid" || true
}

morning() {
  ./site.sh do update archive maintain lookups
  # an agent that has just begun to watch cannot know what was looked up before
  read -rt 40 <> <(:) || true
  ./site.sh do update telemetry update-ssh bare-address old-version old-cipher weak-dh expired self-signed \
    other-key telnet ftp http image-out weak-ssh direct-ssh vnc rdp ssh-on-443 stray
}

evening() { ./site.sh do late; }

shift_to() { # file, date, result
  local first
  first=$(tcpdump -r "$1" -c 1 -tt -n 2>/dev/null | cut -d. -f1)
  editcap -t "$(($(date -u -d "$2" +%s) - first))" "$1" "$3"
}

./site.sh up
record "$folder/morning.pcap" morning
record "$folder/evening.pcap" evening
shift_to "$folder/morning.pcap" '2026-10-06 08:00:00' "$folder/1.pcap"
shift_to "$folder/evening.pcap" '2026-10-06 21:40:00' "$folder/2.pcap"
mergecap -F nsecpcap -w "$folder/site.pcap" "$folder/1.pcap" "$folder/2.pcap"
editcap -F pcapng --capture-comment "Sealwatch demo: a scanner site in network namespaces; times shifted" \
  "$folder/site.pcap" "$folder/site.pcapng"
gzip -9n <"$folder/site.pcapng" >"$out"
ls -l "$out"
