"""How a report is cited: after GB/T 7714-2025, and as files that reference managers read back."""

import datetime
import json
import re
from dataclasses import replace
from itertools import product

import bibtexparser
import jsonschema
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edition.citation import citation_files, cited_title, forms, gbt, report_url, responsible_body
from generator.edition.imprint import Imprint

STRICT = settings(derandomize=True, deadline=None, max_examples=100)
ADDRESS = "https://example.org/reports/"
SILENT = Imprint()
DAY = datetime.date(2020, 1, 2)
WORDS = st.text(alphabet="政府工作报告：“”（）·a1{}%&#_$~^\\\"'@,=\n\r\t -", min_size=1).filter(lambda text: text.strip())

TEX = {r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^"} | {"\\" + c: c for c in "$%&#_"}
"""How LaTeX writes what BibTeX or LaTeX itself would read as a sign."""

# What the CSL-JSON schema (csl-data.json, version 1.0) asks of the members that stand here.
NAME = {"type": "object", "additionalProperties": False, "properties": {key: {"type": "string"} for key in ("family", "given", "literal")}}
NUMBER = {"type": ["string", "number"]}
DATE = {"type": "object", "additionalProperties": False, "properties": {
    "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": NUMBER}}
}}
CSL = {"type": "array", "items": {
    "type": "object",
    "required": ["type", "id"],
    "additionalProperties": False,
    "properties": {
        "type": {"enum": ["report"]},
        "id": NUMBER,
        "author": {"type": "array", "items": NAME},
        "issued": DATE,
        **{key: {"type": "string"} for key in ("title", "publisher", "URL", "language")},
    },
}}


def read_tex(text: str) -> str:
    assert not re.search(r"[$%&#_~^{}]", re.sub(r"\\text[a-z]+\{\}|\\.", "", text)), "a sign that TeX would read"
    return re.sub(r"\\text[a-z]+\{\}|\\.", lambda found: TEX[found[0]], text)


def read_bib(text: str) -> dict[str, str]:
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks and len(library.entries) == 1
    entry = library.entries[0]
    return {"type": entry.entry_type, "key": entry.key} | {field.key: field.value for field in entry.fields}


def inner(value: str) -> str:
    """What stands in the braces that keep a value whole."""
    assert value[0] == "{" and value[-1] == "}"
    return read_tex(value[1:-1])


def flat(text: str) -> str:
    return " ".join(text.split())


def of(sample, address: str | None = ADDRESS, **said):
    return replace(sample, address=address, imprint=replace(SILENT, **said))


def test_the_sample_is_cited_after_the_standard(sample):
    assert gbt(sample) == "自贡市人民政府. 政府工作报告：2021年2月5日在自贡市第十七届人民代表大会第六次会议上[R/OL]. (2021-02-05)"


@pytest.mark.parametrize(
    ("said", "citation"),
    [
        ({}, "政府工作报告[R/OL]. "),
        ({"year": 2020}, "政府工作报告[R/OL]. (2020)"),
        ({"date": DAY}, "政府工作报告[R/OL]. (2020-01-02)"),
        ({"place": "某县", "meeting": "某县第一届人民代表大会第二次会议"}, "某县人民政府. 政府工作报告：某县第一届人民代表大会第二次会议上[R/OL]. "),
        ({"place": "某县", "publisher": "某县政府办公室"}, "某县政府办公室. 政府工作报告[R/OL]. "),
    ],
)
def test_what_a_report_does_not_say_is_left_out(sample, said, citation):
    assert gbt(of(sample, **said)) == citation


@pytest.mark.parametrize("place", ["四川省", "西藏自治区", "自贡市", "荣县", "贡井区", "阿坝藏族羌族自治州", "鄂温克族自治旗", "某镇"])
def test_a_place_that_is_governed_answers_for_its_report(place):
    assert responsible_body(replace(SILENT, place=place)) == f"{place}人民政府"


@pytest.mark.parametrize("place", [None, "雄安新区", "某高新技术产业开发区", "香港特别行政区", "某工业园区", "全国"])
def test_no_government_is_invented(place):
    assert responsible_body(replace(SILENT, place=place)) is None


@STRICT
@given(title=WORDS, body=WORDS)
def test_bibtex_is_read_back(sample, title, body):
    edition = of(sample, title=title, publisher=body, date=DAY, year=2020)
    entry = read_bib(forms(edition)["bib"])
    assert entry["type"] == "techreport" and entry["key"] == edition.id
    assert inner(entry["title"]) == flat(title) and inner(entry["author"]) == flat(body) == read_tex(entry["institution"])
    assert (entry["year"], entry["date"], entry["url"]) == ("2020", "2020-01-02", f"{ADDRESS}{edition.id}/")


@STRICT
@given(title=WORDS, body=WORDS)
def test_ris_is_read_back(sample, title, body):
    edition = of(sample, title=title, publisher=body, date=DAY)
    text = forms(edition)["ris"]
    (entry,) = rispy.loads(text)
    assert (entry["type_of_reference"], entry["title"], entry["authors"]) == ("RPRT", flat(title), [flat(body)])
    assert (entry["year"], entry["date"], entry["urls"], entry["language"]) == ("2020", "2020/01/02", [f"{ADDRESS}{edition.id}/"], "zh-CN")
    lines = text.split("\r\n")
    assert lines[0] == "TY  - RPRT" and lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])


@STRICT
@given(title=WORDS, body=WORDS)
def test_csl_json_keeps_to_its_schema(sample, title, body):
    edition = of(sample, title=title, publisher=body, date=DAY)
    items = json.loads(forms(edition)["json"])
    jsonschema.validate(items, CSL)
    assert (items[0]["title"], items[0]["author"], items[0]["issued"]) == (flat(title), [{"literal": flat(body)}], {"date-parts": [[2020, 1, 2]]})


@pytest.mark.parametrize(("date", "year", "place", "address"), list(product((None, DAY), (None, 2020), (None, "某县"), (None, ADDRESS))))
def test_every_file_is_sound_whatever_is_not_said(sample, date, year, place, address):
    edition = of(sample, address, date=date, year=year, place=place)
    entry, (ris,), (csl,) = read_bib(forms(edition)["bib"]), rispy.loads(forms(edition)["ris"]), json.loads(forms(edition)["json"])
    jsonschema.validate([csl], CSL)
    url = f"{ADDRESS}{edition.id}/" if address else None
    assert entry.get("url") == csl.get("URL") == ris.get("urls", [None])[0] == report_url(edition) == url
    assert entry["type"] == ("techreport" if place else "misc")
    assert ("year" in entry) == ("year" in ris) == ("issued" in csl) == bool(date or year)
    assert ("author" in entry) == ("authors" in ris) == ("author" in csl) == bool(place)
    assert "None" not in "".join(forms(edition).values())


def test_the_files_stand_in_the_reports_folder(sample):
    assert sorted(citation_files(sample)) == [f"zigong-2021/citation.{ending}" for ending in ("bib", "json", "ris")]


def test_a_meeting_that_names_its_day_is_not_dated_twice():
    assert cited_title(replace(SILENT, date=DAY, meeting="2020年1月2日在某会议上")) == "政府工作报告：2020年1月2日在某会议上"
