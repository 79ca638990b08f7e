"""The files of other programs are named for what they are, with what to do, alone and in a folder."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from generator.batch.find_files import passed_over
from generator.formats.read import decode
from generator.model.messages import TABLE, say, spoken
from generator.model.problems import ParseError
from generator.recognise.parse import parse
from tests.unit.formats.test_formats import TEXT, docx, headings, p


def zipped(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in [*([("mimetype", mimetype)] if mimetype else []), *((name, "x") for name in names)]:
            archive.writestr(name, content)
    return out.getvalue()


def locked(content: bytes) -> bytes:
    """The archive with the flag of encryption set in both of its headers."""
    content = re.sub(rb"(PK\x03\x04..)\0", lambda m: m[1] + b"\1", content, flags=re.S)
    return re.sub(rb"(PK\x01\x02....)\0", lambda m: m[1] + b"\1", content, flags=re.S)


def ole(*streams: str, storages: tuple[str, ...] = ()) -> bytes:
    """An OLE file's header and a directory with these entries."""
    entries = [("Root Entry", 5), *((name, 1) for name in storages), *((name, 2) for name in streams)]
    out = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")
    for name, kind in entries:
        coded = name.encode("utf-16-le") + b"\0\0"
        out += (coded.ljust(64, b"\0") + len(coded).to_bytes(2, "little") + bytes([kind])).ljust(128, b"\0")
    return out + bytes(512)


