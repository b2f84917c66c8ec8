"""What buttons carry: every field of every action, and all that can be sent in its place."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens import fields as kinds
from bot.screens.action import MAX_BYTES, VERB_OF, VERBS, Action, UnknownAction, decode, encode
from bot.screens.calls.actions import AnswerCue, Page

NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789_.", min_size=1, max_size=12)
ENDS = {
    kinds.RowId: ("1", "9223372036854775807"),
    kinds.RowIdOrNone: ("0", "9223372036854775807"),
    kinds.Flag: ("0", "1"),
    kinds.PageNumber: ("0", "9999"),
    kinds.CodeNumber: ("1", "999999"),
    kinds.Revision: ("0", "2147483647"),
    kinds.Minute: ("0", "1439"),
    kinds.Months: ("1", "120"),
    kinds.TextSign: ("0", "4294967295"),
    kinds.Hundredths: ("0", "90"),
    kinds.MonthOrNone: ("0", "299912"),
    kinds.Position: ("1", "9"),
    kinds.Day: ("20000101", "29991231"),
    kinds.DayOrNone: ("0", "29991231"),
    kinds.Amount: ("1", "1000000000000000"),
    kinds.Moment: ("200001010000", "299912312359"),
}
"""The smallest and the largest of every kind of number, written out: whoever moves a bound has to mean it."""
NOT_IN_THE_CALENDAR = {
    kinds.MonthOrNone: ("202600", "202613", "2026", "20261123", "199912"),
    kinds.Day: ("0", "20260230", "20261301", "20261100", "202611", "19991231", "202611231030"),
    kinds.DayOrNone: ("20260230", "20261301", "202611", "19991231"),
    kinds.Moment: ("0", "202611232400", "202611231060", "202602301030", "20261123", "101010000"),
}
NO_NUMBERS = (
    "",
    " ",
    "-",
    "-1",
    "+1",
    "01",
    "00",
    "1_0",
    " 1",
    "1 ",
    "1\n",
    "1.0",
    "1e3",
    "0x1",
    "١٢",  # Arabic digits, which int() reads
    "１",  # a wide digit, which int() reads
    "²",
    "None",
    "nan",
    "x",
    "9" * 40,
)
OLD_BUTTONS = """
EA:7 EB:7 EC:12 ED:12:wants EE:12:can_no:1 EF:12:fi EG:12 EH:12 EI:0 EJ:12 EK:12 EL EM EN:mixed.0/choleric.1:0 EO:12
EP:0 EQ:phrase1 ER:phrase1:shorter
ES:phrase1:shorter:85 ES:phrase1:shorter:0 ET:12:0 EU:12:mixed.0/choleric.1:0 EV:12:7 EW:12 EX:0 EY:12 EZ
q:12:phrase1:shorter:a e:12:7 w:12:yes:c c:12:no:a o:12:none:o t:12:choleric u:12:3:a n:12:3:a p:12:0:a z:12:7 v:12:m a:12 k:12:1
l:12:fi d:12:5:n f:12 x:12:call_back bn:12:202611241000:1:a bn:12:202611241000:0:o
b:12:h g:12:0 j:12 r:12 s:0:0 s:5:12 m:12:cost:s m:12:none:a v:12:s
Tg:0 Tl:1:0 Tp:2 Ta:2:r:0 Tr:2:trainee Tm:2:3 Tb:2:1 Tx:2 Tt:2:0 TM:2 Te:2:1 Ti:1 Tj:1:manager To:0 Th:4 Tk:4:0 Tk:4:2 Tn:0 Ty
Ta:2:h:0 Tv:2:3 Tu:1 TC:1 TO:1 TL:0 Tf Ts:z Tq:Europe/Riga Tc Tw:manager Td TT:2:3:1 Ta:2:f:0
So:m Sl:ro Sz:America/Port-au-Prince Sz:Etc/GMT+12 Sq:1260:480 Sr:0 Sc:1 Sk:0 Sn:codes:1 Si:1 Sa:3
Sd:1:540 Ws:p:lw.t3:2 Wo:d20261116-20261122 Wd:w.e5:202611:20261103 Wm:lm.t3:1
Rn Rm:12:0:0 Rm:12:202611:9 Rh:12:20261123:1:0 Ra:12:202611231030:9 Rb:12:0 Rp Rl:0 Rv:9 Ru:12 Ro:9:1 Rs:9:q:0 Rf:9:0
Re:9:12:bought Rw:9:12:t Rk:9:12 Cs:8:1 Ct:12:8 Cn:12:5 Ca Cb:8:5 Cl:0 Cv:8 Cr:8 Cm:8 Cq:8:9 Cg:8:9 Ci:8:en
G Gc:types Gp:types.bold Gm:12:1 E:ru Em:ru:any El:ru:choleric:wants_can:0 Eo:ru:opening.any.1:0 Ec:ru:opening.any.1
E5:ru E6:ru:task:0 E7:ru:0 E8:ru:types:0 E9:0 E0:6 Eo:ru:page/types.bold:0 Ec:ru:title/types.bold
Et:ru:next/any.no_no Et:ru:opening.any.1 Er:6 Ea:6:1 Ep:6:4294967295 Ed:6 Eu:ru:opening.any.1:6 Eh:ru:opening.any.1:0
Ek:ru:opening.any.1:123456789:1 Ew:0 En:2 Es:ru Ex Ei Eg:yes_no:0 Ev:7 Ez:7:1 Eq:7 Tz:2:5:0 Co:8 Xc:8 Xd:8 Xl:1:0 Xp:2 Xq:2 Do
Ll:0:0 Ll:12:1 Lo:lw.e12.or Lp:h:0 Lc:d20261101-20261130.t1.c5.kp.iyu.x La Ld:0:0 Ld:202611:20261101 Lv:12:0:9
Hl:0 Hp:2 Hb:2:lw Ho:5 Hc:5:1 Hs:5:1:asked:1 Hn:5:1 Hv:5:keep Hm:5:unfit Hd:5:0 Hy:5:20261207 Hf:5 Ht:5 Hx:5 Hr:5
Xr:1 Xk:1:calls Xw:1:calls:24 Xs:1:texts:12
P:o:lw:0:0 Pl:d:lw:1:phrase1/shorter:0
Ha:5 Hk:5:1 He:5 Hq:5 Hg Hi:12 Hw:12 Sw:1
HR:0 HP:1:2 HB:1:2:lw HO:3 HC:3:1 HK:3:1:choleric HF:3:1:0 HE:3 HW:12
Cf:8 Cw:8:html Cw:8:json
Dt Db Dc Dp:choleric:sanguine Da:3:0:choleric Da:3:1:wants.yes Dn:3:0 Dg:3:2 Dx:7:cho.12 Ds:1 Dr Dh DL Dl:0 Dv:2 DV:2
Dm DO:2 DT:base.own_list:1 DC:calls:20261130:12 DZ:2:3 DK:2:sal.crm:0 DN:2:requests:20261130:1 Dq:2:1:1 DX:2:1:0
Dy Dyb DY:1:0 DW Dw:1:0 Dwx:1 Dwf:1:0 De:0 Dk:1 Dkb:3 Dkn:1 Dkp:1:pair.choleric.sanguine Dko:3:0 Dkt:3:2:1:0 Dkf:3:twice
Dkc:3:202612 Dkd:3:20261201 Dkg:3 Dkl:1:0 Dkv:3:0 Dkx:3
Dqv:5 Dqg:5 Dqo:5:0 Dqo:5:7 Dqs:5 Dqt:5 Dqc:2 Dqf:2:quiz Dqf:2:role DqV:5 Dqm:5:0 Dqm:5:3 Dqr:5:3:1 Dqx:5 Dqa:5 Dqd:5:0 Dqn:5
Dqp:1 Dqe:1:product Dqe:1:from_stock Kg:ru:1 Kp:1:ru:q1.features DqF:2:quiz:2
Lf:0:1 Lx:xlsx:0:0 Lx:jsonl:1:1 Lq:3
Kc:ru Ko:0:ru Ko:1:fi Ka:1:ru:p1.what:1 Ks:1:ru:c1.strength2 Kb:1:ru:p1.what Ke:1:ru:p1.what Ku:1:ru:9 Kf:1:ru Kl:1:ru Kt:1:ru
Kd:1:ru Kx:0:ru:windows i:12:p:1 i:12:c:2 h:12:2
Ma:12 Mn:12:1200000:EUR Ms:12 Mb:12 Ml:8:0 Mv:4 Mc:4:0 My:RUB Mq Mf:3 Mm:3:2 Md:3:0 Mw:3:0:7:5:0 Mt:3:1 Mx:3
y:12 Eb:0 Ee:2:0 Ef:2:choleric.1/mixed.0:0 Ej:6:4294967295 Ey:6 E1:6 E2:2:0 E4:2 E3:7
"""
"""As the bot has sent them so far. They hang in people's chats for months: add to them, and never take one out."""
NO_NAMES = ("", " ", "a b", "\x00", "a\n", "я", "\u200b", "\ud800", "a\u202eb", "a:b")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an action, and data in which everything else is right."""

    kind: type[Action]
    name: str
    hint: Any

    def filled(self, value: str) -> str:
        """Put a value into the field."""
        hints = get_type_hints(self.kind, include_extras=True)
        others = {field.name: _some(hints[field.name]) for field in fields(self.kind)}
        return ":".join([VERB_OF[self.kind], *(others | {self.name: value}).values()])

    def __str__(self) -> str:
        return f"{self.kind.__name__}.{self.name}"


def _some(hint: Any) -> str:
    if hint in ENDS:
        return ENDS[hint][0]
    return "a" if hint is str else str(next(iter(hint)))


def _all_fields() -> Sequence[Field]:
    return [
        Field(kind, field.name, get_type_hints(kind, include_extras=True)[field.name])
        for kind in VERBS.values()
        for field in fields(kind)
    ]


FIELDS = _all_fields()
NUMBERS = [field for field in FIELDS if field.hint in ENDS]
OTHERS = [field for field in FIELDS if field.hint not in ENDS]


def any_action() -> st.SearchStrategy[Any]:
    """Return a strategy for every action with every kind of value."""

    def value(hint: Any) -> st.SearchStrategy[Any]:
        if hint in ENDS:
            low, high = map(int, ENDS[hint])
            in_bounds = st.integers(low, high) | st.sampled_from([low, high])
            return in_bounds.filter(get_args(hint)[1].allow) if hint not in NOT_IN_THE_CALENDAR else _in_calendar(hint)
        return NAMES if hint is str else st.sampled_from(list(hint))

    def built(kind: type[Action]) -> st.SearchStrategy[Any]:
        hints = get_type_hints(kind, include_extras=True)
        return st.builds(kind, **{field.name: value(hints[field.name]) for field in fields(kind)})

    return st.one_of([built(kind) for kind in VERBS.values()])


def _in_calendar(hint: Any) -> st.SearchStrategy[int]:
    form = {
        kinds.MonthOrNone: "%Y%m",
        kinds.Day: "%Y%m%d",
        kinds.DayOrNone: "%Y%m%d",
        kinds.Moment: "%Y%m%d%H%M",
    }[hint]
    first, last = datetime(kinds.FIRST_YEAR, 1, 1), datetime(kinds.LAST_YEAR, 12, 31, 23, 59)  # noqa: DTZ001  wall times
    return st.datetimes(first, last).map(lambda at: int(at.strftime(form)))


@given(any_action())
def test_every_action_survives_its_button(action: Any) -> None:
    """Decoding what was encoded gives the same action, within 64 bytes."""
    data = encode(action)
    assert 1 <= len(data.encode()) <= MAX_BYTES
    assert decode(data) == action


def test_buttons_in_chats_of_long_ago_mean_what_they_meant() -> None:
    """Data that was sent before is read, and written again it is the same; there is some of every verb."""
    assert [encode(decode(data)) for data in OLD_BUTTONS.split()] == OLD_BUTTONS.split()
    assert {data.partition(":")[0] for data in OLD_BUTTONS.split()} == set(VERBS)


def test_every_action_has_a_verb_of_its_own() -> None:
    """Two ideas that choose the same letters would take each other's buttons."""
    kinds = [kind for part in get_args(Action) for kind in (get_args(part) or (part,))]
    assert [kind.__name__ for kind in kinds if kind not in VERB_OF] == []


