"""What every button, question and command asks permission for: one line each. What has none fails the generated test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from itertools import product
from typing import Any, get_type_hints

from bot.domain.people.employee import Role
from bot.domain.people.permissions import Deed
from bot.screens.action import VERBS, Action
from bot.screens.calls import actions as call_action
from bot.screens.clients import actions as client_action
from bot.screens.coaching import actions as coaching_action
from bot.screens.desk import actions as desk_action
from bot.screens.erasing import actions as erasing_action
from bot.screens.fields import RowId
from bot.screens.figures import actions as figure_action
from bot.screens.guide import actions as guide_action
from bot.screens.house import actions as house_action
from bot.screens.house.actions import HOUSE_VERBS
from bot.screens.log import actions as log_action
from bot.screens.people import actions as team_action
from bot.screens.people import settings_actions
from bot.screens.people.actions import Ask
from bot.screens.phrases import actions as editing_action
from bot.screens.phrases.actions import EDITING_VERBS
from bot.screens.reminders import actions as reminder_action
from bot.screens.sales import actions as sales_action
from bot.screens.stats import actions as stats_action
from bot.screens.training import actions as training_action
from bot.screens.training import quiz_actions as quiz_action
from bot.screens.training import team_actions
from bot.services.text_ports import PromptKind
from tests.button_fields import least


class Kind(StrEnum):
    """What a button names."""

    NOTHING = "nothing"
    CALL = "call"
    PERSON = "person"
    SOMEBODY = "somebody"
    """A person by whom nothing is decided."""
    TEAM = "team"
    INVITE = "invite"
    CLIENT = "client"
    SALE_LIST = "sale list"
    """Of a team's sales."""
    SALE = "sale"
    """To a client of a team."""
    REMINDER = "reminder"
    TEXT = "text"
    """A typed name of which it is not decided yet whose it is."""
    NOTE = "note"
    DRAFT = "draft"
    EXAMPLE = "example"
    """A draft of an example of clients' words."""
    WEIGHTS = "weights"
    """A draft of other weights of cues."""
    LEARNT = "learnt"
    """What a team's calls speak for."""
    COACHING = "coaching"
    """To whoever looks after the other."""
    JUDGING = "judging"
    """Of which somebody is one of the two."""
    AGREEMENT = "agreement"
    """The same, to him whose calls they are."""
    JOB = "job"
    ASSIGNMENT_DRAFT = "assignment draft"
    """To whoever is about to give it."""
    GIVEN = "given"
    """What was given, to whoever looks after the team."""
    ASSIGNED = "assigned"
    """The same, to him who is to do it."""
    OWN_TRY = "own_try"
    """Of the product quiz or a role game, to whoever takes it."""
    TRY = "try"
    """The same, to whoever marks it or decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a verb does, and the fields that name the objects it does it to."""

    deed: Deed | None
    """None: everybody who has access may, as there is no object and nothing of others to see."""
    kind: Kind = Kind.NOTHING
    named: str = ""
    also: Mapping[str, Kind] = field(default_factory=dict)
    """What it names besides, by field."""

    @property
    def objects(self) -> Mapping[str, Kind]:
        """Every field that names an object."""
        return ({} if self.kind is Kind.NOTHING else {self.named: self.kind}) | dict(self.also)


def _call(named: str = "call", **also: Kind) -> Rule:
    return Rule(deed=Deed.GUIDE_CALL, kind=Kind.CALL, named=named, also=also)


def _reminder() -> Rule:
    return Rule(deed=Deed.GUIDE_CALL, kind=Kind.REMINDER, named="reminder")


def _client(named: str = "client", deed: Deed = Deed.KEEP_CLIENTS, **also: Kind) -> Rule:
    return Rule(deed=deed, kind=Kind.CLIENT, named=named, also=also)


def _person(deed: Deed, **also: Kind) -> Rule:
    return Rule(deed=deed, kind=Kind.PERSON, named="person", also=also)


def _coaching() -> Rule:
    return Rule(deed=Deed.COACH, kind=Kind.COACHING, named="coaching")


def _judging() -> Rule:
    return Rule(deed=Deed.RATE, kind=Kind.JUDGING, named="judging")


def _agreement() -> Rule:
    return Rule(deed=Deed.AGREE, kind=Kind.AGREEMENT, named="coaching")


def _own_try() -> Rule:
    return Rule(deed=Deed.TAKE_QUIZ, kind=Kind.OWN_TRY, named="attempt")


