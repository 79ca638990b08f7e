"""The sample's site, built once a run by the program itself, served under a sub-path, and a real browser to read it."""

from __future__ import annotations

import contextlib
import functools
import http.server
import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import settings

# Examples are the same at each run, and none is judged by how long it takes.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "tests" / "own"
"""The tests' own copy of the sample and of the settings: in a copy of this repository the others are somebody else's."""
SUB_PATH = "/city/baogao"
"""Project sites of GitHub Pages live under the repository's name."""
ENGINES = ("mkdocs", "properdocs", "zensical")


@dataclass(frozen=True)
class Project:
    """A copy of the project's tree with generated pages and built site."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def site(self) -> Path:
        return self.root / "site"


def program_docs() -> list[str]:
    """The program's own files in docs/, by a list: whatever else stands there is the user's, or was generated."""
    return (OWN / "docs.txt").read_text(encoding="utf-8").split()


def make_project(root: Path, reports: Path = OWN / "reports") -> Project:
    """A tree to build in: the tests' settings, the program's templates and pages, and the given reports.

    Compiled modules come along, so that nobody compiles them again; files that are just being written do not.
    """
    for name in ("templates", "generator"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("*.pyc.*", "*.tmp", "__jinja2_*"))
    shutil.copy(OWN / "mkdocs.yml", root)
    shutil.copytree(reports, root / "reports")
    for path in program_docs():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, root / path)
    return Project(root)


def run(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of this Python's environment to its end and return what it printed."""
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"} | environment
    return subprocess.run([sys.executable, "-m", *args], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8")


def baogao(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as `run` does, within this process: where the process itself is not the point, none is waited for."""
    from generator.cli import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with contextlib.chdir(cwd), mock.patch.dict(os.environ, environment), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(args)
        except SystemExit as ended:  # `--help`
            code = ended.code
    return subprocess.CompletedProcess(args, code, *(stream.buffer.getvalue().decode().replace(os.linesep, "\n") for stream in (out, err)))


def build_site(project: Project, engine: str = "mkdocs") -> None:
    """Generate the pages and build them strictly; the test fails with what the programs printed."""
    url = f"http://localhost{SUB_PATH}/"
    generated = baogao("build", cwd=project.root, SITE_URL=url)
    assert generated.returncode in (0, 1), generated.stderr
    built = run(engine, "build", "--strict", "-f", "mkdocs.yml", cwd=project.root, SITE_URL=url)
    assert built.returncode == 0, built.stdout + built.stderr


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once a run, by whichever of its workers comes first; the others wait for it."""
    from generator.library.lock import locked

    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared" / name
    with locked(shared):
        if not (shared / "made").exists():
            shutil.rmtree(shared / "folder", ignore_errors=True)
            make(shared / "folder")
            (shared / "made").touch()
    return shared / "folder"


def sample_site(factory: pytest.TempPathFactory, engine: str = "mkdocs") -> Project:
    """The sample report's tree, generated and built; whoever spoils it takes a copy."""
    return Project(once(factory, engine, lambda root: build_site(make_project(root), engine)))


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sample report's tree, generated and built by MkDocs."""
    return sample_site(tmp_path_factory)


@pytest.fixture(scope="session")
def engine_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample's site by each engine."""
    return {engine: sample_site(tmp_path_factory, engine).site for engine in ENGINES}


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a site under SUB_PATH, silently; what is not there gets the site's 404.html, as on GitHub Pages."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH + "/"):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path(path[len(SUB_PATH) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.exists():
            return super().send_error(code, message, explain)
        content = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


def serve(site: Path) -> tuple[http.server.ThreadingHTTPServer, str]:
    """Serve a folder on a free port; returns the server and the site's address with its closing slash."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}/"


@pytest.fixture(scope="session")
def site_url(project: Project) -> Iterator[str]:
    """Address of the sample's site, with its closing slash."""
    server, url = serve(project.site)
    yield url
    server.shutdown()
    server.server_close()


def chromium() -> str:
    """Path of an installed Chromium or Chrome; fails with what to do where there is none.

    The headless shell is Chromium without its windows and menus, which no test looks at: pages open three times as fast.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
    found = os.environ.get("CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    if not found and mac.exists():
        found = str(mac)
    assert found, "no Chromium found; run `make test`, which installs it where it may, or set CHROMIUM to its path"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """A real, headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            ignore_default_args=["--hide-scrollbars"],  # a desk's browser has one, and it takes room
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser, site_url: str) -> Iterator:
    """A fresh page 1280 × 800 whose relative addresses start at the site; errors and requests to other hosts fail."""
    context = browser.new_context(base_url=site_url, viewport={"width": 1280, "height": 800}, locale="zh-CN", bypass_csp=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((site_url, "data:", "blob:")) else faults.append(request.url))
    yield page
    context.close()
    assert not faults, faults


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files from today's output")
    parser.addoption("--program", action="store_true", help="this is the program's own repository: its documents, settings and sample are tested too")
    parser.addoption("--fresh", action="store_true", help="publish each copy from an empty environment, over the network")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What holds in the program's own repository alone is not even collected in a copy."""
    return True if collection_path == ROOT / "tests" / "program" and not config.getoption("--program") else None


def pytest_configure(config: pytest.Config) -> None:
    if os.name == "nt":  # what a test writes ends its lines as on every other system
        Path.write_text = functools.partialmethod(Path.write_text, newline="\n")
    config.addinivalue_line("markers", "fresh: a test for `make test-copy` alone")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests about documents are the program's documents' alone: a copy's README is somebody else's.

    The slowest file comes first, and those that need the sample's site after it: nobody waits for either.
    """
    items.sort(key=lambda item: item.path.parent.name != "copy")
    if not config.getoption("--fresh"):
        items[:] = [item for item in items if not item.get_closest_marker("fresh")]
    if config.getoption("--program") or readme_is_the_programs():
        return
    for item in items:
        if item.path == ROOT / "tests" / "unit" / "test_documents.py":
            item.add_marker(pytest.mark.skip(reason="README.md is not baogao's"))


def readme_is_the_programs() -> bool:
    """Told by its first heading."""
    readme = ROOT / "README.md"
    lines = readme.read_text(encoding="utf-8", errors="replace").splitlines() if readme.is_file() else []
    return next((line for line in lines if line.startswith("# ")), "").startswith("# baogao")
