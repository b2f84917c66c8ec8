"""What an operator can mend, as one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.db.address import DatabaseRefused
from bot.db.upkeep.backup import BadBackup, NotOurs
from bot.db.upkeep.migrate import SchemaTooNew
from bot.db.upkeep.run_lock import AlreadyRunning
from bot.gateway.telegram.proxy import ProxyRefused
from bot.services.errors import StorageUnavailable


class CannotRun(Exception):
    """The work cannot be done; the message is one line that says what to do."""


class UnusableSetting(CannotRun):
    """What is set, or installed, cannot be used: trying again does not mend it."""


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn what an operator can mend into one line."""
    try:
        yield
    except (DatabaseRefused, ProxyRefused) as error:
        raise UnusableSetting(f"{error}.") from None
    except StorageUnavailable as error:
        raise CannotRun(
            f"the database cannot be used: {error}. Check SALESFLOOR_DATABASE_URL, the disk and its rights."
        ) from None
    except AlreadyRunning as error:
        raise CannotRun(f"{error}. Stop it first, or give this one its own SALESFLOOR_DATABASE_URL.") from None
    except (NotOurs, BadBackup) as error:
        raise CannotRun(f"{error}.") from None
    except SchemaTooNew as error:
        raise CannotRun(f"{error}. Update the program.") from None
    except OSError as error:
        raise CannotRun(f"{error.strerror or error}: {error.filename or ''}".strip(": ") + ".") from None
