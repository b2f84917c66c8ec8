"""Which database a test is for, when it is not for both."""

from __future__ import annotations

import pytest

sqlite_only = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""What it proves is peculiar to a file with one writer."""
postgresql_only = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
"""What it proves is peculiar to a server with many writers."""
