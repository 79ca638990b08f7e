"""One writer of `docs/` at a time: who comes second says whom it waits for, and waits.

Guarantee: the lock is the process's own and goes with it, also by a kill; where the disk knows no locks, that is said
and the work goes on.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.model.messages import Message, say
from generator.model.problem_forms import as_error, refused, said
from generator.model.problems import InputError
from generator.model.reader import language

NAME = "lock"
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_UNKNOWN = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}

if sys.platform != "win32":
    import fcntl

    def _take(file: int, waits: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))

else:
    import msvcrt

    _FAR = 1 << 30
    """Windows lets nobody read what is locked: the byte that is locked is one that nobody reads."""

    def _take(file: int, waits: bool) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
                return
            except OSError as error:
                if not waits or error.errno not in _BUSY:  # it gives up after ten seconds
                    raise


@contextmanager
def locked(state: Path) -> Iterator[None]:
    """Hold the lock of the folder `state`; waits for whoever holds it, and leaves nothing of its own behind.

    Raises InputError where the folder cannot be made or written.
    """
    made = [folder for folder in (state, state.parent) if not folder.exists()]
    try:
        file = _held(state)
    except OSError as error:
        raise InputError(refused(error)) from error
    try:
        yield
    finally:
        with suppress(OSError):  # Windows keeps a file that another process has open
            os.unlink(state / NAME)
        os.close(file)
        with suppress(OSError):
            for folder in made:
                folder.rmdir()


def _held(state: Path) -> int:
    """The opened file of the lock, held. Who held it has removed it: a file that is no longer there locks nothing."""
    while True:
        state.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # whoever had made the folder has just removed it
            file = os.open(state / NAME, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _acquire(file, state)
                if os.path.samestat(os.fstat(file), os.stat(state / NAME)):
                    return file
            except BaseException:
                os.close(file)
                raise
            os.close(file)


def _acquire(file: int, state: Path) -> None:
    try:
        try:
            _take(file, waits=False)
        except OSError as error:
            if error.errno not in _BUSY:
                raise
            _tell(say("lock-waits", folder=state.parent.as_posix(), holder=_holder(file)))
            _take(file, waits=True)
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise
        _tell(say("lock-unknown", folder=state.parent.as_posix()))
    with suppress(OSError):  # a full disk: the number is for people alone
        os.truncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, f"{os.getpid()}\n".encode())


def _holder(file: int) -> str:
    """The number of the process that holds the lock; it may not have written it yet."""
    os.lseek(file, 0, os.SEEK_SET)
    return os.read(file, 20).decode("ascii", "replace").strip() or "?"


def _tell(message: Message) -> None:
    print(said(message, language()), file=sys.stderr, flush=True)


def main() -> int:
    """`python -m generator.library.lock DOCS MODULE …`: run a module, the engine say, while nobody else may write
    DOCS; returns the exit code, unless the module ends the program itself."""
    import runpy

    state = Path(sys.argv[1]) / ".baogao"
    sys.argv = sys.argv[2:]
    try:
        with locked(state):
            runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    except InputError as error:
        print(as_error(error, language()), file=sys.stderr, flush=True)
        return 2
    except OSError as error:  # the engine's: a full disk, say
        _tell(refused(error))
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