def _try(deed: Deed = Deed.MARK_QUIZ) -> Rule:
    return Rule(deed=deed, kind=Kind.TRY, named="attempt")


OWN = Rule(deed=Deed.OWN_SETTINGS)
WORDS = Rule(deed=Deed.EDIT_WORDS)
LOG = Rule(deed=Deed.READ_LOG)
NOTE = Rule(deed=Deed.EDIT_WORDS, also={"note": Kind.NOTE})
DRAFT = Rule(deed=Deed.EDIT_WORDS, kind=Kind.DRAFT, named="draft")
EXAMPLE = Rule(deed=Deed.EDIT_WORDS, kind=Kind.EXAMPLE, named="draft")
LEARNT = Rule(deed=Deed.LEARN_WEIGHTS)
SHEET = Rule(deed=Deed.WRITE_SHEET, kind=Kind.TEAM, named="team")
WEIGHTS = Rule(deed=Deed.EDIT_WORDS, kind=Kind.WEIGHTS, named="draft")
RULES: Mapping[type[Action], Rule] = {
    call_action.AnswerCue: _call(),
    call_action.SetWants: _call(),
    call_action.SetCan: _call(),
    call_action.SetObjection: _call(),
    call_action.SetOccasion: _call(),
    call_action.PickType: _call(),
    call_action.Undo: _call(),
    call_action.NotHim: _call(),
    call_action.AnotherPhrase: _call(),
    call_action.NoneFits: _call(),
    call_action.OpenPage: _call(),
    call_action.OpenFacts: _call(),
    call_action.ChooseProduct: _call(),
    call_action.PromiseNamed: _call(),
    call_action.AskName: _call(),
    call_action.TakeCode: _call(),
    call_action.SetCompact: _call(),
    call_action.SetLanguage: _call(),
    call_action.Decide: _call(text=Kind.TEXT),
    call_action.Finish: _call(),
    call_action.SetOutcome: _call(),
    call_action.CallBackAt: _call(),
    call_action.VotePhrase: _call(),
    call_action.ConfirmType: _call(),
    call_action.RejectType: _call(),
    call_action.Return: _call(),
    call_action.StartCall: _call("after", text=Kind.TEXT),
    team_action.TryCall: Rule(deed=None),
    team_action.OpenFirstSteps: Rule(deed=None),
    team_action.PutOff: Rule(deed=None),
    team_action.KeepZone: OWN,
    team_action.AskCity: OWN,
    team_action.InviteFirst: Rule(deed=Deed.INVITE),
    team_action.TellStaff: Rule(deed=Deed.DECIDE_FOR_ALL),
    team_action.ShowTeams: Rule(deed=Deed.SEE_TEAM),
    team_action.ShowTeam: Rule(deed=Deed.SEE_TEAM, kind=Kind.TEAM, named="team"),
    team_action.ShowPerson: _person(Deed.SEE_TEAM),
    team_action.AskAbout: _person(Deed.SEE_TEAM),
    team_action.SetRole: _person(Deed.SET_ROLE),
    team_action.MoveTo: _person(Deed.MOVE, team=Kind.TEAM),
    team_action.SetBlocked: _person(Deed.BLOCK),
    team_action.RemovePerson: _person(Deed.REMOVE),
    team_action.ChooseMentor: _person(Deed.NAME_MENTOR),
    team_action.SetMentor: _person(Deed.NAME_MENTOR, mentor=Kind.PERSON),
    team_action.HandOver: _person(Deed.HAND_OVER, heir=Kind.PERSON),
    team_action.SetEditor: _person(Deed.GIVE_EDITOR),
    team_action.SetFurtherTeam: _person(Deed.GIVE_TEAM, team=Kind.TEAM),
    team_action.AskInvite: Rule(deed=Deed.INVITE, kind=Kind.TEAM, named="team"),
    team_action.MakeInvite: Rule(deed=Deed.INVITE, kind=Kind.TEAM, named="team"),
    team_action.ListInvites: Rule(deed=Deed.INVITE),
    team_action.ShowInvite: Rule(deed=Deed.INVITE, kind=Kind.INVITE, named="invite"),
    team_action.RevokeInvite: Rule(deed=Deed.INVITE, kind=Kind.INVITE, named="invite"),
    team_action.AskTeamName: Rule(deed=Deed.RENAME_TEAM, kind=Kind.TEAM, named="team"),
    team_action.AskCloseTeam: Rule(deed=Deed.CLOSE_TEAM, kind=Kind.TEAM, named="team"),
    team_action.CloseTeam: Rule(deed=Deed.CLOSE_TEAM, kind=Kind.TEAM, named="team"),
    team_action.OpenTeam: Rule(deed=Deed.CLOSE_TEAM, kind=Kind.TEAM, named="team"),
    team_action.ListClosedTeams: Rule(deed=Deed.CLOSE_TEAM),
    team_action.ShowPromisesLeft: Rule(deed=Deed.SEE_TEAM, kind=Kind.TEAM, named="team", also={"person": Kind.SOMEBODY}),
    settings_actions.OpenSettings: OWN,
    settings_actions.ChooseLanguage: OWN,
    settings_actions.ChooseZone: OWN,
    settings_actions.SetQuiet: OWN,
    settings_actions.SetReminders: OWN,
    settings_actions.SetDigest: OWN,
    settings_actions.SetWhispers: OWN,
    settings_actions.SwitchChatMode: OWN,
    settings_actions.SetShortCard: OWN,
    settings_actions.SetNaming: Rule(deed=Deed.DECIDE_FOR_ALL),
    settings_actions.ConfirmInformed: Rule(deed=Deed.DECIDE_FOR_ALL),
    settings_actions.ShowAudit: Rule(deed=Deed.READ_AUDIT),
    reminder_action.Nothing: Rule(deed=None),
    reminder_action.ShowMonth: _call(),
    reminder_action.ShowHours: _call(),
    reminder_action.PromiseAt: _call(evening=Kind.REMINDER),
    reminder_action.BackToCall: _call(evening=Kind.REMINDER),
    reminder_action.OpenReminders: Rule(deed=None),
    reminder_action.ShowReminders: Rule(deed=None),
    reminder_action.ShowReminder: _reminder(),
    reminder_action.OpenUntimed: _call(),
    reminder_action.OpenReminded: _reminder(),
    reminder_action.RemindLater: _reminder(),
    reminder_action.ReminderDone: _reminder(),
    reminder_action.TellOutcome: _call(evening=Kind.REMINDER),
    reminder_action.TellWhen: _call(evening=Kind.REMINDER),
    reminder_action.SkipCall: _call(evening=Kind.REMINDER),
    client_action.CallClient: _client(),
    client_action.TakeClient: _call(client=Kind.CLIENT),
    client_action.NameNewClient: _call(text=Kind.TEXT),
    client_action.OpenClients: Rule(deed=None),
    client_action.ListClients: Rule(deed=None),
    client_action.ViewClient: _client(deed=Deed.SEE_CLIENT),
    client_action.OpenClient: _client(deed=Deed.SEE_CLIENT),
    client_action.AskClientName: _client(),
    client_action.AskSameClient: _client(),
    client_action.AskMerge: _client("kept", gone=Kind.CLIENT),
    client_action.MergeClients: _client("kept", gone=Kind.CLIENT),
    client_action.GiveName: _client(text=Kind.TEXT),
    client_action.SpeakToClient: _client(),
    client_action.AskClientFile: _client(deed=Deed.CLIENT_FILE),
    client_action.MakeClientFile: _client(deed=Deed.CLIENT_FILE),
    sales_action.AskSum: _call(),
    sales_action.NoteSum: _call(),
    sales_action.SkipSum: _call(),
    sales_action.LeaveSum: _call(),
    sales_action.ListOrders: _client(deed=Deed.SEE_CLIENT),
    sales_action.ViewSale: Rule(deed=Deed.SEE_CLIENT, kind=Kind.SALE, named="sale"),
    sales_action.CountSale: Rule(deed=Deed.KEEP_CLIENTS, kind=Kind.SALE, named="sale"),
    sales_action.SetCurrency: Rule(deed=Deed.DECIDE_FOR_ALL),
    sales_action.AskList: Rule(deed=Deed.TAKE_SALES),
    **dict.fromkeys(
        (
            *(sales_action.OpenList, sales_action.AskDoubt, sales_action.SettleDoubt),
            *(sales_action.TakeList, sales_action.DropList),
        ),
        Rule(deed=Deed.TAKE_SALES, kind=Kind.SALE_LIST, named="file"),
    ),
    sales_action.MoveList: Rule(deed=Deed.TAKE_SALES, kind=Kind.SALE_LIST, named="file", also={"team": Kind.TEAM}),
    guide_action.GuideContents: Rule(deed=None),
    guide_action.GuideChapter: Rule(deed=None),
    guide_action.OpenGuidePage: Rule(deed=None),
    guide_action.SetChatMode: _call(),
    editing_action.OpenWords: WORDS,
    editing_action.ListManners: WORDS,
    editing_action.ListLines: WORDS,
    editing_action.ListChapters: WORDS,
    editing_action.ListPages: WORDS,
    editing_action.ListWeek: WORDS,
    editing_action.OpenChange: WORDS,
    editing_action.OpenManner: WORDS,
    editing_action.OpenPlace: WORDS,
    editing_action.OpenText: Rule(deed=Deed.EDIT_WORDS, also={"note": Kind.NOTE}),
    editing_action.OpenInbox: WORDS,
    editing_action.ListStep: WORDS,
    editing_action.OpenNote: NOTE,
    editing_action.SettleNote: NOTE,
    editing_action.AskAnswer: NOTE,
    editing_action.AskExample: NOTE,
    editing_action.TakeNote: NOTE,
    editing_action.AcceptNote: NOTE,
    editing_action.OpenExample: EXAMPLE,
    editing_action.AskMeaning: EXAMPLE,
    editing_action.SetMeaning: EXAMPLE,
    editing_action.SpeakExample: EXAMPLE,
    editing_action.TryExample: EXAMPLE,
    editing_action.PublishExample: EXAMPLE,
    editing_action.DropExample: EXAMPLE,
    editing_action.ListExamples: WORDS,
    editing_action.OpenTaught: WORDS,
    editing_action.UndoExample: WORDS,
    editing_action.ExportExamples: WORDS,
    editing_action.OpenWeighed: WORDS,
    editing_action.ListWeighed: WORDS,
    editing_action.OpenWeights: WORDS,
    editing_action.OpenQuestionWeights: WORDS,
    editing_action.OpenCueWeight: WORDS,
    editing_action.SetWeight: WORDS,
    editing_action.OpenWeightsDraft: WEIGHTS,
    editing_action.ListWouldChange: WEIGHTS,
    editing_action.PublishWeights: WEIGHTS,
    editing_action.DropWeights: WEIGHTS,
    editing_action.ListPastWeights: WORDS,
    editing_action.UndoWeights: WORDS,
    editing_action.ExportWeights: WORDS,
    editing_action.OpenLearnt: LEARNT,
    **dict.fromkeys(
        (
            editing_action.OpenLearntTeam,
            editing_action.VisitLearnt,
            editing_action.ListLearntChange,
            editing_action.ListPastLearnt,
        ),
        Rule(deed=Deed.LEARN_WEIGHTS, kind=Kind.TEAM, named="team"),
    ),
    **dict.fromkeys(
        (editing_action.TakeLearnt, editing_action.DropLearnt, editing_action.UndoLearnt),
        Rule(deed=Deed.LEARN_WEIGHTS, kind=Kind.LEARNT, named="learnt"),
    ),
    editing_action.VisitText: WORDS,
    editing_action.AskText: WORDS,
    editing_action.MendDraft: DRAFT,
    editing_action.AddressDraft: DRAFT,
    editing_action.PublishDraft: DRAFT,
    editing_action.DropDraft: DRAFT,
    editing_action.UndoEdit: WORDS,
    editing_action.TextPast: WORDS,
    editing_action.SettleConflict: WORDS,
    editing_action.ListEdited: WORDS,
    editing_action.ListNotes: WORDS,
    editing_action.SearchPhrase: WORDS,
    editing_action.ExportEdits: WORDS,
    erasing_action.AskEraseClient: _client(deed=Deed.ERASE),
    erasing_action.EraseClient: _client(deed=Deed.ERASE),
    erasing_action.ListRemoved: Rule(deed=Deed.ERASE, kind=Kind.TEAM, named="team"),
    **dict.fromkeys(
        (erasing_action.ShowRetention, erasing_action.AskRetention, erasing_action.WeighRetention, erasing_action.SetRetention),
        Rule(deed=Deed.SET_RETENTION, kind=Kind.TEAM, named="team"),
    ),
    erasing_action.AskErasePerson: _person(Deed.ERASE),
    erasing_action.ErasePerson: _person(Deed.ERASE),
    stats_action.ShowPicture: Rule(deed=Deed.READ_LOG),
    stats_action.ListBehind: Rule(deed=Deed.READ_LOG),
    **dict.fromkeys(training_action.TRAINING_VERBS.values(), Rule(deed=Deed.TRAIN)),
    # The list holds those whom he guides, and nobody else.
    training_action.OpenTrainees: Rule(deed=None),
    training_action.ListTrainees: Rule(deed=None),
    training_action.OpenTrainee: _person(Deed.SEE_TRAINEE),
    training_action.VisitTrainee: _person(Deed.SEE_TRAINEE),
    training_action.ShowTraineeStage: _person(Deed.SEE_TRAINEE),
    training_action.TickTrainee: _person(Deed.TICK),
    training_action.CountTrainee: _person(Deed.TICK),
    training_action.AskStage: _person(Deed.CONFIRM_STAGE),
    training_action.SetStage: _person(Deed.CONFIRM_STAGE),
    training_action.ListFailedDrills: WORDS,
    team_actions.OpenTeamPractice: Rule(deed=None),
    team_actions.BeginAssigned: Rule(deed=Deed.TRAIN, kind=Kind.ASSIGNED, named="assigned"),
    **dict.fromkeys(
        (
            team_actions.ShowTeamPractice,
            team_actions.ShowTeamMixups,
            team_actions.ListTeamFailed,
        ),
        Rule(deed=Deed.SEE_TEAM_TRAINING, kind=Kind.TEAM, named="team"),
    ),
    **dict.fromkeys(
        (team_actions.ChoosePack, team_actions.DraftAssignment, team_actions.ListGiven),
        Rule(deed=Deed.ASSIGN, kind=Kind.TEAM, named="team"),
    ),
    **dict.fromkeys(
        (
            team_actions.OpenDraft,
            team_actions.SetAssignedFrequency,
            team_actions.AskDeadline,
            team_actions.SetDeadline,
            team_actions.GiveAssignment,
        ),
        Rule(deed=Deed.ASSIGN, kind=Kind.ASSIGNMENT_DRAFT, named="assignment"),
    ),
    team_actions.ChooseAssignee: Rule(
        deed=Deed.ASSIGN, kind=Kind.ASSIGNMENT_DRAFT, named="assignment", also={"person": Kind.SOMEBODY}
    ),
    **dict.fromkeys(
        (team_actions.OpenGiven, team_actions.TakeBackAssignment),
        Rule(deed=Deed.ASSIGN, kind=Kind.GIVEN, named="assignment"),
    ),
    quiz_action.VisitOwnQuiz: _own_try(),
    quiz_action.GoOnQuiz: _own_try(),
    quiz_action.OpenOwnQuiz: _own_try(),
    quiz_action.SendQuiz: _own_try(),
    quiz_action.TakeSecond: _own_try(),
    quiz_action.OpenChecks: _person(Deed.MARK_QUIZ),
    quiz_action.GiveQuiz: _person(Deed.SET_QUIZ),
    quiz_action.GiveQuizAbout: _person(Deed.SET_QUIZ),
    quiz_action.VisitMarking: _try(),
    quiz_action.OpenMarking: _try(),
    quiz_action.MarkAnswer: _try(),
    quiz_action.CloseMarking: _try(),
    quiz_action.PlayAgain: _try(),
    quiz_action.DecideQuiz: _try(Deed.DECIDE_QUIZ),
    house_action.ChooseSheet: Rule(deed=Deed.WRITE_SHEET),
    house_action.TurnChoice: Rule(deed=Deed.WRITE_SHEET),
    **{one: SHEET for one in HOUSE_VERBS.values() if one not in (house_action.ChooseSheet, house_action.TurnChoice)},
    quiz_action.OpenSheet: Rule(deed=Deed.WRITE_SHEET, kind=Kind.TEAM, named="team"),
    quiz_action.AskSheet: Rule(deed=Deed.WRITE_SHEET, kind=Kind.TEAM, named="team"),
    desk_action.LeaveDesks: Rule(deed=None),
    figure_action.ShowFigures: LOG,
    figure_action.OpenFigures: LOG,
    figure_action.AskFigureDays: LOG,
    figure_action.ShowMonthly: LOG,
    log_action.ListCalls: Rule(deed=Deed.READ_LOG, kind=Kind.CALL, named="first"),
    log_action.OpenCalls: LOG,
    log_action.ShowPart: LOG,
    log_action.ChooseCalls: LOG,
    log_action.AskLogClient: LOG,
    log_action.AskLogDays: LOG,
    log_action.ShowFiles: LOG,
    log_action.ExportCalls: LOG,
    log_action.CancelExport: Rule(deed=Deed.READ_LOG, kind=Kind.JOB, named="job"),
    log_action.OpenLogged: Rule(deed=Deed.READ_LOG, kind=Kind.CALL, named="call"),
    coaching_action.OpenCoachings: Rule(deed=None),
    coaching_action.CoachPerson: _person(Deed.COACH),
    coaching_action.BeginCoaching: _person(Deed.COACH),
    coaching_action.OpenCoaching: _coaching(),
    coaching_action.OpenCoachedCall: _coaching(),
    coaching_action.MarkSeen: _coaching(),
    coaching_action.AskNote: _coaching(),
    coaching_action.AskLine: _coaching(),
    coaching_action.SetMeasure: _coaching(),
    coaching_action.AskDue: _coaching(),
    coaching_action.SetDue: _coaching(),
    coaching_action.OfferAgreement: _coaching(),
    coaching_action.TickCoaching: _coaching(),
    coaching_action.DropCoaching: _coaching(),
    coaching_action.PrintCoaching: _coaching(),
    coaching_action.OpenAgreement: _agreement(),
    coaching_action.OpenOwnCoachedCall: _agreement(),
    coaching_action.Agree: _agreement(),
    coaching_action.PrintAgreement: _agreement(),
    coaching_action.OpenJudgings: Rule(deed=Deed.RATE),
    coaching_action.RatePartner: Rule(deed=Deed.RATE, kind=Kind.TEAM, named="team", also={"person": Kind.SOMEBODY}),
    coaching_action.BeginJudging: Rule(deed=Deed.RATE, kind=Kind.TEAM, named="team", also={"person": Kind.SOMEBODY}),
    coaching_action.OpenJudging: _judging(),
    coaching_action.OpenJudgedCall: _judging(),
    coaching_action.RateKind: _judging(),
    coaching_action.RateFit: _judging(),
    coaching_action.FinishJudging: _judging(),
    coaching_action.OpenWholeCall: Rule(deed=Deed.READ_LOG, kind=Kind.CALL, named="call"),
    coaching_action.ListRunning: Rule(deed=Deed.WHISPER),
    coaching_action.OpenRunning: Rule(deed=Deed.WHISPER, kind=Kind.CALL, named="call"),
    coaching_action.AskWhisper: Rule(deed=Deed.WHISPER, kind=Kind.CALL, named="call"),
}
NOBODYS = 10**9
"""A number that no row has, for what a button names beside the object that decides."""
ASKED: Mapping[Ask, Deed] = {
    Ask.NAME: Deed.RENAME_PERSON,
    Ask.ROLE: Deed.SET_ROLE,
    Ask.OWNER: Deed.SET_ROLE,
    Ask.TEAM: Deed.MOVE,
    Ask.FURTHER: Deed.GIVE_TEAM,
    Ask.MENTOR: Deed.NAME_MENTOR,
    Ask.BLOCK: Deed.BLOCK,
    Ask.REMOVE: Deed.REMOVE,
    Ask.HEIR: Deed.HAND_OVER,
}


