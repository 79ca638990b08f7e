"""Figures: what a sentence states becomes a record that points to its words; what may be meant otherwise becomes none."""

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.catalogue import catalogue_of, shipped
from generator.figures.find import Found, find_figures
from generator.figures.numbers import find_damage, find_quantities, folded
from generator.figures.times import Years
from generator.formats.read import decode
from generator.model.problems import PlacedError
from generator.recognise.parse import parse

REVIEW = "一、2030年工作回顾"
FIVE = "一、过去五年工作回顾"
PLAN = "二、2031年工作安排"
AHEAD = "二、今后五年的目标"
NEXT = {REVIEW: PLAN, FIVE: PLAN}


YEARS = Years(2031, 2031)


def found_in(text: str, heading: str = REVIEW, place: str = "春城市", years: Years | None = YEARS) -> Found:
    body = f"各位代表：\n{heading}\n{text}\n{NEXT.get(heading, '三、其他')}\n好。\n"
    return find_figures(parse(decode(body.encode(), "any.txt")), shipped(), place, years)


def told(text: str, heading: str = REVIEW, **more) -> list[tuple]:
    """The catalogued figures, as indicator, measure, value or range, kind, period."""
    return [
        (f.indicator, f.measure, str(f.value) if f.low is None else f"{f.low}~{f.high}", f.kind, f.period)
        for f in found_in(text, heading, **more).figures
        if f.indicator
    ]


def values(text: str, heading: str = REVIEW, **more) -> list[tuple]:
    return [(indicator, measure, value) for indicator, measure, value, *_ in told(text, heading, **more)]


def quantities(text: str) -> list[tuple]:
    return [(str(q.value) if q.low is None else f"{q.low}~{q.high}", q.unit) for q in find_quantities(folded(text))]


