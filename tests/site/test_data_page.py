"""The data page: its examples are run on the built files, and what it says of them is so."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.exports.downloads import COLUMNS
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def folder(project) -> Path:
    return project.site / "zigong-2021"


@pytest.fixture(scope="module")
def page(folder):
    return html.fromstring((folder / "data" / "index.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rows(folder) -> list[list[str]]:
    """The table as a spreadsheet shows it, header in row 1."""
    with (folder / "notes.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def programs(page) -> list[str]:
    return [block.text_content() for block in page.iterfind(".//pre") if "import" in block.text_content()]


def test_the_python_example_runs_and_finds(page, folder):
    (program,) = programs(page)
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", program], cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    word = re.search(r'"(.+)" in block', program)[1]
    found = [block["url"] for block in told["blocks"] if word in block["text"]]
    lines = done.stdout.splitlines()
    assert found and [line.split(" ")[0] for line in lines[: len(found)]] == found
    assert len(lines) == len(found) + len(told["notes"])


def test_the_python_example_notices_a_changed_block(page, folder, tmp_path):
    for name in ("report.json", "notes.csv"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    text = (tmp_path / "report.json").read_text(encoding="utf-8")
    (tmp_path / "report.json").write_text(text.replace("防控网络", "防空网络"), encoding="utf-8")
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", programs(page)[0]], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1 and "AssertionError" in done.stderr


class Sheet:
    """As much of a spreadsheet as the examples ask for: SUM, MAX, MATCH for the very value, INDEX, and areas of one column."""

    def __init__(self, rows: list[list[str]]):
        self.rows = rows

    def area(self, column: str, first: int, last: int) -> list[Any]:
        cells = [row[ord(column) - ord("A")] for row in self.rows[first - 1 : last]]
        return [float(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell) else cell for cell in cells]

    def value(self, formula: str) -> Any:
        source = re.sub(r"([A-Z])(\d+):\1(\d+)", r"area('\1',\2,\3)", formula.removeprefix("="))
        functions = {
            "area": self.area,
            "SUM": lambda cells: sum(c for c in cells if isinstance(c, float)),
            "MAX": lambda cells: max(c for c in cells if isinstance(c, float)),
            "MATCH": lambda value, cells, kind: cells.index(value) + 1,
            "INDEX": lambda cells, at: cells[at - 1],
        }
        return eval(source, {"__builtins__": {}}, functions)


def test_the_spreadsheet_examples_give_what_the_page_says(page, rows):
    said = [(li.findtext(".//code"), li.text_content().strip()) for li in page.iterfind(".//li") if (li.findtext(".//code") or "").startswith("=")]
    assert len(said) == 2
    for formula, words in said:
        value = Sheet(rows).value(formula)
        shown = f"{value:.0f}" if isinstance(value, float) else value
        assert words.endswith(f"结果是 {shown}。"), words
    assert f":E{len(rows)})" in said[0][0]


def test_the_page_names_every_column_and_every_member(page, rows):
    assert tuple(rows[0]) == COLUMNS
    listed = [li.text_content().strip() for li in page.find(".//h2[@id='notes-csv']").itersiblings("ol").__next__().iterfind("li")]
    assert [item.split("：")[0] for item in listed] == list(COLUMNS)
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    named = {code.text for code in page.iterfind(".//code")}
    assert set(schema["properties"]) - {"schema", "id"} <= named


def test_each_file_is_there_in_the_size_that_is_said(page, folder):
    files = [a for a in page.iterfind(".//a[@download]")]
    assert {a.get("download") for a in files} == {"report.json", "notes.csv", "zigong-2021.txt", "zigong-2021.md", "zigong-2021.bib", "zigong-2021.ris", "zigong-2021.json"}
    for a in files:
        size = (folder / "data" / a.get("href")).resolve().stat().st_size
        assert f"（{max(1, round(size / 1000))} KB）" in a.getparent().text_content()


def test_cover_and_check_lead_to_the_data(folder):
    for name in ("index.html", "check/index.html"):
        article = html.fromstring((folder / name).read_text(encoding="utf-8")).find(".//article")
        assert any(a.get("href").endswith("data/") for a in article.iterfind(".//a[@href]")), name


def test_what_is_not_official_is_said_not_to_be(folder):
    for name in ("index.html", "check/index.html"):
        assert "本站不是官方版本" in html.fromstring((folder / name).read_text(encoding="utf-8")).find(".//article").text_content()
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["official"] is False


def test_every_file_beside_the_pages_is_offered(page, folder):
    """All that a build puts there for readers; pages and what the search box loads are no files to take along."""
    there = {path.name for path in folder.iterdir() if path.is_file()} - {"index.html", "search.json", "card.png"}
    assert {link.get("href").rpartition("/")[2] for link in page.iterfind(".//a[@download]")} == there