PROMPTS: Mapping[PromptKind, Rule] = {
    PromptKind.CLIENT_NAME: _call(),
    PromptKind.NONE_FITS: _call(),
    PromptKind.CALL_BACK_AT: _call(),
    PromptKind.SALE_SUM: _call(),
    PromptKind.EMPLOYEE_NAME: _person(Deed.RENAME_PERSON),
    PromptKind.TEAM_NAME: Rule(deed=Deed.RENAME_TEAM, kind=Kind.TEAM, named="team"),
    PromptKind.TIME_ZONE: OWN,
    PromptKind.CLIENT_RENAME: _client(),
    PromptKind.CLIENT_MERGE: _client(),
    PromptKind.PHRASE_TEXT: WORDS,
    PromptKind.PHRASE_SEARCH: WORDS,
    PromptKind.NOTE_ANSWER: Rule(deed=Deed.EDIT_WORDS, kind=Kind.NOTE, named="note"),
    PromptKind.EXAMPLE_TEXT: Rule(deed=Deed.EDIT_WORDS, kind=Kind.NOTE, named="note"),
    PromptKind.LOG_CLIENT: LOG,
    PromptKind.LOG_DAYS: LOG,
    PromptKind.COACHING_NOTE: _coaching(),
    PromptKind.COACHING_LINE: _coaching(),
    PromptKind.DRILL_ANSWER: Rule(deed=Deed.TRAIN),
    PromptKind.QUIZ_ANSWER: _own_try(),
    PromptKind.HOUSE_LINE: SHEET,
    PromptKind.HOUSE_FILE: SHEET,
    PromptKind.WHISPER: Rule(deed=Deed.WHISPER, kind=Kind.CALL, named="call"),
}
"""What the next text is asked for, and of what."""
COMMANDS: Mapping[str, Rule] = {
    "start": Rule(deed=None),
    "call": Rule(deed=None),
    "help": Rule(deed=None),
    "clients": Rule(deed=None),
    "guide": Rule(deed=None),
    "pocket": Rule(deed=None),
    "settings": OWN,
    "team": Rule(deed=Deed.SEE_TEAM),
    "audit": Rule(deed=Deed.READ_AUDIT),
    "words": WORDS,
    "house": Rule(deed=Deed.WRITE_SHEET),
    "desk": Rule(deed=None),
    "logs": LOG,
    "coaching": Rule(deed=None),
    "week": LOG,
    "export": LOG,
    "stats": LOG,
    "train": Rule(deed=Deed.TRAIN),
}
CHANGING = frozenset(
    {
        Deed.GUIDE_CALL,
        Deed.KEEP_CLIENTS,
        Deed.INVITE,
        Deed.RENAME_PERSON,
        Deed.SET_ROLE,
        Deed.MOVE,
        Deed.BLOCK,
        Deed.REMOVE,
        Deed.HAND_OVER,
        Deed.NAME_MENTOR,
        Deed.CONFIRM_STAGE,
        Deed.GIVE_EDITOR,
        Deed.GIVE_TEAM,
        Deed.ADD_TEAM,
        Deed.RENAME_TEAM,
        Deed.CLOSE_TEAM,
        Deed.DECIDE_FOR_ALL,
        Deed.EDIT_WORDS,
        Deed.LEARN_WEIGHTS,
        Deed.ERASE,
        Deed.SET_RETENTION,
        Deed.ASSIGN,
        *(Deed.SET_QUIZ, Deed.DECIDE_QUIZ, Deed.WRITE_SHEET, Deed.TAKE_SALES),
    }
)
"""Deeds that change what is another's or the house's; in a call that is the client, who is the team's."""
LOOKING = frozenset(
    {
        *(Deed.SEE_TEAM, Deed.SEE_CLIENT, Deed.READ_AUDIT, Deed.READ_NOTES, Deed.READ_LOG, Deed.OWN_SETTINGS),
        Deed.CLIENT_FILE,  # put on record when it leaves, and not when it is asked for
        # What two agree on is theirs: the audit log, which the owner reads, knows of it only what was refused.
        *(Deed.COACH, Deed.AGREE),
        # A line on a card is gone with the next tap, and the log of interactions has it.
        Deed.WHISPER,
        # What a rater says is his own, and what two say together nobody else's.
        Deed.RATE,
        # What somebody has practised is his own.
        *(Deed.TRAIN, Deed.SEE_TRAINEE, Deed.SEE_TEAM_TRAINING, Deed.TAKE_QUIZ),
        Deed.READ_HIRING,  # pages of the guide
        # Who has ticked what stands with the tick.
        Deed.TICK,
        # A mark is between the two, until it is final; then it is the trainee's to know.
        Deed.MARK_QUIZ,
    }
)
"""Those that change nothing, or one's own only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Values of fields that name no object and yet must mean something."""

    question: str
    phrase: str
    over: int
    """The sign of the phrase's text, as whoever publishes a draft has seen it."""

    def of(self, kind: type[Action], name: str) -> str:
        """Return what a field of text says."""
        said = {"question": self.question, "language": "en"}
        if kind in EDITING_VERBS.values():
            said["name"] = self.phrase
        if issubclass(kind, editing_action.OpenWords | editing_action.OpenText):
            said["language"] = "ru"
        return SAMPLES.get((kind.__name__, name)) or said.get(name, "none")


