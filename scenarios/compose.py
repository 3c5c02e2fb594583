#!/usr/bin/env python3
"""Puts a scenario's part of a policy on top of the policy of all: compose.py POLICY < PART > RESULT

Items of a list go to the end of the list (endpoints, assets, ...); a key of a section (residency:
countries, maintenance: windows, ...) takes the place of the same key. It knows as much of YAML as
these files use: two spaces a level, and nothing of a section on the line of its name unless all is.
"""
import re
import sys


def blocks(text, depth):
    """The parts of a text that begin at a depth, by key; what stands before the first is under ''."""
    found, key = {"": []}, ""
    for line in text:
        begins = re.match(" " * depth + r"([A-Za-z][\w-]*):", line)
        if begins:
            key = begins.group(1)
            found[key] = []
        found[key].append(line)
    return found


def main(policy):
    with open(policy, encoding="utf-8") as file:
        whole = blocks(file.read().splitlines(), 0)
    for section, lines in blocks(sys.stdin.read().splitlines(), 0).items():
        if section not in whole or len(lines) == 1:
            whole[section] = whole.get(section, []) * (not section) + lines
        elif section and any(line.startswith("  - ") for line in lines):
            whole[section] += lines[1:]
        elif section:
            inner = blocks(whole[section][1:], 2)
            inner.update(blocks(lines[1:], 2))
            whole[section][1:] = [line for block in inner.values() for line in block]
    for lines in whole.values():
        print(*lines, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
