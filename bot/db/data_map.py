"""What is stored about whom, why, and until when: the data map that `doctor` prints. Leaves out the schema itself.

A test proves that every table is here, so nothing is stored without a reason on record.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One table: what it holds, whether it is personal, and what becomes of it."""

    table: str
    holds: str
    personal: str
    """Whose personal data; empty when it holds none."""
    until: str


DATA_MAP = (
    Kept(table="teams", holds="names of teams", personal="", until="for good"),
    Kept(
        table="employees",
        holds="Telegram id, first name, role, language, time zone, settings",
        personal="employees",
        until="for good",
    ),
    Kept(table="mentorships", holds="who looks after whom", personal="employees", until="until changed"),
    Kept(table="invites", holds="hashes of one-time codes, who made and who used one", personal="employees", until="for good"),
    Kept(table="organisation", holds="names or codes of clients; when staff were informed", personal="", until="for good"),
    Kept(table="owner_codes", holds="hashes of one-time codes, who used one", personal="employees", until="for good"),
    Kept(table="clients", holds="name or code of a client", personal="clients", until="until erased"),
    Kept(
        table="consultations",
        holds="one row a call: type, intent, outcome, times",
        personal="clients, by reference",
        until="for good",
    ),
    Kept(table="answers", holds="what was tapped or recognised in a call", personal="clients, by reference", until="for good"),
    Kept(
        table="cards_shown",
        holds="which phrase and task a card showed, and why",
        personal="clients, by reference",
        until="for good",
    ),
    Kept(
        table="free_texts",
        holds="typed words; phones, addresses, handles and long numbers masked",
        personal="clients",
        until="until erased",
    ),
    Kept(
        table="interactions", holds="what an employee did and when; no words of clients", personal="employees", until="for good"
    ),
    Kept(table="reminders", holds="when to call back, for which call", personal="employees", until="for good"),
    Kept(table="content_edits", holds="words changed in the bot, by whom", personal="employees", until="for good"),
    Kept(table="prompts", holds="what the next text in a chat means", personal="", until="ten minutes"),
    Kept(table="processed_updates", holds="numbers of updates; the kind of error of failed ones", personal="", until="a week"),
    Kept(table="crashes", holds="numbers of updates in whose middle the process ended", personal="", until="a week"),
    Kept(table="outbox", holds="messages on their way", personal="clients, in the text of a card", until="until delivered"),
    Kept(table="slots", holds="which Telegram message shows which call", personal="employees, by chat number", until="for good"),
    Kept(
        table="audit_log",
        holds="refusals; who changed the team, settings of all, words and clients",
        personal="employees and strangers, by Telegram id",
        until="for good",
    ),
)