# numbers


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("增长7.5%", [("7.5", "%")]),
        ("增长７．５％", [("7.5", "%")]),
        ("增长7. 5 %", [("7.5", "%")]),
        ("达到1,234.5亿元", [("1234.5", "亿元")]),
        ("增长6%—7%", [("6~7", "%")]),
        ("增长6～7%", [("6~7", "%")]),
        ("增长6%至7%", [("6~7", "%")]),
        ("由6%到7%", [("6", "%"), ("7", "%")]),
        ("3000多亿元", [("3000", "亿元")]),
        ("提高1.5个百分点", [("1.5", "个百分点")]),
        ("30微克每立方米", [("30", "微克/立方米")]),
        ("百分之八点五", [("8.5", "%")]),
        ("突破百亿元大关", [("100", "亿元")]),
        ("跨上万亿元台阶", [("1", "万亿元")]),
        ("超过三千亿元", [("3000", "亿元")]),
        ("翻一番", [("100", "%")]),
        ("翻了三番", [("700", "%")]),
        ("与上年持平", [("0", "%")]),
        ("与经济增长基本同步", [("None", None)]),
    ],
)
def test_a_number_is_read_as_it_is_printed(text, wanted):
    assert quantities(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2030年5月8日", "春政发〔2030〕12号", "拨打12345热线", "G348线", "S2高速", "第5届", "落实“1743”战略", "建成3-5所学校", "六稳六保", "扩大5G覆盖",
        "目标的50%的20%", "1٣%", "٣1%", "数百亿元", "上千亿元产值", "千亿级产业", "与全省持平", "6 5 0亿元",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_quantity_is_none(text):
    assert quantities(text) == []


@pytest.mark.parametrize("text", ["增长l0%", "增长1O.5%", "增长1$1.$2%", "达到1..5亿元", "达到1.2.3亿元"])
def test_damaged_digits_are_a_doubt_and_no_value(text):
    assert len(find_damage(folded(text))) == 1 and quantities(text) == []
    found = found_in(f"地区生产总值{text}。")
    assert len(found.damaged) == 1 and not found.figures


@given(st.text(alphabet="0123456789.,%％万亿元增长到至-—～ lO$年翻番一二三百千持平同步与上年个百分点由", max_size=40))
def test_every_value_stands_in_its_words_letter_for_letter(text):
    for figure in found_in(f"地区生产总值{text}。").figures:
        words = re.sub("[ ,]", "", folded(figure.text))
        for value in (figure.value, figure.low, figure.high):
            if value is not None and not re.search("[番平一二三百千]|万亿元|亿元|百分之", words):
                assert str(abs(value)) in words


NAMES = sorted({name for indicator in shipped().indicators.values() for name in indicator.names})
PIECES = st.sampled_from([*NAMES[::7], "增长", "下降", "达到", "5%", "6.5%", "120亿元", "8—9%", "、", "，", "。", "；", "和", "分别", "年均", "到2035年", "去年", "以上", "左右", "由", "2030年的", "提高1.5个百分点", "翻一番"])  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_figure_points_to_its_own_words(text):
    body = f"各位代表：\n{REVIEW}\n{text}好。\n{PLAN}\n好。\n"
    report = parse(decode(body.encode(), "any.txt"))
    found = find_figures(report, shipped(), "春城市", Years(2031, 2031)).figures
    assert [f.end for f in found] == sorted(f.end for f in found)
    for figure in found:
        assert report.block(figure.block).text[figure.start : figure.end] == figure.text
        if figure.value is not None and not re.search("番", figure.text):
            assert str(abs(figure.value)) in folded(figure.text)


# which indicator


def test_a_value_belongs_to_the_name_before_it():
    assert values("地区生产总值达到120亿元，增长5%，粮食产量30万吨。") == [("gdp", "level", "120"), ("gdp", "growth", "5"), ("grain", "level", "30")]


def test_a_name_is_carried_over_clauses_that_name_nothing_else():
    assert values("固定资产投资80亿元、同比增长6%，总量居全省第3位，五年年均增长7%。")[1:] == [("fai", "growth", "6"), ("fai", "growth", "7")]
    assert values("地区生产总值增长5%，商品房销售面积增长8%。") == [("gdp", "growth", "5")]
    assert values("地区生产总值增长5%，税收增长8%，增长9%。") == [("gdp", "growth", "5")]


def test_names_that_stand_together_take_values_in_order():
    assert values("城乡居民人均可支配收入分别增长8%、9%。") == [("income_urban", "growth", "8"), ("income_rural", "growth", "9")]
    assert values("城镇居民人均可支配收入和农民人均纯收入分别达到3万元和1万元，增长8%、9%。")[2:] == [("income_urban", "growth", "8"), ("income_rural", "growth", "9")]
    assert values("第一、二、三产业增加值分别增长3%、6%和8%。") == [("primary", "growth", "3"), ("secondary", "growth", "6"), ("tertiary", "growth", "8")]


def test_one_value_of_several_names_is_that_of_each():
    assert values("城镇居民人均可支配收入和农民人均纯收入均增长8%。") == [("income_urban", "growth", "8"), ("income_rural", "growth", "8")]
    assert values("城乡居民人均可支配收入增长8%。") == [("income", "growth", "8")]


def test_things_without_an_indicator_keep_their_place_in_a_list():
    assert values("PM2.5、PM10分别下降5%、6%。") == [("pm25", "growth", "-5")]
    assert values("税收收入和工业增加值分别增长3%、4%。") == [("industry", "growth", "4")]
    assert values("税收收入、客运量和工业增加值分别增长3%、4%。") == []


def test_values_go_back_over_two_clauses():
    assert values("城镇居民人均可支配收入3万元，农民人均纯收入1万元，分别增长8%和9%。")[2:] == [("income_urban", "growth", "8"), ("income_rural", "growth", "9")]


@pytest.mark.parametrize(
    "text",
    [
        "高新区生产总值80亿元。", "民间固定资产投资增长8%。", "机电产品出口增长8%。", "高技术制造业工业增加值增长9%。", "规模以上工业企业利润增长9%。",
        "单位地区生产总值二氧化碳排放下降3%。", "服务业对经济增长贡献率达到60%。", "税收占地区生产总值的8%。", "云岭经济区进展很大，经济总量超过90亿元。",
        "经济总量超千亿元的县有2个。", "粮食综合生产能力30万吨。", "二、三产业比重提高1个百分点。",
    ],
)  # fmt: skip
def test_what_is_said_of_a_part_or_of_something_else_is_not_the_indicator(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    ["地区生产总值增速高于全省1个百分点。", "地区生产总值增速比预期目标低0.5个百分点。", "服务业增速快于第二产业2个百分点。", "一般公共预算收入完成预算的103%。"],
)  # fmt: skip
def test_a_gap_is_no_value(text):
    assert values(text) == []


def test_an_unlikely_unit_is_not_the_indicators():
    assert values("地区生产总值5万人，粮食产量8亿元，城镇登记失业率3万人。") == []


def test_a_quantity_of_no_indicator_is_kept():
    found = [f for f in found_in("新建公路120公里，完成投资8亿元。").figures]
    assert [(f.indicator, f.name, str(f.value), f.unit) for f in found] == [(None, "新建公路", "120", "公里"), (None, "完成投资", "8", "亿元")]
    assert {f.confidence for f in found} == {"likely"}


# what it is of it


@pytest.mark.parametrize(
    "text, measure, value",
    [
        ("地区生产总值下降2.1%", "growth", "-2.1"),
        ("城镇登记失业率3.5%", "level", "3.5"),
        ("城镇化率提高到62%", "level", "62"),
        ("城镇化率提高1.5个百分点", "change", "1.5"),
        ("空气优良天数增加20天", "change", "20"),
        ("居民消费价格上涨2%", "growth", "2"),
        ("居民消费价格指数102%", "level", "102"),
        ("服务业增加值占地区生产总值比重达到51%", "share", "51"),
        ("研发经费支出占地区生产总值比重达到2.1%", "level", "2.1"),
        ("城镇新增就业5万人", "level", "5"),
        ("单位地区生产总值能耗下降3%", "growth", "-3"),
        ("进出口总额增长1.5倍", "growth", "1.5"),
        ("固定资产投资净增80亿元", "change", "80"),
        ("粮食产量与上年持平", "growth", "0"),
        ("出口总额增长6%—7%", "growth", "6~7"),
    ],
)
def test_the_words_tell_what_a_value_is(text, measure, value):
    assert [each[1:] for each in values(f"{text}。")] == [(measure, value)]


def test_research_spending_is_no_intensity():
    assert values("全社会研发投入增长12%，研发经费支出5亿元。") == []


# when


@pytest.mark.parametrize(
    "text, heading, kind, period",
    [
        ("地区生产总值增长5%", REVIEW, "actual", "2030"),
        ("地区生产总值增长5%", PLAN, "target", "2031"),
        ("地区生产总值年均增长5%", FIVE, "actual", "2026-2030"),
        ("地区生产总值年均增长5%", AHEAD, "target", "2031-2035"),
        ("城镇化率达到60%", AHEAD, "target", "2035"),
        ("到2035年，地区生产总值达到900亿元", PLAN, "target", "2035"),
        ("地区生产总值由2025年的300亿元", FIVE, "actual", "2025"),
        ("2030年，地区生产总值增长5%", FIVE, "actual", "2030"),
        ("地区生产总值比2025年增长60%", REVIEW, "actual", "2026-2030"),
        ("去年地区生产总值增长5%", PLAN, "actual", "2030"),
        ("五年累计城镇新增就业20万人", FIVE, "actual", "2026-2030"),
        ("城镇登记失业率控制在4%以内", FIVE, "actual", "2026-2030"),
        ("圆满完成地区生产总值增长8%的预期目标", REVIEW, "past_target", "2030"),
        ("1至5月，地区生产总值增长5%", REVIEW, "actual", "2030M1-5"),
    ],
)
def test_the_section_and_the_words_tell_when(text, heading, kind, period):
    assert [each[3:] for each in told(f"{text}。", heading)] == [(kind, period)]


def test_a_five_year_plan_has_its_years():
    years = Years(2021, 2021)
    assert told("“十四五”时期，地区生产总值年均增长7%。", "二、“十四五”时期主要目标", years=years)[0][3:] == ("target", "2021-2025")
    assert told("单位生产总值能耗“十三五”时期下降15%。", "一、“十三五”时期回顾", years=years)[0][3:] == ("actual", "2016-2020")


def test_from_and_to_are_two_values_and_count_together():
    found = told("人均地区生产总值由2025年的5万元增加到2030年的6万元，年均增长4%。", FIVE)
    assert found == [
        ("gdp_per_capita", "level", "5", "actual", "2025"), ("gdp_per_capita", "level", "6", "actual", "2030"), ("gdp_per_capita", "growth", "4", "actual", "2026-2030"),
    ]  # fmt: skip


def test_a_paragraph_says_what_the_next_ones_are_about():
    text = "五年来，成绩很大。地区生产总值年均增长6%。\n粮食产量稳定在30万吨以上。\n刚刚过去的2030年，地区生产总值增长5%。\n出口总额增长4%。"
    assert [each[4] for each in told(text, FIVE)] == ["2026-2030", "2026-2030", "2030", "2030"]


def test_this_year_opens_the_plan_where_no_heading_does():
    text = "地区生产总值增长5%。\n今年经济社会发展的主要预期目标是：地区生产总值增长6%；出口总额增长4%。\n城镇新增就业5万人。"
    assert [each[3:] for each in told(text)] == [("actual", "2030"), *[("target", "2031")] * 3]


def test_an_aside_about_last_year_leaves_the_plan_as_it_is():
    text = "去年地区生产总值增长5%。今年地区生产总值增长6%。\n出口总额增长4%。"
    assert [each[3:] for each in told(text, PLAN)] == [("actual", "2030"), ("target", "2031"), ("target", "2031")]


def test_a_report_in_winter_calls_the_year_under_review_this_year():
    assert told("今年地区生产总值增长5%。", "一、工作回顾", years=Years(2031, 2030))[0][3:] == ("actual", "2030")


def test_without_a_year_nothing_is_guessed():
    assert [each[3:] for each in told("地区生产总值完成80亿元。", "一、工作回顾", years=None)] == [("actual", None)]
    assert told("地区生产总值80亿元，增长5%。", "一、工作回顾", years=None) == []


def test_a_target_in_the_review_is_a_doubt():
    found = found_in("到2035年，地区生产总值达到900亿元。")
    assert not found.figures and len(found.misplaced) == 1


# how it is qualified


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("增长7%左右", ("about",)), ("增长7%以上", ("at_least",)), ("增长不低于7%", ("at_least",)), ("增幅控制在3%以内", ("at_most",)), ("超过700亿元", ("above",)),
        ("突破百亿元大关", ("above",)), ("接近700亿元", ("near",)), ("约700亿元", ("about",)), ("700多亿元", ("above",)), ("力争增长7%以上", ("strive", "at_least")),
        ("与经济增长同步", ("in_step",)), ("增长7%", ()), ("确保增长7%", ()),
    ],
)  # fmt: skip
def test_qualifiers_are_read_as_printed(text, wanted):
    assert [f.qualifier for f in found_in(f"地区生产总值{text}。", PLAN).figures] == [wanted]


