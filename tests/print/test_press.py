"""What the booklet cannot do is said, and everything else is made."""

from generator.library.print_all import press

FRONT = "政府工作报告\n\n各位代表：\n\n一、工作回顾\n\n"
CALLS = "\n\n名词解释\n\n1.甲乙：指做好工作。\n"


def test_odd_reports_are_printed_and_a_bad_one_stops_no_other(tmp_path):
    texts = {
        "a-1": (FRONT + "我们修缮了\U0003134a宅。\n", f'meeting = "{"某会议" * 400}"\n'),
        "b-2": ("x", ""),
        "c-3": (FRONT + "落实“甲乙”[1]工作。" * 100 + "\n\n二、落实“甲乙”[1]工作\n\n做了。" + CALLS, '[print.fonts]\nfangsong = ["没有的字体"]\n'),
    }
    for id, (text, toml) in texts.items():
        (tmp_path / id).mkdir()
        (tmp_path / id / "report.txt").write_text(text, encoding="utf-8")
        (tmp_path / id / "report.toml").write_text(toml, encoding="utf-8")
    rare, bad, called = press(tmp_path, tmp_path / "docs", ["a-1", "b-2", "c-3"])
    assert rare.booklet and rare.picture and called.booklet and called.picture and not bad.booklet
    assert "report.txt:7:6: glyph-missing" in str(rare.problems[0]) and "U+3134A" in str(rare.problems[0])
    assert "not-a-report" in str(bad.problems[0]) and "没有的字体 is not installed" in str(called.problems[0])
