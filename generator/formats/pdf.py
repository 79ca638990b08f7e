"""A PDF's text layer → text: its lines as they are set, a form feed before each page but the first.

Guarantee: a file without text, or one that is locked or damaged, raises `Unreadable` with what to do.
"""

from __future__ import annotations

from io import BytesIO

from generator.recognise.evidence import Gathered, Unreadable

MAX_PAGES = 500
CHARACTERS_A_PAGE = 20
"""Fewer on average means pictures of pages."""


def from_pdf(content: bytes) -> Gathered:
    """Gather the text of a PDF. Raises Unreadable."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the PDF is locked with a password; save it without one")
        if len(reader.pages) > MAX_PAGES:
            raise Unreadable(f"the PDF has more than {MAX_PAGES} pages; give the report alone")
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError, NotImplementedError) as error:
        raise Unreadable(f"the PDF is damaged ({type(error).__name__}); print it to a new PDF, or save the report as text") from error
    if sum(len(page.strip()) for page in pages) < CHARACTERS_A_PAGE * max(1, len(pages)):
        raise Unreadable("the PDF is a scan without text; run OCR (文字识别) over it first, and check its result against the print")
    out = Gathered()
    for number, page in enumerate(pages):
        out.add(("\n\f" if number else "") + page)
    return out
