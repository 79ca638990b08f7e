from __future__ import annotations

import pytest

from generator.library.edition_of import edition
from tests.conftest import OWN


@pytest.fixture(scope="session")
def sample():
    """The sample report's edition."""
    return edition(OWN / "reports" / "zigong-2021")
