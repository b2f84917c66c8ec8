"""Words of sums in the four languages, in the forms in which sums are said: «до двадцати тысяч», «vreo cinci mii», «alle sadan».

Leaves out how much it is: whoever names a sum has one. Whole words, in small letters, without marks on Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

MOST_DIGITS = 9
"""Longer ones are somebody's number."""

_RUSSIAN = """
    два двух две три трех четыре четырех пять пяти шесть шести семь семи восемь восьми девять девяти десять десяти
    одиннадцать одиннадцати двенадцать двенадцати тринадцать тринадцати четырнадцать четырнадцати пятнадцать пятнадцати
    шестнадцать шестнадцати семнадцать семнадцати восемнадцать восемнадцати девятнадцать девятнадцати двадцать двадцати
    тридцать тридцати сорок сорока пятьдесят пятидесяти шестьдесят шестидесяти семьдесят семидесяти восемьдесят восьмидесяти
    девяносто девяноста сто ста двести двухсот триста трехсот четыреста четырехсот пятьсот пятисот шестьсот шестисот семьсот
    семисот восемьсот восьмисот девятьсот девятисот полтора полторы полутора полмиллиона полтинник десятка десятку двадцатка
    двадцатку тридцатка тридцатку сотка сотку сотни сотню сотен тысяч тысячи тысяча тысячу тыс тыщ тыщи тыща миллион
    миллиона миллионов млн лям ляма лямов
"""
_ENGLISH = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million grand
"""
_ROMANIAN = """
    doi doua trei patru cinci sase sapte opt noua zece unsprezece doisprezece douasprezece treisprezece paisprezece
    cincisprezece saisprezece saptesprezece optsprezece nouasprezece douazeci treizeci patruzeci cincizeci saizeci saptezeci
    optzeci nouazeci suta sute mie mii milion milioane
"""
_FINNISH = re.compile(
    "(?:yksi|yhden|yhteen|kaksi|kahden|kahteen|kahta|kolmen?|kolmeen|kolmea|nelja(?:n|an|a)?|viisi|viiden|viiteen|viitta|kuusi|kuuden"
    "|kuuteen|kuutta|seitseman?|seitsemaan|seitsemaa|kahdeksan?|kahdeksaan|yhdeksan?|yhdeksaan|kymmenen?|kymmeneen|kymmenta"
    "|kymmenia|kymppi|kympin|kymppia|kymppitonni[na]?|toista|sata|sadan|sataan|sataa|satoja|satanen|satasen|satasta|tuhat"
    "|tuhannen|tuhanteen|tuhatta|tuhansia|miljoonan?|miljoonaan|miljoonaa|puoli|puolen|puolitoista|parin?|pariin|muutaman?"
    "|muutamaan|tonnin?|tonnia|tonniin)+"
)

NUMBERS: Mapping[str, frozenset[str]] = {
    "ru": frozenset(_RUSSIAN.split()),
    "en": frozenset(_ENGLISH.split()),
    "ro": frozenset(_ROMANIAN.split()),
}

_AROUND = {
    "ru": """
        до около примерно порядка приблизительно ориентировочно где в пределах районе не больше более максимум минимум от
        свыше плюс минус на за все всё рублей рубля рубль руб р евро доллар доллара долларов баксов лей лея леев грн гривен
        тенге сомов сум к тр кк штук штуки месяц год наличными рассчитываем рассчитываю планирую планировали планировал
        планировала хотели хотел хотела уложиться потратить готовы готов готова выделили есть можем могу ну так вот говорю
        скажем допустим наверное думаю это нас меня мы я у и где-то чем о том речь рассчитывали
    """,
    "en": """
        up to about around roughly approximately say under below over above less more than no at most least max maximum
        minimum between and or a an of the it s i we ve m re got have would be thinking think looking something like in
        region total per month year each pounds pound quid dollars dollar bucks euro euros gbp usd eur maybe let us call our
        my budget is could can go for well so that d ll k
    """,
    "ro": """
        pana la cel mult maxim maximum minim vreo cam aproximativ circa in jur de sub peste nu intre si o undeva pe luna an
        lei leu ron euro eur dolari mdl as avem am ne gandim ma gandesc gandeam gandit sa zicem spunem putem pot da poate
        tot totul dispunem bugetul e este
    """,
    "fi": """
        noin alle yli enintaan korkeintaan maksimissaan max maksimi vahintaan asti saakka suunnilleen luokkaa sanotaan ja
        tai ei enempaa ehka euroa euron euroon euroja euro e eur kuussa kuukaudessa vuodessa on meilla minulla mulla olen
        ajatellut ajattelin ajateltiin jotain siina paikkeilla hujakoilla pintaan tienoilla no budjetti voin voimme k
    """,
}
AROUND: Mapping[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _AROUND.items()}
"""What stands around a number when a sum is said: how sure it is, whose it is, of which money."""
_VAGUE = """
    один одного одну пару пары пара пол несколько one half couple few dozen un una unu o jumatate cateva
    yksi yhden yhta puoli puolen pari parin pariin muutama muutaman muutamaan
"""
VAGUE = frozenset(_VAGUE.split())
"""Numbers that make a sum only beside another: «пару тысяч», «the one»."""
_GLUED = re.compile(r"(\d+)(k|к|тыс|тр|т|m|млн|mii|e|eur|руб|р|лей|lei)?")


def is_number(word: str, language: str) -> bool:
    """Tell whether a word is a number, or a part of one, that may be a sum's."""
    glued = _GLUED.fullmatch(word)
    if glued is not None:
        return len(glued[1]) <= MOST_DIGITS
    if language == "fi":
        return _FINNISH.fullmatch(word) is not None
    return word in NUMBERS.get(language, ())
