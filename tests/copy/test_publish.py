"""Whoever copies the template publishes: the workflow's steps, in order, whatever the copy has been made of.

`make test-copy` lets GitHub's machine begin with an empty environment; without `--fresh` it has the one that runs the
tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, program_docs
from tests.copy.github import ADDRESS, SETTINGS, Office, Ran, office
from tests.unit.add.test_add import LINES, TEXT
from tests.unit.formats.test_formats import docx, p

WORD = docx("".join(p(line) for line in LINES))
SECOND = TEXT.replace("2021年", "2022年").replace("2020年", "2021年").replace("春城?宜居", "春城·宜居")
ADD = (".venv/bin/python", "-m", "generator", "add")
STEPS = [
    "Install the print edition's fonts",
    "Install baogao",
    "Read the reports and show their problems",
    "Build",
    "Hold the site against the reports",
    "Say how large the site is",
]


rare = pytest.mark.fresh
"""A test for `make test-copy` alone: it is near another one, and the suite is to stay short."""


@pytest.fixture
def made(request: pytest.FixtureRequest) -> Iterator[Office]:
    with office(request.config.getoption("--fresh")) as made:
        yield made


def add(made: Office, name: str, content: str | bytes) -> None:
    made.write(f"../{name}", content)
    made.must(*ADD, f"../{name}", codes=(0, 1))


def all_went_well(ran: Ran, steps: list[str] = STEPS) -> None:
    assert (list(ran.codes), set(ran.codes.values())) == (steps, {0}), ran.said


def test_a_copy_as_it_comes_is_built_and_says_what_to_click_where_pages_is_off(made):
    made.sudo("exit 1")
    ran = made.push(pages="failure")
    all_went_well(ran, [*STEPS[:2], "Say what to click where Pages is not switched on", *STEPS[2:]])
    assert not ran.published and (ran.site / "zigong-2021" / "1" / "index.html").exists()
    warning = ran.said["Say what to click where Pages is not switched on"]
    assert warning.count("\n") == 1 and warning.startswith("::warning ") and "GitHub Pages 还没有开启" in warning
    assert (
        SETTINGS in warning
        and f"[仓库的 Pages 设置]({SETTINGS})" in ran.summary
        and f"[the repository's Pages settings]({SETTINGS})" in ran.summary
    )
    assert "::warning::the fonts could not be installed" in ran.said[STEPS[0]]


def test_an_office_publishes_its_own_report_with_its_own_pages_readme_and_settings(made):
    shutil.rmtree(made.copy / "reports" / "zigong-2021")
    add(made, "政府工作报告 定稿.docx", WORD)
    made.write("README.md", "# 春城市政府工作报告\n\n网站的源文件。\n")
    (made.copy / "README.zh.md").unlink(missing_ok=True)
    made.write("docs/关于本站.md", "# 关于本站\n\n![章](图/章.png)\n[联系](contact.md)\n")
    made.write("docs/contact.md", "# 联系\n")
    made.write("docs/图/章.png", b"\x89PNG\r\n\x1a\n")
    made.write("docs/chuncheng-2021/photo.png", b"\x89PNG\r\n\x1a\n")
    made.write("docs/CNAME", "report.example.cn\n")
    made.write("说明.txt", "科室自用")
    settings = (made.copy / "mkdocs.yml").read_text(encoding="utf-8")
    made.write(
        "mkdocs.yml",
        settings.replace("site_name: 政府工作报告", "site_name: 春城市人民政府").replace(
            "  - 检索: search.md\n", "  - 检索: search.md\n  - 关于: 关于本站.md\n"
        ),
    )
    made.must(".venv/bin/python", "-m", "generator", "build", codes=(1,))
    ran = made.push()
    all_went_well(ran)
    assert ran.published and "春城市人民政府" in ran.page("") and not (ran.site / "zigong-2021").exists()
    assert f'href="{ADDRESS}/chuncheng-2021/1/"' in ran.page("chuncheng-2021/1")
    assert (
        ran.said[STEPS[2]].startswith("::warning file=reports/chuncheng-2021/report.docx,line=7,")
        and ran.said[STEPS[2]].count("\n") == 1
    )
    assert re.fullmatch(r"chuncheng-2021：已与报告核对 11 个文块、\d+ 字、\d+ 页、\d+ 个链接\n", ran.said[STEPS[4]])
    assert "网站大小 · size of the site: " in ran.said[STEPS[5]] and ran.said[STEPS[5]] == ran.summary
    for path in ("关于本站/index.html", "contact/index.html", "图/章.png", "chuncheng-2021/photo.png", "CNAME"):
        assert (ran.site / path).is_file(), path
    assert not [path for path in ran.site.rglob(".*")]
    committed = made.must("git", "-c", "core.quotepath=off", "ls-files", "docs", "site", ".venv").splitlines()
    assert set(committed) - set(program_docs()) == {
        "docs/CNAME", "docs/chuncheng-2021/photo.png", "docs/contact.md", "docs/关于本站.md", "docs/图/章.png",
    }  # fmt: skip
    _the_programs_tests_pass_in(made)


def _the_programs_tests_pass_in(made: Office) -> None:
    """Those that stood on the sample, the README, the settings and the top level; all are found, if there is time."""
    files = [f"test_{name}.py" for name in ("sample", "golden", "home", "address", "documents", "schema")]
    found = [str(path.relative_to(ROOT)) for name in files for path in (ROOT / "tests" / "unit").rglob(name)]
    every = ["-k", " or ".join(files), "tests"] if made.fresh else found
    said = made.must(
        ".venv/bin/python", "-m", "pytest", "-q", "-p", "no:cacheprovider", *every, PYTHONPATH=str(made.copy)
    )
    assert "README.md is not baogao's" in said and re.search(r"\b\d{2,} passed, \d+ skipped\b", said), said


def test_a_report_beside_the_sample_is_built_and_checked_for_a_pull_request_and_not_published(made):
    add(made, "甲.docx", WORD)
    assert "report.docx:7:" in made.must("make", "check")  # a remark that wants nothing done is no failure of make
    ran = made.push("pull_request")
    all_went_well(ran)
    assert not ran.published and [line.split("：")[0] for line in ran.said[STEPS[4]].splitlines()] == [
        "chuncheng-2021",
        "zigong-2021",
    ]
    assert ran.said[STEPS[2]].count("::warning ") == 1


@rare
def test_two_reports_of_an_office_are_published(made):
    shutil.rmtree(made.copy / "reports" / "zigong-2021")
    add(made, "甲.docx", WORD)
    add(made, "乙.txt", SECOND)
    ran = made.push()
    all_went_well(ran)
    assert ran.published and [line.split("：")[0] for line in ran.said[STEPS[4]].splitlines()] == [
        "chuncheng-2021",
        "chuncheng-2022",
    ]
    assert "chuncheng-2022/" in ran.page("") and "chuncheng-2021/" in ran.page("")


def test_without_any_report_the_run_is_red_and_says_what_to_do(made):
    shutil.rmtree(made.copy / "reports")
    ran = made.push()
    assert stopped(ran) and not ran.published
    (reason,) = [line for line in ran.said[STEPS[2]].splitlines() if line.startswith("::error::")]
    assert "baogao add " in reason and f"    {reason.removeprefix('::error::')}" in ran.summary.splitlines()


def stopped(ran: Ran) -> bool:
    """Whether the run was stopped where the reports are read."""
    return ran.codes == {STEPS[0]: 0, STEPS[1]: 0, STEPS[2]: 1} and not ran.published


BAD: dict[str, tuple[dict[str, str | bytes], str]] = {
    "a typo in report.toml": (
        {"jia-2020/report.txt": TEXT, "jia-2020/report.toml": "place = 甲市\n"},
        "reports/jia-2020/report.toml:1:",
    ),
    "a folder without a report": ({"yi-2020/.gitkeep": ""}, "reports/yi-2020:1:1: unreadable: 文件夹是空的"),
    "a folder that is no address": (
        {"丙市2020/report.txt": TEXT},
        "reports/丙市2020:1:1: unreadable: 文件夹名不能作报告名",
    ),
    "a file in no folder": (
        {"丁市, 50% 2020年.docx": WORD},
        "reports/丁市, 50% 2020年.docx:1:1: unreadable: 文件没有放在报告的文件夹里",
    ),
}
"""Files in `reports/`, and how the one line begins that says what is wrong with them."""


def test_bad_reports_beside_a_good_one_stop_the_run_with_their_reasons_and_are_built_around_at_home(made):
    for files, _ in BAD.values():
        for path, content in files.items():
            made.write(f"reports/{path}", content)
    reasons = [reason for _, reason in BAD.values()]
    said = made.must("make", BAOGAO_LANG="zh")
    assert [said.count(reason) for reason in reasons] == [1, 1, 1, 1]
    assert (made.copy / "site" / "zigong-2021" / "index.html").is_file()
    held = made.run(".venv/bin/baogao", "check", "--site", "site", BAOGAO_LANG="zh")
    assert held.returncode == 1 and "zigong-2021：已与报告核对" in held.stdout
    assert all(reason in held.stdout for reason in reasons)
    ran = made.push()
    assert stopped(ran) and ran.said[STEPS[2]].count("::error ") == 4
    assert "没有发布：下列报告读不了" in ran.summary and all(f"    {reason}" in ran.summary for reason in reasons)


def problems(folder: Path) -> tuple[int, str, str]:
    """What `.ci/problems` makes of a site: its exit code, what it prints, and the run's page."""
    program = folder / "bin" / "baogao"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    page = folder / "page.md"
    page.touch()
    environment = os.environ | {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "BAOGAO_LANG": "zh",
        "GITHUB_STEP_SUMMARY": str(page),
    }
    done = subprocess.run(
        ["sh", str(ROOT / ".ci" / "problems")],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, page.read_text(encoding="utf-8")


@pytest.mark.parametrize("what", BAD)
@pytest.mark.parametrize("beside", [{}, {"good-2021/report.txt": TEXT}], ids=["alone", "beside a good one"])
def test_each_bad_report_stops_the_run(tmp_path, what, beside):
    files, reason = BAD[what]
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    for path, content in (files | beside).items():
        file = tmp_path / "reports" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    code, printed, page = problems(tmp_path)
    assert code == 1 and printed.count("::error") == 1
    [line] = [line for line in page.splitlines() if line.startswith("    ")]
    assert line.startswith(f"    {reason}")


def test_a_remark_stops_no_run_and_leaves_its_page_alone(tmp_path):
    (tmp_path / "reports" / "good-2021").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "reports" / "good-2021" / "report.txt").write_text(TEXT, encoding="utf-8")
    code, printed, page = problems(tmp_path)
    assert (code, page) == (0, "") and printed.startswith("::warning file=reports/good-2021/report.txt,line=7,")


@pytest.mark.parametrize(("kilobytes", "warned"), [(700_000, False), (900_000, True)])
def test_a_site_near_githubs_limit_is_warned_of(tmp_path, kilobytes, warned):
    du = tmp_path / "bin" / "du"
    du.parent.mkdir()
    du.write_text(f"#!/bin/sh\nprintf '{kilobytes}\\tx'\n", encoding="utf-8")
    du.chmod(0o755)
    environment = {"PATH": f"{du.parent}:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    done = subprocess.run(
        ["sh", str(ROOT / ".ci" / "size"), str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert f"{kilobytes * 1024 / 1e6:.1f} MB" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert ("::warning::" in done.stdout) is warned