def test_what_stands_before_a_list_holds_for_all_and_what_stands_behind_for_one():
    found = found_in("进出口总额和出口总额分别突破500亿元、300亿元。城乡居民人均可支配收入分别增长8%、9%以上。").figures
    assert [f.qualifier for f in found] == [("above",), ("above",), (), ("at_least",)]


# whose


def test_another_place_is_named():
    assert [f.scope for f in found_in("全国国内生产总值增长5%，全市地区生产总值增长6%。").figures] == ["全国", "self"]
    assert [f.scope for f in found_in("全省地区生产总值增长5%。").figures] == ["全省"]
    assert [f.scope for f in found_in("全省地区生产总值增长5%。", place="春江省").figures] == ["self"]


# what a report may hold


def test_notes_are_not_the_reports_own_words():
    body = f"各位代表：\n{REVIEW}\n推进“甲乙”[1]。\n{PLAN}\n好。\n名词解释\n1.甲乙：地区生产总值增长5%。\n"
    assert find_figures(parse(decode(body.encode(), "any.txt")), shipped(), "春城市", Years(2031, 2031)).figures == ()


def test_a_heading_may_hold_a_figure():
    assert values("——地区生产总值增长5%\n好。") == [("gdp", "growth", "5")]


def test_time_is_linear_in_one_paragraph():
    piece = "全市地区生产总值达到120亿元、增长5%，城乡居民人均可支配收入分别增长8%、9%，新建公路12公里，"

    def seconds(count: int) -> float:
        start = time.process_time()
        found_in(piece * count + "。")
        return time.process_time() - start

    seconds(10)
    assert seconds(800) < 12 * seconds(200) + 0.5


