"""The wordings by which lines are known: salutations, titles, notes headings, page furniture.

One pattern, one meaning; what a line means in its place is said elsewhere.
"""

from __future__ import annotations

import re

OFFICES = (
    "市长|省长|主席|县长|区长|总理|州长|盟长|旗长|主任|专员|镇长|乡长|行政长官"
    "|工委书记|党委书记|院长|检察长|局长|厅长|部长"
)
"""Of those who give reports, at every level of government."""

SALUTATION = re.compile(r"^(?:尊敬的)?(?:各?位(?:人大)?(?:代表|委员|同志|来宾)|同志们|代表们)[^。]{0,16}[：:！!，,]?$")
"""On a line without white space; the first such line opens the report."""

OPENING = re.compile(
    r"^(?:各位代表[，,！!])?现在，?我(?:谨)?代表\S{2,24}(?:政府|国务院|委员会|管委会|办事处)|^各位代表[，,！!]"
)
"""The first words of a report whose salutation has no line of its own."""

OTHER_TITLE = re.compile(
    r"^[^，。；：！？]{4,60}(?:通知|公告|通告|公示|条例|办法|规定|细则|决定|决议|批复|意见|简报|纪要|规则|纲要|规划|章程|方案|要点|讲话|发言|致辞|公报|综述|倡议书)(?:[（(][^）)]{1,20}[）)])?$"
)
"""The title of another kind of document."""

NEWS = re.compile(
    r"本[报台网]讯|[（(](?:[^（()）]{0,12})?记者\s?\S{2,4}[^（()）]{0,12}[）)]"
    r"|^(?:本[报台网])?记者[ \u3000：:]?\S{2,4}$"
    r"|新华社\S{2,12}电|记者(?:了解|获悉|采访|从\S{2,16}(?:获悉|了解))",
    re.M,
)
"""Words of those who tell about a report instead of giving it."""

TITLE = re.compile(
    r"^[^，。；：！？!?>＞|｜]{0,36}(?:工作的?报告|工作安排的?报告|管委会报告|政府报告)》?"
    r"(?:[（(\[【][^）)\]】]{1,20}[）)\]】]|全文|摘要|节选|[—－―-]{1,2}[12][0-9]{3}年)?$"
    r"|^关于[^，。；：！？!?]{4,60}的报告(?:[（(][^）)]{1,20}[）)])?$"
)

CAPTION = re.compile(
    r"(?:[记作]者\s*\S{2,4}|\S)\s*摄(?:影)?[）)]?$|^[（(]?图[为片]|作(?:政府)?工作报告。?(?:\S{0,12}摄)?$"
)

_THING = r"(?:有关|相关|部分|主要|内容|词语|用语|名词|词汇|专业|术语|专有|新|、|和|及|与|的)*"
NOTES = re.compile(
    r"^[※*【\[（(《〔\s—-]*(?:附(?:件|录|注)?[0-9０-９一二三四五六七八九十]{0,3}[：:、.．]?)?"
    r"(?:[（(]?[^，。；：]{0,24}?报告[》）)]?(?:中|里)?)?"
    + _THING
    + r"(?:名词|用语|术语|词语|词汇|相关)?(?:解释|注释|释义|名词说明|用语说明|术语说明|词语说明"
    r"|附注|注解|名词浅释|缩略语(?:表)?|名词表|词汇表|小词典|解读)"
    r"(?:[、和及与]?(?:有关|相关)?(?:解释|说明|注释))?"
    r"(?:[（(][^）)]{0,12}[）)])?[：:※*】\]〕）)》\s—-]*$"
)

EXPLAINS = re.compile("解释|注释|注解|释义|说明|解析|浅释|解读|词典|术语|用语|缩略语|名词|词语|词汇")
"""Words of a heading of notes, which heads them only behind the closing words and where entries follow."""

