"""What an owner writes into mkdocs.yml by mistake: one line, at its sign, before the engine is started."""


import pytest

from generator.cli import main
from generator.library.settings import check_settings
from generator.model.problems import UsageError
from tests.conftest import OWN, ROOT
from tests.unit.add.test_add import TEXT, put

NAME = "site_name: 云溪\n"
SLIPS = {
    "site_name:云溪": (1, 10, "冒号后空一格：site_name: 云溪"),
    "# 设置\nsite_name：云溪 # 名称": (2, 10, "半角冒号，冒号后空一格：site_name: 云溪"),
    "site_name：云溪\nsite_url: https://example.org/": (1, 10, "半角冒号"),
    "site_name:\u3000云溪": (1, 10, "冒号后空一格：site_name: 云溪"),
    NAME + "site_url:https://example.org/": (2, 9, "冒号后空一格：site_url: https://example.org/"),
    NAME + "theme:\n  name：material\n": (3, 7, "冒号后空一格：name: material"),
    NAME + "theme:\n  name:material\n": (3, 7, "冒号后空一格：name: material"),
    NAME + "nav:\n  - 首页：index.md\n": (3, 7, "冒号后空一格：首页: index.md"),
    NAME + "nav:\n  - 首页:index.md\n": (3, 7, "冒号后空一格：首页: index.md"),
    "": (1, 1, "文件是空的"),
    "# site_name: x\n": (1, 1, "文件是空的"),
    "云溪": (1, 1, "这里没有设置"),
    NAME + "theme:\n\tname: material": (3, 1, "不要用制表符"),
    NAME + "theme:\n\u3000name: material\n\u3000language: zh": (3, 1, "不要用全角空格"),
    NAME + "theme:\n  name: material\n   language: zh": (4, 1, "缩进与同级的行不一致"),
    "site_name: “云溪”": (1, 12, '请写 site_name: 云溪，或用英文直引号 site_name: "云溪"'),
    NAME + "site_url: “https://example.org/”": (2, 11, "中文引号会照样印出来"),
    'site_name: "云溪”': (1, 15, "结尾也要用英文直引号"),
    "site_name: 云溪: 政府工作报告": (1, 12, 'site_name: "云溪: 政府工作报告"'),
    "site_name: 2021": (1, 12, 'site_name: "2021"'),
    "site_name:\nsite_url: https://example.org/": (1, 11, "没有网站名称"),
    "site_url: https://example.org/": (1, 1, "没有网站名称"),
    "网站名称: 云溪": (1, 1, "没有网站名称"),
    NAME + NAME: (2, 1, "site_name 写了两次，第一次在第 1 行"),
    NAME + "site_url: www.example.org": (2, 11, "www.example.org 不是网址；请从 https:// 写起"),
    NAME + "site_url: https：//example.org/": (2, 11, "不是网址"),
    NAME + "site_url: ///": (2, 11, "不是网址"),
    NAME + "use_directory_urls: false": (2, 21, "请删去这一行"),
    NAME + "extra: [": (2, 9, "写法有误"),
    NAME + "extra: @x": (2, 8, "写法有误"),
}


@pytest.mark.parametrize("written", SLIPS, ids=range(len(SLIPS)))
def test_a_slip_is_said_at_its_sign_in_both_languages(tmp_path, written):
    line, column, words = SLIPS[written]
    settings = put(tmp_path, written, "mkdocs.yml")
    with pytest.raises(UsageError) as error:
        check_settings(settings)
    said = error.value.message
    assert said.startswith(f"{settings.as_posix()}:{line}:{column}: ") and words in said.zh
    assert said.zh.startswith(f"{settings.as_posix()}:{line}:{column}：") and "\n" not in said + said.zh


RIGHT = [
    NAME,
    "\ufeff" + NAME,
    'site_name: “十四五”规划\nsite_url: ""\n',
    'site_name: !ENV [NAME, "云溪"]\nsite_url: !ENV SITE_URL\n',
    "INHERIT: base.yml\n",
    NAME + "copyright: |\n  注意：以原件为准\n  http:x\nextra:\n  note: 甲：乙\n  links:\n    - https://example.org/a.md\n    - a: b.md\n",
    NAME + "markdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:a.b {}\n",
]


@pytest.mark.parametrize("written", RIGHT, ids=range(len(RIGHT)))
def test_settings_that_the_engine_takes_pass(tmp_path, written):
    check_settings(put(tmp_path, written, "mkdocs.yml"))


@pytest.mark.parametrize("shipped", [ROOT / "mkdocs.yml", ROOT / "templates" / "site" / "mkdocs.yml", OWN / "mkdocs.yml"], ids=str)
def test_settings_that_are_shipped_pass(shipped):
    check_settings(shipped)


def test_another_encoding_and_another_name_are_said(tmp_path):
    put(tmp_path, "# x\nsite_name: 云溪\n".encode("gb18030"), "mkdocs.yml")
    with pytest.raises(UsageError, match=r"mkdocs.yml:2:1: not UTF-8; save the file again"):
        check_settings(tmp_path / "mkdocs.yml")
    (tmp_path / "mkdocs.yml").rename(tmp_path / "mkdocs.yml.txt")
    with pytest.raises(UsageError, match=r"mkdocs.yml.txt: only mkdocs.yml is read; rename"):
        check_settings(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize("verb", ["build", "check", "serve"])
def test_each_verb_of_a_site_says_so_first(tmp_path, monkeypatch, capsys, verb):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BAOGAO_LANG", "zh")
    put(tmp_path / "reports" / "x-2021", TEXT, "report.txt")
    put(tmp_path, "site_name：云溪\n", "mkdocs.yml")
    assert main([verb]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "mkdocs.yml:1:10：设置和值之间用半角冒号，冒号后空一格：site_name: 云溪\n")
    assert not (tmp_path / "docs").exists()
    assert main(["check", "reports/x-2021/report.txt"]) == 1  # a file alone wants no site
