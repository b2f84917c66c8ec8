"""What every repository is: statements run in a transaction that somebody else commits."""

from __future__ import annotations

from bot.db.transaction import Transaction


class Repository:
    """Statements on one idea's tables. Invariant: never commits, never rolls back."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        """Work in this transaction."""
        self._transaction = transaction
