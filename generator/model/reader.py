"""Whoever reads what the program says: the language, and the name under which the program was called.

Guarantee: nothing here reaches data; it is asked where a line is printed for a person.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def language() -> str:
    """`zh` or `en`: what the environment names, else the system."""
    return of_environment(os.environ) or of_machine(sys.platform)


def of_environment(environment: Mapping[str, str]) -> str | None:
    """`BAOGAO_LANG`, else the system's variables: `zh` for any Chinese, `en` for all others; `None` where none is
    named."""
    named = (environment.get(name) for name in ("BAOGAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((value for value in named if value), None)
    return first and ("zh" if first.lower().startswith("zh") else "en")


def of_machine(platform: str) -> str:
    """The language of a machine whose environment names none: Windows' own, and macOS' first one."""
    chinese = False
    if platform == "win32":
        import ctypes

        windows = ctypes.windll  # type: ignore[attr-defined]  # known on Windows alone
        chinese = windows.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x04
    elif platform == "darwin":
        try:
            asked = subprocess.run(
                ["defaults", "read", "-g", "AppleLanguages"], capture_output=True, text=True, timeout=5
            )
            chinese = bool(re.match(r'[(\s]*"?zh', asked.stdout))
        except (OSError, subprocess.SubprocessError):
            pass  # a system that does not tell
    return "zh" if chinese else "en"


def as_called(words: str, *, elsewhere: bool = False) -> str:
    """The words with each command of the program's in them, as "`baogao add`", as this reader has to type it: in the
    folder of the call, or elsewhere."""
    if "`baogao" not in words:
        return words
    return words.replace("`baogao", f"`{command(sys.argv[0], sys.orig_argv[0], elsewhere=elsewhere)}")


def command(program: str, python: str, *, elsewhere: bool = False) -> str:
    """How the program was called: by its name, by the path of its script, or as a module of a Python.

    `program` and `python` are the first of the program's arguments and of the interpreter's own.
    """
    path = Path(program)
    if path.parts[-2:] == ("generator", "__main__.py"):
        script = Path(python).with_name("baogao.exe" if os.name == "nt" else "baogao")
        if len(script.parts) < 2 or not script.exists():
            return f"{_typed(Path(python), elsewhere) if len(script.parts) > 1 else python} -m generator"
        path = script.with_suffix("")
    elif path.stem != "baogao":
        return "baogao"
    found = shutil.which("baogao")
    return (
        "baogao"
        if found and Path(found).with_suffix("") == path.with_suffix("").absolute()
        else _typed(path, elsewhere)
    )


def _typed(path: Path, elsewhere: bool) -> str:
    """A path as it is typed in the folder of the call, or elsewhere."""
    here = Path.cwd()
    typed = str(path.absolute() if elsewhere else path.relative_to(here) if path.is_relative_to(here) else path)
    return f'"{typed}"' if os.name == "nt" and " " in typed else typed if os.name == "nt" else shlex.quote(typed)
