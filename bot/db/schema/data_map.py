"""What is stored about whom, why, and until when: the data map that `doctor` prints.

Tests prove that every table and every column is here, so that nothing is stored without a reason on record, and that each column
loses what it is said to lose when a client or a person is erased.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.erasing.retention import SALES_MONTHS, Retention


class Data(StrEnum):
    """What a column holds, and what becomes of it when somebody is erased."""

    PLAIN = "plain"
    """Numbers of ours, moments, choices from closed lists. Stays."""
    ABOUT = "about"
    """The same about a client or a person, who is known by a number of ours alone. Stays as a count."""
    HOUSE = "house"
    """Words of the house: names of teams, phrases that were published. Stays; drafts go with whoever wrote them."""
    HASH = "hash"
    """Of random bytes. Stays."""
    CLIENT = "client"
    """A client's. Cleared with him."""
    PERSON = "person"
    """A person's. Cleared with him: emptied, replaced by what says nothing, or the whole row."""
    WORDS = "words"
    """Of a client, typed by a person or shown to him. Cleared with either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One table: what it holds, whether it is personal, and what becomes of it."""

    table: str
    holds: str
    personal: str
    """Whose personal data; empty when it holds none."""
    why: str
    """What it is needed for: what nobody can say this of is not stored."""
    until: str
    columns: Mapping[Data, str]
    """The names of all its columns, by what they hold."""

    @property
    def erased(self) -> str:
        """What an operator reads about erasing."""
        goes = [kind.value for kind in (Data.CLIENT, Data.PERSON) if kind in self.columns]
        if Data.WORDS in self.columns:
            goes = [Data.CLIENT.value, Data.PERSON.value]
        return " or ".join(goes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column: what it holds, why, and how long."""

    table: str
    name: str
    data: Data
    why: str
    until: str


def fields() -> Iterator[Field]:
    """Give every column of the database, in the order of the map."""
    for kept in DATA_MAP:
        for data, names in kept.columns.items():
            for name in names.split():
                yield Field(table=kept.table, name=name, data=data, why=kept.why, until=kept.until)


AFTER = f"after {Retention().calls_months} months, or what the owner has chosen for the team"
OF_CALL = (
    f"until {Retention().calls_months} months after it began, or what the owner has chosen; a promise that is not due holds it"
)
TEXTS = f"{Retention().texts_months} months, or what the owner has chosen for the team"

DATA_MAP = (
    Kept(
        table="teams",
        holds="names of teams",
        personal="",
        why="calls, clients and rights belong to a team",
        until="for good",
        columns={Data.HOUSE: "name name_key", Data.PLAIN: "id created_at closed_at"},
    ),
    Kept(
        table="employees",
        holds="Telegram id, first name, role, language, time zone, settings",
        personal="employees",
        why="to know who taps, to speak his language, to show whose call it was",
        until="until erased",
        columns={
            Data.PERSON: "person_id name name_key language time_zone is_compact unreachable_at is_editor is_chat_mode "
            "wants_reminders wants_whispers quiet_from quiet_until digest_at has_chosen_zone blocked_at topic_id",
            Data.PLAIN: "id team_id role created_at removed_at erased_at",
        },
    ),
    Kept(
        table="mentorships",
        holds="who looks after whom",
        personal="employees",
        why="a mentor sees whom he looks after",
        until="until changed",
        columns={Data.PERSON: "employee_id mentor_id"},
    ),
    Kept(
        table="invites",
        holds="hashes of one-time codes, who made and who used one",
        personal="employees",
        why="a link lets in once, and it can be said by whom",
        until="for good",
        columns={
            Data.HASH: "code_hash",
            Data.ABOUT: "created_by used_by",
            Data.PLAIN: "id team_id role created_at expires_at used_at revoked_at",
        },
    ),
    Kept(
        table="desk_links",
        holds="hashes of one-time codes for the desk page, and whose they are",
        personal="employees",
        why="a link signs in once",
        until="until used, a day at most",
        columns={Data.PERSON: "code_hash employee_id", Data.PLAIN: "created_at expires_at"},
    ),
    Kept(
        table="desk_sessions",
        holds="who is signed in at the desk page, with the hash of what his browser shows",
        personal="employees",
        why="a browser stays signed in, and can be signed out",
        until="until signed out, two days at most",
        columns={Data.PERSON: "token_hash employee_id", Data.PLAIN: "created_at expires_at"},
    ),
    Kept(
        table="organisation",
        holds="names or codes of clients; when staff were informed; in which money is counted",
        personal="",
        why="what the owner has decided for all",
        until="for good",
        columns={Data.PLAIN: "id client_naming staff_informed_at currency"},
    ),
    Kept(
        table="owner_codes",
        holds="hashes of one-time codes, who used one",
        personal="employees",
        why="a code makes an owner once",
        until="for good",
        columns={Data.HASH: "code_hash", Data.PERSON: "used_by", Data.PLAIN: "id created_at used_at"},
    ),
    Kept(
        table="clients",
        holds="name or code of a client",
        personal="clients",
        why="to address him, to recognise him when he returns, to keep what he was promised",
        until=f"until erased, or until nothing else is left of him {AFTER}",
        columns={Data.CLIENT: "name name_key is_code", Data.PLAIN: "id team_id language created_at erased_at"},
    ),
    Kept(
        table="supervised_teams",
        holds="which teams a supervisor looks after besides his own, and since when",
        personal="employees",
        why="a supervisor sees the teams that he looks after",
        until="until taken away",
        columns={Data.PERSON: "employee_id", Data.PLAIN: "team_id since"},
    ),
    Kept(
        table="client_keepers",
        holds="to whom a client was handed over, and when",
        personal="clients, by reference",
        why="to know whose client he is after a handing over",
        until="as long as the client",
        columns={Data.ABOUT: "client_id employee_id", Data.PLAIN: "since"},
    ),
    Kept(
        table="consultations",
        holds="one row a call: type, intent, objections, outcome, times, the sentences that were shown, without a name",
        personal="clients, by reference",
        why="to lead the call, to begin the next one where it ended, and for reports",
        until=OF_CALL,
        columns={
            Data.ABOUT: "id employee_id team_id client_id language is_practice started_at last_activity_at finished_at "
            "finished_by revision taps first_card_at last_place last_tap_at phrases_shown phrase_fits none_fits outcome "
            "follow_up_at temperament confidence temperament_source runner_up wants can task_id content_version last_time "
            "objections sentences bot_confidence persona sum_minor currency"
        },
    ),
    Kept(
        table="answers",
        holds="what was tapped or recognised in a call",
        personal="clients, by reference",
        why="the state of a call is derived from them, and can be taken back step by step",
        until=OF_CALL,
        columns={Data.ABOUT: "consultation_id position question_id option_id answered_at likelihoods undone_at"},
    ),
    Kept(
        table="cards_shown",
        holds="which phrase and task a card showed, and why",
        personal="clients, by reference",
        why="to see afterwards what was advised, and which phrases fit",
        until=OF_CALL,
        columns={
            Data.ABOUT: "id consultation_id revision shown_at posterior recognition runner_up phrase_id task_id "
            "content_version weights_version read_by sentence"
        },
    ),
    Kept(
        table="free_texts",
        holds="typed words; phones, addresses, handles and long numbers masked; a typed name until it is settled whose it is, "
        "half an hour at most",
        personal="clients",
        why="to recognise the client's type and to mend phrases that did not fit; notes of coaching; answers to the product quiz",
        until=f"{TEXTS}; until erased; the row without words as long as its call",
        columns={Data.WORDS: "text", Data.ABOUT: "id consultation_id employee_id kind created_at erased_at settled_at"},
    ),
    Kept(
        table="interactions",
        holds="what an employee did and when; no words of clients",
        personal="employees",
        why="to count what is used, to explain a call afterwards",
        until=f"as long as the call; without one {AFTER}",
        columns={Data.ABOUT: "id kind done_at update_id employee_id team_id consultation_id details"},
    ),
    Kept(
        table="reminders",
        holds="when to call back, for which call",
        personal="employees",
        why="to be told of a promised call",
        until=f"as long as the call; evening messages {AFTER}",
        columns={
            Data.ABOUT: "id kind employee_id consultation_id due_at local_due time_zone state created_at shown_at settled_at"
        },
    ),
    Kept(
        table="coachings",
        holds="who agreed with whom on what, by when, and by which share of calls it is seen; the words are free texts",
        personal="employees",
        why="to see whether what was agreed has come about",
        until="for good; its words until one of the two leaves",
        columns={
            Data.ABOUT: "id team_id coach_id employee_id since until seed n verb line_id measure due_at created_at offered_at "
            "agreed_at reminded_at done_at closed_at"
        },
    ),
    Kept(
        table="coaching_calls",
        holds="which calls were looked at, why these, and what was seen in them, from a closed list; notes are free texts",
        personal="employees; clients, by reference",
        why="to see what a coaching was about",
        until="as long as the call; notes until one of the two leaves",
        columns={Data.ABOUT: "coaching_id position consultation_id why seen note_id"},
    ),
    Kept(
        table="judgings",
        holds="which two judged calls of a team, of which days, and when each was ready",
        personal="employees",
        why="to see whether two who look after a team see the same in a call",
        until="for good",
        columns={
            Data.ABOUT: "id team_id first_id second_id since until seed n created_at first_done_at second_done_at closed_at"
        },
    ),
    Kept(
        table="judging_calls",
        holds="what each of the two said of a call: the type, and whether the sentences suited",
        personal="employees; clients, by reference",
        why="to compare what the two have seen",
        until="as long as the call",
        columns={Data.ABOUT: "judging_id position consultation_id first_kind first_fits second_kind second_fits"},
    ),
    Kept(
        table="trainees",
        holds="how somebody wants to practise, how many days in a row he has, when he sat down last",
        personal="employees",
        why="to ask as much as he wants, and to remind him at his hour",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "employee_id last_day practised_on is_timed streak freezes longest frozen begun reminded nudge_at"},
    ),
    Kept(
        table="training_sittings",
        holds="what somebody is being asked, and how far he has got",
        personal="employees",
        why="to go on where he stopped",
        until="until his next sitting of the kind; with him when he is erased",
        columns={
            Data.PERSON: "employee_id number day kind waiting asked asked_today correct shown_at sign given finished_at"
            " assigned_id repeated",
        },
    ),
    Kept(
        table="training_cards",
        holds="how well somebody remembers each drill",
        personal="employees",
        why="to ask it when he is about to forget it",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "employee_id item stability difficulty due_on reviewed_on reps lapses is_learning"},
    ),
    Kept(
        table="training_reviews",
        holds="what somebody tapped to which drill, and how long he took; nothing that he typed",
        personal="employees",
        why="to reckon what he remembers anew",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "id employee_id item language kind asked given rating seconds day answered_at"},
    ),
    Kept(
        table="training_repeats",
        holds="the same of a drill that was failed and came back in the same sitting; no figure is made of it",
        personal="employees",
        why="to reckon what he remembers by a better rule some day",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "id employee_id item language kind asked given rating seconds day answered_at"},
    ),
    Kept(
        table="training_mixups",
        holds="how often in a month somebody took which temperament for which",
        personal="employees",
        why="to show him which two he mixes up",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "employee_id month asked given answers"},
    ),
    Kept(
        table="training_days",
        holds="how much somebody practised on a day",
        personal="employees",
        why="to ask no more than a day's cards",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "employee_id day finished correct fresh seconds assigned"},
    ),
    Kept(
        table="assignments",
        holds="what a supervisor gave people of a team to practise, how often and until when; drafts",
        personal="employees",
        why="to show them what is to be done, and the supervisor what is missing",
        until="for good",
        columns={Data.ABOUT: "id team_id given_by pack frequency due_on first_on created_at given_at closed_at"},
    ),
    Kept(
        table="assigned",
        holds="to whom an assignment was given, and on which days he has done it; nothing of his answers",
        personal="employees",
        why="to tell both what is to do, done and late",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "id assignment_id employee_id done_on tell_at"},
    ),
    Kept(
        table="training_stages",
        holds="which stages of training somebody has begun, and who confirmed them when",
        personal="employees",
        why="to know how far he is in his training",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "employee_id stage begun_on confirmed_by confirmed_at"},
    ),
    Kept(
        table="training_ticks",
        holds="what somebody has done on a stage of training, and who has said so",
        personal="employees",
        why="to know what is missing for the next stage",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "employee_id tick ticked_by ticked_at"},
    ),
    Kept(
        table="training_news",
        holds="what somebody is to be told of a trainee by day: a gate opened or ready, a mentor named or lost; and who knows",
        personal="employees",
        why="nobody gets a message at night, and nobody gets one twice",
        until="till it is told, or while he is on his path; with him when he is erased",
        columns={Data.PERSON: "employee_id kind stage was_open told look_at"},
    ),
    Kept(
        table="training_counts",
        holds="how many calls a trainee made and requests he received on a day, as he or his mentor counted them",
        personal="employees",
        why="to see whether his training brings results",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "employee_id day calls requests"},
    ),
    Kept(
        table="quiz_attempts",
        holds="which questions about the product, or which role game, somebody was given, and how it went; no word of his",
        personal="employees",
        why="he has two tries, and a person decides after them",
        until="for good; with him when he is erased",
        columns={
            Data.PERSON: "id employee_id team_id kind is_again number product product_number scene asked stage given_by given_at "
            "sent_at closed_by closed_at decided_by settled_at again_from told is_told",
        },
    ),
    Kept(
        table="quiz_answers",
        holds="the mark of each answer, by whom and when; the words are free texts",
        personal="employees",
        why="to show him what is not right yet",
        until="for good; with him when he is erased",
        columns={Data.PERSON: "attempt_id place employee_id text_id is_right marked_by marked_at"},
    ),
    Kept(
        table="content_edits",
        holds="words and weights changed and examples made in the bot, by whom; drafts",
        personal="employees",
        why="words can be taken back, and it can be said who changed them",
        until="for good; drafts a week",
        columns={
            Data.HOUSE: "text text_before",
            Data.ABOUT: "id language item employee_id created_at published_at undone_at undone_by",
        },
    ),
    Kept(
        table="cue_evidence",
        holds="in how many calls of somebody on a day a cue was heard from clients of a type that he has said",
        personal="employees, by reference",
        why="weights are learnt from it, and no one person counts for more than he may",
        until="180 days",
        columns={Data.ABOUT: "team_id day employee_id question_id option_id temperament calls"},
    ),
    Kept(
        table="weight_learning",
        holds="up to which day the calls of a team are counted",
        personal="",
        why="a night that was cut off goes on where it was",
        until="for good",
        columns={Data.PLAIN: "team_id counted_until learnt_at"},
    ),
    Kept(
        table="learnt_weights",
        holds="weights of cues that a team's calls speak for, and who has taken or dropped them",
        personal="employees, by reference",
        why="weights can be taken back, and it can be said who decided",
        until="for good",
        columns={Data.PLAIN: "id team_id cues made_at taken_at dropped_at undone_at", Data.ABOUT: "decided_by told"},
    ),
    Kept(
        table="sales",
        holds="what clients bought, when, and for how much",
        personal="employees, clients",
        why="a regular who stays away is missed, and nobody counts by hand",
        until=f"{SALES_MONTHS} months, longer than its call",
        columns={
            Data.PLAIN: "id team_id file_id sold_on amount_minor currency source entered_at voided_at",
            Data.ABOUT: "client_id employee_id consultation_id entered_by",
        },
    ),
    Kept(
        table="sale_files",
        holds="who has sent a list of sales, and whether it was taken",
        personal="employees",
        why="a list that was taken can be taken back",
        until=f"{SALES_MONTHS} months",
        columns={Data.PLAIN: "id team_id sent_at faults taken_at dropped_at", Data.ABOUT: "employee_id"},
    ),
    Kept(
        table="sale_rows",
        holds="the rows of a list that nobody has taken yet: client, day, sum",
        personal="clients",
        why="whoever sends a list looks at it before it counts",
        until="until the list is taken or dropped, a day at most",
        columns={
            Data.PLAIN: "file_id line sold_on amount_minor state",
            Data.ABOUT: "client_id",
            Data.CLIENT: "client_name name_key",
        },
    ),
    Kept(
        table="house_lines",
        holds="what the house sells, in lines that sentences say or trainees are asked about, and who has written each",
        personal="employees, by reference",
        why="sentences can say it; a line can be taken back, and it can be said who wrote it",
        until="for good; of each line the newest ten",
        columns={
            Data.HOUSE: "text",
            Data.PLAIN: "id team_id language item written_at undone_at",
            Data.ABOUT: "written_by drafted_by",
        },
    ),
    Kept(
        table="call_counts",
        holds="how many calls somebody led on a day, and what came of them",
        personal="employees, by reference",
        why="figures of a period without walking through all calls",
        until="as long as the calls of that day",
        columns={
            Data.ABOUT: "employee_id day team_id calls bought thinking refused call_back unfit overridden cards taps card_ms"
        },
    ),
    Kept(
        table="cell_counts",
        holds="how many calls of a type, an intent and an outcome a team led on a day, and somebody in a week",
        personal="employees, by reference",
        why="figures of a period without walking through all calls",
        until="as long as the calls of that day",
        columns={Data.ABOUT: "employee_id team_id day temperament wants can outcome calls"},
    ),
    Kept(
        table="count_changes",
        holds="changes of calls that are not in the counts yet",
        personal="employees, by reference",
        why="figures are right before they are added up",
        until="half a minute",
        columns={
            Data.ABOUT: "id employee_id day team_id temperament wants can outcome unfit overridden cards taps card_ms calls "
            "temperament_source is_sure band said"
        },
    ),
    Kept(
        table="type_counts",
        holds="how many calls of a type a team led on a day, and somebody in a week; who named the type and how sure the bot was",
        personal="employees, by reference",
        why="figures of a period without walking through all calls",
        until="as long as the calls of that day",
        columns={Data.ABOUT: "employee_id team_id day temperament temperament_source is_sure band calls said"},
    ),
    Kept(
        table="cue_counts",
        holds="in how many calls of a team on a day, and of somebody in a week, a cue was tapped",
        personal="employees, by reference",
        why="figures of a period without walking through all calls",
        until="as long as the calls of that day",
        columns={Data.ABOUT: "employee_id team_id day question_id option_id calls"},
    ),
    Kept(
        table="cue_changes",
        holds="changes of cues that are not in the counts yet",
        personal="employees, by reference",
        why="figures are right before they are added up",
        until="half a minute",
        columns={Data.ABOUT: "id employee_id team_id day question_id option_id calls"},
    ),
    Kept(
        table="phrase_counts",
        holds="in how many calls of a team on a day, and of somebody in a week, a phrase was shown, and whether it fitted",
        personal="employees, by reference",
        why="figures of a period without walking through all calls",
        until="as long as the calls of that day",
        columns={Data.ABOUT: "employee_id team_id day phrase_id calls fitted fitted_not"},
    ),
    Kept(
        table="phrase_changes",
        holds="changes of phrases that are not in the counts yet",
        personal="employees, by reference",
        why="figures are right before they are added up",
        until="half a minute",
        columns={Data.ABOUT: "id employee_id team_id day phrase_id calls fitted fitted_not"},
    ),
    Kept(
        table="prompts",
        holds="what the next text in a chat means",
        personal="",
        why="to know what the next typed text means",
        until="ten minutes",
        columns={Data.PERSON: "chat_id kind subject until"},
    ),
    Kept(
        table="processed_updates",
        holds="numbers of updates; the kind of error of failed ones",
        personal="",
        why="an update that comes twice changes nothing",
        until="a week",
        columns={Data.PLAIN: "bot_id update_id processed_at incident_id error"},
    ),
    Kept(
        table="crashes",
        holds="numbers of updates in whose middle the process ended",
        personal="",
        why="an update that ends the process is not tried for ever",
        until="a week",
        columns={Data.PLAIN: "bot_id update_id times last_at"},
    ),
    Kept(
        table="outbox",
        holds="messages on their way; of those that Telegram refused the reason, without the words",
        personal="clients, in the text of a card",
        why="nothing is lost between the database and Telegram",
        until="until delivered",
        columns={
            Data.WORDS: "payload",
            Data.PERSON: "id chat_id slot priority is_anew version state attempts not_before created_at incident_id reason owner",
        },
    ),
    Kept(
        table="slots",
        holds="which Telegram message shows which call",
        personal="employees, by chat number",
        why="a card is edited in its place",
        until="until erased; of a call as long as the call",
        columns={Data.WORDS: "digest", Data.PERSON: "chat_id object message_id"},
    ),
    Kept(
        table="log_choices",
        holds="which calls somebody has last chosen to look at",
        personal="employees",
        why="filters are as they were at the last visit",
        until="until erased",
        columns={Data.PERSON: "employee_id choice chosen_at"},
    ),
    Kept(
        table="jobs",
        holds="files that were asked for: which calls, how far it is, in which messages they were sent",
        personal="employees",
        why="a file that was asked for comes, and leaves the chat again",
        until="until erased",
        columns={
            Data.PERSON: "id kind employee_id chat_id request state created_at attempts alive_until rows_done reason "
            "finished_at messages sent_at taken_out_at"
        },
    ),
    Kept(
        table="audit_log",
        holds="refusals; who changed the team, settings of all, words and clients; who had files written, and of what",
        personal="employees and strangers, by Telegram id",
        why="to be able to say who did what with people and data",
        until="five years",
        columns={Data.PERSON: "person_id", Data.PLAIN: "id done_at action details"},
    ),
    Kept(
        table="retention",
        holds="how long a team keeps calls and words, and up to when the older ones are gone",
        personal="",
        why="to erase what is too old, and nothing else",
        until="for good",
        columns={Data.PLAIN: "team_id calls_months texts_months calls_before kept_at"},
    ),
    Kept(
        table="knocks",
        holds="how often somebody was refused at the door today",
        personal="strangers, by Telegram id",
        why="strangers cannot guess codes nor fill the log",
        until="a day",
        columns={Data.PERSON: "day person_id times guesses"},
    ),
)
