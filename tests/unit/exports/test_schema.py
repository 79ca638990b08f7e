"""The check of `report.json` before it is written gives the verdict of a full JSON Schema library."""

import copy
import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.exports import schema
from generator.exports.report_json import report_data
from generator.exports.schema import compiled, fault
from tests.conftest import ROOT

PUBLISHED = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
FULL = jsonschema.Draft202012Validator(PUBLISHED)


@pytest.fixture(scope="module")
def small(sample):
    """The sample's data with one member of each kind in each list."""
    told = report_data(sample)
    kinds = {block["kind"]: block for block in told["blocks"]}
    return told | {"blocks": list(kinds.values()), "notes": [note for note in told["notes"] if note["occurrences"]][:1], "removed": told["removed"][:1]}


def places(value, path=()):
    """The path of every member."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


OTHERS = [None, True, False, 0, -1, 1, 1.5, "", "x", "2021-02-05", "a" * 64, [], [1], [1, 2], [1, 2, 3], {}, {"x": 1}]


@given(data=st.data())
def test_both_give_one_verdict_on_changed_data(small, data):
    told = copy.deepcopy(small)
    path = data.draw(st.sampled_from(list(places(told))[1:]))
    holder = told
    for key in path[:-1]:
        holder = holder[key]
    change = data.draw(st.sampled_from(["other", "gone", "more"]))
    if change == "other":
        holder[path[-1]] = data.draw(st.sampled_from(OTHERS))
    elif change == "gone":
        del holder[path[-1]]
    elif isinstance(holder, dict):
        holder["unknown"] = 1
    assert (fault(told) is None) == FULL.is_valid(told), fault(told)


def test_the_sample_has_no_fault(sample):
    assert fault(report_data(sample)) is None


def test_a_fault_is_named_with_its_place(small):
    assert fault(small | {"year": "2021"}) == ".year is no ['integer', 'null']"
    blocks = [small["blocks"][0] | {"sha256": "0"}]
    assert fault(small | {"blocks": blocks}).startswith(".blocks[0].sha256 does not match")


def test_a_keyword_that_is_not_known_is_not_passed_over():
    with pytest.raises(KeyError):
        compiled({"type": "string", "format": "date"})
    with pytest.raises(KeyError):
        compiled({"type": "object", "required": ["x"]})


def test_data_against_the_schema_stop_the_build_in_one_line(tmp_path, monkeypatch, capsys):
    (tmp_path / "reports" / "x").mkdir(parents=True)
    (tmp_path / "reports" / "x" / "report.txt").write_text("各位代表：\n一、回顾\n好。\n二、展望\n好。\n", encoding="utf-8")
    monkeypatch.setattr(schema, "_published", lambda: compiled({"properties": {"year": {"type": "integer"}}}))
    code = cli.main(["build", "--reports", str(tmp_path / "reports"), "--docs", str(tmp_path / "docs")])
    said = capsys.readouterr().err
    assert code == 2 and len(said.splitlines()) == 1 and "report.json.year" in said and "fault of baogao" in said
    assert not (tmp_path / "docs").exists()