NOTES_LABEL = re.compile(
    r"^[※*【\[（(]?(?:注|备注|附注|有关(?:情况|问题|内容)?说明|相关说明|情况说明|名词)[※*】\]）)]?[：:]?$"
)
"""Heads notes only where the lines that follow are notes."""

ATTACHMENT = re.compile(
    r"^[【\[（(]?附\s*(?:件|表|录|页|图|：|:)\s*[（(]?[0-9０-９一二三四五六七八九十]{0,3}[）)]?\s*[】\]）)]?\s*[：:、.．\s]?\s*(.*)$",
    re.S,
)

FURNITURE = re.compile(
    r"^[【\[（(〖\s]*(?:分享(?:到|至)?|责任编辑|责\s?编|编辑|编审|审核|校对|上一[篇条]|下一[篇条]|相关(?:文章|链接|新闻|阅读|稿件|附件|报道|信息|推荐)|扫一扫|打印|关闭|返回|"
    r"版权所有|主办(?:单位)?|承办|网站(?:地图|标识)|标签|字体|字号|收藏|纠错|阅读(?:排行|量|次数)|本栏|浏览|点击|访问|作者|来源|信息来源|稿源|时间|发布(?:时间|日期|机构)|发表(?:时间|日期)|日期|"
    r"评论|内容摘要|内容概述|免责声明|声明[：:]|当前位置|您(?:现在|当前|访问)|首页|QQ空间|新浪微博|微信|人人网|热门|推荐阅读|延伸阅读|长者(?:模式|助手)|无障碍|繁體|繁体|"
    r"Copyright|©|ICP|备案|政府网站|站点地图|联系(?:我们|方式)|技术支持|建议使用|全文下载|附件下载|下载|原标题|视力保护|索\s?引\s?号|文\s?号|主题分类|成文日期|正文[：:]?$|"
    r"本作品|本文来自|本(?:作品|文件).{0,20}(?:公有领域|著作权)|Public\s?domain|维基)"
    r"|(?:ICP备|公网安备|网站标识码)[0-9：: ]|>>\s*$|^[>|｜»]+$|^\S{0,6}(?:打印|关闭窗口|打印本页)[】\]）)]?$"
)
"""Words of a web page round the text; only ever of a short line."""

WATERMARK = re.compile(
    r"更多\S{0,6}(?:数据|报告|资料|资源)\S*尽在"
    r"|(?:来源|来自|百度|关注|公众号|微信|更多)\S{0,12}马\s?克\s?数\s?据"
)
"""Advertising of those who pass texts on; only ever a short line of its own."""

SIGNED = re.compile(
    r"[（(](?:来源[：:]|据|载)?《?[^（()）。，；]{2,16}(?:日报|晚报|时报|晨报|商报|新闻网|新华社|新华网|客户端|公众号|门户网站?|政府网站?|网站)》?[0-9０-９\s年月日第版—\-.:：]{0,24}[）)]"
)
"""A paper's or site's name in brackets, as one that reprints a report signs it."""

PAGE_NUMBER = re.compile(
    r"^(?:[—–－\-―]{1,2}\s*[0-9０-９]{1,3}\s*[—–－\-―]{0,2}|第?\s*[0-9]{1,3}\s*页(?:\s*[,，/]?\s*共\s*[0-9]{1,3}\s*页)?|[-—]\s*[0-9]{1,3})$"
)

HEADER_KEY = re.compile(
    r"^(标题|题目|题名|年份|年度|发文单位|发布单位|发文时间|发布时间|报告人|来源URL|来源网址|URL|网址|链接|title|date|source)\s*[：:]",
    re.I,
)

TERMINAL = "。！？!?；;：:”’）)】」』…"
STOPS = "。！？!?…"
SLIP = re.compile(r"(?:[。！？][‘“、，]|[”’）)%％\u4e00-\u9fff][.．])$")
"""A sentence's end with a slip of the pen: `插上翅膀”.`, or a mark behind the stop."""
