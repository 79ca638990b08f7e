"""Every message of the program: one table, English and Chinese side by side.

Guarantee: a `Message` is its English words wherever a string is wanted, in data above all, so that the same input gives
the same bytes on every machine; who prints for a person asks `spoken` for the language of that person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LANGUAGES = ("en", "zh")

TABLE: dict[str, tuple[str, str]] = {
    # formats.foreign_files
    "is-archive": ("an archive without a report in it; unpack it and give the report itself", "这是压缩包，里面没有报告；请解压后给出报告文件本身"),
    "is-archive-with": ("an archive that holds {name}; unpack it and give that file", "这是压缩包，里面有 {name}；请先解压，再给出这个文件"),
    "is-cut": ("the Word file is damaged or was cut off ({error}); copy or download it again, or open it in Word or WPS and save it as .docx", "Word 文件已损坏，或没有传完整（{error}）；请重新拷贝或下载，或用 Word、WPS 打开，另存为 .docx"),
    "is-doc": ("an old Word file (.doc); open it in Word or WPS and save it as .docx", "这是旧版 Word 文件（.doc）；请用 Word 或 WPS 打开，另存为 .docx"),
    "is-epub": ("an e-book (.epub); open it in a reader, copy the report into Word or WPS and save it as .docx", "这是电子书（.epub）；请用阅读软件打开，把报告复制到 Word 或 WPS 中，另存为 .docx"),
    "is-lock": ("no document, but the mark that somebody has one open; give the file of the same name without ~$ or .~", "这不是文档，是文档打开时生成的临时文件；请给出文件名不带 ~$（或 .~）的那个文件"),
    "is-locked": ("an Office file with a password; open it in Word or WPS, take the password off and save it as .docx", "文件设有密码；请用 Word 或 WPS 打开，取消密码，另存为 .docx"),
    "is-locked-archive": ("an archive with a password; unpack it and give the report itself", "这是加密的压缩包；请输入密码解压，再给出报告文件本身"),
    "is-mail": ("an e-mail; save its attachment, or copy the report into Word or WPS, and give that as .docx", "这是电子邮件；请把附件另存出来，或把报告复制到 Word、WPS 中，存为 .docx"),
    "is-mht": ("a web page saved as an archive (.mht); open it in Word, WPS or a browser and save it as .docx or .html", "这是网页存档（.mht）；请用 Word、WPS 或浏览器打开，另存为 .docx 或 .html"),
    "is-odt": ("an OpenDocument file (.odt); open it in Word, WPS or LibreOffice and save it as .docx", "这是开放文档（.odt）；请用 Word、WPS 或 LibreOffice 打开，另存为 .docx"),
    "is-ofd": ("an OFD file (.ofd); export it as PDF or Word from its reader, or give the Word file that it was made from", "这是国产版式文件（.ofd）；请用 OFD 阅读器导出为 Word 或 PDF，最好直接给出原来的 Word 文件"),
    "is-office-xml": ("an office document stored as XML; open it in WPS or LibreOffice and save it as .docx", "这是标文通等办公软件的文件（.uof、.fodt）；请用 WPS 或 LibreOffice 打开，另存为 .docx"),
    "is-ole": ("an old Office file; open it in Word or WPS and save it as .docx", "这是旧版办公文件；请用 Word 或 WPS 打开，另存为 .docx"),
    "is-packed": ("an archive; unpack it and give the report itself", "这是压缩包；请先解压，再给出报告文件本身"),
    "is-pages": ("a file of Apple's iWork (.pages); export it from Pages as Word (.docx)", "这是苹果 iWork 的文件（.pages）；请在 Pages 文稿中导出为 Word（.docx）"),
    "is-picture": ("a picture; run OCR (文字识别) over it, compare the result with the print and save it as .docx or text", "这是图片；请先做文字识别（OCR），对照印本校对后，存为 .docx 或文本"),
    "is-rights": ("a file that is encrypted by rights management; have it released, and save it as .docx without protection", "文件受权限管理或加密软件保护；请先解密外发，再另存为不加密的 .docx"),
    "is-rtf": ("an RTF file (.rtf); open it in Word or WPS and save it as .docx", "这是 RTF 文件（.rtf）；请用 Word 或 WPS 打开，另存为 .docx"),
    "is-sheet": ("a spreadsheet; give the report's text, as .docx", "这是电子表格；请给出报告正文，存为 .docx"),
    "is-shortcut": ("a shortcut, not the file itself; give the file that it leads to", "这是快捷方式，不是文件本身；请给出它指向的文件"),
    "is-slides": ("a presentation; give the report's text, as .docx", "这是演示文稿；请给出报告正文，存为 .docx"),
    "is-word-xml": ("a Word document stored as XML; open it in Word or WPS and save it as .docx", "这是存为 XML 的 Word 文档；请用 Word 或 WPS 打开，另存为 .docx"),
    "is-wps": ("a WPS file (.wps); open it in WPS or Word and save it as .docx", "这是 WPS 文字文件（.wps）；请用 WPS 打开，另存为 .docx"),
    "is-zeros": ("nothing but zero bytes; fetch the file again from where it is kept, a cloud drive may not have finished", "文件内容全是空字节；请重新拷贝或下载，存放在云盘的请等同步完成"),
    # recognise.doubts
    "kind-chart": ("a chart", "图表"),
    "kind-diagram": ("a diagram (SmartArt)", "智能图形（SmartArt）"),
    "kind-drawing": ("a drawing with words", "带文字的图形"),
    "kind-object": ("an embedded object", "嵌入的对象"),
    "kind-picture": ("a picture", "图片"),
    "not-read": ("{what}{count}{named} is not read; if it holds words of the report, write them into the file as text", "{what}{count}{named}没有读取；其中有报告文字的，请在原文件里改成文本"),
    "not-read-count": (" ({count} of them)", "（{count} 个）"),
    "not-read-formula": ("a formula{count}{named} is read as plain letters in one line; if its form matters, write it into the file as text", "公式{count}{named}只按一行普通文字读取；式样要紧的，请在原文件里改成文本"),
    "not-read-named": (" (“{words}”)", "（说明文字“{words}”）"),
    # write
    "no-free-disk": ("{path}: {reason}; free the disk or the path and build again", "{path}：{reason}；请腾出磁盘空间或该路径，再生成一次"),
}
"""Key → the English and the Chinese words; both name the same fields."""


class Message(str):
    """A message in English that knows its Chinese words."""

    zh: str

    def __new__(cls, english: str, chinese: str) -> Message:
        made = super().__new__(cls, english)
        made.zh = chinese
        return made

    def __getnewargs__(self) -> tuple[str, str]:
        return str(self), self.zh


def say(key: str, **values: Any) -> Message:
    """The message of the table with its fields filled in; a field may be a Message itself."""
    english, chinese = TABLE[key]
    return Message(english.format(**values), chinese.format(**{name: spoken(value, "zh") for name, value in values.items()}))


def spoken(message: Any, language: str) -> Any:
    """The message in a language; what is no Message, a file's name, say, is itself."""
    return message.zh if language == "zh" and isinstance(message, Message) else message


def language(environment: Mapping[str, str]) -> str:
    """The language of whoever reads: `BAOGAO_LANG`, else the system's, `zh` for any Chinese, `en` for all others."""
    named = (environment.get(name) for name in ("BAOGAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((value for value in named if value), "")
    return "zh" if first.lower().startswith("zh") else "en"
