"""`[[figure]]` in report.toml, doubts about figures in `check`, and the verb `figures`."""

import csv
import io
import json
import sys

import pytest

from generator.library.edition_of import edition
from generator.model.problems import InputError
from tests.conftest import baogao

TEXT = """春城市政府工作报告
——2031年1月8日在春城市第三届人民代表大会第一次会议上
市长 张三
各位代表：
一、2030年工作回顾
地区生产总值增长5%，粮食产量30万吨。出口总额增长l2%。
到2035年，地区生产总值达到900亿元。
二、2031年工作安排
地区生产总值增长6%以上，城乡居民人均可支配收入分别增长7%、8%。
好。
"""
REPORT = "reports/x-2031"


def site(tmp_path, toml: str = "", text: str = TEXT):
    folder = tmp_path / REPORT
    folder.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    return tmp_path


def figures(root) -> list[dict]:
    done = baogao("figures", "x-2031", "--format", "json", cwd=root)
    return [figure for figure in json.loads(done.stdout)["figures"] if figure["indicator"]]


def problems(root) -> list[tuple[str, str]]:
    return [(p.code, p.message) for p in edition(root / REPORT).report.problems]


def test_figures_are_told_with_their_line_and_words(tmp_path):
    first = figures(site(tmp_path))[0]
    assert first == {
        "block": 6, "start": 0, "end": 10, "text": "地区生产总值增长5%", "indicator": "gdp", "name": "地区生产总值", "measure": "growth", "value": 5, "low": None, "high": None,
        "unit": "%", "qualifier": [], "kind": "actual", "period": "2030", "agg": "annual", "scope": "self", "rule": "name", "confidence": "sure", "line": 6,
    }  # fmt: skip


def test_damage_and_a_misplaced_target_are_problems_of_the_report(tmp_path):
    found = problems(site(tmp_path))
    assert sorted(code for code, _ in found) == ["figure-damaged", "figure-target"]
    assert "“额增长l2%”" in dict(found)["figure-damaged"] or "l2%" in dict(found)["figure-damaged"]


def test_two_values_of_one_indicator_and_year_are_a_problem(tmp_path):
    text = TEXT.replace("好。", "去年粮食产量31万吨。")
    assert "“粮食产量31万吨”" in dict(problems(site(tmp_path, text=text)))["figure-twice"]


@pytest.mark.parametrize("second", ["去年粮食产量30.0万吨", "去年粮食产量超过29万吨", "去年粮食产量按新口径31万吨", "去年粮食总产量31万吨", "今年粮食产量31万吨"])
def test_a_rounded_or_qualified_value_contradicts_nothing(tmp_path, second):
    assert "figure-twice" not in dict(problems(site(tmp_path, text=TEXT.replace("好。", second + "。"))))


def entry(**values) -> str:
    return "[[figure]]\n" + "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def test_an_entry_corrects_the_figure_in_its_words(tmp_path):
    root = site(tmp_path, entry(line=6, text="粮食产量30万吨", indicator="grain", value=30, period="2029"))
    grain = next(f for f in figures(root) if f["indicator"] == "grain")
    assert (grain["period"], grain["measure"], grain["rule"]) == ("2029", "level", "editor")


def test_an_entry_adds_what_was_not_found_and_settles_the_doubt(tmp_path):
    toml = entry(line=6, text="出口总额增长l2%", indicator="exports", measure="growth", value=2, unit="%", kind="actual", period=2030)
    root = site(tmp_path, toml)
    added = next(f for f in figures(root) if f["indicator"] == "exports")
    assert (added["value"], added["text"], added["period"]) == (2, "出口总额增长l2%", "2030")
    assert [code for code, _ in problems(root)] == ["figure-target"]


def test_an_entry_takes_a_figure_out(tmp_path):
    assert [f["indicator"] for f in figures(site(tmp_path, entry(line=6, text="粮食产量30万吨", remove=True)))][:2] == ["gdp", "gdp"]


