#!/usr/bin/env bash
# Libraries: SQLAlchemy 2.1.9.
#
# The guess: where a password holds an unescaped @, the last @ ends it, as for a browser, or the
# address is refused.
#
# What happens: the first @ ends it. The rest of the password becomes the beginning of the host,
# and nothing complains: the connection goes to a name that does not exist, or to one that does.
#
# Why it matters: the connection fails with an unknown host, and nobody looks for the reason in the
# password. The two parsers a program is likely to use read the same address differently.
#
# Output seen:
#   SQLAlchemy 2.1.9
#   password p, host ss@db.example
#   hidden: postgresql://bot:***@ss@db.example/sales
#   by urllib: password p@ss, host db.example
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sqlalchemy==2.1.9

cd "$work"
"$work/venv/bin/python" - <<'PY'
from urllib.parse import urlsplit

import sqlalchemy
from sqlalchemy import make_url

print("SQLAlchemy", sqlalchemy.__version__)
text = "postgresql://bot:p@ss@db.example/sales"
url = make_url(text)
print(f"password {url.password}, host {url.host}")
hidden = url.render_as_string(hide_password=True)
print("hidden:", hidden)
other = urlsplit(text)
print(f"by urllib: password {other.password}, host {other.hostname}")
assert (url.password, url.host) == ("p", "ss@db.example")
assert "ss@" in hidden
assert (other.password, other.hostname) == ("p@ss", "db.example")
PY