def test_every_number_of_every_action_has_bounds() -> None:
    """A field is a number of a kind that is known here, a name, or one of a closed list; none is just any number."""
    assert {str(field) for field in FIELDS if field.hint is int} == set()
    assert [str(field) for field in OTHERS if not (field.hint is str or hasattr(field.hint, "__members__"))] == []
    assert {field.hint for field in NUMBERS} == set(ENDS), "every kind is used"


@pytest.mark.parametrize("field", NUMBERS, ids=str)
def test_a_number_is_taken_within_its_bounds_and_not_beyond(field: Field) -> None:
    """The smallest and the largest are taken as they are; one less and one more, and everything far beyond, are not."""
    low, high = ENDS[field.hint]
    for end in (low, high):
        assert str(getattr(decode(field.filled(end)), field.name)) == end
    beyond = [int(low) - 1, int(high) + 1, -(2**63), 2**31 if int(high) < 2**31 else 2**63, 2**53 if int(high) < 2**53 else 2**64]
    calendar = NOT_IN_THE_CALENDAR.get(field.hint, ())
    for value in (*map(str, beyond), *NO_NUMBERS, *calendar):
        with pytest.raises(UnknownAction):
            decode(field.filled(value))


@pytest.mark.parametrize("field", OTHERS, ids=str)
def test_a_name_is_plain_letters(field: Field) -> None:
    """Signs that no id of ours has, and members that an enumeration does not have, are refused where they come in."""
    for value in NO_NAMES:
        with pytest.raises(UnknownAction):
            decode(field.filled(value))


@given(st.sampled_from(NUMBERS), st.text(max_size=25) | st.integers().map(str))
def test_whatever_stands_for_a_number_is_read_as_written_or_refused(field: Field, value: str) -> None:
    """There is one way to write each number, so a button means one thing."""
    with suppress(UnknownAction):
        assert str(getattr(decode(field.filled(value)), field.name)) == value


@given(st.text(max_size=80))
def test_garbage_is_no_action(data: str) -> None:
    """Forged or old data is refused in one way, or is a valid action; it never breaks anything else."""
    with suppress(UnknownAction):
        assert decode(data) is not None


@pytest.mark.parametrize("data", ["", "q", "q:1:a:b", "w:1:maybe:a", "zz:1", "q:1:a:b:a:c", "Gp:" + "a" * 62])
def test_wrong_data_is_refused(data: str) -> None:
    """Wrong verbs, counts and lengths are old buttons."""
    with pytest.raises(UnknownAction):
        decode(data)


def test_data_that_is_too_long_is_a_mistake_of_ours() -> None:
    """A button that Telegram would refuse is refused when it is made."""
    with pytest.raises(ValueError, match="bytes"):
        encode(AnswerCue(call=1, question="q" * 40, option="o" * 40, page=Page.AUTO))
