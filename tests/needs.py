"""What some tests need of a machine and not every machine has; where it is not there, they are passed over with the reason."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest


def _links() -> bool:
    """Windows lets some users alone make them."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            (Path(folder) / "link").symlink_to("nowhere")
        except (OSError, NotImplementedError):
            return False
    return True


def needs(there: bool, reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not there, reason=f"needs {reason}")


ANY_NAME = needs(os.name == "posix", "a file system that takes any name")
BYTES = needs(sys.platform == "linux", "a file system whose names are bytes")
DEVICES = needs(os.path.exists("/dev/zero"), "files that are devices")
FULL_DISK = needs(os.path.exists("/dev/full"), "Linux's full disk")
LINKS = needs(_links(), "symbolic links")
PIPES = needs(hasattr(os, "mkfifo"), "named pipes")
SIGNALS = needs(os.name == "posix", "signals of POSIX")
RIGHTS = needs(os.name == "posix" and (sys.platform == "linux" or os.geteuid() != 0), "a user who may not read everything")