def test_digits_without_end_take_no_time():
    start = time.process_time()
    found_in("增长" + "1" * 30_000 + "，" + "1 " * 20_000 + "l$" * 20_000 + "%。")
    assert time.process_time() - start < 3


# the catalogue


def test_the_catalogue_has_the_promised_indicators():
    assert len(shipped().indicators) == 27
    for indicator in shipped().indicators.values():
        assert indicator.term and indicator.source and indicator.units and indicator.direction in ("more", "less", "neither")
    assert len(shipped().names) > 300


OWN = '[[indicator]]\nkey = "bikes"\nname = "公共自行车"\nnames = ["共享单车投放"]\nunits = ["万辆"]\ndirection = "more"\nform = "amount"\n'


def site(tmp_path, toml: str):
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    (tmp_path / "indicators.toml").write_text(toml, encoding="utf-8")
    return catalogue_of(tmp_path)


def test_a_sites_own_file_adds_to_the_catalogue(tmp_path):
    catalogue = site(tmp_path, OWN)
    assert len(catalogue.indicators) == 28
    report = parse(decode(f"各位代表：\n{REVIEW}\n共享单车投放3万辆。\n{PLAN}\n好。\n".encode(), "any.txt"))
    assert [(f.indicator, f.value) for f in find_figures(report, catalogue, "春城市", Years(2031, 2031)).figures] == [("bikes", Decimal(3))]


