"""The marks of a test module that looks at the page."""

import pytest

ON_A_PHONE = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
