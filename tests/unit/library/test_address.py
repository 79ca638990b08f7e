"""The site's address, as the engines read it; none where nobody else could open it."""

import pytest

from generator.edition.site_address import citable, site_address
from generator.library.build import build
from tests.conftest import OWN, ROOT, make_project

ENV = "site_url: !ENV [SITE_URL, 'http://localhost:8000/']\nother: !!python/name:material.x ''\n"


@pytest.mark.parametrize(
    ("settings", "environment", "address"),
    [
        (ENV, {}, None),
        (ENV, {"SITE_URL": "https://city.github.io/reports"}, "https://city.github.io/reports/"),
        (ENV, {"SITE_URL": "http://127.0.0.1:8000/"}, None),
        ("site_url: https://www.example.cn/\n", {"SITE_URL": "https://other.cn/"}, "https://www.example.cn/"),
        ("site_url: !ENV SITE_URL\n", {"SITE_URL": "https://a.cn/b/"}, "https://a.cn/b/"),
        ("site_url: !ENV SITE_URL\n", {}, None),
        ("site_url: !ENV [A, B, https://c.cn]\n", {"B": "https://b.cn"}, "https://b.cn/"),
        ("site_url: !ENV [A, B, https://c.cn]\n", {}, "https://c.cn/"),
        ("site_url:\n", {}, None),
        ("site_url: [a]\n", {}, None),
        ("site_name: x\n", {}, None),
        ("", {}, None),
        ("- a\n", {}, None),
        ("a: [\n", {}, None),
    ],
)
def test_the_address_is_the_settings_own(tmp_path, settings, environment, address):
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert site_address(tmp_path / "mkdocs.yml", environment) == address


def test_the_projects_settings_take_it_from_the_environment():
    assert site_address(OWN / "mkdocs.yml", {"SITE_URL": "https://a.cn/b/"}) == "https://a.cn/b/"
    assert site_address(OWN / "mkdocs.yml", {}) is None
    assert site_address(ROOT / "no.yml", {}) is None


@pytest.mark.parametrize("address", [None, "", "example.cn", "ftp://a.cn/", "http:///x", "http://[::1]/", "http://[x/", "http://LOCALHOST:80/", "http://a.localhost/", "http://0.0.0.0/"])
def test_what_others_cannot_open_is_no_address(address):
    assert citable(address) is None


def test_citations_of_a_built_site_have_its_address(tmp_path, monkeypatch):
    project = make_project(tmp_path)
    files = [project.docs / "zigong-2021" / name for name in ("citation.bib", "citation.ris", "citation.json", "index.md")]
    monkeypatch.delenv("SITE_URL", raising=False)
    build(project.root / "reports", project.docs)
    # The front matter names vocabularies by their addresses, and the site's by a word of its own.
    assert not [file.name for file in files if "http" in file.read_text(encoding="utf-8").rpartition("\n---\n")[2]]
    monkeypatch.setenv("SITE_URL", "https://city.github.io/reports/")
    build(project.root / "reports", project.docs)
    assert all("https://city.github.io/reports/zigong-2021/" in file.read_text(encoding="utf-8") for file in files)
