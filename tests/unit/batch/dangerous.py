"""Work for a pool that goes wrong in every way; a module of its own, so that a worker loads nothing else."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from generator.batch.answer import About


def dangerous(path: Path) -> About:
    """What a file's name says: be killed, be interrupted, hang, fall over, or answer."""
    if "killed" in path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "interrupted" in path.name:
        os.kill(os.getpid(), signal.SIGINT)
    if "hangs" in path.name:
        signal.pause()
    if "raises" in path.name:
        raise MemoryError("no room")
    return About((), path.name)
