"""A newer state of the program → this copy of it: `make update FROM=URL`.

A copy that was made by **Use this template** shares no history with the template, so git cannot merge the two.
Guarantees: what is the user's stays: `reports/`, settings, READMEs, own pages; a file of the program that the user has
changed is replaced and named, one that the template has given up is removed if it was never changed; nothing is
committed, and nothing is touched where anything is uncommitted.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.messages import Message, say
from generator.model.problem_forms import as_error, said
from generator.model.problems import InputError, UsageError
from generator.model.reader import language

YOURS = ("reports/", "README", "mkdocs.yml", "CNAME", "docs/CNAME")
"""How the paths begin that are the user's, though the template has some of them too."""
PROOF = "generator/__init__.py"
"""A file without which a repository is no baogao."""


class GitError(UsageError):
    """What git says when it fails; nothing was changed."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(say("update-git", reason=reason))


@dataclass(frozen=True, slots=True)
class Plan:
    """What an update does, by path."""

    taken: tuple[str, ...]
    removed: tuple[str, ...]
    replaced: tuple[str, ...]
    """Those among the taken that the user had changed."""
    settings: bool
    """Whether the template's settings are others than the user's."""


def main(arguments: Sequence[str]) -> int:
    """Update from the address that is given; returns the exit code."""
    try:
        told = update(arguments[0] if arguments else "")
    except InputError as error:
        print(as_error(error, language()), file=sys.stderr)
        return 2
    for line in told:
        print(said(line, language()))
    return 0


def update(source: str) -> list[Message]:
    """Take the program's files over into the work tree here; returns what there is to say. Raises UsageError."""
    if not source.strip():
        raise UsageError(say("update-from"))
    if _git("status", "--porcelain"):
        raise UsageError(say("update-uncommitted"))
    _git("fetch", "--quiet", "--no-tags", "--", source, "HEAD")
    plan = _plan(source)
    try:
        if plan.taken:
            _git("checkout", "--quiet", "FETCH_HEAD", "--pathspec-from-file=-", "--pathspec-file-nul", paths=plan.taken)
        if plan.removed:
            _git("rm", "--quiet", "--pathspec-from-file=-", "--pathspec-file-nul", paths=plan.removed)
    except GitError as error:
        if changed := _git("status", "--porcelain", "-z", "--no-renames").split("\0")[:-1]:
            halted = say("update-halted", reason=error.reason, count=len(changed), path=changed[0][3:])
            raise UsageError(halted) from error
        raise
    return _told(plan)


def _plan(source: str) -> Plan:
    theirs, ours = _files("FETCH_HEAD"), _files("HEAD")
    if PROOF not in theirs:
        raise UsageError(say("update-foreign", source=source))
    every = {line.split(" ")[0] for line in _git("rev-list", "--objects", "FETCH_HEAD").splitlines()}
    deletions = _git("log", "-z", "--format=", "--name-only", "--no-renames", "--diff-filter=D", "FETCH_HEAD")
    given_up = set(deletions.split("\0")) - theirs.keys()
    taken = tuple(path for path, blob in theirs.items() if not path.startswith(YOURS) and ours.get(path) != blob)
    removed = tuple(
        path for path, blob in ours.items() if path in given_up and blob in every and not path.startswith(YOURS)
    )
    replaced = tuple(path for path in taken if path in ours and ours[path] not in every)
    return Plan(taken, removed, replaced, theirs.get("mkdocs.yml") != ours.get("mkdocs.yml"))


def _told(plan: Plan) -> list[Message]:
    out = [say("update-replaced", path=path) for path in plan.replaced]
    if plan.settings:
        out.append(say("update-settings"))
    if plan.taken or plan.removed:
        return [*out, say("update-done", taken=len(plan.taken), removed=len(plan.removed))]
    return [*out, say("update-nothing")]


def _files(commit: str) -> dict[str, str]:
    """Path → the name of its content."""
    lines = (line.split("\t", 1) for line in _git("ls-tree", "-r", "-z", commit).split("\0") if line)
    return {path: told.split(" ")[2] for told, path in lines}


def _git(*arguments: str, paths: Iterable[str] = ()) -> str:
    """What git prints. Raises UsageError with the last thing that it says where it fails."""
    environment = os.environ | {"GIT_LITERAL_PATHSPECS": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            ["git", *arguments],
            input="\0".join(paths),
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    except FileNotFoundError as error:
        raise UsageError(say("update-no-git")) from error
    if done.returncode:
        reasons = done.stderr.strip().splitlines() or [" ".join(arguments)]
        raise GitError(reasons[0])
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
