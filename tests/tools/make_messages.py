"""Puts the table of messages in order: a section for each module, from the ground up, and in it the messages that the
module says; one that several say stands with the first of them. `python -m tests.tools.make_messages` rewrites the table.
"""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator"
TABLE = PACKAGE / "model" / "messages.py"
FLOORS = "model chinese formats recognise link decisions edition exports site print library batch add verify".split()


def modules() -> dict[str, ast.Module]:
    """Every module of the program, from the ground up, by its name."""
    names = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
    floor = {name: FLOORS.index(name.split(".")[0]) if name.split(".")[0] in FLOORS else len(FLOORS) for name in names}
    return {
        name: ast.parse(names[name].read_text(encoding="utf-8")) for name in sorted(names, key=lambda n: (floor[n], n))
    }


def constants(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def said(tree: ast.Module) -> set[str]:
    """What is given to `say` by name."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say")
    return {key for call in calls for key in constants(call.args[0])}


def table(tree: ast.Module) -> ast.Dict:
    return next(
        n.value for n in ast.walk(tree) if isinstance(n, ast.AnnAssign) and getattr(n.target, "id", "") == "TABLE"
    )


def homes(keys: list[str]) -> dict[str, str]:
    """The module that says each message; none for one that nobody says."""
    trees = modules()
    own = table(trees["model.messages"])
    direct = {name: said(tree) for name, tree in trees.items()}
    named = {name: constants(tree) for name, tree in trees.items()}
    named["model.messages"] = set().union(
        *(constants(node) for node in trees["model.messages"].body if getattr(node, "value", None) is not own)
    )
    found = {key: next((name for uses in (direct, named) for name in trees if key in uses[name]), None) for key in keys}
    return {key: name for key, name in found.items() if name}


def tidied(text: str) -> str:
    """The module of messages with its table in order; messages that nobody says are left out."""
    tree = ast.parse(text)
    entries = table(tree)
    lines = text.splitlines(keepends=True)
    starts = [key.lineno for key in entries.keys] + [entries.end_lineno]
    spans = [
        (
            key.value,
            "".join(line for line in lines[starts[n] - 1 : starts[n + 1] - 1] if not line.lstrip().startswith("# ")),
        )
        for n, key in enumerate(entries.keys)
    ]
    home = homes([key for key, _ in spans])
    out = []
    for module in modules():
        if own := [entry for key, entry in spans if home.get(key) == module]:
            out += [f"    # {module}\n", *own]
    return "".join([*lines[: entries.lineno], *out, *lines[entries.end_lineno - 1 :]])


if __name__ == "__main__":
    TABLE.write_text(tidied(TABLE.read_text(encoding="utf-8")), encoding="utf-8")