@pytest.mark.parametrize(
    "values, said",
    [
        ({"line": 7, "text": "粮食产量30万吨", "remove": True}, "line 7 does not print"),
        ({"line": 9, "text": "分别增长7%、8%", "remove": True}, "holds 2 figures"),
        ({"line": 6, "text": "增长", "remove": True}, "2 times"),
        ({"line": 5, "text": "回顾", "remove": True}, "none to take out"),
        ({"line": 6, "text": "粮食产量30万吨", "value": 31}, "31 does not stand in"),
        ({"line": 6, "text": "粮食产量30万吨", "indicator": "grains"}, "did you mean 'grain'?"),
        ({"line": 10, "text": "好", "indicator": "grain"}, "measure, kind, value"),
    ],
)
def test_an_entry_that_fits_no_text_is_a_problem_at_its_place(tmp_path, values, said):
    made = edition(site(tmp_path, "\n" + entry(**values)) / REPORT)
    problem = next(p for p in made.report.problems if p.code == "record-unknown")
    assert said in problem.message and problem.entry is not None and problem.entry[1] == 2


@pytest.mark.parametrize(
    "values, said",
    [
        ({"line": 6, "text": "粮食"}, "say what is right"),
        ({"line": 6, "text": "粮食", "measure": "amount"}, "measure is no 'amount'"),
        ({"line": 6, "text": "粮食", "kind": "plan"}, "kind is no 'plan'"),
        ({"line": 6, "text": "粮食", "qualifier": ["roughly"]}, "qualifier is no 'roughly'"),
        ({"line": 6, "text": "粮食", "value": "三"}, "value should be a number"),
        ({"line": 6, "text": "粮食", "period": "last year"}, "period is a year"),
        ({"line": 6, "text": "粮食", "colour": "red"}, "colour"),
        ({"text": "粮食", "remove": True}, "line"),
    ],
)
def test_a_bad_entry_ends_the_run_with_its_place(tmp_path, values, said):
    with pytest.raises(InputError) as caught:
        edition(site(tmp_path, entry(**values)) / REPORT)
    assert said in caught.value.message and caught.value.at.file.endswith("report.toml")


# the verb


def test_a_table_shows_catalogued_figures_and_counts_the_others(tmp_path):
    lines = baogao("figures", "x-2031", cwd=site(tmp_path), BAOGAO_LANG="en").stdout.splitlines()
    assert lines[0] == f"{REPORT}/report.txt" and lines[1].split() == "indicator measure value unit qualifier kind period scope text".split()
    assert lines[2].split() == ["gdp", "growth", "5", "%", "actual", "2030", "地区生产总值增长5%"]
    assert lines[-1].startswith("5 figures of catalogued indicators; 0 other")


def test_csv_has_a_row_a_figure_and_empty_cells_for_what_is_not_said(tmp_path):
    rows = list(csv.DictReader(io.StringIO(baogao("figures", "x-2031", "--format", "csv", cwd=site(tmp_path)).stdout)))
    assert len(rows) == 5 and rows[0] | {"report": "x-2031", "place": "春城市", "year": "2031", "value": "5", "low": "", "qualifier": ""} == rows[0]
    assert rows[2]["qualifier"] == "at_least" and rows[2]["period"] == "2031"


def test_a_folder_is_asked_on_all_cores_and_goes_on_where_it_was_stopped(tmp_path):
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "news.txt").write_text("记者报道。\n", encoding="utf-8")
    done = baogao("figures", "..", "--output", "out.jsonl", cwd=_inner(tmp_path))
    records = [json.loads(line) for line in (tmp_path / "work" / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [len(record.get("figures", ())) for record in records] == [5, 5, 5, 0] and records[3]["error"]["code"] == "not-a-report"
    out = tmp_path / "work" / "out.jsonl"
    whole = out.read_text(encoding="utf-8")
    out.write_text(whole[: len(whole) // 2], encoding="utf-8")
    assert baogao("figures", "..", "--output", "out.jsonl", "--resume", cwd=tmp_path / "work").returncode == done.returncode
    assert out.read_text(encoding="utf-8") == whole


def _inner(tmp_path):
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--format", "csv", "--output", "a"], "--output holds JSON or Parquet"),
        (["--format", "parquet"], "give --output FILE"),
        (["--format", "json", "--resume"], "name it by --output"),
        (["--format", "excel"], "excel"),
    ],
)
def test_wrong_use_is_said_in_one_line(tmp_path, arguments, said):
    done = baogao("figures", "x-2031", *arguments, cwd=site(tmp_path), BAOGAO_LANG="en")
    assert done.returncode == 2 and said in done.stderr and len(done.stderr.splitlines()) == 1


def test_parquet_without_its_library_says_what_to_install(tmp_path, monkeypatch):
    from generator.batch.parquet import ParquetRows
    from generator.model.problems import UsageError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="pip install"):
        ParquetRows(tmp_path / "a.parquet")
    assert not (tmp_path / "a.parquet").exists()
