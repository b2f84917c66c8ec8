"""Everything the bot can do: the one list of its features.

Written by hand and read from top to bottom; nothing is discovered. From it alone come the command menus and the help, the
dispatch of taps and typed texts, the messages that close when somebody's access, team or role ends, and what is done by the
clock. Whoever adds a feature adds its own files and one record here.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people.employee import Role
from bot.domain.people.permissions import Deed
from bot.screens.calls.card import CALL_SLOT
from bot.screens.clients.client_pages import CLIENTS_SLOT
from bot.screens.coaching.coaching_pages import AGREEMENT_SLOT, COACHING_SLOT, PRINT_SLOT
from bot.screens.desk.desk_message import DESK_SLOT
from bot.screens.figures.digest import DIGEST_SLOT
from bot.screens.figures.figure_pages import FIGURES_SLOT
from bot.screens.figures.month_page import MONTH_FILE_SLOT, MONTH_SLOT
from bot.screens.guide.guide_pages import GUIDE_SLOT, POCKET_SLOT
from bot.screens.house.file_pages import HOUSE_FILE_SLOT
from bot.screens.house.house_pages import HOUSE_SLOT
from bot.screens.log.export_pages import EXPORT_SLOT
from bot.screens.log.log_pages import LOG_SLOT
from bot.screens.menu import HELP_SLOT, Entry
from bot.screens.messages import HINT_SLOT, INCIDENT_SLOT, POLLER_SLOT
from bot.screens.people.audit import AUDIT_SLOT
from bot.screens.people.colleague_chat import CLOSED_SLOT, NEWS_SLOTS
from bot.screens.people.first_steps import FIRST_STEPS_SLOT
from bot.screens.people.invites import INVITE_SLOT
from bot.screens.people.left import LEFT_SLOT
from bot.screens.people.settings import SETTINGS_SLOT
from bot.screens.people.team import TEAM_SLOT
from bot.screens.people.welcome import REFUSAL_SLOT, WELCOME_SLOT
from bot.screens.phrases.inbox_pages import ANSWER_SLOT
from bot.screens.phrases.learnt_pages import LEARNT_NEWS_SLOT
from bot.screens.phrases.phrase_lists import FILE_SLOT
from bot.screens.phrases.text_pages import EDITS_SLOT, FOLDER_SLOT, WORDS_SLOT
from bot.screens.reminders.reminder_messages import REMINDER_SLOT, REMINDERS_SLOT
from bot.screens.sales.list_pages import SALE_LIST_SLOT
from bot.screens.screen import MENU_SLOT
from bot.screens.slot_kind import SlotKinds
from bot.screens.stats.stats_pages import STATS_SLOT
from bot.screens.training.assigned_pages import ASSIGNED_SLOT
from bot.screens.training.news_pages import ALONE_SLOT, MENTEE_SLOT, MENTOR_SLOT, PATH_NEWS_SLOT, READY_SLOT
from bot.screens.training.path_pages import PATH_SLOT
from bot.screens.training.progress_pages import PROGRESS_SLOT
from bot.screens.training.quiz_messages import MARKS_SLOT, QUIZ_SLOT
from bot.screens.training.train_pages import TRAINING_SLOT
from bot.screens.training.trainee_pages import TRAINEES_SLOT
from bot.services.text_ports import PromptKind
from handlers import clients, desk, erasing, guide, house, log, sales
from handlers import help as helping
from handlers.calls import messages as call_messages
from handlers.calls import taps as call_taps
from handlers.calls import ticks as call_ticks
from handlers.coaching import agreements, judging, whispers
from handlers.feature import Asked, Command, Feature
from handlers.figures import taps as figure_taps
from handlers.figures import ticks as figure_ticks
from handlers.people import audit, entrance, first_steps, invites, settings, team
from handlers.phrases import examples as phrase_examples
from handlers.phrases import inbox as phrase_inbox
from handlers.phrases import learnt as phrase_learnt
from handlers.phrases import lists as phrase_lists
from handlers.phrases import texts as phrase_texts
from handlers.phrases import ticks as phrase_ticks
from handlers.phrases import weighing as phrase_weighing
from handlers.reminders import taps as reminder_taps
from handlers.reminders import ticks as reminder_ticks
from handlers.stats import pictures
from handlers.training import assignments as training_assignments
from handlers.training import paths as training_paths
from handlers.training import progress as training_progress
from handlers.training import quiz as training_quiz
from handlers.training import taps as training_taps
from handlers.training import ticks as training_ticks
from handlers.training import trainees as training_trainees

CALLS = Feature(
    name="calls",
    commands=(Command(name="call", take=call_messages.call),),
    taps=call_taps.TAPS,
    heard_in_calls=(PromptKind.CLIENT_NAME, PromptKind.NONE_FITS),
    slots=(CALL_SLOT,),
    ticks=call_ticks.ticks,
    deeds=(Deed.GUIDE_CALL,),
    tables=("consultations", "answers", "cards_shown", "free_texts", "prompts", "interactions"),
)
CLIENTS = Feature(
    name="clients",
    commands=(Command(name="clients", take=clients.command),),
    taps=clients.TAPS,
    asks=(
        Asked(PromptKind.CLIENT_RENAME, clients.hear_of_client),
        Asked(PromptKind.CLIENT_MERGE, clients.hear_of_client),
    ),
    slots=(CLIENTS_SLOT,),
    deeds=(Deed.SEE_CLIENT, Deed.KEEP_CLIENTS, Deed.CLIENT_FILE),
    tables=("clients", "client_keepers"),
)
REMINDERS = Feature(
    name="reminders",
    taps=reminder_taps.TAPS,
    asks=(Asked(PromptKind.CALL_BACK_AT, reminder_taps.hear_date, outlives_commands=True),),
    slots=(REMINDER_SLOT, REMINDERS_SLOT),
    ticks=reminder_ticks.ticks,
    tables=("reminders",),
)
SALES = Feature(
    name="sales",
    taps=sales.TAPS,
    asks=(Asked(PromptKind.SALE_SUM, sales.hear),),
    slots=(SALE_LIST_SLOT,),
    ticks=sales.ticks,
    deeds=(Deed.TAKE_SALES,),
    tables=("sales", "sale_files", "sale_rows"),
)
GUIDE = Feature(
    name="guide",
    commands=(Command(name="guide", take=guide.show_contents), Command(name="pocket", take=guide.show_pocket)),
    taps=guide.TAPS,
    slots=(GUIDE_SLOT, POCKET_SLOT),
    deeds=(Deed.READ_HIRING,),
)
TEAM = Feature(
    name="team",
    commands=(Command(name="team", take=team.command, roles=(Role.OWNER, Role.SUPERVISOR)),),
    taps=(*team.TAPS, *invites.TAPS),
    asks=(
        Asked(PromptKind.EMPLOYEE_NAME, team.take_person_name),
        Asked(PromptKind.TEAM_NAME, team.take_team_name),
    ),
    slots=(TEAM_SLOT, INVITE_SLOT, LEFT_SLOT, *NEWS_SLOTS.values(), CLOSED_SLOT),
    deeds=(
        Deed.SEE_TEAM,
        Deed.INVITE,
        Deed.RENAME_PERSON,
        Deed.SET_ROLE,
        Deed.MOVE,
        Deed.BLOCK,
        Deed.REMOVE,
        Deed.HAND_OVER,
        Deed.NAME_MENTOR,
        Deed.GIVE_EDITOR,
        Deed.GIVE_TEAM,
        Deed.ADD_TEAM,
        Deed.RENAME_TEAM,
        Deed.CLOSE_TEAM,
    ),
    tables=("teams", "employees", "supervised_teams", "mentorships", "invites"),
)
AUDIT = Feature(
    name="audit",
    commands=(Command(name="audit", take=audit.command, roles=(Role.OWNER,)),),
    taps=audit.TAPS,
    slots=(AUDIT_SLOT,),
    deeds=(Deed.READ_AUDIT,),
    tables=("audit_log",),
)
PHRASES = Feature(
    name="phrases",
    commands=(Command(name="words", take=phrase_lists.command, roles=(), is_for_editors=True),),
    taps=(
        *(*phrase_lists.TAPS, *phrase_texts.TAPS, *phrase_inbox.TAPS, *phrase_examples.TAPS),
        *(*phrase_weighing.TAPS, *phrase_learnt.TAPS),
    ),
    asks=(
        Asked(PromptKind.PHRASE_TEXT, phrase_texts.take_text),
        Asked(PromptKind.PHRASE_SEARCH, phrase_lists.take_search),
        Asked(PromptKind.NOTE_ANSWER, phrase_inbox.take_answer),
        Asked(PromptKind.EXAMPLE_TEXT, phrase_examples.take_text),
    ),
    slots=(WORDS_SLOT, ANSWER_SLOT, LEARNT_NEWS_SLOT, FILE_SLOT, FOLDER_SLOT, EDITS_SLOT),
    ticks=phrase_ticks.ticks,
    daily=phrase_ticks.daily,
    deeds=(Deed.EDIT_WORDS, Deed.READ_NOTES, Deed.LEARN_WEIGHTS),
    tables=("content_edits", "cue_evidence", "weight_learning", "learnt_weights"),
)
HOUSE = Feature(
    name="house",
    commands=(Command(name="house", take=house.command, roles=(Role.OWNER, Role.SUPERVISOR)),),
    taps=house.TAPS,
    asks=(Asked(PromptKind.HOUSE_LINE, house.take_line), Asked(PromptKind.HOUSE_FILE, house.take_text)),
    slots=(HOUSE_SLOT, HOUSE_FILE_SLOT),
    deeds=(Deed.WRITE_SHEET,),
    tables=("house_lines",),
)
SETTINGS = Feature(
    name="settings",
    commands=(Command(name="settings", take=settings.command),),
    taps=settings.TAPS,
    asks=(Asked(PromptKind.TIME_ZONE, settings.take_zone),),
    slots=(SETTINGS_SLOT,),
    deeds=(Deed.OWN_SETTINGS, Deed.DECIDE_FOR_ALL),
    tables=("organisation",),
)
ERASING = Feature(
    name="erasing",
    taps=erasing.TAPS,
    ticks=erasing.ticks,
    deeds=(Deed.ERASE, Deed.SET_RETENTION),
    tables=("retention",),
)
ENTRANCE = Feature(
    name="entrance",
    commands=(Command(name="start", take=entrance.start, roles=(), is_general=True, is_for_strangers=True),),
    slots=(WELCOME_SLOT, REFUSAL_SLOT),
    ticks=entrance.ticks,
    tables=("owner_codes", "knocks"),
)
FIRST_STEPS = Feature(name="first_steps", taps=first_steps.TAPS, slots=(FIRST_STEPS_SLOT,))
HELP = Feature(
    name="help",
    commands=(Command(name="help", take=helping.show_help, is_general=True),),
    slots=(HELP_SLOT, HINT_SLOT, MENU_SLOT),
    daily=helping.daily,
)
DESK = Feature(
    name="desk",
    commands=(Command(name="desk", take=desk.command),),
    taps=desk.TAPS,
    slots=(DESK_SLOT,),
    daily=desk.daily,
    tables=("desk_links", "desk_sessions"),
)
FIGURES = Feature(
    name="figures",
    commands=(Command(name="week", take=figure_taps.command, roles=(Role.OWNER, Role.SUPERVISOR, Role.MANAGER)),),
    taps=figure_taps.TAPS,
    slots=(FIGURES_SLOT, DIGEST_SLOT, MONTH_SLOT, MONTH_FILE_SLOT),
    ticks=figure_ticks.ticks,
    tables=(
        *("call_counts", "cell_counts", "type_counts", "cue_counts", "phrase_counts"),
        *("count_changes", "cue_changes", "phrase_changes"),
    ),
)
LOG = Feature(
    name="log",
    commands=(Command(name="logs", take=log.command), Command(name="export", take=log.export)),
    taps=log.TAPS,
    asks=log.ASKS,
    slots=(LOG_SLOT, EXPORT_SLOT),
    ticks=log.ticks,
    deeds=(Deed.READ_LOG,),
    tables=("log_choices", "jobs"),
)
COACHING = Feature(
    name="coaching",
    commands=(Command(name="coaching", take=agreements.command),),
    taps=(*agreements.TAPS, *whispers.TAPS, *judging.TAPS),
    asks=(
        Asked(PromptKind.COACHING_NOTE, agreements.take_note),
        Asked(PromptKind.COACHING_LINE, agreements.take_line),
        Asked(PromptKind.WHISPER, whispers.take_whisper),
    ),
    slots=(COACHING_SLOT, AGREEMENT_SLOT, PRINT_SLOT),
    ticks=agreements.ticks,
    deeds=(Deed.COACH, Deed.AGREE, Deed.WHISPER, Deed.RATE),
    tables=("coachings", "coaching_calls", "judgings", "judging_calls"),
)
STATS = Feature(
    name="stats",
    commands=(Command(name="stats", take=pictures.command, roles=(Role.OWNER, Role.SUPERVISOR, Role.MANAGER)),),
    taps=pictures.TAPS,
    slots=(STATS_SLOT,),
)
TRAINING = Feature(
    name="training",
    commands=(Command(name="train", take=training_taps.command, roles=(Role.SUPERVISOR, Role.MANAGER, Role.TRAINEE)),),
    taps=(
        *(*training_taps.TAPS, *training_paths.TAPS, *training_trainees.TAPS),
        *(*training_progress.TAPS, *training_assignments.TAPS, *training_quiz.TAPS),
    ),
    asks=(
        Asked(PromptKind.DRILL_ANSWER, training_taps.take_answer),
        Asked(PromptKind.QUIZ_ANSWER, training_quiz.take_answer),
    ),
    slots=(
        *(TRAINING_SLOT, PATH_SLOT, PATH_NEWS_SLOT, TRAINEES_SLOT),
        *(READY_SLOT, ALONE_SLOT, MENTOR_SLOT, MENTEE_SLOT),
        *(PROGRESS_SLOT, ASSIGNED_SLOT, QUIZ_SLOT, MARKS_SLOT),
    ),
    ticks=training_ticks.ticks,
    deeds=(
        *(Deed.TRAIN, Deed.SEE_TRAINEE, Deed.TICK, Deed.CONFIRM_STAGE),
        *(Deed.SEE_TEAM_TRAINING, Deed.ASSIGN),
        *(Deed.TAKE_QUIZ, Deed.SET_QUIZ, Deed.MARK_QUIZ, Deed.DECIDE_QUIZ),
    ),
    tables=(
        *("trainees", "training_sittings", "training_cards", "training_reviews", "training_repeats"),
        *("training_mixups", "training_days", "training_stages", "training_ticks", "training_counts"),
        "training_news",
        *("assignments", "assigned", "quiz_attempts", "quiz_answers"),
    ),
)
GATEWAY = Feature(
    name="gateway",
    slots=(INCIDENT_SLOT, POLLER_SLOT),
    tables=("processed_updates", "crashes", "outbox", "slots"),
)
"""What all others stand on. It handles nothing itself: the gateway and the repositories use it."""

FEATURES: Sequence[Feature] = (
    CALLS,
    CLIENTS,
    SALES,
    REMINDERS,
    GUIDE,
    TRAINING,
    LOG,
    FIGURES,
    STATS,
    COACHING,
    DESK,
    TEAM,
    AUDIT,
    PHRASES,
    HOUSE,
    SETTINGS,
    ERASING,
    ENTRANCE,
    FIRST_STEPS,
    HELP,
    GATEWAY,
)
"""The order is that of the commands in menus and in the help."""


def entries() -> Sequence[Entry]:
    """Return the lines of menus and of the help."""
    return [command.entry for feature in FEATURES for command in feature.commands]


def general_commands() -> Sequence[str]:
    """Return the commands that Telegram shows before the bot knows who somebody is."""
    return [command.name for feature in FEATURES for command in feature.commands if command.is_general]


def slot_kinds() -> SlotKinds:
    """Return every sort of message."""
    return SlotKinds([kind for feature in FEATURES for kind in feature.slots])