SAMPLES = {
    ("AnswerCue", "option"): "other",
    ("SetMeaning", "label"): "can_no",
    ("ChooseZone", "zone"): "Europe/Riga",
    ("KeepZone", "zone"): "Europe/Riga",
    ("SetObjection", "value"): "price",
    ("SetOccasion", "value"): "cost",
    ("PickType", "value"): "choleric",
    ("ChooseCalls", "choice"): "lw",
    ("OpenCalls", "choice"): "lw.x",
    ("ShowFigures", "choice"): "w",
    ("OpenFigures", "choice"): "lw",
    ("AskFigureDays", "choice"): "w",
    ("ShowMonthly", "choice"): "m",
    ("SetWeight", "option"): "shorter",
    ("OpenCueWeight", "option"): "shorter",
    ("TickOwn", "tick"): "acq.company",
    ("TickTrainee", "tick"): "acq.tasks",
    ("DraftAssignment", "pack"): "type.choleric",
    **{(name, "item"): "p1.what" for name in ("OpenPart", "AskLine", "SkipLine", "StepBack", "EmptyLine")},
    ("AskSheet", "item"): "product",
    ("PutExample", "which"): "windows",
}
CHOSEN = {"e": Kind.PERSON, "t": Kind.TEAM, "c": Kind.CLIENT}
"""What a choice of calls names, by its sign."""
PROMISED = (reminder_action.PromiseAt, "at")
OVER = (editing_action.PublishDraft, "over")
TERM = (erasing_action.SetRetention, "months")


