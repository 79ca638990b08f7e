from __future__ import annotations

import pytest

from generator.build import edition
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def sample():
    """The sample report's edition."""
    return edition(ROOT / "reports" / "zigong-2021")
