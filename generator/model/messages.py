"""Every message of the program: one table, English and Chinese side by side.

Guarantee: a `Message` is its English words wherever a string is wanted, in data above all, so that the same input gives
the same bytes on every machine; who prints for a person asks `spoken` for the language of that person. A message takes
both languages along wherever it goes, through workers too, so that only who prints has to know which one is wanted.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from typing import Any

LANGUAGES = ("en", "zh")

TABLE: dict[str, tuple[str, str]] = {
    # model.messages
    "os-absent": ("No such file or directory", "没有这个文件或文件夹"),
    "os-denied": ("Permission denied", "没有读写权限"),
    "os-full": ("No space left on device", "磁盘已满"),
    "os-read-only": ("Read-only file system", "磁盘是只读的"),
    "os-folder": ("Is a directory", "这是文件夹，不是文件"),
    "os-no-folder": ("Not a directory", "路径中有一段不是文件夹"),
    "os-there": ("File exists", "已有同名文件"),
    "os-long": ("File name too long", "文件名过长"),
    "os-loop": ("Too many levels of symbolic links", "链接指向自身"),
    "os-device": ("Input/output error", "磁盘读写出错"),
    # model.problem_forms
    "no-access": (
        "{path}: {reason}; see what stands there and who may read and write it, then run this again",
        "{path}：{reason}；请查看那里是什么、谁有权读写，改好后再运行一次",
    ),
    "no-space": (
        "{path}: {reason}; free some space, then run this again",
        "{path}：{reason}；请腾出磁盘空间，再运行一次",
    ),
    "no-space-left": (
        "writing failed: {reason}; free some space, then run this again",
        "写入失败：{reason}；请腾出磁盘空间，再运行一次",
    ),
    "no-output": ("reading or writing failed: {reason}", "读写失败：{reason}"),
    # model.problems
    "meant-one": ("did you mean {word!r}?", "是不是“{word}”？"),
    "meant-any": ("there are: {known}", "可用的有：{known}"),
    "meant-none": ("there are none", "一个也没有"),
    # model.stated
    "show-title": ("title", "标题"),
    "show-place": ("place", "地方"),
    "show-year": ("year", "年份"),
    "show-date": ("date", "日期"),
    "show-meeting": ("meeting", "会议"),
    "show-speaker": ("speaker", "报告人"),
    "show-office": ("office", "职务"),
    # formats.foreign_files
    "is-archive": (
        "an archive without a report in it; unpack it and give the report itself",
        "这是压缩包，里面没有报告；请解压后给出报告文件本身",
    ),
    "is-archive-with": (
        "an archive that holds {name}; unpack it and give that file",
        "这是压缩包，里面有 {name}；请先解压，再给出这个文件",
    ),
    "is-cut": (
        (
            "the Word file is damaged or was cut off ({error}); "
            "copy or download it again, or open it in Word or WPS and save it as .docx"
        ),
        "Word 文件已损坏，或没有传完整（{error}）；请重新拷贝或下载，或用 Word、WPS 打开，另存为 .docx",
    ),
    "is-doc": (
        "an old Word file (.doc); open it in Word or WPS and save it as .docx",
        "这是旧版 Word 文件（.doc）；请用 Word 或 WPS 打开，另存为 .docx",
    ),
    "is-epub": (
        "an e-book (.epub); open it in a reader, copy the report into Word or WPS and save it as .docx",
        "这是电子书（.epub）；请用阅读软件打开，把报告复制到 Word 或 WPS 中，另存为 .docx",
    ),
    "is-lock": (
        "no document, but the mark that somebody has one open; give the file of the same name without ~$ or .~",
        "这不是文档，是文档打开时生成的临时文件；请给出文件名不带 ~$（或 .~）的那个文件",
    ),
    "is-locked": (
        "an Office file with a password; open it in Word or WPS, take the password off and save it as .docx",
        "文件设有密码；请用 Word 或 WPS 打开，取消密码，另存为 .docx",
    ),
    "is-locked-archive": (
        "an archive with a password; unpack it and give the report itself",
        "这是加密的压缩包；请输入密码解压，再给出报告文件本身",
    ),
    "is-mail": (
        "an e-mail; save its attachment, or copy the report into Word or WPS, and give that as .docx",
        "这是电子邮件；请把附件另存出来，或把报告复制到 Word、WPS 中，存为 .docx",
    ),
    "is-mht": (
        "a web page saved as an archive (.mht); open it in Word, WPS or a browser and save it as .docx or .html",
        "这是网页存档（.mht）；请用 Word、WPS 或浏览器打开，另存为 .docx 或 .html",
    ),
    "is-odt": (
        "an OpenDocument file (.odt); open it in Word, WPS or LibreOffice and save it as .docx",
        "这是开放文档（.odt）；请用 Word、WPS 或 LibreOffice 打开，另存为 .docx",
    ),
    "is-ofd": (
        "an OFD file (.ofd); export it as PDF or Word from its reader, or give the Word file that it was made from",
        "这是国产版式文件（.ofd）；请用 OFD 阅读器导出为 Word 或 PDF，最好直接给出原来的 Word 文件",
    ),
    "is-office-xml": (
        "an office document stored as XML; open it in WPS or LibreOffice and save it as .docx",
        "这是标文通等办公软件的文件（.uof、.fodt）；请用 WPS 或 LibreOffice 打开，另存为 .docx",
    ),
    "is-ole": (
        "an old Office file; open it in Word or WPS and save it as .docx",
        "这是旧版办公文件；请用 Word 或 WPS 打开，另存为 .docx",
    ),
    "is-packed": ("an archive; unpack it and give the report itself", "这是压缩包；请先解压，再给出报告文件本身"),
    "is-pages": (
        "a file of Apple's iWork (.pages); export it from Pages as Word (.docx)",
        "这是苹果 iWork 的文件（.pages）；请在 Pages 文稿中导出为 Word（.docx）",
    ),
    "is-picture": (
        "a picture; run OCR (文字识别) over it, compare the result with the print and save it as .docx or text",
        "这是图片；请先做文字识别（OCR），对照印本校对后，存为 .docx 或文本",
    ),
    "is-rights": (
        "a file that is encrypted by rights management; have it released, and save it as .docx without protection",
        "文件受权限管理或加密软件保护；请先解密外发，再另存为不加密的 .docx",
    ),
    "is-rtf": (
        "an RTF file (.rtf); open it in Word or WPS and save it as .docx",
        "这是 RTF 文件（.rtf）；请用 Word 或 WPS 打开，另存为 .docx",
    ),
    "is-sheet": ("a spreadsheet; give the report's text, as .docx", "这是电子表格；请给出报告正文，存为 .docx"),
    "is-shortcut": (
        "a shortcut, not the file itself; give the file that it leads to",
        "这是快捷方式，不是文件本身；请给出它指向的文件",
    ),
    "is-slides": ("a presentation; give the report's text, as .docx", "这是演示文稿；请给出报告正文，存为 .docx"),
    "is-word-xml": (
        "a Word document stored as XML; open it in Word or WPS and save it as .docx",
        "这是存为 XML 的 Word 文档；请用 Word 或 WPS 打开，另存为 .docx",
    ),
    "is-wps": (
        "a WPS file (.wps); open it in WPS or Word and save it as .docx",
        "这是 WPS 文字文件（.wps）；请用 WPS 打开，另存为 .docx",
    ),
    "is-zeros": (
        "nothing but zero bytes; fetch the file again from where it is kept, a cloud drive may not have finished",
        "文件内容全是空字节；请重新拷贝或下载，存放在云盘的请等同步完成",
    ),
    # formats.html
    "page-deep": (
        "the page nests its elements too deep to be read whole; save the report as text",
        "网页的元素嵌套过深，无法完整读取；请把报告存为文本",
    ),
    # formats.pdf
    "pdf-locked": ("the PDF is locked with a password; save it without one", "PDF 设了密码；请存一份不设密码的"),
    "pdf-long": ("the PDF has more than {pages} pages; give the report alone", "PDF 超过 {pages} 页；请只留报告"),
    "pdf-damaged": (
        "the PDF is damaged ({error}); print it to a new PDF, or save the report as text",
        "PDF 已损坏（{error}）；请重新打印成 PDF，或把报告存为文本",
    ),
    "pdf-lost": (
        "page {page} of the PDF was not read whole ({said}); print it to a new PDF, or save the report as text",
        "PDF 第 {page} 页{said}，没有读全；请重新打印成 PDF，或把报告存为文本",
    ),
    "pdf-scan": (
        "the PDF is a scan without text; run OCR (文字识别) over it first, and check its result against the print",
        "PDF 是扫描件，没有文字；请先做文字识别（OCR），并与印本核对",
    ),
    # formats.read
    "file-folder": ("a folder; give one report's file", "这是文件夹；请给出报告文件"),
    "file-pipe": ("no file, but a pipe or device; give one report's file", "这是管道或设备，不是文件；请给出报告文件"),
    "file-large": ("larger than {size} MB; give the report alone, as text", "超过 {size} MB；请只留报告正文，存为文本"),
    "file-closed": ("{reason}; give the path of a report", "{reason}；请给出报告文件的路径"),
    "file-empty": (
        "the file has no text; save the report again as text (UTF-8)",
        "文件里没有文字；请重新存为文本（UTF-8）",
    ),
    "file-encoding": (
        "neither UTF-8 nor GB18030 text; save the report again as text, encoded in UTF-8",
        "既不是 UTF-8 也不是 GB18030 编码；请重新存为 UTF-8 文本",
    ),
    "file-denied": (
        "{reason}: the file cannot be opened; let whoever runs baogao read it",
        "{reason}：打不开这个文件；请让运行 baogao 的用户可以读取它",
    ),
    # formats.word.archive
    "word-other-zip": (
        "a zip archive without a Word document; unpack it and give the report itself",
        "压缩包里没有 Word 文档；请解压，给出报告本身",
    ),
    "word-large": (
        "a Word file that unpacks to more than {size} MB; copy the text into a new file",
        "Word 文件解开后超过 {size} MB；请把正文复制到新文件",
    ),
    "word-part-damaged": (
        "{name} is damaged ({error}); open it in Word and save it again as .docx",
        "{name} 已损坏（{error}）；请用 Word 打开，重新另存为 .docx",
    ),
    "word-bomb": (
        "{name} in the Word file unpacks to {size} MB of the same, over and over; copy the text into a new file",
        "Word 文件中的 {name} 解开后有 {size} MB，内容反复相同；请把正文复制到新文件",
    ),
    "word-tags": (
        "{name} in the Word file has more than {count} tags; copy the text into a new file",
        "Word 文件中的 {name} 有 {count} 个以上的标签；请把正文复制到新文件",
    ),
    # formats.word.document
    "word-damaged": (
        "the Word file is damaged ({error}); open it in Word and save it again as .docx",
        "Word 文件已损坏（{error}）；请用 Word 打开，重新另存为 .docx",
    ),
    # formats.word.numbers
    "word-label": (
        "the Word file has a number of more than {count} characters before a paragraph; copy the text into a new file",
        "Word 文件里有段落的编号超过 {count} 字；请把正文复制到新文件",
    ),
    # recognise.doubts
    "no-heading": (
        (
            "no heading such as 一、 was recognised, and the text stands as one part; "
            'name its headings in report.toml: [[line]] with kind = "heading"'
        ),
        '没有识别出“一、”这样的标题，全文作为一个部分；请在 report.toml 用 [[line]] kind = "heading" 指明标题',
    ),
    "heading-gap": (
        (
            "the heading is numbered {found}, {wanted} was expected; look in the printed report for a lost heading; "
            'a line that is none: [[line]] with kind = "text"'
        ),
        '标题编号是 {found}，应为 {wanted}；请对照印本，看是否缺了标题；这一行不是标题的，写 [[line]] kind = "text"',
    ),
    "note-headword": (
        (
            "note {note} has no headword, so nothing is bound to it but its calls; "
            "write its terms in report.toml: [[terms]]"
        ),
        "注释 {note} 没有词条名，只能按注号对应；请在 report.toml 用 [[terms]] 写明术语",
    ),
    "note-continued": (
        (
            "note {note} runs over several lines; read it on its page; "
            "what is no part of it: [[line]] with its kind in report.toml"
        ),
        "注释 {note} 占了几行；请在它的页面上通读；不属于它的行，在 report.toml 用 [[line]] 写明是什么",
    ),
    "note-duplicate": (
        (
            "a second note is numbered {note}, and goes by {id}; look in the printed report; "
            'say what it explains in report.toml: [[alias]] with note = "{id}"'
        ),
        '又有一条注释编号为 {note}，记作 {id}；请对照印本，在 report.toml 用 [[alias]] note = "{id}" 写明它解释什么',
    ),
    "note-gap": (
        "note {note} follows note {last}; look in the printed report for a lost note",
        "注释 {last} 之后是注释 {note}；请对照印本，看是否缺了注释",
    ),
    "set-aside": (
        (
            "{count} characters were left out as {reason!r}; "
            "if they belong to the report, take them back in report.toml: [[kept]] with the line's number"
        ),
        "有 {count} 字作为“{reason}”没有收入；属于报告的，在 report.toml 写 [[kept]] 和行号取回",
    ),
    "doubtful-character": (
        (
            "“{near}” has a doubtful character; look in the printed report, and say so in report.toml: [[remark]]; "
            "the text stays as it is"
        ),
        "“{near}”里有存疑的字；请对照印本，在 report.toml 用 [[remark]] 写明；原文不动",
    ),
    "kind-chart": ("a chart", "图表"),
    "kind-diagram": ("a diagram (SmartArt)", "智能图形（SmartArt）"),
    "kind-drawing": ("a drawing with words", "带文字的图形"),
    "kind-object": ("an embedded object", "嵌入的对象"),
    "kind-picture": ("a picture", "图片"),
    "not-read": (
        "{what}{count}{named} is not read; if it holds words of the report, write them into the file as text",
        "{what}{count}{named}没有读取；其中有报告文字的，请在原文件里改成文本",
    ),
    "not-read-count": (" ({count} of them)", "（{count} 个）"),
    "not-read-formula": (
        (
            "a formula{count}{named} is read as plain letters in one line; "
            "if its form matters, write it into the file as text"
        ),
        "公式{count}{named}只按一行普通文字读取；式样要紧的，请在原文件里改成文本",
    ),
    "not-read-damage": (
        "this page of the PDF is damaged, and something on it may not have been read; hold it against the print",
        "PDF 的这一页有损坏，可能没有读全；请对照印本核对这一页",
    ),
    "not-read-named": (" (“{words}”)", "（说明文字“{words}”）"),
    "doubtful-shown": (
        "“{near}”: {code} {how}{count}; look in the printed report, and say so in report.toml: [[remark]]; the text "
        "stays as it is",
        "“{near}”：{code} {how}{count}；请对照印本，在 report.toml 用 [[remark]] 写明；原文不动",
    ),
    "shown-turned": ("turns the order in which a reader sees what follows", "会颠倒后面文字的显示次序"),
    "shown-not": ("cannot be seen", "看不见"),
    "shown-anyhow": ("is shown by each font as it likes", "不是通用的字，换一种字体就是另一个样子"),
    "shown-alike": ("is not the character that it looks like", "形似而不是那个字"),
    "doubtful-count": (", at {count} places of the paragraph", "，本段共 {count} 处"),
    "heading-again": (
        (
            "{found} begins again on the same level; if it stands under the heading before: "
            "[[line]] with level = one more"
        ),
        "{found}在同一级重新开始；如属上一个标题之下，写 [[line]] 和低一级的 level",
    ),
    "heading-longer": (
        (
            "the heading has {count} characters, its sisters about {usual}; the line end after it may be lost: "
            "take a file that has it, or let it stand with [[accepted]]"
        ),
        "标题有 {count} 字，同级约 {usual} 字；后面可能缺了换行；请换一份有换行的文件，或用 [[accepted]] 保留",
    ),
    "head-no-name": (
        '{office} stands in the head without a name; write speaker = "…" into report.toml',
        '报告头部有“{office}”而没有姓名；请在 report.toml 写 speaker = "……"',
    ),
    "head-no-date": (
        "{words} was not read as a date; write date = … into report.toml",
        "没有把“{words}”读成日期；请在 report.toml 写 date = ……",
    ),
    # recognise.refuse
    "file-news": ("news about a report; give the report itself", "这是关于报告的新闻；请给出报告本身"),
    "file-other": (
        "no salutation, and no headings with text such as 一、…; give the text of a report",
        "没有称呼，也没有“一、……”这样带正文的标题；请给出报告的文本",
    ),
    "file-headings": (
        "{count} headings, and hardly anything under them; give the text of a report",
        "标题有 {count} 个，底下几乎没有正文；请给出报告的文本",
    ),
    "file-data": (
        "data (XML or a table with commas), no report's text; give the text of a report",
        "这是数据（XML 或逗号分隔的表格），不是报告的文字；请给出报告的文本",
    ),
    # link.link
    "alias-unused": (
        "the text does not print {text!r}; correct this [[alias]], or take it out",
        "正文中没有“{text}”；请改正这条 [[alias]]，或删去",
    ),
    "terms-absent": (
        "the text does not print {text!r}; correct this [[terms]], or take the word out",
        "文中没有“{text}”；请改正这条 [[terms]]，或删去这个词",
    ),
    "pinyin-absent": (
        "no note explains {text!r}, so its reading is used nowhere; correct [pinyin], or take the line out",
        "没有哪条注释解释“{text}”，它的读音用不上；请改正 [pinyin]，或删去这一行",
    ),
    "calls-no-notes": (
        (
            "{count} calls, but the report has no notes; look in the printed report for them; "
            "the calls are printed without a link"
        ),
        "有 {count} 个注号，却没有注释；请对照印本找注释；注号照印，不作链接",
    ),
    "call-many": (
        (
            "{count} notes are numbered {note}, and the words before the call do not tell which is meant; "
            "look in the printed report; the call is printed without a link"
        ),
        "编号 {note} 的注释有 {count} 条，从注号前的文字看不出是哪一条；请对照印本；注号照印，不作链接",
    ),
    "call-unknown": (
        (
            "the text calls note {note}, which the report has not; look in the printed report for a lost note; "
            "the call is printed without a link"
        ),
        "正文有注号 {note}，却没有这条注释；请对照印本，看是否缺了注释；注号照印，不作链接",
    ),
    "calls-lost": (
        (
            "{count} notes, but no call in the text, so terms are bound by their headwords; "
            "where the text prints one otherwise, say so in report.toml: [[alias]]"
        ),
        "有 {count} 条注释，正文却没有注号，术语按词条名对应；正文写法不同的，在 report.toml 用 [[alias]] 写明",
    ),
    "note-unused": (
        (
            "nothing in the text calls note {note}, so its terms are bound by their headwords; "
            "where the text prints one otherwise, say so in report.toml: [[alias]]"
        ),
        "正文没有注号指向注释 {note}，术语按词条名对应；正文写法不同的，在 report.toml 用 [[alias]] 写明",
    ),
    # link.terms
    "term-ambiguous": (
        "{term!r} is a term of notes {notes} and linked to neither; decide with [[alias]] in report.toml",
        "“{term}”是注释 {notes} 共有的术语，暂未链接；请在 report.toml 用 [[alias]] 指明",
    ),
    "alias-no-note": ("there is no note {note}; correct this [[alias]]", "没有注释 {note}；请改正这条 [[alias]]"),
    # decisions.apply
    "line-absent": ("there is no line {line}; the file has {count}", "没有第 {line} 行，文件只有 {count} 行"),
    "line-empty": ("line {line} is empty", "第 {line} 行是空行"),
    "line-left-out": ("line {line} is left out", "第 {line} 行没有收入"),
    "line-more": ("line {line} prints more than {text!r}", "第 {line} 行不止“{text}”"),
    "line-other": ("line {line} does not print {text!r}", "第 {line} 行没有“{text}”"),
    "line-elsewhere": (
        "line {line} does not print {text!r}, line {found} does",
        "第 {line} 行没有“{text}”，第 {found} 行才有",
    ),
    "correct-entry": ("{why}; correct this [[{table}]]", "{why}；请改正这条 [[{table}]]"),
    "left-out-one": ("left out as {reason!r}", "作为“{reason}”没有收入"),
    "left-out-many": (
        "the first of {count} that are left out as {reason!r}",
        "作为“{reason}”没有收入的有 {count} 处，这是第一处",
    ),
    "removed-unrecorded": (
        (
            "{what}; put on the record in {file} what is no part of the report: [[removed]] with {written} and a "
            "reason; take back what is: [[kept]]"
        ),
        "{what}；不属于报告的，在 {file} 记一条 [[removed]]，写明 {written} 和 reason；属于报告的，用 [[kept]] 取回",
    ),
    "written-text": ("line = {line} and its text", "line = {line}、text（该行文字）"),
    "lines-beyond": (
        "there is no line {line}; the file has {count}; correct lines",
        "没有第 {line} 行，文件只有 {count} 行；请改正 lines",
    ),
    "lines-in": (
        (
            "line {line} is not left out, or only in part; lines only agrees to what the program leaves out by itself; "
            "to leave this line out, give it an entry of its own: line = {line}, text = its words, and a reason; "
            "here, {should}"
        ),
        (
            "第 {line} 行程序没有略去，或只略去一部分，而 lines 只是认可程序已略去的行；要略去这一行，另写一条 "
            "[[removed]]，写明 line = {line}、text（该行文字）和 reason；这一条，{should}"
        ),
    ),
    "lines-should": ('write lines = "{lines}"', '请改为 lines = "{lines}"'),
    "entry-out": ("take the entry out", "请删去"),
    "lines-blank": ("these lines are empty; correct lines", "这些行都是空行；请改正 lines"),
    "line-joined": (
        "line {line} goes on with the line before it, or is left out; name the line where the paragraph begins",
        "第 {line} 行接着上一行，或没有收入；请写段落开头的行号",
    ),
    "terms-no-note": ("there is no note {note}; there are: {notes}", "没有注释 {note}；请改成其中之一：{notes}"),
    "none": ("none", "无"),
    "kept-in-vain": (
        "line {line} is not left out, so there is nothing to take back; take this [[kept]] out, or correct its line",
        "第 {line} 行本来就在正文里，不必取回；请删去这条 [[kept]]，或改正行号",
    ),
    "twice-line": (
        (
            "line {line} has two entries of [[{table}]], at lines {first} and {second} of report.toml, and only one of "
            "them counts; keep one"
        ),
        "第 {line} 行写了两条 [[{table}]]（report.toml 第 {first}、{second} 行），只有一条起作用；请只留一条",
    ),
    "twice-note": (
        (
            "note {note} has two entries of [[terms]], at lines {first} and {second} of report.toml, and only one of "
            "them counts; write all words into one"
        ),
        "注释 {note} 写了两条 [[terms]]（report.toml 第 {first}、{second} 行），只有一条起作用；请把词写在一条里",
    ),
    "twice-text": (
        "{text!r} has two entries of [[{table}]], at lines {first} and {second} of report.toml; keep one",
        "“{text}”写了两条 [[{table}]]（report.toml 第 {first}、{second} 行）；请只留一条",
    ),
    "accepted-nothing": (
        "there is no {code} to accept{where}; take this [[accepted]] out, or correct it",
        "没有要接受的 {code}{where}；请删去这条 [[accepted]]，或改正",
    ),
    "accepted-where": (" on line {line}", "（第 {line} 行）"),
    # decisions.load
    "toml-closed": ("{reason}; see who may read this file", "{reason}；请查看谁有权读这个文件"),
    "toml-pipe": (
        "no file, but a folder, pipe or device; report.toml should be a text file",
        "这是文件夹、管道或设备；report.toml 应当是文本文件",
    ),
    "toml-name": (
        "this file is called {name}, and only report.toml is read; rename it to report.toml",
        "这个文件名是 {name}，程序只读 report.toml；请改名为 report.toml",
    ),
    "toml-beside": (
        "{name} stands beside report.toml and is not read; move into report.toml what is right in it, and delete it",
        "report.toml 旁边另有 {name}，程序不读它；请把其中要用的内容移入 report.toml，再删去它",
    ),
    "toml-no-utf8": ("not UTF-8; save the file again, encoded in UTF-8", "不是 UTF-8 编码；请另存为，编码选 UTF-8"),
    "toml-gbk": (
        "not UTF-8 but GBK (ANSI); save the file again, encoded in UTF-8",
        "编码是 GBK（ANSI），不是 UTF-8；请另存为，编码选 UTF-8",
    ),
    "toml-unknown-key": ("{table} knows no {key!r}; {meant}", "{table} 里没有“{key}”这一项；{meant}"),
    "toml-unknown-table": ("there is no table {table}; {meant}", "没有 {table} 这个表；{meant}"),
    "toml-key-above": (
        "{key} belongs above the first table; move this line up, before line {line}",
        "{key} 要写在所有方括号之前；请把这一行移到第 {line} 行之前",
    ),
    "toml-key-inside": (
        "{key} belongs into {table}; move this line below {table}",
        "{key} 属于 {table}；请把这一行移到 {table} 下面",
    ),
    "toml-key-chinese": ("{key!r} is called {name} here; write {name} = …", "“{key}”要写成 {name}：{name} = ……"),
    "toml-type": ("{key} should be {type}", "{key} 要写成{type}"),
    "type-text": ("text in quotation marks", '引号里的文字，如 "……"'),
    "type-number": ("a whole number", "整数，不加引号"),
    "type-truth": ("true or false", " true 或 false，不加引号"),
    "type-date": ("a date such as 2021-02-05", "日期，如 2021-02-05，不加引号"),
    "type-list": ("a list in square brackets", '方括号里的一列，如 ["……", "……"]'),
    "type-table": ("a table", "一个表"),
    "toml-date-quoted": (
        "{key} should be a date, without quotation marks; write {key} = {date}",
        "日期不加引号；请写 {key} = {date}",
    ),
    "toml-year-quoted": (
        "{key} should be a whole number, without quotation marks; write {key} = {number}",
        "数字不加引号；请写 {key} = {number}",
    ),
    "toml-time": (
        "{key} should be a date such as 2021-02-05, without the time of day",
        "{key} 应当是日期，如 2021-02-05，不写钟点",
    ),
    "toml-single": (
        "{name} stands once; write [{name}] with one pair of brackets",
        "{name} 只写一次；请用一对方括号：[{name}]",
    ),
    "toml-table": (
        "write each entry of {table} as a table [[{table}]]",
        "每一条 {table} 都要写成 [[{table}]]，用两对方括号",
    ),
    "toml-url": (
        'url should be a web address, as in "https://example.org/report.html"',
        'url 应当是网址，如 "https://example.org/report.html"',
    ),
    "toml-empty": ("{key} is empty; take the line out if it is not known", "{key} 是空的；不知道就删去这一行"),
    "toml-one-line": ("{key} should stand on one line", "{key} 只能写成一行"),
    "toml-control": (
        "{key} holds the character U+{code}, which cannot be printed; take it out",
        "{key} 里有无法印出的字符 U+{code}；请删去它",
    ),
    "toml-year": ("year should be a year such as 2021", "year 应当是年份，如 2021"),
    "toml-removed-both": (
        "an entry of [[removed]] has either lines, or line and text",
        "一条 [[removed]] 要么写 lines，要么写 line 和 text",
    ),
    "toml-lines": (
        'lines should be numbers in ascending order, as in "1-38, 212-221"; {part!r} is none',
        'lines 应当是从小到大的行号，如 "1-38, 212-221"；“{part}”不是',
    ),
    "toml-line-nothing": (
        "an entry of [[line]] has no kind and no level; add one",
        "这条 [[line]] 没有 kind 也没有 level；请补上一项",
    ),
    "toml-line-kind": ("a line is no {kind!r}; {meant}", "kind 不能是“{kind}”；{meant}"),
    "toml-level": ("a heading's level is a number from 1 to 6", "level 应当是 1 到 6 的数字"),
    "toml-level-kind": (
        'only a heading has a level; take it out, or write kind = "heading" for {kind!r}',
        '只有标题才有 level；请删去它，或把 kind = "{kind}" 改为 kind = "heading"',
    ),
    "toml-terms": (
        'terms should be a list of words, such as ["六稳", "六保"]',
        'terms 应当是一列词，如 ["六稳", "六保"]',
    ),
    "toml-number": ('number should be a paragraph\'s, as in 13 or "12-1"', 'number 应当是段号，如 13 或 "12-1"'),
    "toml-starts": ("starts should be the paragraph's first words", "starts 应当是段落开头的几个字"),
    "toml-print-notes": (
        'notes should be "foot", "end" or "both"',
        'notes 应当是 "foot"（脚注）、"end"（文末）或 "both"（两处都印）',
    ),
    "toml-print-numbers": (
        'numbers in the margin lead to the web; give the site\'s address too: address = "https://…/"',
        '页边段号要链接到网站；请同时写明网站地址：address = "https://……/"',
    ),
    "toml-print-address": (
        'address should be the site\'s, as in "https://example.org/reports/"',
        'address 应当是网站地址，如 "https://example.org/reports/"',
    ),
    "toml-print-fonts": (
        '{role} should be a list of font families, as in ["FangSong"]',
        '{role} 应当是一列字体名，如 ["FangSong"]',
    ),
    "toml-entry-empty": (
        "an entry of [[{table}]] has an empty {key}; write it, or take the entry out",
        "这条 [[{table}]] 的 {key} 是空的；请写上，或删去这一条",
    ),
    "toml-entry-lost": ("an entry of [[{table}]] has no {keys}; add it", "这条 [[{table}]] 缺少 {keys}；请补上"),
    "toml-note": (
        'note should be a note\'s number, such as 6, or "6-2" for the second of that number',
        'note 应当是注释的编号，如 6；同号的第二条写 "6-2"',
    ),
    "toml-accepted-code": ("no problem is called {code!r}; {meant}", "没有叫“{code}”的问题；{meant}"),
    "toml-accepted-never": (
        "{code} cannot be accepted; do what its message says",
        "{code} 不能接受了事；请照它的提示处理",
    ),
    "toml-url-user": (
        "url names a user or password, which the site would print; write the address without it",
        "url 里有用户名或密码，会公开在网站上；请去掉",
    ),
    "toml-figure-word": ("{key} is no {word!r}; known are: {known}", "{key} 不能是“{word}”；可用的有：{known}"),
    "toml-figure-number": ("{key} should be a number, such as 7.5", "{key} 应当是数字，如 7.5"),
    "toml-figure-period": (
        'period is a year, or several: period = "2016-2020"',
        'period 写年份，或几年：period = "2016-2020"',
    ),
    "toml-figure-nothing": (
        "say what is right, such as value or period, or remove = true",
        "请写明正确的内容，如 value、period，或写 remove = true",
    ),
    # decisions.paragraph_numbers
    "pin-twice": (
        "this paragraph already has number {number}; keep one entry",
        "这一段已定为第 {number} 段；请只留一条",
    ),
    "pin-order": (
        "number {number} comes after number {before} in the text; numbers grow from one paragraph to the next",
        "正文中第 {number} 段排在第 {before} 段之后；请改正，段号要依次增大",
    ),
    "pin-nowhere": (
        "no paragraph begins with {starts!r}; copy its first words from {file}",
        "没有以“{starts}”开头的段落；请从 {file} 复制段首的字",
    ),
    "pin-elsewhere": (
        "the paragraph that begins with {starts!r} is not on line {line} but on {lines}; correct line",
        "以“{starts}”开头的段落不在第 {line} 行，在第 {lines} 行；请改正 line",
    ),
    "pin-many": (
        (
            "{count} paragraphs begin with {starts!r}, on lines {lines}; "
            "give more of its words, or its line as line = {first}"
        ),
        "以“{starts}”开头的段落有 {count} 个，在第 {lines} 行；请多写几个字，或写明 line = {first}",
    ),
    "pin-full": (
        "no number is left between {last} and {number} for the paragraph before this one; hold that one at {last}-0",
        "{last} 与 {number} 之间没有段号可给前一段了；请把前一段定为 {last}-0",
    ),
    # decisions.slips
    "slip-other": ("{said}; mend this line", '{said}；请改正这一行，照 title = "……" 的样子写'),
    "slip-quotes": ("write straight quotation marks: {shown}", "引号请用英文直引号：{shown}"),
    "slip-table-chinese": ("this table is called {table} here; write it so", "这里要写成 {table}"),
    "slip-quote-end": (
        'the value begins with " and ends with {mark}; end it with " as well',
        '值以 " 开头，却以 {mark} 结尾；结尾也要用英文直引号 "',
    ),
    "slip-quote-lost": (
        "the closing quotation mark is missing; end the value with {mark}",
        "少了结尾的引号；请在值的末尾加上 {mark}",
    ),
    "slip-quote-inside": (
        'a straight quotation mark inside the value ends it; write “…” inside, or \\" for each',
        '值里面的直引号会把它截断；里面请用“……”，或每个写成 \\"',
    ),
    "slip-backslash": (
        "a single \\ means something else in TOML; write \\\\ for each, or / in a path",
        "反斜线要写两个（\\\\）；文件路径也可写成 /",
    ),
    "slip-unquoted": ('put text between quotation marks: {key} = "{value}"', '文字要放在直引号里：{key} = "{value}"'),
    "slip-equals": ("write the half-width sign =, not {found}", "等号请用半角 =，不要用 {found}"),
    "slip-no-equals": (
        "a key and its value stand on one line with = between: {key} = …",
        "项目和值写在同一行，中间用 = 连接：{key} = ……",
    ),
    "slip-no-value": (
        "there is no value after =; write one, or take the line out if it is not known",
        "= 后面没有值；请写上，不知道就删去这一行",
    ),
    "slip-brackets": ("write half-width brackets [ ], not {found}", "方括号请用半角 [ ]，不要用 {found}"),
    "slip-bracket-lost": ("the closing bracket is missing; write {table}", "少了右方括号；请写成 {table}"),
    "slip-comma": (
        "write a half-width comma (,) between the words, not {found}",
        "各项之间请用半角逗号 ,，不要用 {found}",
    ),
    "slip-digits": ("write half-width digits: {digits}", "数字请用半角：{digits}"),
    "slip-number": ("write the number alone: {key} = {number}", "只写数字：{key} = {number}"),
    "slip-date": (
        "write year-month-day with two digits each: {key} = {date}",
        "日期写成“年-月-日”，月、日各两位：{key} = {date}",
    ),
    "slip-no-day": ("there is no such day; correct the date", "没有这一天；请改正日期"),
    "slip-truth": ("write true or false in small letters", "请写小写的 true（是）或 false（否）"),
    "slip-date-short": ("write the whole day: {key} = 2021-02-05", "日期要写全年、月、日：{key} = 2021-02-05"),
    "slip-behind": (
        "nothing but a comment (# …) may stand behind the value; take {found} out",
        "值的后面不能再写别的；请删去 {found}（说明文字前面加 #）",
    ),
    "slip-one-a-line": ("write one setting a line", "一行只写一项；请分成两行"),
    "slip-key-quoted": ('put this word between quotation marks: "{key}" = …', '这个词要放在直引号里："{key}" = ……'),
    "slip-long": ("a number of {count} digits; correct it", "数字有 {count} 位；请改正"),
    "slip-stray": (
        "this line is no setting; if it is a note for yourself, begin it with #",
        "这一行不是设置；说明文字请在行首加上 #",
    ),
    "slip-comment": ("a line that is no setting begins with the half-width sign #", "说明文字的行首请用半角 #"),
    "slip-invisible": (
        "there is an invisible character U+{code} here; delete it, or write the line anew",
        "这里有一个看不见的字符 U+{code}；请删去它，或把这一行重写一遍",
    ),
    "slip-key-twice": (
        "{key} is given twice, first on line {line}; keep one",
        "{key} 写了两次，第一次在第 {line} 行；请只留一次",
    ),
    "slip-table-twice": (
        "[{table}] stands twice, first on line {line}; put its lines together under the first",
        "[{table}] 写了两次，第一次在第 {line} 行；请把内容合到第一处",
    ),
    "slip-entry-single": (
        "write each entry of {table} with two pairs of brackets: [[{table}]]",
        "每一条 {table} 都用两对方括号：[[{table}]]",
    ),
    "slip-list-open": ("the list has no end; close it with ]", "方括号没有结束；请在末尾加上 ]"),
    "slip-multiline-open": (
        "the text that begins with three quotation marks has no end; close it with three",
        "以三个引号开头的文字没有结尾；请用三个引号结束",
    ),
    # edition.contradictions
    "fact-words": (
        (
            "{what} is {told!r} here, but the report prints {printed!r}; "
            "correct the wrong one, or say with [[accepted]] that both are right"
        ),
        "这里的{what}是“{told}”，报告上印的是“{printed}”；请改正，或用 [[accepted]] 说明两者都对",
    ),
    "fact-year": (
        (
            "year is {told} here, but the report is of {printed}; "
            "correct the wrong one, or say with [[accepted]] that both are right"
        ),
        "这里的年份是 {told}，报告上是 {printed} 年；请改正，或用 [[accepted]] 说明两者都对",
    ),
    "fact-year-date": (
        (
            "year is {told} here, but date says {printed}; "
            "correct the wrong one, or say with [[accepted]] that both are right"
        ),
        "这里的年份是 {told}，date 写的是 {printed} 年；请改正，或用 [[accepted]] 说明两者都对",
    ),
    "fact-date": (
        (
            "date is {told} here, but the report prints {printed}; "
            "correct the wrong one, or say with [[accepted]] that both are right"
        ),
        "这里的日期是 {told}，报告上印的是 {printed}；请改正，或用 [[accepted]] 说明两者都对",
    ),
    # exports.report_json
    "data-fault": (
        (
            "{file}: report.json{said}, against report.schema.json; "
            "this is a fault of baogao, and nothing was written: please report it"
        ),
        "{file}：report.json{said}，不合 report.schema.json；这是 baogao 的错误，没有写入任何文件；请报告给我们",
    ),
    # site.render
    "template-wrong": (
        "{where}: {reason}; mend this template, or delete it: the program has its own",
        "{where}：{reason}；请改正这个模板，或删去它，程序会用自带的",
    ),
    # print.compiler
    "print-late": (
        "took too long and was given up; look at the report, or give more time with --timeout",
        "用时太久，已放弃；请看看这份报告，或用 --timeout 延长时限",
    ),
    "print-died": (
        "the compiler ended without a word, for lack of memory perhaps; give it more, or print fewer reports at once",
        "排版程序中途退出，可能是内存不足；请腾出内存，或把报告拆开，再印一次",
    ),
    "file-fault": (
        "{said}; this is a fault of baogao: please report it with the file",
        "{said}；这是 baogao 的错误；请连同文件报告给我们",
    ),
    # print.fonts
    "font-free": (
        (
            "no {role} is installed: {name} ({style}) in its place; "
            "a free one, FandolFang, is in Debian's texlive-lang-chinese: `make fonts` as root takes it from there"
        ),
        (
            "没有安装{role}，用 {name}（{style}）代替；Debian 的 texlive-lang-chinese 里有免费的 FandolFang，以 root "
            "运行 `make fonts` 即可取用"
        ),
    ),
    "font-instead": (
        "no {role} is installed: {name} ({style}) in its place",
        "没有安装{role}，用 {name}（{style}）代替",
    ),
    "font-other": ("{characters}: not in {family}, printed from {name}", "{characters}：{family} 里没有，用 {name} 印"),
    "font-damaged": (
        "{path}: a font that cannot be read ({error}); mend or remove it",
        "{path}：字体文件读不了（{error}）；请修复或删去",
    ),
    "no-chinese-font": (
        (
            "this machine has no Chinese font, so there is no booklet and no picture for shared links; "
            "on Debian or Ubuntu: sudo apt install fonts-noto-cjk fonts-lxgw-wenkai; elsewhere install Source Han Serif"
        ),
        (
            "这台机器没有中文字体，不能印制，也不能画分享链接用的图片；Debian、Ubuntu 上请运行 sudo apt install "
            "fonts-noto-cjk fonts-lxgw-wenkai，其他系统请安装思源宋体"
        ),
    ),
    # library.edition_of
    "all-removed": (
        (
            "report.toml leaves every line out, so nothing is left to build; "
            "take an entry of [[removed]] out, or take lines back with [[kept]]"
        ),
        "report.toml 把全文都略去了，没有可以生成的内容；请删去几条 [[removed]]，或用 [[kept]] 取回",
    ),
    "own-fault": (
        "{said}; this is a fault of baogao, and nothing was written: please report it",
        "{said}；这是 baogao 的错误，没有写入任何文件；请报告给我们",
    ),
    # library.lock
    "lock-waits": (
        "{folder}/: process {holder} is writing there; waiting until it is done",
        "{folder}/：进程 {holder} 正在写入；等它写完再继续",
    ),
    "lock-unknown": (
        "{folder}/: this disk knows no locks; take care that no other build of this folder runs at the same time",
        "{folder}/：这个磁盘不支持文件锁；请勿同时运行另一个生成",
    ),
    # library.new_site
    "new-not-empty": (
        "{folder}/: not empty ({name} is there), and nothing was changed; name a folder that is not there yet",
        "{folder}/：里面已有文件（{name}），没有改动；请另写一个还没有的文件夹",
    ),
    "new-no-folder": (
        "{folder}: is no folder, and nothing was changed; name a folder that is not there yet",
        "{folder}：不是文件夹，没有改动；请另写一个还没有的文件夹",
    ),
    "new-failed": (
        "{folder}/: could not be made, and nothing was changed: {reason}",
        "{folder}/：无法建立，没有改动：{reason}",
    ),
    # library.no_report
    "folder-empty": (
        (
            "an empty folder, no report.txt (.docx, .html, .md, .pdf) in it; "
            "put a report's file there and run `baogao add` on it, or delete the folder"
        ),
        "文件夹是空的；请放入报告文件，再运行 `baogao add 文件`，或删去这个文件夹",
    ),
    "folder-no-source": (
        (
            'no report.txt (.docx, .html, .md, .pdf) here, but {name}; run `baogao add "{path}"`, which names it and '
            "drafts report.toml; to publish it as it is, renaming it to {right} is enough"
        ),
        (
            '这里没有 report.txt（或 .docx、.html、.md、.pdf），只有 {name}；请运行 `baogao add "{path}"`，'
            "由它改名并写好 report.toml；不需要 report.toml 的，改名为 {right} 就行"
        ),
    ),
    "folder-misnamed": (
        "no report.txt (.docx, .html, .md, .pdf) here, but {name}; rename it to {right}",
        "这里没有 report.txt（或 .docx、.html、.md、.pdf），只有 {name}；请改名为 {right}",
    ),
    "folder-foreign": ("{name}: {said}", "{name}：{said}"),
    "folder-office": (
        "no report.txt (.docx, .html, .md, .pdf) here, but {name}; open it in Word or WPS and save it as {right}",
        "这里没有 report.txt（或 .docx、.html、.md、.pdf），只有 {name}；请用 Word 或 WPS 打开，另存为 {right}",
    ),
    "folder-no-report": (
        "no report.txt (.docx, .html, .md, .pdf) here; put it there, or move what is here out of reports/",
        "这里没有 report.txt（或 .docx、.html、.md、.pdf）；请放入，或把这里的文件移到 reports/ 以外",
    ),
    "folder-deep": (
        "the report lies too deep, in {inner}; move its files up into {folder}, or that folder into reports/",
        "报告放深了一层，在 {inner} 里；请把其中的文件移到 {folder}，或把那个文件夹移到 reports/ 下",
    ),
    # library.print_all
    "font-role": ("{role}: {remark}", "{role}：{remark}"),
    "font-absent": (
        (
            "{file}: [print.fonts] {role}: {family} is not installed; {instead} is in its place; "
            "install it, or take it out of report.toml"
        ),
        "{file}：[print.fonts] {role}：没有安装 {family}，以 {instead} 代替；请安装，或从 report.toml 中删去",
    ),
    "glyph-control": (
        "{code} is a control character, which no font has; {stand_in} is printed in its place{also}; take it out",
        "{code} 是控制字符，没有字体会有，册中以{stand_in}代替{also}；请删去",
    ),
    "no-booklet": ("{file}: no booklet: {reason}", "{file}：没有印成：{reason}"),
    "no-picture": ("{file}: no picture for shared links: {reason}", "{file}：没有画成分享链接用的图片：{reason}"),
    "glyph-also": ("; also {places} ({count} in all)", "；还有 {places}（共{count}处）"),
    "glyph-han": (
        (
            "no installed font has {character} ({code}); {stand_in} is printed in its place{also}; "
            "install a font that has it, such as fonts-babelstone-han on Debian, and print again"
        ),
        (
            "已安装的字体都没有“{character}”（{code}），册中以{stand_in}代替{also}；"
            "请安装有这个字的字体（Debian 上如 fonts-babelstone-han），再印一次"
        ),
    ),
    "glyph-picture": (
        (
            "no installed font has the pictograph {character} ({code}); {stand_in} is printed in its place{also}; "
            "install a font that has it, such as fonts-symbola on Debian, and print again, or let it stand"
        ),
        (
            "已安装的字体都没有图形符号“{character}”（{code}），册中以{stand_in}代替{also}；"
            "请安装有它的字体（Debian 上如 fonts-symbola），再印一次；不装也无妨"
        ),
    ),
    "glyph-other": (
        (
            "no installed font has {character} ({code}); {stand_in} is printed in its place{also}; "
            "install a font of its script, such as fonts-noto-core on Debian, and print again"
        ),
        (
            "已安装的字体都没有“{character}”（{code}），册中以{stand_in}代替{also}；"
            "请安装这种文字的字体（Debian 上如 fonts-noto-core），再印一次"
        ),
    ),
    "glyph-private": (
        (
            "{code} is a private character, which means something on the machine alone where the file was written; "
            "{stand_in} is printed in its place{also}; look in the printed report what it is, and say so in [[remark]]"
        ),
        ("{code} 是自造字，只有原来那台电脑认得，册中以{stand_in}代替{also}；请对照印本看是什么字，并写入 [[remark]]"),
    ),
    "glyph-unknown": (
        "{code} is no character that is known; {stand_in} is printed in its place{also}; look in the printed report",
        "{code} 不是已知的字符，册中以{stand_in}代替{also}；请对照印本",
    ),
    "notes-astray": (
        "{file}: booklet, page {pages} ({count} in all): a note called there is not at the foot; the colophon says so",
        "{file}：册中第{pages}页（共{count}页）有注释没有排在当页页脚；版权页上已说明",
    ),
    "print-unread": (
        "{id}: cannot be read, so no booklet of it was made; the reason: `baogao check`",
        "{id}：读不了，没有印制小册子；原因见 `baogao check`",
    ),
    # library.reports
    "no-report": ("{id}: no such report in {reports}/; {meant}", "{reports}/ 里没有名为 {id} 的报告；{meant}"),
    "folder-no-id": (
        "not a report's id; use a-z, 0-9 and -, as in zigong-2021: rename the folder{proposed}",
        "文件夹名不能作报告名，报告名只用小写字母、数字和连字符，如 zigong-2021；请给文件夹改名{proposed}",
    ),
    "folder-proposed": (", to {id}, say", "，例如 {id}"),
    "folder-reserved": (
        "the site's own address, and no report's id; rename the folder to {id}-2021, say",
        "这个名字是网站自己用的；请给文件夹改名，例如 {id}-2021",
    ),
    "folder-many": ("{names}; keep one", "这里有 {names}；请只留一个"),
    "folder-closed": (
        "{reason}: the folder cannot be opened; let whoever runs baogao read it",
        "{reason}：打不开这个文件夹；请让运行 baogao 的用户可以读取它",
    ),
    "no-reports-folder": (
        "{reports}/: no such folder; run this in the site's folder, the one that mkdocs.yml stands in, "
        "name it by --reports, or make one by `baogao new DIR`",
        "{reports}/：没有这个文件夹；请在网站所在的文件夹（有 mkdocs.yml 的那一个）里运行，"
        "或用 --reports 指明，或用 `baogao new 文件夹` 新建一个",
    ),
    "no-reports": (
        "{reports}/: no reports; add one by `baogao add FILE`, FILE being the report's file",
        "{reports}/：没有报告；请用 `baogao add 文件` 添加一份",
    ),
    "keep-renamed": ("rename it to {path}", "把它改名为 {path}"),
    "keep-saved": ("save it as {path} in Word or WPS", "用 Word 或 WPS 把它另存为 {path}"),
    "file-stray": (
        'a file in no report\'s folder, so it is not published; run `baogao add "{path}"` and delete it here, '
        "or {else_}, say",
        '文件没有放在报告的文件夹里，不会发布；请运行 `baogao add "{path}"`，再把它从这里删去；或{else_}',
    ),
    "folder-link": (
        "{name} is a link to {to}, outside of the site; put the report itself here",
        "{name} 是指向站外 {to} 的链接；请把报告本身放在这里",
    ),
    # library.serve
    "written": ("{changed} files written, {removed} removed", "写入 {changed} 个文件，删去 {removed} 个"),
    "serve-no-site": (
        "{settings}: no such file; run this in the site's folder, the one that mkdocs.yml stands in, "
        "or make one by `baogao new DIR`",
        "{settings}：没有这个文件；请在网站所在的文件夹（有 mkdocs.yml 的那一个）里运行，"
        "或用 `baogao new 文件夹` 新建一个",
    ),
    "serve-no-engine": (
        "{module} is not installed; install it (`make`, or `pip install {module}`)",
        "没有安装 {module}；请安装（make，或 pip install {module}）",
    ),
    "serve-address": (
        "{address}: write HOST:PORT, with a port from 1 to 65535, as in localhost:8000",
        "{address}：请写成 主机:端口，端口为 1 至 65535，例如 localhost:8000",
    ),
    "serve-unknown-host": (
        ("{address}: this machine knows no host {host!r}; write localhost, or 0.0.0.0 to show the site to others"),
        "{address}：本机找不到主机 {host!r}；请写 localhost，要让别的电脑也能看到就写 0.0.0.0",
    ),
    "serve-busy": (
        (
            "{address}: another program is using port {port}; end it, or choose another port: "
            "`baogao serve --address {host}:{other}` (with make: `make serve ADDRESS={host}:{other}`)"
        ),
        (
            "{address}：端口 {port} 正被别的程序使用；请结束那个程序，或换一个端口："
            "`baogao serve --address {host}:{other}`（用 make 的：`make serve ADDRESS={host}:{other}`）"
        ),
    ),
    "serve-privileged": (
        "{address}: only an administrator may use port {port}; choose one above 1023, as in {host}:8000",
        "{address}：端口 {port} 只有管理员可以使用；请换一个大于 1023 的端口，例如 {host}:8000",
    ),
    "serve-refused": (
        "{address}: {reason}; choose another, as in localhost:8000",
        "{address}：{reason}；请换一个，例如 localhost:8000",
    ),
    "serve-gone": (
        "{folder}/ is gone; its pages stay, and are built again when it is back",
        "{folder}/ 不见了；页面保持原样，它回来后会重新生成",
    ),
    # library.settings
    "settings-slip": ("{file}:{line}:{column}: {said}", "{file}:{line}:{column}：{said}"),
    "settings-name": (
        "{other}: only {name} is read; rename the file to {name}",
        "{other}：程序只读 {name}；请改名为 {name}",
    ),
    "settings-other": (
        "cannot be read ({said}); mend this line, or the one before it, as in: site_name: …",
        "读不了（{said}）；请改正这一行或上一行，照 site_name: …… 的样子写",
    ),
    "settings-empty": (
        "the file is empty; write at least the site's name: site_name: …",
        "文件是空的；请至少写上网站名称：site_name: ……",
    ),
    "settings-no-keys": (
        "there are no settings here; write one a line, as in: site_name: …",
        "这里没有设置；请一行写一项，如 site_name: ……",
    ),
    "settings-nameless": ("the site has no name; write it: site_name: …", "没有网站名称；请写上：site_name: ……"),
    "settings-colon": (
        "between a setting and its value stands a half-width colon with a space behind it: {shown}",
        "设置和值之间用半角冒号，冒号后空一格：{shown}",
    ),
    "settings-tab": ("indent lines with spaces, not with a tab", "行首缩进请用空格，不要用制表符（Tab）"),
    "settings-space": (
        "indent lines with half-width spaces, not with wide ones",
        "行首缩进请用半角空格，不要用全角空格",
    ),
    "settings-indent": (
        "this line is indented otherwise than those of its kind; begin it where they begin",
        "这一行的缩进与同级的行不一致；请与它们对齐",
    ),
    "settings-half-quoted": (
        "the value begins with a straight quotation mark and ends with a Chinese one; end it with a straight one",
        "值以直引号开头，却以中文引号结尾；结尾也要用英文直引号",
    ),
    "settings-quotes": (
        'Chinese quotation marks would be printed; write {key}: {value}, or between straight ones: {key}: "{value}"',
        '中文引号会照样印出来；请写 {key}: {value}，或用英文直引号 {key}: "{value}"',
    ),
    "settings-quote": (
        'the name is to be text; put it between straight quotation marks: {key}: "{value}"',
        '名称要写成文字；请放在直引号里：{key}: "{value}"',
    ),
    "settings-two": (
        'a value with a colon in it stands between straight quotation marks: {key}: "{value}"',
        '值里面有冒号的，要放在直引号里：{key}: "{value}"',
    ),
    "settings-twice": (
        "{key} is given twice, first on line {first}, and only one counts; keep one",
        "{key} 写了两次，第一次在第 {first} 行，只有一处起作用；请只留一次",
    ),
    "settings-directory": (
        "addresses of this site are folders (/zigong-2021/3-1/); take this line out",
        "本站的网址都是文件夹的形式（/zigong-2021/3-1/）；请删去这一行",
    ),
    "settings-url": (
        "{value} is no address of a site; write it with https://, as in https://example.org/reports/, or leave it out",
        "{value} 不是网址；请从 https:// 写起，如 https://www.example.gov.cn/baogao/；还没有网址就删去这一行",
    ),
    # library.slow
    "timeout": (
        "took longer than {seconds:g} seconds and was given up; look at the file, or give more time with --timeout",
        "超过 {seconds:g} 秒，已放弃；请看看这个文件，或用 --timeout 延长时限",
    ),
    "slow": (
        "{path}: still at it after {seconds:g} seconds; Ctrl-C stops the work",
        "{path}：已处理 {seconds:g} 秒，尚未完成；按 Ctrl-C 可以停止",
    ),
    # library.update
    "update-from": (
        "name the template: make update FROM=https://github.com/OWNER/baogao",
        "请写出模板仓库的网址：make update FROM=https://github.com/OWNER/baogao",
    ),
    "update-uncommitted": (
        "there are changes that are not committed; commit them first, so that nothing can be lost",
        "有尚未提交的改动；请先提交，以免丢失",
    ),
    "update-foreign": (
        "{source}: is no repository of baogao; nothing was changed",
        "{source}：不是 baogao 的仓库；什么都没有改",
    ),
    "update-no-git": (
        "git is not installed, and nothing was changed; install git",
        "没有安装 git，什么都没有改；请先安装",
    ),
    "update-git": ("git: {reason}; nothing was changed", "git：{reason}；什么都没有改"),
    "update-halted": (
        (
            "git: {reason}; {count} files are changed already ({path} first); undo that by git reset --hard and "
            "git clean -fd, then update again"
        ),
        (
            "git：{reason}；已改动 {count} 个文件（如 {path}）；请先运行 git reset --hard 和 git clean -fd 撤回，"
            "再重新更新"
        ),
    ),
    "update-replaced": (
        "{path}: replaced, with your changes; they are kept in git: git show HEAD:{path}",
        "{path}：已换成新版，您在其中的改动仍在 git 里：git show HEAD:{path}",
    ),
    "update-settings": (
        "mkdocs.yml stays as it is; to see what differs in the template's: git diff HEAD FETCH_HEAD -- mkdocs.yml",
        "mkdocs.yml 保持原样；要看模板里有何不同：git diff HEAD FETCH_HEAD -- mkdocs.yml",
    ),
    "update-done": (
        (
            "{taken} files taken over, {removed} removed; "
            "nothing is committed yet: run `make`, read, then git commit (or undo it all: git reset --hard)"
        ),
        (
            "换上 {taken} 个新文件，去掉 {removed} 个旧文件；尚未提交：请运行 make 看过，再 git "
            "commit（要全部撤回：git reset --hard）"
        ),
    ),
    "update-nothing": ("the program is as new as the template's", "程序已与模板一样新"),
    # library.write
    "no-free-disk": (
        "{path}: {reason}; see that the disk has room and that you may write there, then build again",
        "{path}：{reason}；请查看磁盘空间是否足够、这里能否写入，再生成一次",
    ),
    "foreign-file": (
        "{path}: a file that baogao did not write stands where a page belongs; move it away",
        "{path}：这里要放网页，却有一个不是 baogao 写的文件；请把它移走",
    ),
    "foreign-folder": (
        "{path}: no folder, but a report's pages belong there; move it away",
        "{path}：这里要放报告的网页，却不是文件夹；请把它移走",
    ),
    # batch.find_files
    "meant-path": (
        "give the path of a file, or run this in the site's folder",
        "请给出文件的路径，或在网站所在的文件夹里运行",
    ),
    "look-no-file": (
        "{target}: neither a file nor a folder; give the path of a report",
        "{target}：不是文件，也不是文件夹；请给出报告的路径",
    ),
    "look-nothing": (
        "{target}: neither a report's id nor a file or folder; {meant}",
        "{target}：不是报告名，也不是文件或文件夹；{meant}",
    ),
    "passed-closed": ("folders that could not be opened", "打不开的文件夹"),
    "passed-links": ("links", "链接"),
    "passed-output": ("the output", "输出文件"),
    "passed-hidden": ("hidden files", "隐藏文件"),
    "passed-pipes": ("pipes and devices", "管道和设备"),
    "passed-programs": ("data or programs", "数据或程序"),
    "passed-archives": ("other archives", "其他压缩包"),
    "passed-pictures": ("pictures and other files", "图片等文件"),
    "passed-foreign": ("files without Chinese", "没有中文的文件"),
    # batch.output
    "output-there": (
        "{path}: is there already; go on with it by --resume, or name another file",
        "{path}：文件已经存在；请用 --resume 接着写，或换一个文件名",
    ),
    "output-closed": ("{path}: {reason}; name another file", "{path}：{reason}；请换一个文件名"),
    "output-foreign": (
        "{path}:{line}: no line about these files; nothing was changed; name another file",
        "{path}:{line}：这一行说的不是这些文件，没有改动；请换一个文件名",
    ),
    # batch.parquet
    "parquet-missing": (
        'Parquet needs a library that is not installed: pip install "baogao[parquet]"; or use --format csv',
        '写 Parquet 要另装一个库：pip install "baogao[parquet]"；也可用 --format csv',
    ),
    "parquet-there": (
        "{path} is there already; take it away, or name another file",
        "{path} 已存在；请移走，或换一个文件名",
    ),
    # batch.progress
    "progress": ("{done} of {total} files", "{done}／{total} 个文件"),
    "progress-bar": (
        "{done} of {total} files, {rate:.0f} a second, {left} left",
        "{done}／{total} 个文件，每秒 {rate:.0f} 个，还需 {left}",
    ),
    # batch.run
    "passed-over": ("passed over: {said}", "没有读：{said}"),
    "passed-count": ("{count} {why}", "{why} {count} 个"),
    "figures-others": (
        "{known} figures of catalogued indicators; {others} other quantities are in --format json and csv",
        "目录内指标的数据 {known} 条；其他数量 {others} 条，见 --format json 或 csv",
    ),
    "figures-indicator": ("indicator", "指标"),
    "figures-measure": ("measure", "量度"),
    "figures-value": ("value", "数值"),
    "figures-unit": ("unit", "单位"),
    "figures-qualifier": ("qualifier", "限定"),
    "figures-kind": ("kind", "性质"),
    "figures-period": ("period", "时期"),
    "figures-scope": ("scope", "范围"),
    "figures-text": ("text", "原文"),
    # batch.tally
    "tally": (
        "{files} files: {read} read, {refused} refused; {problems} problems",
        "共 {files} 个文件：读取 {read} 个，读不了 {refused} 个；问题 {problems} 处",
    ),
    "tally-code": ("{count:8}  {code}, in {files} files", "{count:8}  {code}，见于 {files} 个文件"),
    # batch.workers
    "worker-lost": (
        "the program was stopped while it read the file (perhaps for want of memory)",
        "读这个文件时程序被中止（可能是内存不足）",
    ),
    # add.add
    "id-wrong": (
        "{id}: no id for a report; use a-z, 0-9 and -, as in zigong-2021, at most {most} characters",
        "{id}：不能作报告名；请用小写字母、数字和连字符，如 zigong-2021，不超过 {most} 个字符",
    ),
    "id-reserved": (
        "{id}: the site's own address; give another --id, such as {id}-2021",
        "{id}：这个名字是网站自己用的；请另给一个，如 --id {id}-2021",
    ),
    "id-taken": (
        "{folder}/: is there already, and nothing was changed; give another --id",
        "{folder}/：已经有了，没有改动；请用 --id 另给一个名字",
    ),
    "home-taken": (
        "{folder}/: holds {names} already, and nothing was changed; take away what is not needed, or give another --id",
        "{folder}/ 里已有 {names}，没有改动；请移走不要的，或用 --id 另给一个名字",
    ),
    "id-unknown": (
        (
            "{file}: no {lost} is told, by the report or by its file's name, so no id can be made; "
            "give one: `baogao add {quoted} --id {id}`"
        ),
        "{file}：报告和文件名都没有写明{lost}，定不了报告名；请写上：`baogao add {quoted} --id {id}`",
    ),
    "id-no-pinyin": (
        (
            "{file}: no pinyin is known for the place {place}, so no id can be made; "
            "give one: `baogao add {quoted} --id {id}`"
        ),
        "{file}：地名“{place}”没有对应的拼音，定不了报告名；请写上：`baogao add {quoted} --id {id}`",
    ),
    "the-place": ("place", "地方"),
    "the-year": ("year", "年份"),
    "ask-place": (
        "The report does not name its place. Of which place is it (such as 自贡市)? ",
        "报告没有写明地方。是哪里的报告（如 自贡市）？",
    ),
    "ask-year": (
        "The report does not name its year. In which year was it given (such as 2021)? ",
        "报告没有写明年份。是哪一年作的报告（如 2021）？",
    ),
    "from-name": ("from the file's name", "据文件名"),
    "from-you": ("as you said", "据你的回答"),
    "from-heading": ("a heading says {heading!r}", "据标题“{heading}”"),
    "add-failed": (
        (
            "{folder}/: {reason}; nothing was changed; see that the disk has room and that you may write there, "
            "then add again"
        ),
        "{folder}/：{reason}；没有改动；请查看磁盘空间是否足够、这里能否写入，再添加一次",
    ),
    # add.summary
    "show-made": (
        "{folder}/ made: {file}, byte for byte as received, and report.toml",
        "已建立 {folder}/：{file}（逐字节照存）和 report.toml",
    ),
    "show-outline": ("outline", "提纲"),
    "show-notes": ("notes", "注释"),
    "show-calls": ("calls", "注号"),
    "show-attached": ("attached", "附件"),
    "show-left-out": ("left out", "未收入"),
    "show-doubts": ("doubts", "存疑"),
    "show-not-said": ("not said in the file", "文件没有写明"),
    "show-from": ("{value} ({origin})", "{value}（{origin}）"),
    "show-no-headings": ("no headings", "没有标题"),
    "show-headings": ("{count} headings", "{count} 个标题"),
    "show-note-list": ("{count}: {notes}", "{count} 条：{notes}"),
    "show-nothing": ("nothing", "无"),
    "show-characters": ("{count} characters, on the record in report.toml", "{count} 字，已记入 report.toml"),
    "show-reason-one": ("{reason}: line {lines}", "{reason}：第 {lines} 行"),
    "show-reason-many": ("{reason}: lines {lines}", "{reason}：第 {lines} 行"),
    "show-more": ("{lines}, and {count} more", "{lines} 等（另有 {count} 处）"),
    "show-doubt-count": (
        "{count}; `baogao check {id}` prints them again",
        "{count} 处；`baogao check {id}` 可以再列一遍",
    ),
    "show-next": (
        "Next: read {file} and fill in what the file does not say; then `baogao serve` shows the site.",
        "下一步：打开 {file}，补上文件没有写明的项目；再运行 `baogao serve` 看网站。",
    ),
    # verify.explain
    "line-title": ("title", "标题"),
    "line-dateline": ("meeting and date", "会议和日期"),
    "line-speaker": ("speaker", "报告人"),
    "line-salutation": ("salutation", "称呼"),
    "line-note-of": ("note {note}", "注释 {note}"),
    "line-text": ("text", "正文"),
    "line-heading": ("heading, level {level}", "标题，第 {level} 级"),
    "line-run-in": ("text under a run-in heading, level {level}", "段首标题和正文，第 {level} 级"),
    "line-heading-of": ("heading of {what}", "{what}的标题"),
    "line-notes": ("the notes", "注释"),
    "line-attachment": ("an attachment", "附件"),
    "line-removed": ("left out", "略去"),
    "line-goes-on": ("goes on from line {line}", "接第 {line} 行"),
    "explain-line-short": ("{file}:{line}: {kind}: {words} [{rules}]", "{file}:{line}：{kind}：{words}［{rules}］"),
    "explain-line-is": ("{file}:{line}: {kind}: {words}", "{file}:{line}：{kind}：{words}"),
    "explain-blank": ("{file}:{line}: an empty line", "{file}:{line}：空行"),
    "explain-for": ("  + {rule}: {sentence}{told}", "  ＋ {rule}：{sentence}{told}"),
    "explain-against": ("  - {rule}: {sentence}{told}", "  － {rule}：{sentence}{told}"),
    "explain-told": (" ({told})", "（{told}）"),
    "explain-none": ("  no rule spoke: a paragraph of its own", "  没有规则涉及：独立的一段"),
    "explain-goes-on": (
        "  it is part of the paragraph of line {line}; to part the two, take a file that parts them",
        "  它属于第 {line} 行的段落；要分成两段，请换一份分了段的文件",
    ),
    "explain-decided": (
        "  decided in report.toml: take that entry out to see what the program would say",
        "  由 report.toml 决定；删去该条，就看到程序自己的判断",
    ),
    "explain-overrule": ("  {when}, write into {file}:", "  {when}，写入 {file}："),
    "overrule-terms": ("if the note explains other terms", "注释的词条不对"),
    "overrule-note": ("if it is no note", "不是注释"),
    "overrule-heading": ("if it is no heading", "不是标题"),
    "overrule-level": ("if only its level is wrong", "只是级别不对"),
    "overrule-text": ("if it is a heading", "是标题"),
    "overrule-removed": ("if it does not belong to the report", "不属于报告"),
    "overrule-kept": ("if it belongs to the report", "属于报告"),
    "explain-no-line": (
        "{file} has {count} lines, and no line {line}; give a number from 1 to {count}",
        "{file} 有 {count} 行，没有第 {line} 行；请给出 1 到 {count} 之间的行号",
    ),
    "explain-line": (
        "{line!r} is no line number; write {file}:12 for line 12",
        "“{line}”不是行号；第 12 行写作 {file}:12",
    ),
    "explain-nothing": (
        "{target!r} is neither a file nor a report's id; {meant}",
        "没有文件或报告“{target}”；{meant}",
    ),
    # verify.fetch
    "target-large": ("{name}: larger than {size} MB; this is no report", "{name}：超过 {size} MB，不是报告"),
    "target-answers": (
        "{url}: the server answers {code} {reason}; give the address of a page or of report.json",
        "{url}：服务器返回 {code} {reason}；请给出网页或 report.json 的网址",
    ),
    "target-unfetched": (
        "{url}: cannot be fetched: {said}; try again, or save the page and give the file",
        "{url}：取不到：{said}；请再试一次，或把网页存成文件再给出",
    ),
    "target-slow": (
        "{url}: not had within {seconds} seconds; fetch the report and give its file",
        "{url}：{seconds} 秒内没有取到；请先下载报告，再给出文件",
    ),
    "target-user": (
        "an address with a name or password for {host}; fetch the report and give its file",
        "网址里带有 {host} 的用户名或密码；请先下载报告，再给出文件",
    ),
    "target-no-address": ("{url}: no address; write it as https://…", "{url}：不是网址；请写成 https://……"),
    "target-sent": (
        "{url}: sends to {to}, which is no place of the open web; it was not asked",
        "{url}：转到 {to}，那里不是公开的网站，没有去取",
    ),
    # verify.site
    "site-none": (
        "{site}/: no built site; build it (`make`, or `mkdocs build`), or name the folder that it was built into",
        "{site}/：没有生成好的网站；请先生成（make 或 mkdocs build），或写出网站所在的文件夹",
    ),
    "site-page-absent": (
        "{page}: is not in the site; build it again (`make`, or `baogao build` and `mkdocs build`)",
        "{page}：网站里没有这一页；请重新生成（`make`，或 `baogao build` 和 `mkdocs build`）",
    ),
    "site-order": (
        "{page}: block {found} is the {place}th where block {wanted} belongs",
        "{page}：第 {place} 个文块应是第 {wanted} 块，现在是第 {found} 块",
    ),
    "site-words": (
        "{page}: block {block} reads “{found}”, the report “{wanted}”",
        "{page}：第 {block} 块写作“{found}”，报告原文是“{wanted}”",
    ),
    "site-alone": ("{id}: block {block} stands on no page but full/", "{id}：第 {block} 块除全文页外不在任何一页上"),
    "site-link": ("{page}: the link {link} leads to nothing", "{page}：链接 {link} 没有去处"),
    "site-counts": (
        "{id}: {blocks} blocks, {characters} characters, {pages} pages and {links} links held against the report",
        "{id}：已与报告核对 {blocks} 个文块、{characters} 字、{pages} 页、{links} 个链接",
    ),
    # verify.targets
    "verify-no-words": (
        "verify: no words to look for; put a quotation between quotation marks",
        "verify：没有要找的文字；请把引文放在引号里",
    ),
    "verify-nothing": ("not found, nor anything like it, in {names}", "没有找到，也没有相近的：{names}"),
    "verify-but-for": ("found, the same but for {kinds}", "找到，只有{kinds}不同"),
    "verify-exact": ("found exactly", "找到，一字不差"),
    "verify-place": ("{address}: {how}: {place}", "{address}：{how}：{place}"),
    "verify-near": ("{address}: not found; this is the nearest: {place}", "{address}：没有找到；最接近的是：{place}"),
    "verify-more-places": ("and {count} places more", "另有 {count} 处"),
    "verify-compared": (
        "  a long quotation: its characters {first} to {last} were compared, those around the first difference",
        "  引文较长，只比较了第 {first} 至 {last} 字，即第一处不同的前后",
    ),
    "verify-passage": ("  the report: {words}", "  报告：{words}"),
    "verify-character": ("  character {at}: {difference}", "  第 {at} 字：{difference}"),
    "verify-more-differences": ("  and {count} differences more", "  另有 {count} 处不同"),
    "verify-added": ("you have {yours!r}, which the report does not have", "引文有“{yours}”，报告没有"),
    "verify-changed": ("you have {yours!r}, the report has {report!r}", "引文是“{yours}”，报告是“{report}”"),
    "verify-left-out": ("the report has {report!r}, which you leave out", "报告有“{report}”，引文没有"),
    "verify-within": ("{name}, characters {start} to {end}", "{name}，第 {start} 至 {end} 字"),
    "verify-across": (
        "from {first}, character {start}, to {last}, character {end}",
        "从{first}第 {start} 字，到{last}第 {end} 字",
    ),
    "kind-spaces": ("spaces", "空白"),
    "kind-quotes": ("quotation marks", "引号"),
    "kind-calls": ("note numbers", "注号"),
    "name-paragraph": ("paragraph {id}", "第 {id} 段"),
    "name-a-heading": ("heading", "标题"),
    "name-a-note": ("note", "注释"),
    "name-a-paragraph": ("paragraph", "段落"),
    "target-nothing": (
        "{target}: no file, folder, report's id or address; {meant}",
        "{target}：不是文件、文件夹、报告名，也不是网址；{meant}",
    ),
    "target-closed": ("{name}: {reason}", "{name}：{reason}"),
    "target-page": (
        "{page}: block {n} shows “{shown}”, and the report's data have “{data}”",
        "{page}：第 {n} 块显示“{shown}”，数据文件是“{data}”",
    ),
    "verify-more-faults": ("and {count} faults more", "另有 {count} 处不符"),
    # verify.told
    "name-note": ("note {id}", "注释 {id}"),
    "name-heading": ("heading {id}", "标题 {id}"),
    "target-changed": (
        "{name}: block {n} ({url}) is not the text that its sha256 stands for; it was changed",
        "{name}：第 {n} 块（{url}）与它的 sha256 不符，文字被改过",
    ),
    "target-no-data": (
        "{name}: no report.json of baogao ({error}); give the file that stands beside a report's pages",
        "{name}：不是 baogao 的 report.json（{error}）；请给出与报告网页放在一起的那个文件",
    ),
    # cli
    "built": ("{id}: {pages} pages", "{id}：{pages} 个网页"),
    "built-print": (
        "{id}: {pages} pages, print edition of {printed} pages",
        "{id}：{pages} 个网页，印刷版 {printed} 页",
    ),
    "print-stale": (
        "{id}: the print edition was of another text and is gone; make it again with `baogao pdf`",
        "{id}：印刷版与现在的文本不符，已删去；请用 `baogao pdf` 重新制作",
    ),
    "pages-stay": (
        "{id}: not built; its pages stay as they were, and the home page is without it until it is mended",
        "{id}：没有重新生成，网页保持原样；改好之前，首页不列这份报告",
    ),
    "print-made": ("{path}: {pages} pages, {size:.1f} MB", "{path}：{pages} 页，{size:.1f} MB"),
    "same-text": (
        "the same text stands in {folder}/ already; if it is the same report, delete one of the two folders",
        "{folder}/ 里已有同样的文本；若是同一份报告，请删去其中一个文件夹",
    ),
    "stopped": (
        "stopped; a run with --output is gone on with by --resume",
        "已停止；带 --output 的，可用 --resume 接着做",
    ),
    "use-wrong": ("{prog}: {said}; see `{prog} --help`", "{prog}：{said}；用法见 `{prog} --help`"),
    "use-required": ("the following arguments are required: {names}", "缺少参数：{names}"),
    "use-unknown": ("unrecognized arguments: {names}", "没有这样的参数：{names}"),
    "use-one-value": ("argument {name}: expected one argument", "参数 {name} 后面要有一个值"),
    "use-values": ("argument {name}: expected at least one argument", "参数 {name} 后面至少要有一个值"),
    "use-no-value": ("argument {name}: takes no value", "参数 {name} 后面不带值"),
    "use-ambiguous": ("ambiguous option: {name} could match {names}", "参数 {name} 不明确，可以是 {names}"),
    "use-no-verb": ("{prog}: no verb {value!r}; {meant}", "{prog}：没有“{value}”这个命令；{meant}"),
    "use-no-choice": ("{prog}: no {name} {value!r}; {meant}", "{prog}：{name} 不能是“{value}”；{meant}"),
    "use-number": ("{value!r} should be a number above 0", "“{value}”应当是大于 0 的数"),
    "use-output-json": (
        "baogao check: --output holds JSON; take --format {format} out",
        "baogao check：--output 写的是 JSON；请去掉 --format {format}",
    ),
    "use-one-file": (
        "baogao inspect: one file is inspected at a time; for folders, several files and --output add --jsonl",
        "baogao inspect：一次只看一个文件；要看文件夹、几个文件或用 --output，请加 --jsonl",
    ),
    "use-resume": (
        "baogao {verb}: --resume goes on with a file; name it by --output",
        "baogao {verb}：--resume 是接着写一个文件；请用 --output 写明文件名",
    ),
    "removed": ("{removed} files removed", "删去 {removed} 个文件"),
    "help-usage": ("usage: ", "用法："),
    "help-arguments": ("positional arguments", "参数"),
    "help-options": ("options", "选项"),
    "help-help": ("show this help message and exit", "显示本说明"),
    "help-version": ("show the version and exit", "显示版本"),
    "help-lang": (
        "language of the messages: en or zh (default: BAOGAO_LANG, else the system's)",
        "提示所用的语言：en 或 zh（默认按 BAOGAO_LANG，其次按系统）",
    ),
    "help-baogao": ("A government work report (政府工作报告) becomes a website.", "把政府工作报告做成网站。"),
    "help-build": ("write the reports' pages under docs/", "生成报告的网页，写入 docs/"),
    "help-new": ("make a site's folder, to add reports to", "新建网站的文件夹，用来放报告"),
    "help-dir": ("the folder to make; one that is there must be empty", "要建立的文件夹；已经有的须是空的"),
    "help-add": ("make a report's folder from its file", "由报告文件建立它的文件夹"),
    "help-check": (
        "print every problem of a report, or of a folder of files",
        "列出报告（或文件夹里各文件）的全部问题",
    ),
    "help-inspect": ("print what was recognised in a file, as JSON", "列出从文件识别到的内容（JSON）"),
    "help-pdf": ("print the reports as PDF booklets under docs/", "把报告印成 PDF，写入 docs/"),
    "help-verify": (
        "say whether and where words stand in a report, to the letter",
        "查引文是否见于报告、在哪里，逐字核对",
    ),
    "help-serve": ("show the site and rebuild it while you edit", "显示网站，边改边更新"),
    "help-clean": ("remove the generated pages; hand-written files stay", "删去生成的网页，手写的文件不动"),
    "help-reports": ("folder of the reports (default: reports)", "放报告的文件夹（默认 reports）"),
    "help-docs": ("folder of the pages (default: docs)", "放网页的文件夹（默认 docs）"),
    "help-ids": (
        "a report's folder under reports/; all where none is named",
        "报告名，即 reports/ 下的文件夹名；不写就是全部",
    ),
    "help-targets": (
        "a report's id, a file, or a folder to search for files that could be reports; all reports where none is named",
        "报告名、文件，或要在里面找报告的文件夹；不写就是全部报告",
    ),
    "help-words": ("a quotation, between quotation marks", "引文，放在引号里"),
    "help-target": (
        (
            "a report.json, a built site's folder, a report's id or file, or the http(s) address of a page or of a "
            "report.json"
        ),
        "report.json、生成的网站文件夹、报告名、报告文件，或网页、report.json 的网址",
    ),
    "help-file": ("a report's file", "报告文件"),
    "help-files": (
        "a report's file; with --jsonl any number, and folders to search",
        "报告文件；加 --jsonl 可以有多个，也可以是文件夹",
    ),
    "help-id": (
        (
            "the report's folder and address, such as zigong-2021 (default: made of the place and year that the report "
            "or its file's name tells)"
        ),
        "报告名，即报告的文件夹名，也是网址的一段，如 zigong-2021（默认由报告或文件名里的地方和年份得出）",
    ),
    "help-format": (
        (
            "text: file:line:column: code: message, on standard error (default); json: an object a line; "
            "github: workflow commands"
        ),
        "text：文件:行:列: 代码: 说明，写到标准错误（默认）；json：每行一个对象；github：工作流批注",
    ),
    "help-jsonl": (
        "a line of JSON for each file; a file that cannot be read has its error there",
        "每个文件一行 JSON；读不了的文件写明原因",
    ),
    "help-site": (
        "hold a built site against its reports: every block in the report's very words, every link",
        "把建成的网站与报告逐字核对：每一段的文字，每一个链接",
    ),
    "help-jobs": (
        "how many files to read at once in a folder (default: one a core, here %(default)s)",
        "文件夹里同时读几个文件（默认每个核心一个，本机 %(default)s 个）",
    ),
    "help-timeout": ("when to give a file of a folder up (default: 60)", "文件夹里一个文件最多读几秒（默认 60）"),
    "help-output": (
        "write the lines of JSON into this file, which must not be there yet",
        "把 JSON 写入这个文件；文件不能已经存在",
    ),
    "help-resume": ("go on with an --output file that a stopped run has left", "接着写上次没写完的 --output 文件"),
    "help-address": ("where to serve (default: localhost:8000)", "网站的本机地址（默认 localhost:8000）"),
    "help-fonts": ("a folder of fonts, beside the machine's own; may be given again", "另外的字体文件夹，可以写多次"),
    "word-verb": ("VERB", "命令"),
    "word-dir": ("DIR", "文件夹"),
    "word-id": ("ID", "报告名"),
    "word-targets": ("ID, FILE or DIR", "报告名、文件或文件夹"),
    "word-words": ("WORDS", "引文"),
    "word-target": ("TARGET", "目标"),
    "word-file": ("FILE", "文件"),
    "word-number": ("N", "个数"),
    "word-seconds": ("SECONDS", "秒数"),
    "word-address": ("HOST:PORT", "主机:端口"),
    "fonts-no-folder": (
        "--fonts {folder}: no such folder; name one that holds fonts",
        "--fonts {folder}：没有这个文件夹；请写出放字体的文件夹",
    ),
    "stdout-closed": (
        "standard output is closed; leave it open, or send it to a file",
        "标准输出已关闭；请不要关闭它，或把它转到文件",
    ),
    "new-made": (
        "{folder}/: {count} files written. Next: go into the folder, name the site in mkdocs.yml, "
        "and run `baogao add FILE`, FILE being the report's file; then `baogao serve` shows the site",
        "{folder}/：写好 {count} 个文件。下一步：进入这个文件夹，在 mkdocs.yml 里写上网站名称，"
        "用 `baogao add 报告文件` 加入报告，再运行 `baogao serve` 看网站",
    ),
    "add-no-site": (
        "This folder is no site yet, it has no mkdocs.yml: make one by `baogao new DIR`, "
        "and move {folder}/ into its reports/.",
        "这里还不是网站（没有 mkdocs.yml）：请用 `baogao new 文件夹` 新建一个，再把 {folder}/ 移到它的 reports/ 里。",
    ),
    "nothing-to-clean": (
        "{docs}/: baogao has written nothing there; nothing was removed",
        "{docs}/：这里没有 baogao 生成的文件，未删除任何东西",
    ),
    "help-pdf-timeout": (
        "when to give up the printing of a report (default: 300)",
        "一份报告最多印几秒（默认 300）",
    ),
    "pages-none": (
        "{id}: not built; the site is without it until it is mended",
        "{id}：没有生成；改好之前，网站里没有这份报告",
    ),
    "help-explain": (
        "say why a line is what it was taken for, and what would overrule it",
        "说明某一行为什么这样识别，怎样改",
    ),
    "help-lines": (
        "a report's file or id, and :LINE for one line; without, every line has one",
        "报告文件或报告名，加“:行号”只看一行；不加就每行一句",
    ),
    "word-lines": ("FILE[:LINE]", "文件[:行号]"),
    "use-figures-output": (
        "baogao figures: --output holds JSON or Parquet; write {format} with > FILE, without --output",
        "baogao figures：--output 写的是 JSON 或 Parquet；{format} 请不用 --output，用 > 文件名",
    ),
    "use-figures-parquet": (
        "baogao figures: Parquet is written at once; give --output FILE, without --resume",
        "baogao figures：Parquet 一次写成；请用 --output 写明文件名，不用 --resume",
    ),
    "help-figures": (
        "print the figures of reports as records: value, unit, year, target or result, with their words",
        "列出报告中的数据：数值、单位、年份、是目标还是结果，并附原文",
    ),
    "help-figure-format": (
        "table (default), json: an object a file; csv: a line a figure; parquet: into --output",
        "table：表格（默认）；json：每个文件一个对象；csv：每条数据一行；parquet：写入 --output",
    ),
    # figures.catalogue
    "catalogue-toml": ("no valid TOML: {said}", "不是有效的 TOML：{said}"),
    "catalogue-table": (
        "[[{table}]] is unknown; a catalogue has [[indicator]] and [[pair]]",
        "没有 [[{table}]] 这种表；指标目录只有 [[indicator]] 和 [[pair]]",
    ),
    "catalogue-single": ("write [[{table}]], once for each", "请写 [[{table}]]，每项一个"),
    "catalogue-field": (
        "[[{table}]] number {n} has an unknown key {key!r}; known are: {known}",
        "第 {n} 个 [[{table}]] 里没有“{key}”这一项；可用的有：{known}",
    ),
    "catalogue-type": (
        "[[{table}]] number {n}: {key} is empty or of the wrong type; write it as the program's own catalogue does",
        "第 {n} 个 [[{table}]] 的 {key} 为空或类型不对；请照程序自带的目录书写",
    ),
    "catalogue-lost": ("[[{table}]] number {n} has no {key}; add it", "第 {n} 个 [[{table}]] 缺 {key}；请补上"),
    "catalogue-choice": ("indicator {key}: {value!r} is unknown; {meant}", "指标 {key}：不认识“{value}”；{meant}"),
    "catalogue-names": ("indicator {key}: an empty name; take it out", "指标 {key}：有空的名称；请删去"),
    "catalogue-key": (
        "a pair names the indicator {key!r}, which is unknown; {meant}",
        "[[pair]] 里的指标“{key}”不存在；{meant}",
    ),
    # figures.doubts
    "figure-damaged": (
        (
            "“{near}”: digits that were damaged, so that no figure could be read; look in the printed report, "
            "and give it in report.toml: [[figure]]"
        ),
        "“{near}”里的数字已损坏，读不出数值；请对照印本，在 report.toml 用 [[figure]] 写明",
    ),
    "figure-twice": (
        (
            "{name}, {period}: “{second}”, but line {line} says “{first}”; look in the printed report; "
            "if both are right, say so in report.toml: [[accepted]]"
        ),
        "{name}（{period}）：这里是“{second}”，第 {line} 行是“{first}”；请对照印本；两者都对的，用 [[accepted]] 说明",
    ),
    "figure-target": (
        (
            "“{text}” speaks of what is aimed at, but stands where the report looks back; it is left out of the "
            "figures; say what it is in report.toml: [[figure]] with its kind and period"
        ),
        ("“{text}”说的是目标，却在回顾部分，没有收入数据；请在 report.toml 用 [[figure]] 写明它的 kind 和 period"),
    ),
    # figures.settle
    "figure-absent": (
        "line {line} does not print “{text}”; correct this [[figure]]: its line and words as the file has them",
        "第 {line} 行没有“{text}”；请改正这条 [[figure]]，行号和文字照文件",
    ),
    "figure-several": (
        "“{text}” on line {line} holds {count} figures; give the words of one alone",
        "第 {line} 行的“{text}”里有 {count} 个数；请只写其中一个的文字",
    ),
    "figure-again": (
        "line {line} prints “{text}” {count} times; give more of its words",
        "第 {line} 行有 {count} 处“{text}”；请多写几个字",
    ),
    "figure-none": (
        "no figure was found in “{text}”, so there is none to take out; take this [[figure]] out",
        "“{text}”里没有识别出数字，不必去掉；请删去这条 [[figure]]",
    ),
    "figure-lacks": (
        "no figure was found in “{text}”; to add one, give its {keys}, too",
        "“{text}”里没有识别出数字；要补上，还须写明 {keys}",
    ),
    "figure-value": (
        "{value} does not stand in “{text}”; give the value as it is printed",
        "“{text}”里没有 {value}；请照原文写数值",
    ),
    "figure-indicator": ("no indicator is called {key!r}; {meant}", "没有“{key}”这个指标；{meant}"),
}
"""Key → the English and the Chinese words; both name the same fields.

