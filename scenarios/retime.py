#!/usr/bin/env python3
"""Moves a capture in time, and changes nothing else.

    retime.py IN OUT START [PLAN]

IN and OUT are pcap files with nanoseconds, as tcpdump writes them. The first packet gets the time
START (ISO 8601, UTC); all others keep their distance to it. PLAN is a text file with one pause a
line, 'WHEN SECONDS': packets captured after WHEN (nanoseconds since 1970, the capture's own clock)
are later by that much more. So what real clients did in seconds happens over days.
"""
import bisect
import datetime
import struct
import sys

MAGIC_NANOSECONDS = 0xA1B23C4D
FILE_HEADER, PACKET_HEADER = 24, 16
BILLION = 10**9


def pauses(file):
    marks, sums, total = [], [0], 0
    with open(file, encoding="ascii") as lines:
        for line in lines:
            when, seconds = line.split()
            total += round(float(seconds) * BILLION)
            marks.append(int(when))
            sums.append(total)
    return marks, sums


def main(source, result, start, plan=None):
    marks, sums = pauses(plan) if plan else ([], [0])
    begin = datetime.datetime.fromisoformat(start).replace(tzinfo=datetime.timezone.utc)
    begin = round(begin.timestamp()) * BILLION
    with open(source, "rb") as file:
        data = file.read()
    if len(data) < FILE_HEADER or struct.unpack_from("<I", data)[0] != MAGIC_NANOSECONDS:
        sys.exit(f"{source}: not a pcap with nanoseconds in this machine's byte order")
    first, place, out = None, FILE_HEADER, [data[:FILE_HEADER]]
    while place + PACKET_HEADER <= len(data):
        seconds, nanos, held, length = struct.unpack_from("<IIII", data, place)
        packet = data[place + PACKET_HEADER : place + PACKET_HEADER + held]
        if len(packet) < held:
            sys.exit(f"{source}: the last packet is cut off")
        place += PACKET_HEADER + held
        time = seconds * BILLION + nanos
        first = time if first is None else first
        time = time - first + begin + sums[bisect.bisect_right(marks, time)]
        out.append(struct.pack("<IIII", time // BILLION, time % BILLION, held, length))
        out.append(packet)
    if first is None:
        sys.exit(f"{source}: no packet was captured")
    with open(result, "wb") as file:
        file.write(b"".join(out))


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
