"""A bad folder stops itself, not the others; a file in its folder is settled there; names tell place and year."""

import json
import shutil
import zipfile
from io import BytesIO

import pytest

from generator.add.add import add
from generator.cli import main
from generator.library.build import build
from generator.library.propose_id import id_of_name, told_by_name
from tests.unit.add.test_add import TEXT, put, tree


def archive(files: dict[str, str]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return packed.getvalue()


CLEAN = TEXT.replace("?", "·")
NAMELESS = "\n".join(CLEAN.splitlines()[3:]).replace("春城市", "市")
OLE = b"\xd0\xcf\x11\xe0" + b"\0" * 3000
OFD = archive({"OFD.xml": "<x/>"})
BAD = {
    "empty": ("an empty folder", {}),
    "named": ('run `baogao add "reports/named/政府工作报告.txt"`', {"政府工作报告.txt": CLEAN, "~$report.docx": "x", ".DS_Store": "x", "Thumbs.db": "x"}),
    "settled": ("but 政府工作报告.DOCX; rename it to reports/settled/report.docx", {"政府工作报告.DOCX": CLEAN, "report.toml": "year = 2021"}),
    "marked": ("rename it to reports/marked/report.md", {"甲.markdown": CLEAN, "report.toml": ""}),
    "renamed": ("renaming it to reports/renamed/report.txt is enough", {"甲.TXT": CLEAN}),
    "old-word": ("1:1: unreadable: 报告.doc: an old Word file (.doc); open it in Word or WPS", {"报告.doc": OLE, "report.toml": ""}),
    "wps": ("report.wps: a WPS file (.wps)", {"report.wps": OLE}),
    "rtf": ("报告.rtf: an RTF file", {"报告.rtf": "{\\rtf1 x"}),
    "called-docx": ("report2.docx: an RTF file", {"report2.docx": "{\\rtf1 x"}),
    "ofd": ("报告.ofd: an OFD file", {"报告.ofd": OFD}),
    "both": ('run `baogao add "reports/both/报告.docx"`', {"报告.doc": OLE, "报告.docx": CLEAN}),
    "decided": ("put it there, or move what is here out of reports/", {"report.toml": "year = 2021"}),
    "picture": ("no report.txt (.docx, .html, .md, .pdf) here; put it there", {"a.png": b"\x89PNG\r\n\x1a\n"}),
    "locked": ("an empty folder", {"~$report.docx": "x", ".DS_Store": "x", "Thumbs.db": "x"}),
    "two": ("report.md and report.txt; keep one", {"report.txt": CLEAN, "report.md": CLEAN}),
    "自贡2021": ("to zigong-2021, say", {"report.txt": CLEAN}),
    "search": ("the site's own address", {"report.txt": CLEAN}),
    "typo": ("toml:1:9: toml: write straight quotation marks", {"report.txt": CLEAN, "report.toml": "title = “甲”"}),
}


@pytest.fixture
def site(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BAOGAO_LANG", "en")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    put(tmp_path / "reports" / "good-2021", CLEAN, "report.txt")
    return tmp_path


@pytest.mark.parametrize("name", BAD)
def test_a_bad_folder_stops_itself_alone(site, capsys, name):
    said, files = BAD[name]
    (site / "reports" / name).mkdir()
    for file, content in files.items():
        put(site / "reports" / name, content, file)
    for verb, more in (("build", [f"{name}: not built; the site is without it until it is mended"]), ("check", [])):
        assert main([verb]) == 1
        line, *rest = capsys.readouterr().err.splitlines()
        assert line.startswith(f"reports/{name}") and said in line and rest == more
    assert (site / "docs" / "good-2021" / "index.md").exists()
    for verb in ("build", "pdf"):
        assert main([verb, name]) == 2
        [line] = capsys.readouterr().err.splitlines()
        assert line.startswith(f"reports/{name}") and said in line


@pytest.mark.parametrize("name", BAD)
def test_a_site_without_a_bad_folders_report_is_not_what_its_reports_say(site, capsys, name):
    said, files = BAD[name]
    (site / "reports" / name).mkdir()
    for file, content in files.items():
        put(site / "reports" / name, content, file)
    (site / "site").mkdir()
    (site / "site" / "index.html").touch()
    assert main(["check", "--site", "site"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2 and [said in line for line in lines if line.startswith(f"reports/{name}")] == [True]
    assert main(["check", name, "--site", "site"]) == 2 and said in capsys.readouterr().err
    shutil.rmtree(site / "reports" / "good-2021")
    assert main(["check", "--site", "site"]) == 2 and said in capsys.readouterr().err


def test_a_file_beside_the_folders_is_named_with_what_to_do(site, capsys):
    put(site / "reports", CLEAN, "云溪市2025年政府工作报告.docx")
    for name in ("README.md", "readme.zh.md", "~$甲.docx", ".DS_Store", "list.csv"):
        put(site / "reports", CLEAN, name)
    said = 'unreadable: a file in no report\'s folder, so it is not published; run `baogao add "reports/云溪市2025年政府工作报告.docx"`'
    for verb in ("build", "check"):
        assert main([verb]) == 1
        [line] = capsys.readouterr().err.splitlines()
        assert line.startswith("reports/云溪市2025年政府工作报告.docx:1:1: ") and said in line
        assert line.endswith("or rename it to reports/yunxi-2025/report.docx, say")
    assert main(["check", "--output", "told.jsonl"]) == 1
    assert json.loads((site / "told.jsonl").read_text(encoding="utf-8"))["file"] == "reports/云溪市2025年政府工作报告.docx"
    capsys.readouterr()
    shutil.rmtree(site / "reports" / "good-2021")
    for verb in ("build", "check"):
        assert main([verb]) == 2 and said in capsys.readouterr().err


def test_what_no_program_reads_is_to_be_saved_as_word(site, capsys):
    put(site / "reports", CLEAN, "报告.wps")
    put(site / "reports" / "old-2020", CLEAN, "报告.doc")
    assert main(["check"]) == 1
    line, folder = sorted(capsys.readouterr().err.splitlines(), reverse=True)
    assert "or save it as reports/mycity-2021/report.docx in Word or WPS" in line
    assert folder.startswith("reports/old-2020:1:1: ") and "open it in Word or WPS and save it as reports/old-2020/report.docx" in folder


def test_a_file_beside_the_folders_that_is_asked_about_itself_is_read(site, capsys):
    put(site / "reports", CLEAN, "甲.txt")
    assert main(["check", "reports/甲.txt"]) == 0 and capsys.readouterr().err == ""


def test_why_a_report_cannot_be_read_is_said_once_by_what_make_runs(site, capsys):
    put(site / "reports" / "typo", CLEAN, "report.txt")
    put(site / "reports" / "typo", "title = “甲”", "report.toml")
    main(["pdf"])
    said = capsys.readouterr().err.splitlines()
    assert "typo: cannot be read, so no booklet of it was made; the reason: `baogao check`" in said
    main(["build"])
    said += capsys.readouterr().err.splitlines()
    assert len([line for line in said if "straight quotation marks" in line]) == 1


def test_a_typo_takes_no_pages_away(site, capsys):
    put(site / "reports" / "other-2020", CLEAN, "report.txt")
    assert main(["build"]) == 0
    before = tree(site / "docs" / "other-2020")
    put(site / "reports" / "other-2020", "title =", "report.toml")
    assert main(["build"]) == 1 and "its pages stay as they were, and the home page is without it" in capsys.readouterr().err
    assert before and tree(site / "docs" / "other-2020") == before
    assert list(build(site / "reports", site / "docs").refused) == ["other-2020"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("自贡市2024年政府工作报告.docx", ("自贡市", 2024)),
        ("2024年自贡市人民政府工作报告（定稿）.docx", ("自贡市", 2024)),
        ("四川省自贡市政府工作报告（2024年）.pdf", ("自贡市", 2024)),
        ("政府工作报告2024.txt", (None, 2024)),
        ("全市2023-2024.txt", (None, None)),
        ("报告.txt", (None, None)),
    ],
)
def test_a_files_name_tells_place_and_year(name, told):
    assert told_by_name(name) == told


@pytest.mark.parametrize(("name", "id"), [("自贡2021", "zigong-2021"), ("Zigong_2021", "zigong-2021"), ("政府工作报告", None), ("report-2021", None)])
def test_an_id_is_proposed_for_a_folders_name(name, id):
    assert id_of_name(name) == id


def test_what_the_name_tells_is_taken_and_said(site):
    added = add(put(site, NAMELESS, "自贡市2021年政府工作报告.txt"), site / "reports")
    assert added.folder.name == "zigong-2021" and added.origins["place"].zh == "据文件名"
    assert '地方，写全称（据文件名，请核对）\nplace = "自贡市"' in (added.folder / "report.toml").read_text(encoding="utf-8")


def test_a_terminal_is_asked_once_and_not_for_what_is_known(site):
    asked = []

    def ask(question):
        asked.append(question.zh)
        return "自贡市\n"

    added = add(put(site, NAMELESS, "报告.txt"), site / "reports", ask=ask)
    assert added.folder.name == "zigong-2021" and len(asked) == 1 and "哪里" in asked[0]


def test_a_file_in_its_folder_is_settled_there(site):
    path = put(site / "reports" / "named-2021", CLEAN, "政府工作报告.txt")
    assert add(path, site / "reports").folder.name == "named-2021"
    assert sorted(tree(path.parent)) == ["report.toml", "report.txt"] and (path.parent / "report.txt").read_text(encoding="utf-8") == CLEAN


def test_the_same_text_in_another_folder_is_said(site):
    assert add(put(site, CLEAN), site / "reports", "twin-2021").twin == site / "reports" / "good-2021"


def test_a_report_that_lies_too_deep_is_told_where_it_belongs(site, capsys):
    put(site / "reports" / "reports" / "new-2022", CLEAN, "report.txt")
    assert main(["build"]) == 1
    [line, *_] = capsys.readouterr().err.splitlines()
    assert line.startswith("reports/reports:1:1: ") and "move its files up into reports/reports" in line and "delete" not in line


def test_an_own_template_that_is_wrong_is_one_line(site, capsys):
    put(site / "templates" / "pages", "{% if %}", "home.md.j2")
    assert main(["build"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "templates/pages/home.md.j2:1: " in line and "mend this template" in line
