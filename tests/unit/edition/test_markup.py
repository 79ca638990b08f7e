"""Report text is data: whatever characters it has, the page has the same ones."""

import html.parser
import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edition.markdown import escape, label, opening
from generator.site.markup import PageMarkup, _strong

EXTENSIONS = ["attr_list", "md_in_html", "toc", "tables", "fenced_code"]
"""Those of mkdocs.yml, and those that MkDocs adds itself."""


class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words, self.tags = "", []

    def handle_data(self, words):
        self.words += words

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def shown(source: str) -> tuple[str, list[str]]:
    page = Text()
    page.feed(markdown.markdown(source, extensions=EXTENSIONS))
    return "".join(page.words.split()), page.tags


NASTY = [
    "# 一", "1. 甲", "12) 乙", "- 丙", "+ 丁", "* 戊", "> 己", "    四空格", "*甲*_乙_`丙`", "<script>alert(1)</script>", "{{ 甲 }}{% 乙 %}",
    "&nbsp;&amp;", "[甲](http://a.b)", "![甲](乙)", "[1]: http://a.b", "http://a.b", "<http://a.b>", "甲|乙\n|-|-|", "```\n甲", "~~~\n甲", "===", "---",
    ":   甲", "!!! note", "甲{: #x }", "{: .x }", "\\*", "\\", "甲  ", "*[甲]: 乙", "[^1]", "[TOC]", "甲<br>乙", "甲\n# 乙", "$x^2$", "甲——乙……",
]


@pytest.mark.parametrize("text", NASTY)
def test_markup_in_the_text_comes_out_as_characters(text):
    words, tags = shown(opening(escape(text)) + "\n{: #p1 data-block=\"1\" }")
    assert words == "".join(text.split())
    assert set(tags) <= {"p", "br"}


@given(st.text(st.sampled_from("一，。 1.)(#-+*_`~<>&;[]{}!|\\=:\"'^$@/\tax\n"), min_size=1, max_size=30).filter(str.strip))
@settings(max_examples=400, derandomize=True, deadline=None)
def test_any_text_comes_out_as_it_is(text):
    words, tags = shown("前\n\n" + opening(escape(text.strip())) + "\n{: #p1 data-block=\"1\" }\n\n后")
    assert words == "前" + "".join(text.split()) + "后"
    assert set(tags) <= {"p", "br"}


@given(st.text(st.sampled_from("一# 1.*_{}[]<>&\\\"")  , min_size=1, max_size=20).filter(str.strip))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_any_heading_comes_out_as_it_is(text):
    words, tags = shown(f"## {escape(text.strip())} {{: #s1 data-block=\"1\" }}")
    assert words == "".join(text.split())
    assert set(tags) <= {"h2", "br"}


@given(st.text(max_size=20))
def test_a_label_cannot_end_its_attribute(text):
    assert not set(label(text)) & set("\"'{}<>&\n\\[]*_`")


def test_a_link_goes_to_the_page_from_where_it_stands(sample):
    pages = sample.by_path
    section, note = pages["zigong-2021/3-1.md"], pages["zigong-2021/notes/6.md"]
    assert PageMarkup(sample, section).to(note.path) == "notes/6.md"
    assert PageMarkup(sample, note).to(section.path, "p36") == "../3-1.md#p36"
    assert PageMarkup(sample, note).to("zigong-2021/notes/index.md") == "../notes/index.md"
    assert PageMarkup(sample, section).to(section.path, "p36") == "#p36"


@pytest.mark.parametrize("words", ["（一）甲 ", " （一）甲", "（一）甲\u3000", "（一）甲"])
def test_a_run_in_heading_is_bold_and_has_its_anchor_whatever_spaces_end_it(words):
    page = markdown.markdown(f"乙{_strong(words, '#s1-1 .run-in')}丙", extensions=["attr_list"])
    assert 'id="s1-1"' in page and "**" not in page
    assert re.sub("<[^>]*>", "", page) == f"乙{words}丙"
