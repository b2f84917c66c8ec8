#!/usr/bin/env bash
# Libraries: ruamel.yaml 0.19.1, with ruamel.yaml.clib 0.2.15 for its other parser; PyYAML 6.0.4 beside them.
#
# The guess: a block of text (`key: |`) may begin with an empty line. YAML 1.2 (8.1.1.1) minds only an
# empty line with more spaces than the text under it, and spaces at the end of a line are seen by nobody.
#
# What happens: where that line holds fewer spaces than the text, as many editors leave behind,
# ruamel.yaml refuses the file: «more indented follow up line than first in a block scalar». Without a
# space it reads it; and so do its own parser in C, which needs the extra «oldlibyaml», and PyYAML.
#
# Why it matters: the words of the product are edited by people who are no programmers. The same file is
# read on one machine and refused on another, which only lacks an optional package.
#
# Output seen:
#   ruamel.yaml 0.19.1
#   two spaces, then four: in Python ScannerError, in C '\nHello\n', PyYAML '\nHello\n'
#   no space, then four: in Python '\nHello\n', in C '\nHello\n', PyYAML '\nHello\n'
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ruamel.yaml==0.19.1 ruamel.yaml.clib==0.2.15 PyYAML==6.0.4

"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.scanner import ScannerError


def in_python(text):
    try:
        return repr(YAML(typ="safe", pure=True).load(text)["greeting"])
    except ScannerError as error:
        return type(error).__name__


def in_c(text):
    return repr(YAML(typ="safe").load(text)["greeting"])


print("ruamel.yaml", version("ruamel.yaml"))
seen = {}
for name, empty in (("two spaces", "  "), ("no space", "")):
    text = f"greeting: |\n{empty}\n    Hello\n"
    seen[name] = (in_python(text), in_c(text), repr(yaml.safe_load(text)["greeting"]))
    print(f"{name}, then four: in Python {seen[name][0]}, in C {seen[name][1]}, PyYAML {seen[name][2]}")
right = repr("\nHello\n")
assert seen == {"two spaces": ("ScannerError", right, right), "no space": (right, right, right)}
PY