MAIL = b"From: a@example.cn\r\nSubject: =?utf-8?B?5oql5ZGK?=\r\nMIME-Version: 1.0\r\nContent-Type: {}; boundary=x\r\n\r\n--x\r\n"
OPEN = "application/vnd.oasis.opendocument"
DOCUMENTS = {
    "is-rtf": [("a.rtf", rb"{\rtf1\ansi\ansicpg936 \'d5\'fe}"), ("a.doc", rb"{\rtf1 x}")],
    "is-ofd": [("a.ofd", zipped("OFD.xml", "Doc_0/Document.xml"))],
    "is-wps": [("a.wps", ole("WordDocument", "1Table")), ("a.wps", zipped("content")), ("a.wps", b"WPS\0\x01\x02"), ("a", ole("MatOST"))],
    "is-doc": [("a.doc", ole("WordDocument", "1Table")), ("a", ole("WordDocument", "Workbook")), ("a.doc", b"\xd0\xcf\x11\xe0")],
    "is-ole": [("a", ole("Contents"))],
    "is-locked": [("a.docx", ole("EncryptionInfo", "EncryptedPackage", storages=("\x06DataSpaces",)))],
    "is-rights": [("a.docx", ole("EncryptedPackage", storages=("DRMEncryptedDataSpace",))), ("a.doc", ole("\tDRMContent")), ("a.docx", b"%TSD-Header-###%\0\0")],
    "is-odt": [("a.odt", zipped("content.xml", mimetype=f"{OPEN}.text"))],
    "is-epub": [("a.epub", zipped("META-INF/container.xml", mimetype="application/epub+zip"))],
    "is-pages": [("a.pages", zipped("Index/Document.iwa")), ("a.pages", zipped("buildVersionHistory.plist", "index.xml.gz"))],
    "is-office-xml": [("a.uof", zipped("uof.xml")), ("a.fodt", b'<?xml version="1.0"?>\n<office:document>'), ("a.uof", "<?xml version='1.0'?><uof:UOF 政>".encode())],
    "is-word-xml": [("a.xml", b'<?xml version="1.0"?>\r\n<?mso-application progid="Word.Document"?><w:wordDocument>'), ("a.doc", b"\xef\xbb\xbf<?xml version='1.0'?><pkg:package>")],
    "is-mail": [("a.eml", MAIL.replace(b"{}", b"multipart/mixed")), ("a.msg", ole("__properties_version1.0"))],
    "is-mht": [("a.mht", MAIL.replace(b"{}", b"multipart/related")), ("a.doc", b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n")],
    "is-archive-with": [("a.zip", zipped("x/", "x/政府工作报告.docx"))],
    "is-locked-archive": [("a.zip", locked(zipped("报告.docx")))],
    "is-packed": [("a.rar", b"Rar!\x1a\x07\x01\0"), ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4"), ("a.gz", b"\x1f\x8b\x08\0")],
    "is-zeros": [("a.docx", bytes(3000))],
    "is-cut": [("a.docx", docx("".join(p(line) for line in TEXT.splitlines()))[:-300])],
}
"""What may well hold a report: told of, too, where a folder is searched."""

OTHERS = {
    "is-sheet": [("a.xlsx", zipped("xl/workbook.xml")), ("a.et", ole("Workbook")), ("a.xls", ole("Book", "WordDocument")), ("a.ods", zipped(mimetype=f"{OPEN}.spreadsheet"))],
    "is-slides": [("a.pptx", zipped("ppt/presentation.xml")), ("a.dps", ole("PowerPoint Document")), ("a.odp", zipped(mimetype=f"{OPEN}.presentation"))],
    "is-picture": [("a.png", b"\x89PNG\r\n\x1a\n\0"), ("a.jpg", b"\xff\xd8\xff\xe0\0"), ("a.tif", b"II*\0\x08\0"), ("a.tif", b"MM\0*\0\0"), ("a.bmp", b"BM6\1\0\0\0\0\0\0"), ("a.webp", b"RIFF\1\2\3\4WEBPVP8 \0"), ("a.heic", b"\0\0\0\x18ftypheic")],
    "is-archive": [("a.zip", zipped("x.dat"))],
    "is-shortcut": [("a.docx.lnk", b"L\0\0\0\x01\x14\x02\0\0\0"), ("a.url", b"[InternetShortcut]\r\nURL=http://example.cn/\r\n")],
    "is-lock": [("~$报告.docx", b"\x05Clerk".ljust(162, b"\0")), (".~lock.a.docx#", b",clerk,host,25.11.2025 09:00,file:///home;")],
}
CASES = [(key, name, content) for key, cases in (DOCUMENTS | OTHERS).items() for name, content in cases]


@pytest.mark.parametrize(("key", "name", "content"), CASES, ids=[f"{key}-{n}" for n, (key, _, _) in enumerate(CASES)])
def test_each_is_named_for_what_it_is_with_what_to_do(key, name, content):
    with pytest.raises(ParseError) as refused:
        decode(content, name)
    said, at = refused.value.at.message, refused.value.at
    zh = spoken(said, "zh")
    start, _, advice = TABLE[key][0].partition("; ")
    assert said.startswith(start.split("{")[0]) and said.endswith(advice.split("}")[-1]) and "\n" not in said
    assert "；" in zh and not re.search(r"\b(?:save|open|give)\b", zh)
    assert (refused.value.code, at.line, at.column) == ("unreadable", 1, 1)


def test_every_key_has_its_case():
    assert {key for key in TABLE if key.startswith("is-")} == DOCUMENTS.keys() | OTHERS.keys()


@pytest.mark.parametrize("key", DOCUMENTS | OTHERS)
def test_a_folder_tells_of_what_may_hold_a_report(tmp_path, key):
    for name, content in (DOCUMENTS | OTHERS)[key]:
        path = tmp_path / name
        path.write_bytes(content)
        assert (passed_over(path) is None) == (key in DOCUMENTS), name
        assert passed_over(path) != "files without Chinese" or name.endswith(".url")


def test_an_archive_names_the_file_and_nothing_that_breaks_the_line():
    with pytest.raises(ParseError) as refused:
        decode(zipped("a/政府\n工作报告.docx"), "a.zip")
    assert "政府\ufffd工作报告.docx;" in str(refused.value)
    assert spoken(say("is-archive-with", name="甲.doc"), "zh").startswith("这是压缩包，里面有 甲.doc；")


def test_words_about_a_format_are_words():
    for line in ("MM和II是代号。", "{rtf}是什么。", "MIME-Version是什么。", "From: 甲\n\n各位代表", "<w:wordDocument"[:3] + "是标记。"):
        assert headings((line + "\n" + TEXT).encode()) == ["一、去年工作回顾", "二、今年工作安排"], line


def test_a_stream_is_known_by_its_entry_and_not_by_words_in_the_text():
    plain = "EncryptedPackage\0Workbook\0".encode("utf-16-le")
    with pytest.raises(ParseError, match=r"\.doc\b"):
        decode(ole("WordDocument") + plain * 9, "a.doc")


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0\0\0" * 200_000, b"PK\x03\x04" + b"PK\x01\x02" * 100_000, b"PK\x05\x06" + bytes(18), b"From:\n" * 20_000, b"<" * 1_000_000], ids=["ole", "zip", "empty", "mail", "markup"])  # fmt: skip
def test_hostile_bytes_end_in_one_line(content):
    with pytest.raises(ParseError) as refused:
        parse(decode(content, "x"))
    assert len(str(refused.value)) < 400 and "\n" not in str(refused.value)


def test_a_page_or_a_macro_file_under_another_name_is_read():
    page = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body>" + "".join(f"<p>{line}</p>" for line in TEXT.splitlines()) + "</body></html>"
    assert headings(page.encode("gb18030"), "报告.doc") == headings(docx("".join(p(line) for line in TEXT.splitlines())), "报告.docm") == ["一、去年工作回顾", "二、今年工作安排"]
