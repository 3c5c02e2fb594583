#!/usr/bin/env python3
"""Checks a Sealwatch bundle or log without Sealwatch: the Python standard library alone.

    verify.py EVIDENCE --key log.vkey|trust.policy [--tsa ca.pem]

EVIDENCE is a file made by 'sealwatch evidence export', or a log folder at rest. The key file is the log's
vkey, or a C2SP tlog-policy; it must come by another way than the evidence. With --tsa, time stamps are
checked by the openssl command. docs/evidence.md has the formats. Not checked here: ML-DSA-44 signatures,
and what the records mean.

Exit 0: proven, and it is said what. 1: something is wrong, and it is said where.
"""

import argparse
import base64
import binascii
import hashlib
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ED25519, COSIGNATURE, ML_DSA_44 = 1, 4, 6
POLICY, EPOCH, TIME_STAMP = 3, 5, 6
MOST = 512 << 20  # bytes of one file in a bundle
EMPTY = hashlib.sha256(b"").digest()


class Wrong(Exception):
    """Something is not what it must be."""


def need(condition, what):
    if not condition:
        raise Wrong(what)


# --- Ed25519, RFC 8032 section 5.1: checks a signature; makes none, so it need not hide its timing

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def x_of(y, sign):
    """The x of a point with this y, or None when there is none."""
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x & 1 != sign else x


def add(a, b):
    """Sum of two points (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z."""
    p, q = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    r, s = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = q - p, s - r, s + r, q + p
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, point):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, point)
        point = add(point, point)
        n >>= 1
    return total


def point_of(data):
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    x = x_of(y, sign) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)