def test_an_entry_takes_the_place_of_the_programs(tmp_path):
    assert site(tmp_path, OWN.replace("bikes", "gdp")).indicators["gdp"].name == "公共自行车"


@pytest.mark.parametrize(
    "toml, said",
    [
        ("[[indicator]\n", "no valid TOML"),
        ("[[thing]]\nkey = 1\n", "[[thing]] is unknown"),
        ("[indicator]\nkey = 'a'\n", "write [[indicator]]"),
        (OWN + "colour = 'red'\n", "'colour'"),
        (OWN.replace('"bikes"', "5"), "key is empty or of the wrong type"),
        (OWN.replace('key = "bikes"\n', ""), "has no key"),
        (OWN.replace('"amount"', '"volume"'), "'volume' is unknown"),
        (OWN.replace('"共享单车投放"', '" "'), "an empty name"),
        ('[[pair]]\nnames = ["甲"]\nkeys = ["gpd"]\n', "did you mean 'gdp'?"),
    ],
)
def test_a_bad_catalogue_is_told_of_in_one_line(tmp_path, toml, said):
    with pytest.raises(PlacedError) as caught:
        site(tmp_path, toml)
    assert said in caught.value.message and caught.value.at.file.endswith("indicators.toml")


def test_steps_that_were_passed_are_values_of_their_own():
    found = [f for f in found_in("地区生产总值跨越300亿元、400亿元大关，达到450亿元。").figures]
    assert [(str(f.value), f.qualifier) for f in found] == [("300", ("above",)), ("400", ("above",)), ("450", ())]
    assert quantities("跨越四个千亿元台阶") == []


def test_a_share_goes_on_from_what_it_was_to_what_it_is():
    found = values("服务业增加值占地区生产总值比重由40%提高到46%，研发经费支出占地区生产总值比重由1%提高到2%。", FIVE)
    assert found == [("tertiary", "share", "40"), ("tertiary", "share", "46"), ("rd", "level", "1"), ("rd", "level", "2")]


def test_what_is_compared_with_has_its_own_year():
    assert told("地区生产总值比2025年的300亿元增加90亿元。", FIVE)[0] == ("gdp", "level", "300", "actual", "2025")


def test_what_is_reached_already_is_no_target():
    assert told("人均地区生产总值已达到5万元。", AHEAD) == []


def test_a_clause_that_counts_nothing_parts_no_value_from_its_name():
    assert values("地区生产总值突破百亿元大关，实现历史性跨越，达到108亿元。")[1:] == [("gdp", "level", "108")]


def test_a_thing_without_an_indicator_is_called_as_printed():
    found = found_in("义务教育普及率达到99%，商品零售价格上涨幅度控制在3%以内，人口自然增长率5‰。").figures
    assert [(f.name, f.measure, str(f.value)) for f in found] == [("义务教育普及率", "level", "99"), ("商品零售价格", "growth", "3"), ("人口自然增长率", "level", "5")]
