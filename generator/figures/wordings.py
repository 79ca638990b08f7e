"""Words that stand between an indicator's name and its value, as pieces of patterns.

Guarantee: each piece is short and bounded, so that whatever is built of them takes time in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def longest_first(words: Iterable[str]) -> str:
    """A pattern for any of the words, which are no patterns themselves."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


YEAR = "(?:(?:19|20)[0-9]{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2})年"
_PLAN = '["“‘]?十?[一二三四五六七八九十]五["”’]?'
"""“十三五”, with or without its quotation marks."""

UP = "增长|增加(?!值)|提高|上升|上涨|升高|递增|提升|净增|新增|多增|扩大|增(?!加值)|涨"
DOWN = "负增长|下降|降低|减少|回落|下跌|减排|降|减"
RATE = longest_first(
    """增长速度 增长率 增速 增幅 涨幅 升幅 涨速 增长幅度 上涨幅度 发展速度 降低率 下降率 降幅 降低幅度 下降幅度 上升幅度
    速度""".split()
)

_COMPARED = (
    "上年同期|去年同期|上年度?|去年|前一年|同期|上届末|五年前|[0-9一二三四五六七八九十]{1,3}年前|上一?个?五年|"
    f"{YEAR}(?:同期|末|底)?|{_PLAN}(?:末|期末|时期|期间)?|上个五年计划期?末?"
)
BASE = f"(?:比|较|与|同)(?:{_COMPARED})(?:实际|同口径)?(?:相比)?"
"""What a growth is counted from."""

SHARE = (
    "占[^，。；]{1,16}?(?:比重|比例|份额|百分比|之比)|占[^，。；]{1,12}?(?:的|总量|总值|总额)|占比|比重|"
    "相当于(?:GDP|[全省市区地国内]{0,4}生产总值)的(?:比例|比重)?|与[^，。；]{1,14}?之比"
)
"""What says that a value is part of a whole."""

_TIME = (
    f"其中(?:今年|去年|{YEAR})|"
    f"(?:到|至)?{YEAR}(?:底|末|时|起)?|(?:去年|今年|上年|当年|本年|明年|全年|年底|年末|期末|同期|本届政府期间)(?:底|末)?|"
    "(?:这|过去|近|前|后|今后|未来)?[一二三四五六七八九十两几]个?年(?:来|间|中|累计|共|合计|内)?|"
    f"(?:到|至)?{_PLAN}(?:期间|时期|期末|末)"
)
_PRICES = (
    "按(?:可比价格?|可比口径|同口径|同比口径|不变价格?|现价|当年价|可比价计算|可比价格计算|现价计算|常住人口|可比)(?:计算)?|"
    "(?:扣除|剔除|考虑|抵消)[^，。；、,]{0,16}?(?:因素|影响)(?:后|外)?"
)
_MARKS = r"\([^()。]{0,24}\)|\[[0-9]{1,3}\]|[①-⑳⑴-⒇]|[*_ ]+|[，、：,:\"“”‘’]"

_WORDS = """
年均 平均每年 年平均 每年 平均 年 累计 总计 合计 共计 共 总共 同比 环比 分别 均 都 各
可比价 可比价格 可比口径 可比 同口径 实际 名义 现价 自然口径 全口径 按照 确定 设定 安排 定
预计 预期 初步 预算 计划 大约 约 接近 将近 近 突破 超过 达到 可达 达 为 是 有 实现 完成 取得 实绩 规模达
保持 维持 稳定 控制 处于 位于 降到 降至 升至 升到 增至 增到 提至 提到 跃升至 跃升到 由 从 在 到 至 于
力争 确保 争取 努力 要 将 可 可望 有望 应 必须 不低于 不少于 不高于 不超过 不突破 高于 低于 少于 小于 至少 超 破
首破 首次 首度 率先 双双 跨 跨越 跨过 跨上 跨入 迈上 迈过 迈入 跃上 登上 站上 站稳 踏上 越过 冲刺 直逼 过 连跨 连上
相继 接连 先后 仍然 仍 一直 虽然 已 又 再 了 连续 继续 大幅 稳步 持续 小幅 基本 大体 总体 全面 略 快速 平稳 较快 提前
总量 总额 总值 总规模 总数 水平 幅度 规模 目标 目标值 目标任务 指标 增加值 人数 数 额 值 增量 存量 占比 比重 比例 率
左右 以上 以下 以内 之内 上下 大关 元大关 台阶 新台阶 关口 区间 合理区间 范围 的 净
发展 得到 加快 迅速 壮大 健康 良好 态势 势头 全社会 全市 全省 全区 本级 我市 我省
最高 新高 历史新高 创 创历史新高 创新高 突破性 翻番
""".split()

GLUE = (
    f"{BASE}|{_TIME}|{_PRICES}|[一二两三四]个(?:万亿|千亿|百亿)?元?|{RATE}|{UP}|{DOWN}|{longest_first(_WORDS)}|{_MARKS}"
)
"""One word of what may stand between a name and its value, the longest first."""
