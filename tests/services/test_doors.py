"""What a button or a question names by its number comes in by a door that asks the table of permissions, and no other way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BY_NUMBER = {
    "consultations": {"get"},
    "clients": {"get"},
    "reminders": {"get"},
    "free_texts": {"get"},
    "content_edits": {"get", "note"},
    "example_edits": {"get"},
    "weight_edits": {"get"},
    "learnt_weights": {"get"},
    "employees": {"get"},
    "teams": {"get"},
    "invites": {"get"},
    "call_log": {"get"},
    "coachings": {"get"},
    "judgings": {"get"},
    "jobs": {"get"},
    "assignments": {"get", "assigned"},
    "quizzes": {"get"},
}
"""What repositories give to whoever knows a number."""
DOORS = {
    ("act", "own_call", "consultations"): "asks the table",
    ("act", "own_client", "clients"): "asks the table",
    ("act", "own_reminder", "reminders"): "asks the table",
    ("act", "own_text", "free_texts"): "asks the table",
    ("act", "_where", "consultations"): "of a reminder or a text, for the doors",
    ("change_colleague", "colleague_for", "employees"): "asks the table",
    ("look_after_team", "team_for", "teams"): "asks the table",
    ("invitations", "_invite", "invites"): "asks the table",
    ("edit_text", "look_at_note", "content_edits"): "asks the table",
    ("draft_text", "_own_draft", "content_edits"): "asks the table, and whose it is",
    ("draft_text", "language_of", "content_edits"): "for editors; a language is no secret",
    ("draft_text", "publish", "content_edits"): "a second tap on one's own",
    ("make_example", "_look_at_draft", "example_edits"): "asks the table, and whose it is",
    ("make_example", "publish_example", "example_edits"): "a second tap on one's own",
    ("make_example", "_published", "example_edits"): "for editors: the house's words",
    ("change_weights", "own_draft", "weight_edits"): "asks the table, and whose it is",
    ("change_weights", "publish", "weight_edits"): "a second tap on one's own",
    ("take_learnt", "_door", "learnt_weights"): "asks the table",
    ("read_log", "logged_call", "call_log"): "asks the table",
    ("choose_calls", "_require_person", "employees"): "asks the table",
    ("choose_calls", "kept_choice", "employees"): "asks the table",
    ("choose_calls", "kept_choice", "clients"): "asks the table",
    ("whisper", "_running", "consultations"): "asks the table",
    ("judge_calls", "_door", "judgings"): "asks whose it is",
    ("two", "_pair", "coachings"): "for the two doors, which ask whose it is",
    ("export_calls", "cancel_export", "jobs"): "asks whose it is",
    ("trainees", "as_guide", "employees"): "asks the table",
    ("team_practice", "as_team", "teams"): "asks the table",
    ("assigned", "as_assigned", "assignments"): "asks the table, and whose it is",
    ("assign", "as_draft", "assignments"): "asks the table, and whose it is",
    ("given", "as_giver", "assignments"): "asks the table",
    ("quiz_doors", "as_taker", "quizzes"): "asks the table",
    ("quiz_doors", "as_marker", "quizzes"): "asks the table",
}
BEHIND = {
    ("list_orders", "_viewed", "employees"): "who has sold something to a client who came in by a door",
    ("list_orders", "count_sale", "consultations"): "of a sale to a client who came in by a door: nothing of it is shown",
    ("take_list", "view_list", "teams"): "of a list that came in by its own door",
    ("take_list", "view_doubt", "clients"): "of the team of a list that came in by its own door",
    ("take_list", "settle_doubt", "clients"): "who has to be of the team of the list",
    ("make_example", "_fault", "consultations"): "of a note that came in by a door: nothing of it is shown",
    ("make_example", "_view", "employees"): "the editor of an example, whose name is told to whom `known_name` allows",
    ("inbox", "view_note", "employees"): "who wrote a note that came in by a door",
    ("inbox", "answer_note", "employees"): "who wrote a note that came in by a door",
    ("change_colleague", "_seen", "teams"): "of a colleague who came in by a door",
    ("change_colleague", "move", "teams"): "to which the owner moves somebody: he sees every team",
    ("change_colleague", "set_further_team", "teams"): "which the owner gives or takes: he sees every team",
    ("consequences", "tell", "teams"): "of who is told",
    ("consequences", "_end_coachings", "employees"): "the other of the two between whom an agreement ends",
    ("two", "pair_of", "employees"): "the two, of a coaching that came in by a door",
    ("two", "text_of", "free_texts"): "words of a coaching that came in by a door",
    ("two", "_call_line", "consultations"): "of a coaching that came in by a door",
    ("look_at_calls", "list_coachings", "employees"): "the other of the two, of one's own coachings",
    ("whisper", "_running", "employees"): "who leads a call that came in by a door",
    ("judge_calls", "finish_judging", "judgings"): "as it is stored, of a round that came in by a door",
    ("judge_calls", "_other", "employees"): "the other of the two, of one's own rounds",
    ("judge_calls", "_view", "consultations"): "of a round that came in by a door",
    ("assigned", "note_done", "assignments"): "of one's own sitting",
    ("assign", "_shown", "teams"): "of a draft that came in by a door",
    ("given", "show_given", "teams"): "of what came in by a door",
    ("tell_assigned", "tell_assigned", "employees"): "the tick's",
    ("agree", "remind_of_agreements", "employees"): "the tick's",
    ("remind", "remind_to_practise", "employees"): "the tick's",
    ("tell_quiz", "tell_of_quizzes", "employees"): "the tick's",
    ("tell_quiz", "ask_again", "employees"): "the tick's",
    ("quiz_doors", "answer_at", "free_texts"): "of a try that came in by a door",
    ("path_news", "tell_path_news", "employees"): "the tick's",
    ("quiz_doors", "with_deciders", "employees"): "who has decided about a try that came in by a door",
    ("leave_team", "_tell", "teams"): "of a call that is left behind",
    ("leave_team", "hand_over_due", "employees"): "the tick's",
    ("leave_team", "view_promises_left", "employees"): "shown only if he left something in a team that the reader looks after",
    ("settle_reminder", "open_reminded", "clients"): "of a call whose reminder came in by a door",
    ("remind", "with_call", "consultations"): "of a reminder that came in by a door, or the tick's",
    ("remind", "come_back", "consultations"): "that stand in his own chat; only his own, of the team he is in, are shown",
    ("remind", "_claim_of", "employees"): "the tick's",
    ("run_call", "finish_idle_calls", "consultations"): "the tick's",
    ("run_call", "finish_idle_calls", "employees"): "the tick's",
    ("keep_local_time", "keep_local_times", "employees"): "the tick's",
    ("keep_local_time", "_move", "reminders"): "the tick's",
    ("keep_local_time", "_move", "consultations"): "the tick's",
    ("edit_text", "view_text", "employees"): "the editor of a text, whose name is told to whom `known_name` allows",
    ("draft_text", "publish", "employees"): "as above",
    ("week", "_change", "employees"): "as above",
    ("invitations", "redeem_invite", "employees"): "who made the invitation whose code is known",
    ("invitations", "_why_not_there", "teams"): "of an invitation by its code",
    ("invitations", "seen_by_maker", "teams"): "of an invitation that came in by a door, or by its code",
    ("choose_calls", "named", "clients"): "of a choice that came in by the doors when it was made; only calls within are shown",
    ("files_sent", "why_not", "employees"): "who has asked for a file, as he is now",
    ("client_file", "client_of", "clients"): "of a file that was asked for by a door; `may_have` asks the table again",
    ("invitations", "_found", "invites"): "of an invitation that came in by a door, or by its code",
}


def looked_up() -> Iterator[tuple[str, str, str]]:
    """Give every place in the use cases, the handlers and the jobs that asks a repository for something by its number."""
    for file in sorted([*ROOT.glob("bot/services/**/*.py"), *ROOT.glob("handlers/*.py"), *ROOT.glob("bot/app/**/*.py")]):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.AsyncFunctionDef | ast.FunctionDef):
                continue
            for call in ast.walk(function):
                match call:
                    case ast.Call(func=ast.Attribute(value=ast.Attribute(value=whose, attr=kind), attr=how)):
                        is_work = isinstance(whose, ast.Name | ast.Attribute) and "work" in ast.unparse(whose)
                        if is_work and how in BY_NUMBER.get(kind, ()):
                            yield (file.stem, function.name, kind)


def test_nothing_is_looked_up_by_its_number_past_the_doors() -> None:
    """A use case that does it by itself is named here with its reason, or it is a hole in the border."""
    assert set(looked_up()) == set(DOORS) | set(BEHIND)


@pytest.mark.parametrize("door", ["own_call", "own_client", "own_reminder", "own_text"])
def test_every_door_asks(door: str) -> None:
    """And before it gives anything away."""
    tree = ast.parse((ROOT / "bot/services/act.py").read_text(encoding="utf-8"))
    body = next(one for one in ast.walk(tree) if isinstance(one, ast.AsyncFunctionDef) and one.name == door)
    assert "self.require(" in ast.unparse(body)
