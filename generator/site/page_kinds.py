"""The kinds of pages that a report has, in the order of the pages. A new kind is its module, and a line here."""

from generator.site.check_page import CHECK
from generator.site.cover_page import COVER
from generator.site.data_page import DATA
from generator.site.note_pages import NOTE, NOTES
from generator.site.text_pages import FULL, PART, SECTION

KINDS = (COVER, PART, SECTION, NOTES, NOTE, FULL, CHECK, DATA)
