"""What the generator tells search."""

import json

from generator.chinese.traditional import TABLE, traditional_forms
from generator.edition.summary import summary_of
from generator.exports.search_index import report_index, search_files
from tests.tools.make_traditional import table


def test_every_block_stands_in_the_index_once_in_order(sample):
    told = json.loads(report_index(sample))
    blocks = [block for section in told["sections"] for block in section["blocks"]]
    assert [text for _, _, text in blocks] == [block.text for block in sample.report.blocks]
    assert [kind for kind, _, _ in blocks] == [block.kind[0] for block in sample.report.blocks]


def test_a_heading_stands_under_what_is_around_it(sample):
    told = json.loads(report_index(sample))
    where = {address: section["where"] for section in told["sections"] for _, address, _ in section["blocks"]}
    assert where["3-1/#s3-1"] == "三、2021年主要工作安排"
    assert where["3-1/#p36"].startswith("第一，坚持")
    assert where["3/#s3"] == where["#p1"] == "自贡市2021年政府工作报告"


def test_terms_have_the_pinyin_that_is_typed(sample):
    terms = dict(json.loads(report_index(sample))["terms"])
    assert terms["六稳"] == "liu wen"
    assert terms["103050培育计划"] == "103050 pei yu ji hua"


def test_the_list_of_reports_and_the_table_need_summaries_alone(sample):
    files = search_files([summary_of(sample)])
    assert set(files) == {"search/reports.json", "search/traditional.json"}
    assert json.loads(files["search/reports.json"])["reports"] == [{"id": "zigong-2021", "name": "自贡市2021年政府工作报告"}]


def test_traditional_forms_are_those_of_the_characters_used():
    traditional, simplified = traditional_forms({"发", "三", "权"})
    assert dict(zip(traditional, simplified, strict=True)) == {"發": "发", "髮": "发", "權": "权"}


def test_the_table_of_traditional_characters_is_the_librarys():
    assert TABLE.read_text(encoding="utf-8") == table(), "run python -m tests.tools.make_traditional"
