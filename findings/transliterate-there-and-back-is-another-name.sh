#!/usr/bin/env bash
# Library: transliterate 1.10.2.
#
# The guess: a transliteration that has a `reversed` direction gives a name back when it is done
# there and back.
#
# What happens: «Щербаков» comes back as «Счербаков», «Ёлка» as «Елка», and «Объезд» as «ОбЬезд»,
# with a capital soft sign inside the word.
#
# Why it matters: names that were stored in Latin letters for a system without Cyrillic cannot be
# restored, and the result looks like a misspelling by the client. Keep the original beside it.
#
# Output seen:
#   transliterate 1.10.2
#   Иванов → Ivanov → Иванов
#   Щербаков → Scherbakov → Счербаков
#   Ёлка → Elka → Елка
#   Объезд → Ob'ezd → ОбЬезд
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check transliterate==1.10.2

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from transliterate import translit

print("transliterate", version("transliterate"))


def there_and_back(name):
    latin = translit(name, "ru", reversed=True)
    back = translit(latin, "ru")
    print(f"{name} → {latin} → {back}")
    return back


assert there_and_back("Иванов") == "Иванов"
assert there_and_back("Щербаков") == "Счербаков"
assert there_and_back("Ёлка") == "Елка"
assert there_and_back("Объезд") == "ОбЬезд"
PY
