"""What holds in the program's own repository and in no copy of it: `make test PROGRAM=1`, as .ci/run and program.yml say.

In a copy the sample is gone, the settings are the user's, and whatever stands at the top level is right.
"""

from __future__ import annotations

import re
import runpy
import subprocess
from pathlib import Path

import pytest
import yaml

from generator import __version__
from generator.library.update import YOURS
from tests.conftest import OWN, ROOT, program_docs, readme_is_the_programs

TOP_LEVEL = set("""
mkdocs.yml docs generator templates tests Makefile
reports pyproject.toml README.md README.zh.md ARCHITECTURE.md CHANGELOG.md CONTRIBUTING.md LICENSE
""".split())


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def tracked(folder: str) -> list[str]:
    return subprocess.run(
        ["git", "-c", "safe.directory=*", "-c", "core.quotepath=off", "ls-files", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout.splitlines()


def test_the_readme_is_the_programs_so_that_its_tests_are_not_passed_over():
    assert readme_is_the_programs()


def test_the_tests_settings_are_those_that_are_shipped():
    assert text("tests/own/mkdocs.yml") == text("mkdocs.yml"), "copy mkdocs.yml to tests/own/mkdocs.yml"


def test_the_tests_sample_is_the_one_that_is_shipped():
    assert files(OWN / "reports") == files(ROOT / "reports"), "copy reports/ to tests/own/reports/"


def test_the_list_of_the_programs_pages_is_whole():
    assert program_docs() == tracked("docs"), "git ls-files docs > tests/own/docs.txt"


def test_what_an_update_leaves_alone_is_what_a_user_writes():
    theirs = {path for path in tracked(".") if path.startswith(YOURS)}
    assert theirs == {"README.md", "README.zh.md", "mkdocs.yml", *tracked("reports")}


def test_the_top_level_is_as_agreed():
    listed = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert listed >= TOP_LEVEL
    assert listed - TOP_LEVEL <= {"site", "build", "baogao.egg-info", "node_modules"}


def test_ci_runs_the_readmes_test_command():
    assert "make test PROGRAM=1\n" in text(".ci/run")
    assert "run: make test PROGRAM=1\n" in text(".github/workflows/program.yml")


def test_the_programs_workflow_does_nothing_in_a_copy():
    for name in ("program", "release"):
        jobs = yaml.safe_load(text(f".github/workflows/{name}.yml"))["jobs"]
        assert jobs and all(job["if"] == "github.event.repository.is_template" for job in jobs.values())


def test_every_python_and_system_that_the_package_promises_is_tested():
    jobs = yaml.safe_load(text(".github/workflows/program.yml"))["jobs"]
    pythons = ["3.11", "3.12", "3.13", "3.14"]
    assert jobs["test"]["strategy"]["matrix"] == {"python": pythons}
    assert jobs["unit"]["strategy"]["matrix"] == {"system": ["macos-latest", "windows-latest"], "python": pythons}
    assert f'requires-python = ">={pythons[0]}"' in text("pyproject.toml")


RELEASE = runpy.run_path(str(ROOT / ".ci" / "release.py"))


def test_a_release_is_told_of_in_the_changelog_with_its_day():
    told = RELEASE["main"](f"v{__version__}")
    assert told.startswith("### ") and "## " not in told.replace("###", "")


@pytest.mark.parametrize("tag", ["v0.0.0", __version__, "v"])
def test_a_tag_of_another_version_makes_no_release(tag):
    with pytest.raises(SystemExit, match="make them one"):
        RELEASE["main"](tag)


@pytest.mark.parametrize("heading", ["## 1.2.3", "## 1.2.3 (soon)", "## 1.2.30 (2031-01-08)", "# 1.2.3 (2031-01-08)"])
def test_a_version_without_its_day_is_not_released(heading):
    assert RELEASE["notes"](f"# Changelog\n\n{heading}\n\n- More.\n", "1.2.3") is None
    assert RELEASE["notes"]("## 1.2.3 (2031-01-08)\n\n- More.\n\n## 1.2.2 (2030-01-08)\n\n- Less.\n", "1.2.3") == "- More."


def test_a_release_is_a_draft_that_a_person_publishes():
    flow = text(".github/workflows/release.yml")
    assert "gh release create" in flow and "--draft" in flow
    assert not re.search(r"pypi|twine|upload|publish:|id-token", flow)


def test_workflows_ask_for_no_more_than_they_need():
    for name in ("pages", "program", "release"):
        workflow = text(f".github/workflows/{name}.yml")
        assert "permissions:\n  contents: read\n" in workflow
        assert workflow.count("pages: write") == workflow.count("id-token: write") == (name == "pages")
        assert workflow.count("contents: write") == (name == "release")
        assert not re.search(r"uses: \S+@(?!v\d+\n)", workflow)


def test_no_robot_opens_pull_requests_in_copies():
    assert not list((ROOT / ".github").glob("dependabot.*"))


def test_only_the_default_branch_is_deployed_and_it_may_have_any_name():
    workflow = yaml.safe_load(text(".github/workflows/pages.yml"))
    for job in workflow["jobs"].values():  # a tag may be called as a branch is
        assert "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)" in job["if"]
    assert workflow[True]["push"] == {"branches": ["**"]}  # `on`, which YAML 1.1 takes for true


def test_no_test_stands_before_a_users_deploy():
    assert not re.search(r"make test|pytest", text(".github/workflows/pages.yml"))


def test_a_new_sites_settings_are_those_that_are_shipped_but_for_the_theme_that_a_build_brings():
    shipped, new = (text(name).replace("!ENV", "") for name in ("mkdocs.yml", "templates/site/mkdocs.yml"))
    theirs, ours = yaml.safe_load(shipped), yaml.safe_load(new)
    assert (theirs["theme"].pop("custom_dir"), ours["theme"].pop("custom_dir")) == ("templates/theme", "docs/.baogao/theme")
    assert theirs == ours


def test_a_new_sites_workflow_does_what_this_ones_does():
    shipped, new = (yaml.safe_load(text(path)) for path in (".github/workflows/pages.yml", "templates/site/.github/workflows/pages.yml"))
    theirs, ours = ([step.get("name") or step["uses"] for step in flow["jobs"]["build"]["steps"]] for flow in (shipped, new))
    assert ours == theirs
    for flow in (shipped, new):  # what is named alike and runs another command
        flow.pop("env")
        flow["jobs"]["build"]["steps"] = [step.get("uses") for step in flow["jobs"]["build"]["steps"] if "uses" in step and "with" not in step]
    assert shipped == new


def test_the_steps_that_the_readmes_name_are_the_workflows():
    steps = [step.get("name", "") for step in yaml.safe_load(text(".github/workflows/pages.yml"))["jobs"]["build"]["steps"]]
    for readme in ("README.md", "README.zh.md"):
        named = re.findall(r"^\| (?:the step )?\*\*([A-Z][^*]+)\*\*(?:（[^）]*）)?(?: failed|一步失败)", text(readme), re.M)
        assert len(named) == 3 and all(any(step.startswith(name) for step in steps) for name in named), readme
