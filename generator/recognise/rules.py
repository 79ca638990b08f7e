"""Every rule of recognition by its name → what it says, for `baogao explain`.

Guarantee: a mark's rule has its sentence here, and each one here has a case in `tests/cases/` in which it speaks.
"""

from __future__ import annotations

from generator.model.messages import Message

RULES = {
    # lines
    "cut-foreign": Message(
        "cut off from advertising, a signature or a jump on the same line", "与同一行的广告、署名或转版提示分开"
    ),
    "cut-end-heading": Message(
        "cut off: a chief heading stood at the end of the paragraph before", "另起一行：大标题接在上一段末尾"
    ),
    "cut-gap": Message("a wide gap in a very long line is a lost line end", "超长的一行里，大段空白是丢失的换行"),
    "cut-number": Message(
        "a number counting up after a full stop in a very long line begins a line",
        "超长的一行里，句号后接着编号，另起一行",
    ),
    "cut-salutation": Message("the salutation stands on a line of its own", "称呼单独成行"),
    "cut-space": Message("single spaces as regular as line ends are lost line ends", "间隔均匀的空格是丢失的换行"),
    # what is set aside for itself
    "collector-header": Message(
        "one of the lines that a collector put before the report", "采集者在报告前面加的文件头"
    ),
    "comment": Message("a comment of the web page's code", "网页代码里的注释"),
    "contents": Message(
        "in a list of contents, whose headings come again in the text", "目录中的一行，正文另有这些标题"
    ),
    "control": Message("control characters, which no page can show", "控制字符，网页无法显示"),
    "jump": Message("a newspaper's word on where the text goes on", "报纸转版的提示"),
    "marked-furniture": Message(
        "the file itself calls it navigation, footer or running head", "文件本身标为导航、页脚或页眉"
    ),
    "page-number": Message("a page number", "页码"),
    "pasted-twice": Message("in a stretch that was pasted twice", "重复粘贴的一段"),
    "ruled-line": Message("a ruled line", "分隔线"),
    "signed": Message(
        "the name of a paper or site in brackets, as one that reprints signs", "括号里的报刊或网站名，转载者的署名"
    ),
    "summary": Message("a summary that the text's opening repeats", "内容摘要，与正文开头重复"),
    "watermark": Message("advertising of those who pass texts on", "转载者的广告"),
    # joining
    "join-figure": Message(
        "joined: the line before ends in a figure, and this one begins with its unit",
        "接上一行：上一行以数字结尾，本行以单位开头",
    ),
    "join-hanging": Message(
        "joined: the line before ends in a word that needs another (的, 和 …)", "接上一行：上一行以“的”“和”等词结尾"
    ),
    "join-head": Message(
        "joined: the second half of the meeting or of the speaker's line", "接上一行：会议名称或报告人的后半截"
    ),
    "join-link": Message("joined: a link that was torn out of its sentence", "接上一行：从句子里拆出来的链接"),
    "join-mark": Message(
        "joined: the line begins with a mark or word that nothing begins with", "接上一行：以不能起头的标点或词开头"
    ),
    "join-no-blank": Message(
        "joined: empty lines part this file's paragraphs, and there is none before it",
        "接上一行：本文件以空行分段，此处没有空行",
    ),
    "join-no-indent": Message(
        "joined: this file's paragraphs begin with an indent, and it has none", "接上一行：本文件分段有缩进，本行没有"
    ),
    "join-number": Message(
        "joined: its number counts on within the sentence before", "接上一行：编号是上一句里接着数的"
    ),
    "join-open": Message(
        "joined: a comma, bracket or quotation mark before it is still open",
        "接上一行：上一行以逗号结尾，或引号、括号尚未闭合",
    ),
    "join-sentence": Message("joined: the sentence before has no end", "接上一行：上一句没有结束"),
    "join-title": Message(
        "joined: the title 工作报告 goes on from the government's name", "接上一行：机关名称与“工作报告”合为标题"
    ),
    "join-width": Message("joined: the file breaks its lines at this width", "接上一行：本文件按固定宽度断行"),
    # the head
    "caption": Message("in the head: a picture's caption or an editor's note", "报告头部：图片说明或编者按"),
    "cut-title": Message("cut off from the title on the same line", "与同一行的标题分开"),
    "dateline": Message(
        "in the head: says when and before whom the report was given", "报告头部：何时、在什么会议上作的报告"
    ),
    "furniture": Message("has the words of a web page's button, link or colophon", "有网页按钮、链接或版权信息的用语"),
    "head-of-page": Message(
        "in the head of a web page, and none of the report's own lines", "网页头部的文字，不是报告的标题、会议或报告人"
    ),
    "head-text": Message("in the head, and nothing speaks against it", "在报告头部，没有理由略去"),
    "head-unknown": Message(
        "in the head, and by itself neither title, meeting, date nor speaker",
        "在报告头部，单看不是标题、会议、日期或报告人",
    ),
    "office": Message("in the head: an office, whose name is not printed", "报告头部：只有职务，没有姓名"),
    "salutation": Message("words of address to the meeting, at the report's opening", "报告开头对与会者的称呼"),
    "speaker": Message(
        "in the head: an office and a name, or a name in the speaker's place",
        "报告头部：职务和姓名，或在报告人位置上的姓名",
    ),
    "title": Message("in the head: has a report's title; the last such line", "报告头部：有“报告”标题的最后一行"),
    "title-before-title": Message("a headline: the report has another title below", "网页标题：下面另有报告标题"),
    # regions
    "after-body": Message("a short line after the body's last sentence", "正文最后一句之后的短行"),
    "after-closing": Message("after the closing words of the report", "在报告的结束语之后"),
    "after-furniture": Message("after the buttons that end a web page's text", "在网页正文末尾的按钮之后"),
    "after-notes": Message("a short line after the last note", "最后一条注释之后的短行"),
    "attachment-file": Message("the name of a file that is not here", "附件的文件名"),
    "attachment-heading": Message("names an attachment", "附件的标题"),
    "cut-notes": Message(
        "cut off: the heading of notes or of an attachment stood behind a sentence",
        "另起一行：注释或附件的标题接在句子后面",
    ),
    "notes-entries": Message(
        "behind the closing words, lines begin that explain what the report prints",
        "结束语之后，一行行解释报告里用到的词",
    ),
    "notes-heading": Message(
        "heads notes: by its words, or because lines that explain what the report prints follow",
        "注释的标题：有“名词解释”等用语，或下面逐条解释报告里的词",
    ),
    "region": Message("stands under that heading", "在该标题之下"),
    "title-again": Message("the title once more, where a page was turned", "翻页处重复的标题"),
    # numbers that lost their line end
    "cut-lost-number": Message(
        "cut off: the number that its series lacks stands inside the paragraph before",
        "另起一段：序列缺的编号在前一段当中",
    ),
    # headings
    "heading": Message("a heading on a line of its own", "独立成行的标题"),
    "heading-bold": Message("may be a heading: bold type says where it ends", "可能是标题：加粗的文字标明到哪里为止"),
    "heading-gap": Message(
        "may be a heading: words of a chief division before a gap", "可能是标题：空格前是“工作回顾”之类的用语"
    ),
    "heading-line": Message("may be a heading: a short line without a stop", "可能是标题：没有句号的短行"),
    "heading-number": Message("may be a heading: begins with a number", "可能是标题：以编号开头"),
    "heading-seam": Message(
        "may be a heading: ends where words that open a sentence follow", "可能是标题：后面是句子开头的用语"
    ),
    "heading-sentence": Message(
        "may be a heading: one short sentence on a line of its own", "可能是标题：独立成行的一个短句"
    ),
    "heading-shape": Message(
        "its sisters, all of one shape, say where the heading ends", "同级标题字数句式相同，由此看出标题到哪里为止"
    ),
    "heading-sisters": Message("its sisters say where the heading ends", "由同级标题看出标题到哪里为止"),
    "heading-topic": Message(
        "ends with its last words of topic (工作回顾 …), though no stop follows",
        "标题到“工作回顾”之类的用语为止，后面没有句号",
    ),
    "leads-few": Message(
        "no heading: fewer than three such sentences alternate with paragraphs", "不是标题：这样的短句不到三个"
    ),
    "leads-nothing": Message("no heading: no paragraph follows that it could name", "不是标题：后面没有可以概括的段落"),
    "line-crowded": Message(
        "no heading: it stands among other short lines, as in a table", "不是标题：与其他短行连在一起，像表格"
    ),
    "no-heading-long": Message("no heading: too much stands before the first stop", "不是标题：第一个句号之前太长"),
    "no-heading-ring": Message("no heading: ringed numbers count items or notes", "不是标题：带圈数字用于列举或注释"),
    "no-heading-words": Message("no heading: the line is a sentence, or opens a list", "不是标题：是句子，或引出列举"),
    "own-lines": Message(
        "no heading: its sisters stand on lines of their own without a stop", "不是标题：同级标题都独立成行、没有句号"
    ),
    "series-few": Message("no heading: most of its series are none", "不是标题：同一序列大多不是标题"),
    "series-heads": Message("a heading: the numbers of its series head text", "是标题：同一序列的编号各领一段文字"),
    "series-list": Message("no heading: its series counts the items of a list", "不是标题：同一序列是逐条列举"),
    "series-of-faults": Message("no heading: the series counts what is wrong", "不是标题：该序列列举问题和困难"),
    "series-single": Message("no heading: it has no second", "不是标题：只有一个，没有第二个"),
    # levels
    "level-again": Message("a form seen before: on the level where that stood", "编号形式出现过：与前面同级"),
    "level-closing": Message("closes the report: beside the chief divisions", "报告的结尾部分：与各大部分并列"),
    "level-editor": Message("the level that report.toml says", "report.toml 指定的级别"),
    "level-goes-on": Message(
        "a higher form within a series that goes on after it: one deeper", "夹在未完的序列之中：低一级"
    ),
    "level-new": Message("a form not seen before: one deeper than what is open", "编号形式第一次出现：低一级"),
    "level-next": Message("follows the number before it: on that level", "接着前面的编号：与它同级"),
    "level-rank": Message(
        "a form that usually stands higher: not below what is open", "这种形式通常级别更高：不低于前面的"
    ),
    "level-sisters": Message(
        "unnumbered, with sisters of the same opening words: under the open 一、",
        "没有编号，与开头相同的并列：在“一、”之下",
    ),
    "level-within": Message(
        "the series begins again within one that goes on later: one deeper", "在未完的序列中重新编号：低一级"
    ),
    # notes
    "cut-lost-note": Message(
        "cut off: the note that the series lacks stands at the end of the one before", "另起一条：缺的注释在前一条末尾"
    ),
    "headword-brackets": Message("the headword stands in brackets", "词条名在括号里"),
    "headword-colon": Message("the headword ends at a colon or dash", "词条名到冒号或破折号为止"),
    "headword-means": Message("the headword ends before 指, 即 or a stop", "词条名到“指”“即”或句号之前为止"),
    "headword-bold": Message("the headword ends where its bold type ends", "词条名到加粗的文字为止"),
    "headword-printed": Message(
        "the headword is what the report prints of the line's beginning", "词条名是行首在报告里出现过的词"
    ),
    "headword-none": Message("no headword: nothing parts one from an explanation", "没有词条名：看不出与释文的分界"),
    "note": Message("an entry of the notes", "一条注释"),
    "note-lines": Message("a line without a number goes on with the note", "没有编号的行接着上一条注释"),
    "note-number": Message("begins with the number that the notes count on with", "以注释接着数的编号开头"),
    "note-torn": Message("a line that was torn off is joined to its note", "断开的行接回注释"),
    "note-unnumbered": Message("an entry among notes without numbers", "注释没有编号，按条分开"),
    # calls
    "call-bare": Message("a call: a figure glued to the headword of its note", "注号：紧跟词条名的数字"),
    "call-lens": Message("a call: a number in such brackets after a word", "注号：词后括号里的数字"),
    "call-raised": Message("a call: a raised number", "注号：上标数字"),
    "call-ring": Message("a call: ringed numbers count up through the text", "注号：带圈数字在全文中递增"),
    "call-round": Message(
        "a call: numbers in round brackets count up through the text", "注号：圆括号数字在全文中递增"
    ),
    "call-square": Message("a call: a number in such brackets after a word", "注号：词后方括号里的数字"),
    "call-tortoise": Message("a call: a number in such brackets after a word", "注号：词后六角括号里的数字"),
    "no-call-alone": Message("no call: there is no other and no note", "不是注号：只有一个，也没有注释"),
    "no-call-list": Message(
        "no call: such numbers stand together in one paragraph, as in a list", "不是注号：集中在一段里，像列举"
    ),
    "no-call-note": Message("no call: no note has the number", "不是注号：没有对应的注释"),
    "no-call-series": Message("no call: the numbers do not count up through the text", "不是注号：数字不在全文中递增"),
    # report.toml
    "editor-kept": Message("report.toml takes it back into the report", "report.toml 把它取回报告"),
    "editor-line": Message("report.toml says what it is", "report.toml 指明了它是什么"),
    "editor-region": Message("under the heading that report.toml names", "在 report.toml 指明的标题之下"),
    "editor-removed": Message("report.toml leaves it out", "report.toml 略去了它"),
}
"""Rule → one sentence. Steps in the order in which they speak."""