def every_action(seen: Mapping[Kind, list[int]], samples: Samples, *, is_few: bool = False) -> Iterator[Action]:
    """Give every verb with objects of every sort there is for a person, and every choice that decides about permission.

    Args:
        seen: the numbers that a field of each kind is tried with; what is named besides with the first and the last of them.
        is_few: the choices by turns, one for each object, instead of all of them for each.
    """
    for kind in VERBS.values():
        named = RULES[kind].objects
        numbers = [
            seen[what] if name == RULES[kind].named else [0, *seen[what][:1], *seen[what][-1:]] for name, what in named.items()
        ]
        for turn, chosen in enumerate(product(*numbers)):
            choices = list(_with_choices(kind, dict(zip(named, chosen, strict=True)), samples))
            yield from choices[turn % len(choices) :][:1] if is_few and choices and len(chosen) else choices
    for sign, of in CHOSEN.items():
        for number in seen[of]:
            yield log_action.ChooseCalls(choice=f"a.{sign}{number}")
            if of is not Kind.CLIENT:
                yield figure_action.ShowFigures(part=figure_action.FiguresPart.ALL, choice=f"w.{sign}{number}", page=0)


def _with_choices(kind: type[Any], numbers: Mapping[str, int], samples: Samples) -> Iterator[Action]:  # noqa: PLR0912 - a table
    hints = get_type_hints(kind, include_extras=True)
    values: dict[str, Any] = {}
    for one in fields(kind):
        hint = hints[one.name]
        if one.name in numbers:
            if not numbers[one.name] and hint == RowId:
                return  # no button can name nothing here
            values[one.name] = numbers[one.name]
        elif hasattr(hint, "__metadata__"):
            sample_number = NOBODYS if hint == RowId else least(hint)
            values[one.name] = {PROMISED: 202612011000, OVER: samples.over, TERM: 12}.get((kind, one.name), sample_number)
        elif hint is str:
            values[one.name] = samples.of(kind, one.name)
        else:
            values[one.name] = next(iter(hint))
    sample = kind(**values)
    if isinstance(sample, team_action.AskAbout):
        yield from (replace(sample, what=what) for what in Ask)
    elif isinstance(sample, team_action.SetRole | team_action.MakeInvite | team_action.InviteFirst):
        yield from (replace(sample, role=role) for role in Role)
    elif isinstance(
        sample,
        team_action.SetBlocked
        | team_action.SetEditor
        | team_action.SetFurtherTeam
        | settings_actions.ConfirmInformed
        | training_action.SetStage,
    ):
        yield from (replace(sample, on=on) for on in (0, 1))
    elif isinstance(sample, settings_actions.OpenSettings):
        yield from (replace(sample, page=page) for page in hints["page"])
    elif isinstance(sample, quiz_action.GiveQuizAbout):
        yield from (replace(sample, kind=one) for one in hints["kind"])
    elif isinstance(sample, settings_actions.SetNaming):
        yield from (replace(sample, naming=naming) for naming in hints["naming"])
    elif isinstance(sample, editing_action.UndoEdit):
        yield from (replace(sample, edit=edit) for edit in (NOBODYS, 1))
    elif isinstance(sample, figure_action.ShowFigures):
        parts = figure_action.FiguresPart
        yield from (replace(sample, part=one) for one in (parts.ALL, parts.TYPES, parts.PEOPLE))
    elif isinstance(sample, log_action.ShowPart):
        yield from (replace(sample, part=one) for one in log_action.Part)
    else:
        yield sample