def ed25519(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    key, r = point_of(public), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if key is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    a, b = times(s, BASE), add(r, times(h, key))
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


# --- C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy


def b64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as e:
        raise Wrong(f"not base64: {e}") from None
    need(base64.b64encode(data).decode() == text, "base64 that is not in its one canonical form")
    return data


def hash_of(text):
    data = b64(text)
    need(len(data) == 32, "a hash that has not 32 bytes")
    return data


def number(text):
    need(re.fullmatch(r"0|[1-9][0-9]{0,18}", text) and int(text) < 2**63, f"not a size: {text}")
    return int(text)


class Key:
    def __init__(self, vkey):
        parts = vkey.strip().split("+", 2)
        need(len(parts) == 3, "a vkey reads name+id+key")
        self.name, typed = parts[0], b64(parts[2])
        self.id = hashlib.sha256(self.name.encode() + b"\n" + typed).digest()[:4]
        need(self.id.hex() == parts[1], f"the vkey of {self.name} is damaged")
        self.type, self.public = typed[0], typed[1:]

    def signed(self, text, lines):
        """None when it has not signed, else the time that it states, or 0; a wrong signature is an error."""
        found = None
        for name, blob in lines:
            if name != self.name or blob[:4] != self.id:
                continue
            signature, message, found = blob[4:], text, 0
            if self.type == COSIGNATURE:
                found, signature = int.from_bytes(signature[:8], "big"), signature[8:]
                message = b"cosignature/v1\ntime %d\n" % found + text
            need(ed25519(self.public, message, signature), f"the signature of {self.name} is wrong")
        return found


class Trust:
    """A vkey file, or a tlog-policy. Keys that this program cannot check are only named."""

    def __init__(self, file):
        self.logs, self.witnesses, self.groups, self.quorum, self.unchecked = {}, {}, {}, "none", []
        text = Path(file).read_text()
        lines = [line.split() for line in text.splitlines()]
        if len(lines) == 1 and len(lines[0]) == 1:
            lines = [["log", lines[0][0]]]
        for words in lines:
            if not words or words[0].startswith("#"):
                continue
            if words[0] in ("log", "witness"):
                key = Key(words[1 if words[0] == "log" else 2])
                if key.type == ML_DSA_44:
                    self.unchecked.append(key.name)
                elif words[0] == "log":
                    self.logs.setdefault(key.name, []).append(key)
                else:
                    self.witnesses[words[1]] = key
            elif words[0] == "group":
                self.groups[words[1]] = (words[2], words[3:])
            else:
                need(words[0] == "quorum", f"{file}: not a line of a policy: {words[0]}")
                self.quorum = words[1]

    def checkpoint(self, note):
        """Size, root, origin, text and signature lines of a note that the log has signed."""
        text, _, signatures = note.decode("utf-8").rpartition("\n\n")
        text += "\n"
        parts = text.split("\n")
        need(len(parts) == 4 and signatures.endswith("\n"), "not a signed checkpoint of three lines")
        lines = []
        for line in signatures[:-1].split("\n"):
            words = line.split(" ")
            need(len(words) == 3 and words[0] == "\u2014", "not a signature line")
            lines.append((words[1], b64(words[2])))
        keys = self.logs.get(parts[0])
        need(keys, f"a checkpoint of the log {parts[0]}; no Ed25519 key of it was given")
        for key in keys:
            need(key.signed(text.encode(), lines) is not None, f"not signed by the log {key.name}")
        return number(parts[1]), hash_of(parts[2]), parts[0], text.encode(), lines

    def cosigned(self, text, lines):
        signed = {name: key.signed(text, lines) for name, key in self.witnesses.items()}
        return {name: time for name, time in signed.items() if time is not None}

    def meets(self, names, what=None):
        what = what or self.quorum
        if what == "none" or what in names:
            return True
        if what not in self.groups:
            return False
        wanted, members = self.groups[what]
        count = sum(self.meets(names, member) for member in members)
        return count >= {"all": len(members), "any": 1}.get(wanted) if wanted in ("all", "any") else count >= int(wanted)


# --- RFC 9162 section 2.1: the tree


def leaf(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def split(size):
    """The largest power of two smaller than the size."""
    return 1 << (size - 1).bit_length() - 1


def fold(first, last, records, hashes):
    """The root over [first, last) from the records in it, in order, and from hashes of what is between."""
    if not records:
        need(hashes, "the proof has too few hashes")
        return hashes.pop(0)
    if last - first == 1:
        return leaf(records[0][1])
    middle = first + split(last - first)
    left = [r for r in records if r[0] < middle]
    right = [r for r in records if r[0] >= middle]
    return node(fold(first, middle, left, hashes), fold(middle, last, right, hashes))


def consistent(old, old_root, new, new_root, path):
    """RFC 9162 section 2.1.4.2."""
    if old > new or len(path) > 63:
        return False
    if old == 0:
        return not path and old_root == EMPTY
    if old == new:
        return not path and old_root == new_root
    path = list(path)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    f, s = old - 1, new - 1
    while f & 1:
        f, s = f >> 1, s >> 1
    fr = sr = path[0]
    for h in path[1:]:
        if s == 0:
            return False
        if f & 1 or f == s:
            fr, sr = node(h, fr), node(h, sr)
            while f & 1 == 0 and f:
                f, s = f >> 1, s >> 1
        else:
            sr = node(sr, h)
        f, s = f >> 1, s >> 1
    return s == 0 and fr == old_root and sr == new_root


class Tree:
    """A growing tree: the roots of its perfect subtrees, largest first."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def append(self, entry):
        h, n = leaf(entry), self.size
        while n & 1:
            h, n = node(self.peaks.pop(), h), n >> 1
        self.peaks.append(h)
        self.size += 1

    def root(self):
        if not self.peaks:
            return EMPTY
        h = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            h = node(peak, h)
        return h


# --- entries and time stamps


def decode(entry):
    """Type, and either the payload or the hash and length of an object beside."""
    need(len(entry) >= 18 and entry[0] in (1, 2), "not an entry of format 1 or 2")
    if entry[0] == 1:
        return entry[1], entry[18:], None
    need(len(entry) == 58, "an entry of format 2 that has not 58 bytes")
    return entry[1], None, (entry[18:50], int.from_bytes(entry[50:], "big"))


def stamp_of(payload):
    head, _, note = payload.partition(b"\n\n")
    lines = head.decode().split("\n")
    need(len(lines) == 2 and lines[0] == "sealwatch/time-stamp@v1", "not a time stamp")
    return b64(lines[1]), note


def openssl_time(data, token, authorities):
    """The time of a token, once openssl has verified it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data").write_bytes(data)
        (Path(folder) / "token").write_bytes(token)
        there = ["-in", f"{folder}/token", "-token_in"]
        run = subprocess.run(
            ["openssl", "ts", "-verify", "-data", f"{folder}/data", *there, "-CAfile", authorities],
            capture_output=True, text=True)
        need(run.returncode == 0 and "Verification: OK" in run.stdout + run.stderr, "openssl refuses the time stamp")
        text = subprocess.run(["openssl", "ts", "-reply", *there, "-token_out", "-text"], capture_output=True, text=True)
        return re.search(r"Time stamp: (.*)", text.stdout).group(1)


class Check:
    """What was looked at, what is proven, what is not."""

    def __init__(self, trust, authorities):
        self.trust, self.authorities = trust, authorities
        self.where, self.proven, self.open = "evidence", [], []

    def attest(self, cosigned, stamps, continues, last):
        self.where = "cosigned"
        names, size = {}, 0
        if cosigned is not None:
            size, root, _, text, lines = self.trust.checkpoint(cosigned)
            need(continues(size, root), "two histories: the log does not continue what witnesses cosigned")
            names = self.trust.cosigned(text, lines)
        need(self.trust.meets(names), "not enough of the witnesses that the policy needs; those with ML-DSA-44 cannot be checked here")
        if names:
            self.proven.append(f"{', '.join(names)} cosigned the log at {size} entries")
        if not names or size <= last:
            self.open.append(f"that nobody was shown another history of entries from {size if names else 0} on")
        for index, (token, note) in stamps:
            self.where = f"entry {index}"
            size, root, *_ = self.trust.checkpoint(note)
            need(size <= index and continues(size, root), "it stamps another history")
            if self.authorities:
                time = openssl_time(note, token, self.authorities)
                self.proven.append(f"entries below {size} were there before {time}, entries after {index} came later")
        if not stamps or not self.authorities:
            self.open.append("when it was: no time stamp, or no --tsa to check it by")
        for name in self.trust.unchecked:
            self.open.append(f"the ML-DSA-44 signature of {name}: this program cannot check it")
        self.open.append("what the records say: this program does not read them")

    def bundle(self, file):
        with zipfile.ZipFile(file) as zip:
            names = [info.filename for info in zip.infolist()]
            need(len(names) == len(set(names)), "a name twice")
            need(all(i.file_size <= MOST and not i.compress_type for i in zip.infolist()), "too large, or compressed")
            parts = {name: zip.read(name) for name in names}
        need(names[0] == "mimetype" and parts["mimetype"] == b"application/vnd.etsi.asic-e+zip", "not an ASiC-E file")
        self.where = "META-INF/sealwatch.sha256"
        listed = dict(reversed(line.split("  ", 1)) for line in parts[self.where].decode().splitlines())
        found = {n: hashlib.sha256(p).hexdigest() for n, p in parts.items() if n not in ("mimetype", self.where)}
        need(listed == found, "the files are not those that are listed, or were changed")
        self.where = "checkpoint"
        size, root, origin, *_ = self.trust.checkpoint(parts["checkpoint"])
        self.where, records, data, last = "records", [], parts["records"], -1
        at = 0
        while at < len(data):
            need(len(data) - at >= 10, "cut short")
            index, length = struct.unpack_from(">QH", data, at)
            entry = data[at + 10 : at + 10 + length]
            need(len(entry) == length and last < index < size, "cut short, out of order, or beyond the checkpoint")
            records.append((index, entry))
            last, at = index, at + 10 + length
        need(records, "no records")
        self.where = "proof"
        lines = parts["proof"].decode().splitlines()
        need(lines[0] == "sealwatch/records-proof@v1", "not a proof")
        hashes = [hash_of(line) for line in lines[1:]]
        need(fold(0, size, records, hashes) == root and not hashes, "the records do not lead to the signed root")
        self.where, paths = "consistency", {}
        lines = parts["consistency"].decode().splitlines()
        need(lines[0] == "sealwatch/consistency@v1", "not consistency proofs")
        for line in lines[1:]:
            if line.startswith("from "):
                path = paths.setdefault(number(line[5:]), [])
            else:
                path.append(hash_of(line))
        stamps, expected = [], set()
        for index, entry in records:
            self.where = f"entry {index}"
            type, payload, beside = decode(entry)
            if beside:
                name = "objects/" + beside[0].hex()
                expected.add(name)
                need(name in parts and len(parts[name]) == beside[1], f"missing or of another length: {name}")
                need(hashlib.sha256(parts[name]).digest() == beside[0], f"not what was logged: {name}")
            if type == TIME_STAMP:
                stamps.append((index, stamp_of(payload)))
        self.where = "file"
        known = {"mimetype", "report.txt", "checkpoint", "cosigned", "records", "proof", "consistency",
                 "META-INF/ASiCManifest001.xml", "META-INF/timestamp001.tst", "META-INF/sealwatch.sha256"}
        need(set(names) <= known | expected, "the file holds more than its proven content")
        self.proven.append(f"{len(records)} entries, {records[0][0]} to {last}, each unchanged at its index, in the "
                           f"log {origin} as it was signed at {size} entries with root {root.hex()}")
        self.attest(parts.get("cosigned"), stamps,
                    lambda old, r: old in paths and consistent(old, r, size, root, paths[old]), last)
        token = parts.get("META-INF/timestamp001.tst")
        if token and self.authorities:
            self.where = "META-INF/timestamp001.tst"
            manifest = parts["META-INF/ASiCManifest001.xml"]
            time = openssl_time(manifest, token, self.authorities)
            listed = dict(re.findall(r'URI="([^"]*)"><ds:DigestMethod[^>]*/><ds:DigestValue>([^<]*)<', manifest.decode()))
            data = {n: p for n, p in parts.items() if n != "mimetype" and not n.startswith("META-INF/")}
            found = {n: base64.b64encode(hashlib.sha256(p).digest()).decode() for n, p in data.items()}
            need(listed == found, "the stamped manifest is of other files")
            self.proven.append(f"the bundle was packed before {time}")

    def log(self, folder):
        self.where = "checkpoint"
        size, root, origin, *_ = self.trust.checkpoint((folder / "checkpoint").read_bytes())
        epochs = sorted((int(p.name[6:]), p) for p in folder.glob("epoch-*") if p.name[6:].isdigit())
        need(epochs, "no epoch of a log")
        first, tree, stamps = epochs[0][0], Tree(), []
        for start, epoch in epochs:
            self.where = str(epoch)
            begun = self.begun(start, epoch)
            need(start == first or (tree.size == start and tree.root() == begun.root()),
                 "it does not continue the epoch before")
            tree = begun
            end = next((s for s, _ in epochs if s > start), size)
            with open(epoch / "entries", "rb") as file:
                while tree.size < end:
                    self.where = f"entry {tree.size}"
                    length = int.from_bytes(file.read(2), "big")
                    entry = file.read(length)
                    need(length and len(entry) == length, "missing or cut short")
                    type, payload, beside = decode(entry)
                    if beside:
                        data = (epoch / "objects" / beside[0].hex()).read_bytes()
                        need(len(data) == beside[1] and hashlib.sha256(data).digest() == beside[0], "another object")
                    if tree.size == start > 0:
                        need(type == EPOCH, "an epoch begins with the checkpoint of the one before")
                        before = self.trust.checkpoint(payload)
                        need(before[:2] == (start, tree.root()), "the epoch's checkpoint is of another log")
                    if type == TIME_STAMP:
                        stamps.append((tree.size, stamp_of(payload)))
                    tree.append(entry)
                need(not file.read(1), "more after the last signed entry")
        self.where = "entries"
        need(tree.size == size and tree.root() == root, "the entries do not give the root that the log signed")
        self.proven.append(f"all {size - first} entries from {first} on, each unchanged at its index and none left "
                           f"out, in the log {origin} as it was signed at {size} entries with root {root.hex()}")
        if first:
            self.open.append(f"what the {first} deleted entries before were")
        cosigned = folder / "cosigned"
        wanted = [self.trust.checkpoint(note)[0] for _, (_, note) in stamps]
        if cosigned.exists():
            wanted.append(self.trust.checkpoint(cosigned.read_bytes())[0])
        known = self.roots(epochs, set(wanted))
        self.attest(cosigned.read_bytes() if cosigned.exists() else None, stamps,
                    lambda old, r: old < first or known.get(old) == r, size - 1)

    def begun(self, start, epoch):
        """The tree as it was when the epoch began, by the tiles at the front of its files."""
        tree = Tree()
        tree.size = start
        for level in range(7, -1, -1):
            held = start >> 8 * level & 255
            if not held:
                continue
            tile = (epoch / f"tiles-{level}").read_bytes()[: held * 32]
            hashes = [tile[i : i + 32] for i in range(0, len(tile), 32)]
            need(len(hashes) == held, f"tiles-{level} is too short")
            for bit in range(7, -1, -1):
                if held >> bit & 1:
                    some, hashes = hashes[: 1 << bit], hashes[1 << bit :]
                    while len(some) > 1:
                        some = [node(a, b) for a, b in zip(some[::2], some[1::2])]
                    tree.peaks.append(some[0])
        return tree

    def roots(self, epochs, sizes):
        """Roots of the log at these sizes, read once more."""
        found = {}
        for start, epoch in epochs:
            tree = self.begun(start, epoch)
            found[start] = tree.root()
            with open(epoch / "entries", "rb") as file:
                while head := file.read(2):
                    tree.append(file.read(int.from_bytes(head, "big")))
                    if tree.size in sizes:
                        found[tree.size] = tree.root()
        return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evidence", type=Path)
    parser.add_argument("--key", required=True, help="the log's vkey, or a tlog-policy")
    parser.add_argument("--tsa", help="certificates of time-stamping authorities that you trust, in PEM")
    asked = parser.parse_args()
    check = None
    try:
        check = Check(Trust(asked.key), asked.tsa)
        (check.log if asked.evidence.is_dir() else check.bundle)(asked.evidence)
    except (Wrong, OSError, ValueError, KeyError, IndexError, struct.error, zipfile.BadZipFile, RecursionError) as e:
        print(f"{asked.evidence}: NOT proven: {check.where if check else asked.key}: {e}", file=sys.stderr)
        return 1
    print(f"{asked.evidence}: proven:", *check.proven, sep="\n  ")
    print("not proven:", *check.open, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
