"""`baogao check --site`: a site that is its reports passes; each way of not being so is one line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.verify.site import Site, check_site
from tests.conftest import OWN, Project, baogao

ID = "zigong-2021"


def faults(site: Path, id: str = ID) -> list[str]:
    return [str(fault) for fault in check_site(Site(site), OWN / "reports", id).faults]


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Path:
    """The sample's site, to be spoilt."""
    return Path(shutil.copytree(project.site, tmp_path / "site"))


def spoil(page: Path, old: str, new: str) -> None:
    head, article, text = page.read_text(encoding="utf-8").partition("<article")
    assert re.search(old, text, re.S), old
    page.write_text(head + article + re.sub(old, new, text, count=1, flags=re.S), encoding="utf-8")


def test_a_site_that_is_its_report_is_clean(project):
    """Those of other engines: tests/site/test_site.py, beside the second opinion."""
    assert faults(project.site) == []


SPOILT = {
    "a character of a paragraph": (
        "3-1",
        "(data-block=.40.*?)织密织牢防控",
        r"\1织密织劳防控",
        r"zigong-2021/3-1/index.html: block \d+ reads “.*织密织劳防控.*”, the report “.*织密织牢防控",
    ),
    "a figure in the whole report": (
        "full",
        "1743",
        "1734",
        "zigong-2021/full/index.html: block .* reads .*1734.* the report .*1743",
    ),
    "a blank that is no mark of a fragment": ("full", "织密织牢", "织密 织牢", "full/index.html: block"),
    "what is added, unmarked": (
        "3-1",
        '(data-block="40"[^>]*>)',
        r"\1<b>注</b>",
        "zigong-2021/3-1/index.html: block 40 reads “注",
    ),
    "a block that is gone": (
        "full",
        r'<p[^>]* id="p36".*?</p>',
        "",
        r"zigong-2021/full/index.html: block 41 is the 40th where block 40 belongs",
    ),
    "a block twice": (
        "full",
        r'(<p[^>]* id="p36".*?</p>)',
        r"\1\1",
        "full/index.html: block 40 is the 41th where block 41 belongs",
    ),
    "the last block": (
        "full",
        r'<(\w+)[^>]* data-block="111".*?</\1>',
        "",
        "full/index.html: block – is the 111th where block 111 belongs",
    ),
    "a block that is nowhere else": (
        "3-1",
        r' data-block="40"',
        "",
        "zigong-2021: block 40 stands on no page but full/",
    ),
    "a link": (
        "3-1",
        r'href="\.\./notes/3/"',
        'href="../notes/99/"',
        "zigong-2021/3-1/index.html: the link ../notes/99/ leads to nothing",
    ),
    "an anchor": ("notes/6", "#c6-1", "#c6-9", "zigong-2021/notes/6/index.html: the link .*#c6-9 leads to nothing"),
    "a link out of the site": (
        "3-1",
        r'href="\.\./notes/3/"',
        'href="../../../../etc/"',
        r"the link \.\./\.\./\.\./\.\./etc/ leads to nothing",
    ),
    "a link from the root": (
        "3-1",
        r'href="\.\./notes/3/"',
        'href="/city/baogao/no/"',
        "the link /city/baogao/no/ leads to nothing",
    ),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_spoilt_is_said(copy, what):
    page, old, new, said = SPOILT[what]
    spoil(copy / ID / page / "index.html", old, new)
    found = faults(copy)
    assert len([line for line in found if re.search(said, line)]) == 1, found


@pytest.mark.parametrize("mark", ["data-added", 'class="x headerlink"'])
def test_what_is_added_and_marked_is_no_word_of_the_report(copy, mark):
    spoil(copy / ID / "3-1" / "index.html", '(data-block="40"[^>]*>)', rf"\1<b {mark}>注<i>释</i></b>")
    assert faults(copy) == []


def test_a_page_that_is_missing_is_said_and_so_are_the_links_to_it(copy):
    shutil.rmtree(copy / ID / "notes" / "6")
    found = faults(copy)
    assert found and all(re.search(r"link [./a-z]*\b6/ leads to nothing", line) for line in found), found
    shutil.rmtree(copy / ID / "full")
    assert faults(copy) == ["zigong-2021/full/index.html: is not in the site; build it again (`make`, or `baogao build` and `mkdocs build`)"]


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/x",
        "mailto:a@example.org",
        "/another/site/",
        "//example.org/",
        "../notes/3/#:~:text=x",
        "../report.json",
        "?q=1",
        "#",
        "../notes/3",
    ],
)
def test_links_that_lead_out_or_somewhere_are_no_faults(copy, link):
    spoil(copy / ID / "3-1" / "index.html", r'href="\.\./notes/3/"', f'href="{link}"')
    assert faults(copy) == []


def test_the_command_says_counts_or_faults_and_ends_so(project, copy):
    clean = baogao("check", "--site", "site", cwd=project.root, BAOGAO_LANG="en")
    assert (clean.returncode, clean.stderr) == (0, "")
    assert re.fullmatch(
        r"zigong-2021: 111 blocks, \d{5} characters, 43 pages and \d+ links held against the report\n", clean.stdout
    )
    spoil(copy / ID / "3-1" / "index.html", "(data-block=.40.*?)织密织牢防控", r"\1织密防控")
    faulty = baogao("check", "--site", str(copy), ID, cwd=project.root, BAOGAO_LANG="zh")
    assert (faulty.returncode, faulty.stdout, len(faulty.stderr.splitlines())) == (
        1,
        "",
        1,
    ) and "报告原文是" in faulty.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--site", "nowhere"], "no built site"),
        (["--site", "docs"], "no built site"),
        (["--site", "site", "zigong-2022"], "did you mean 'zigong-2021'"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(project, args, said):
    done = baogao("check", *args, cwd=project.root, BAOGAO_LANG="en")
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1 and said in done.stderr
