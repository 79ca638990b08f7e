"""What `baogao add` makes builds at once, whatever format it came in."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.conftest import OWN, Project, baogao, build_site, make_project
from tests.unit.add.test_add import FORMATS, put


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site of one report of each format, each added by the program."""
    root = tmp_path_factory.mktemp("added")
    shutil.copytree(OWN / "reports", root / "reports")
    for format, (content, name) in FORMATS.items():
        put(root / format, content, name)
        done = baogao("add", f"{format}/{name}", "--id", f"spring-{format}", cwd=root)
        assert done.returncode == 1, done.stderr
    project = make_project(root / "project", root / "reports")
    build_site(project)
    return project


@pytest.mark.parametrize("format", FORMATS)
def test_an_added_report_is_on_the_site_whole(added, format):
    folder = added.site / f"spring-{format}"
    told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    page = (folder / "full" / "index.html").read_text(encoding="utf-8")
    assert [part["heading"] for part in told["parts"]] == ["一、2020年工作回顾", "二、2021年工作安排"]
    assert all(f'data-block="{block["n"]}"' in page for block in told["blocks"])
    assert told["place"] == "春城市" and told["date"] == "2021-02-05" and len(told["notes"]) == 1
    assert [problem["code"] for problem in told["problems"]] == ["doubtful-character"]
