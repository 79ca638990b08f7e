"""The sample's site by each engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import build_site, make_project

ENGINES = ("mkdocs", "properdocs", "zensical")


@pytest.fixture(scope="session")
def engine_sites(project, tmp_path_factory) -> dict[str, Path]:
    """The sample's site by each engine; the build by MkDocs is the project's own."""
    sites = {"mkdocs": project.site}
    for engine in ENGINES[1:]:
        other = make_project(tmp_path_factory.mktemp(engine))
        build_site(other, engine)
        sites[engine] = other.site
    return sites
