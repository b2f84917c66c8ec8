"""What can go wrong in a use case, as facts."""

from __future__ import annotations


class DomainError(Exception):
    """A use case cannot do what was asked; the person is told by the words under `key`."""

    key: str = "error.unknown"


class NotYours(DomainError):
    """The object belongs to somebody else."""

    key = "error.not_yours"


class LeftBehind(DomainError):
    """The object was his own, and has stayed in a team that he is no longer in."""

    key = "error.left_behind"


class NotAllowed(DomainError):
    """Neither role nor team of whoever tried allow it."""

    key = "error.not_allowed"


class LastOwner(DomainError):
    """Without this person the house would have no owner."""

    key = "error.last_owner"


class StillAtWork(DomainError):
    """A team in which somebody works cannot be closed."""

    key = "error.still_at_work"


class HasAccess(DomainError):
    """Somebody who may still use the bot cannot be erased."""

    key = "error.has_access"


class NotFound(DomainError):
    """The object a button names does not exist (any more)."""

    key = "error.gone"


class OnlyReads(Exception):
    """Something was to be written where is only read."""


class StorageUnavailable(Exception):
    """The database is locked, full or gone: nothing was done, nothing is acknowledged, the same may be tried again."""
