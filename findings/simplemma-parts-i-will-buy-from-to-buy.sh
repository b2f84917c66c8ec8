#!/usr/bin/env bash
# Libraries: simplemma 2.0.0.
#
# The guess: all forms of one common verb have one lemma, its infinitive, since they stand in a
# dictionary and not in rules.
#
# What happens: a form has one lemma only, and where two words share a form any of them may have
# won. «куплю» (I will buy) belongs to the noun «купля», «оплачу» (I will pay) to «оплакать» (to
# mourn), while «купим» and «оплатим» are right. In Finnish «halua» is «halu» beside «haluan»,
# «haluta»; «tulen» (I come) is «tuli» (fire). In English «thinking» is the non-word «thinke» and
# «worse» is «wrong».
#
# Why it matters: the words a seller waits for, I will buy and I will pay, are the ones that fall
# out of the recogniser's class, although its examples have the verb. Keep a short list of own
# lemmas in front of the dictionary.
#
# Output seen:
#   simplemma 2.0.0
#   ru {'куплю': 'купля', 'купим': 'купить', 'оплачу': 'оплакать', 'оплатим': 'оплатить', 'плачу': 'плач'}
#   fi {'halua': 'halu', 'haluan': 'haluta', 'tulen': 'tuli'}
#   en {'thinking': 'thinke', 'worse': 'wrong', 'better': 'good'}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check simplemma==2.0.0

cd "$work"
"$work/venv/bin/python" - <<'PY'
from importlib.metadata import version

from simplemma import lemmatize

print("simplemma", version("simplemma"))
expected = {
    "ru": {"куплю": "купля", "купим": "купить", "оплачу": "оплакать", "оплатим": "оплатить", "плачу": "плач"},
    "fi": {"halua": "halu", "haluan": "haluta", "tulen": "tuli"},
    "en": {"thinking": "thinke", "worse": "wrong", "better": "good"},
}
for language, words in expected.items():
    seen = {word: lemmatize(word, lang=language) for word in words}
    print(language, seen)
    assert seen == words
PY
