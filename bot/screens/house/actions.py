"""What the buttons of the house sheet mean. Their verbs begin with K. `team` is 0 for the house's own sheet."""

from __future__ import annotations

from dataclasses import dataclass

from bot.screens.fields import Flag, Name, PageNumber, RowId, RowIdOrNone


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseSheet:
    """Show whose sheets there are, in this language."""

    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnChoice:
    """Show other teams whose sheets there are."""

    language: Name
    page: PageNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSheetOf:
    """Show a sheet."""

    team: RowIdOrNone
    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPart:
    """Show the lines of a product, of the terms, of a competitor, or answers about a product: those beside this one."""

    team: RowIdOrNone
    language: Name
    item: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """The next text is this line; on the walk the next one is asked for behind it."""

    team: RowIdOrNone
    language: Name
    item: Name
    walk: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipLine:
    """Go on behind this line to the next that is not filled."""

    team: RowIdOrNone
    language: Name
    item: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBack:
    """Go to the line before this one."""

    team: RowIdOrNone
    language: Name
    item: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyLine:
    """Take a line off."""

    team: RowIdOrNone
    language: Name
    item: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoLine:
    """Let the line before this one, which counts, count again."""

    team: RowIdOrNone
    language: Name
    line: RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSheet:
    """Send a sheet as a file."""

    team: RowIdOrNone
    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class BringSheet:
    """The next text, or a file, is a sheet."""

    team: RowIdOrNone
    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeSheet:
    """Let what one's file says count."""

    team: RowIdOrNone
    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class DropSheet:
    """Leave the sheet as it is."""

    team: RowIdOrNone
    language: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class PutExample:
    """Let the sheet say what an example says, in place of everything: `windows`, `software`, or `empty`."""

    team: RowIdOrNone
    language: Name
    which: Name


HouseAction = (
    ChooseSheet
    | TurnChoice
    | OpenSheetOf
    | OpenPart
    | AskLine
    | SkipLine
    | StepBack
    | EmptyLine
    | UndoLine
    | SendSheet
    | BringSheet
    | TakeSheet
    | DropSheet
    | PutExample
)

HOUSE_VERBS: dict[str, type[HouseAction]] = {
    "Kc": ChooseSheet,
    "Kg": TurnChoice,
    "Ko": OpenSheetOf,
    "Kp": OpenPart,
    "Ka": AskLine,
    "Ks": SkipLine,
    "Kb": StepBack,
    "Ke": EmptyLine,
    "Ku": UndoLine,
    "Kf": SendSheet,
    "Kl": BringSheet,
    "Kt": TakeSheet,
    "Kd": DropSheet,
    "Kx": PutExample,
}