A section for each module; what several say stands with the first of them (`python -m tests.tools.make_messages` sorts
it).
"""

_OF_SYSTEM: dict[int | None, str] = {
    errno.ENOENT: "os-absent", errno.EACCES: "os-denied", errno.EPERM: "os-denied", errno.ENOSPC: "os-full",
    errno.EROFS: "os-read-only", errno.EISDIR: "os-folder", errno.ENOTDIR: "os-no-folder", errno.EEXIST: "os-there",
    errno.ENAMETOOLONG: "os-long", errno.ELOOP: "os-loop", errno.EIO: "os-device",
}  # fmt: skip
"""What systems say in their own language, or in none."""


class Message(str):
    """A message in English that knows its Chinese words."""

    zh: str

    def __new__(cls, english: str, chinese: str) -> Message:
        made = super().__new__(cls, english)
        made.zh = chinese
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # a str's own has one member
        return str(self), self.zh


def say(key: str, /, **values: Any) -> Message:
    """The message of the table with its fields filled in; a field may be a Message itself."""
    english, chinese = TABLE[key]
    return Message(
        english.format(**values), chinese.format(**{name: spoken(value, "zh") for name, value in values.items()})
    )


def listed(words: Iterable[Any], english: str = ", ", chinese: str = "、") -> Message:
    """Words, or messages, in a row."""
    words = list(words)
    return Message(english.join(map(str, words)), chinese.join(str(spoken(word, "zh")) for word in words))


def brief(words: str, most: int = 60) -> str:
    """Words of any length, as a message quotes them: on one line, and without their middle where they are long."""
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most * 2 // 3]}…{words[1 - most // 3 :]}"


def of_system(error: BaseException) -> Message:
    """What the system says of a file, in both languages; an error that is none of the usual as it stands, on one
    line."""
    if key := _OF_SYSTEM.get(getattr(error, "errno", None)):
        return say(key)
    said = " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split())
    return Message(said, said)


def spoken(message: Any, language: str | None) -> Any:
    """The message in a language; what is no Message, a file's name, say, is itself."""
    return message.zh if language == "zh" and isinstance(message, Message) else message
