"""A copy of the repository as **Use this template** makes it, and the steps of its workflow as GitHub would run them.

The copy belongs to a user without rights and lies in a folder whose path has blanks and Chinese characters.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import yaml

from tests.conftest import OWN, ROOT, program_docs

FOLDERS = (".ci", ".github", "generator", "templates", "tests")
FILES = """
Makefile pyproject.toml README.md README.zh.md ARCHITECTURE.md CHANGELOG.md CONTRIBUTING.md LICENSE .gitignore .gitattributes
""".split()
"""With the tests' own settings, sample and list of pages: the template, whatever a user has made of this tree."""

ADDRESS = "https://office.github.io/my-report"
SETTINGS = "https://github.com/office/my-report/settings/pages"

NOBODY = 65534

Context = dict[str, str]
"""The event's name, and the outcome of the step that asks for the site's address."""

CONDITIONS: dict[str | None, Callable[[Context], bool]] = {
    None: lambda run: True,
    "github.event_name != 'pull_request'": lambda run: run["event"] != "pull_request",
    "steps.pages.outcome == 'failure'": lambda run: run["pages"] == "failure",
    "steps.pages.outcome == 'success'": lambda run: run["pages"] == "success",
}
"""Every condition of the workflow's steps; one that is not here stops the test."""


def make_template(folder: Path) -> None:
    """What the template's repository holds."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (*FILES, *program_docs()):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    shutil.copy2(OWN / "mkdocs.yml", folder)
    shutil.copytree(OWN / "reports", folder / "reports")


@dataclass(frozen=True)
class Ran:
    """A run of the workflow's first job."""

    checkout: Path
    codes: dict[str, int] = field(default_factory=dict)
    """Exit code of each step that ran, by its name."""
    said: dict[str, str] = field(default_factory=dict)
    """What it printed."""
    summary: str = ""
    published: bool = False
    """Whether the site was handed on to be deployed."""

    @property
    def site(self) -> Path:
        return self.checkout / "site"

    def page(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")


class Office:
    """The machine of somebody who has copied the template, and GitHub's."""

    def __init__(self, root: Path, fresh: bool):
        self.root, self.fresh = root, fresh
        self.copy = root / "市政府 办公室" / "我的 报告"
        self.nobody = _without_rights(fresh)
        self.copy.mkdir(parents=True)
        make_template(self.copy)
        (root / "bin").mkdir()
        self.sudo('exec "$@"')
        self.ready(self.copy)

    def sudo(self, does: str) -> None:
        """What `sudo` does on GitHub's machine: nobody asks for a password there."""
        _script(self.root / "bin" / "sudo", does)

    def ready(self, folder: Path, empty: bool = False) -> None:
        """Give the folder to the user, with an environment that `make` finds up to date, unless it is to be empty."""
        if not empty:
            environment = folder / ".venv"
            python = f'PYTHONPATH="{folder}" PYTHONDONTWRITEBYTECODE=1 exec "{sys.executable}"'
            _script(environment / "bin" / "python", f'{python} "$@"')
            _script(environment / "bin" / "baogao", f'{python} -m generator "$@"')
            (environment / "here").write_text(f"{folder.resolve()}\n", encoding="utf-8")
            for stamp in re.findall(r"^\$\(VENV\)/([\w/-]+):", (folder / "Makefile").read_text(encoding="utf-8"), re.M):
                if not (environment / stamp).exists():
                    (environment / stamp).touch()
        self._give(self.root, *self.root.rglob("*"))

    def _give(self, *paths: Path) -> None:
        for path in paths if self.nobody else ():
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def run(self, *command: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command as the user; both streams are one."""
        env = {
            "PATH": f"{self.root}/bin:{os.environ['PATH']}",
            "HOME": str(self.root),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
        }
        env |= {f"GIT_{role}_{what}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        env |= {
            name: value
            for name, value in os.environ.items()
            if name.startswith(("PIP_", "SSL_", "REQUESTS_")) or name.lower().endswith("_proxy")
        }
        env["PYTHON"] = str(Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}")
        return subprocess.run(
            [*(self.nobody or ()), *command],
            cwd=cwd or self.copy,
            env=env | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def must(self, *command: str, codes: tuple[int, ...] = (0,), **settings: Any) -> str:
        done = self.run(*command, **settings)
        assert done.returncode in codes, (command, done.stdout)
        return done.stdout

    def write(self, path: str, content: str | bytes) -> None:
        file = self.copy / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        self._give(file, *(folder for folder in file.parents if folder.is_relative_to(self.root)))

    def push(self, event: str = "push", pages: str = "success") -> Ran:
        """Commit everything, check it out elsewhere as GitHub does, and run the steps of the workflow."""
        self.must("git", "init", "-q", "-b", "trunk")
        self.must("git", "add", "-A")
        self.must("git", "commit", "-qm", "x")
        checkout = self.root / "runner 工作" / "my-report"
        self.must("git", "clone", "-q", str(self.copy), str(checkout))
        self.ready(checkout, self.fresh)
        return self._steps(checkout, {"event": event, "pages": pages if event != "pull_request" else "skipped"})

    def _steps(self, checkout: Path, context: Context) -> Ran:
        summary = self.root / "summary.md"
        summary.write_text("", encoding="utf-8")
        summary.chmod(0o666)
        codes: dict[str, int] = {}
        said: dict[str, str] = {}
        published = False
        workflow = yaml.safe_load((checkout / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
        for step in workflow["jobs"]["build"]["steps"]:
            wanted = CONDITIONS[step.get("if")](context) and not any(codes.values())
            if wanted and "run" in step:
                script = self.root / "step.sh"
                script.write_text(step["run"], encoding="utf-8")
                given = {
                    name: _substituted(value, context)
                    for name, value in (workflow["env"] | step.get("env", {})).items()
                }
                github = {
                    "GITHUB_STEP_SUMMARY": str(summary),
                    "GITHUB_SERVER_URL": "https://github.com",
                    "GITHUB_REPOSITORY": "office/my-report",
                }
                done = self.run("bash", "-e", str(script), cwd=checkout, **github, **given)
                codes[step["name"]], said[step["name"]] = done.returncode, done.stdout
            published |= wanted and step.get("uses", "").startswith("actions/upload-pages-artifact@")
        return Ran(checkout, codes, said, summary.read_text(encoding="utf-8"), published)


def _substituted(value: str, context: Context) -> str:
    """A setting with the workflow's one expression filled in."""
    out = value.replace("${{ steps.pages.outputs.base_url }}", ADDRESS if context["pages"] == "success" else "")
    assert "${{" not in out, out
    return out


def _script(path: Path, does: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)


def _without_rights(fresh: bool) -> tuple[str, ...] | None:
    """What to put before a command so that a user without rights runs it; `None` where nobody else can run it.

    That user may read what root may, for Python itself can lie in root's home, and can write nothing but its own. An
    environment that is installed anew must be reached without that: make asks whether it may run a program.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    rights = (
        ()
        if fresh
        else ("--bounding-set=-all,+dac_read_search", "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
    )
    before = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *rights)
    try:
        asked = ["test", "-x", sys.executable] if fresh else [sys.executable, "-c", "import mkdocs"]
        subprocess.run([*before, *asked], cwd="/", check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return before


@contextmanager
def office(fresh: bool) -> Iterator[Office]:
    """A machine, and nothing of it afterwards."""
    root = Path(mkdtemp(prefix="baogao-"))
    root.chmod(0o755)
    try:
        yield Office(root, fresh)
    finally:
        shutil.rmtree(root)
