"""Metadata of pages before any engine has seen them."""

import json
from dataclasses import replace

import pytest
import yaml

from generator.edition.citation import cited_title
from generator.edition.summary import summary_of
from generator.site.metadata import home_metadata
from generator.site.render import render_report, render_site


def front_matter(text: str) -> dict:
    return yaml.safe_load(text.removeprefix("---\n").partition("\n---\n")[0])


@pytest.mark.parametrize(
    ("known", "title"),
    [
        ({}, "政府工作报告：2021年2月5日在自贡市第十七届人民代表大会第六次会议上"),
        ({"meeting": None}, "政府工作报告"),
        ({"title": "政府工作报告", "meeting": "第六次会议关于政府工作报告的说明"}, "政府工作报告"),
    ],
)
def test_a_citations_title_has_what_is_known(sample, known, title):
    assert cited_title(replace(sample.imprint, **known)) == title


def test_the_home_of_several_reports_bears_the_picture_of_none(sample):
    pictured = replace(sample, pictured=True)
    assert home_metadata([summary_of(pictured)])["picture"] == "zigong-2021/card.png"
    assert home_metadata([summary_of(pictured), summary_of(replace(pictured, id="x-2020"))])["picture"] is None


ODD = ("\x7f", "\x85", "\x9f", "\ufeff", "\u2028", "\ufffe", "</script>", '"', "'", "\\", "<site>", "{{ x }}", "---", ": #", "\U0001f600")


def test_front_matter_holds_whatever_a_title_is(sample):
    title = f"工作{'一'.join(ODD)}报告"
    made = replace(sample, imprint=replace(sample.imprint, title=title, meeting=None, date=None))
    for path, text in (render_report(made) | render_site([summary_of(made)])).items():
        if path.endswith(".md"):
            told = front_matter(text)
            assert "<" not in told["linked_data"].replace('"<site>', "")
            nodes = json.loads(told["linked_data"].replace("<site>", "https://example.org/"))["@graph"]
            assert nodes[0].get("@id", nodes[0].get("url")).startswith("https://example.org/")
            if path.endswith("zigong-2021/index.md"):
                assert nodes[0]["name"] == f"自贡市2021年{title}"
