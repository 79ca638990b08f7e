"""The lengths and counts by which lines are judged, in one place, each with where it comes from.

Lengths are characters without white space unless said otherwise. "Read" means measured on 860 files, with what
recognition made of them; a limit stands well clear of the longest one read, since what it keeps out is several times as
long.
"""

from __future__ import annotations

# the head
SALUTATION = 24
"""Of 845 salutations read the longest has 9; a sentence that begins with 各位代表 has more than 30."""
MEETING = 90
"""Of 738 lines with meeting or date the longest has 44, with the speaker in it; the web's run title, date and name
together."""
AFTER_MEETING = 24
"""What may follow the meeting on its line: an office and a name (the longest read has 19)."""
SPEAKER = 44
"""The longest read has 19; several offices of one person may stand before the name."""
DATE = 16
"""二〇三一年十二月二十一日 has 12, brackets aside."""
LABEL = 6
"""A shorter line without a full stop is a menu's word, or a name."""
BEFORE_SALUTATION = 4
"""Paragraphs of prose before the first salutation: an editor's note has fewer, a report without salutation more."""

# lines and joining
SIGN_OR_ADVERT = 60
"""Characters at a line's end in which an advert or signature begins, if it has one."""
REGULAR = 20
"""Spaces from which they can be told to come as regularly as line ends do."""
TITLE = 16
"""Of a title that always begins a passage of its own; half of the titles read have 6, 政府工作报告."""
NARROW, WIDE = 15, 60
"""Full-width characters of a line that is broken by hand: from a newspaper's column to a page set small."""
LINES = 12
"""Lines from which a width can be told."""
PARAGRAPHS = 8
"""Paragraphs from which a file's habit can be told: of indenting, or of parting with empty lines."""
LINK = 10
"""A link that was torn out of its sentence is a word, not a clause."""
HEADING_LINE = 60
"""Of 8,466 headings on lines of their own 999 in 1,000 have at most 54."""
CLAUSE = 24
"""Shorter than any paragraph, longer than most headings (half of them have at most 19)."""
SENTENCE = 20
"""A shorter line may be a cell or a label, whatever it ends with."""
LONG_SENTENCE = 70
"""A line of this length with a comma is running text, even without a stop."""

# set aside
PAGE_NUMBER = 14
"""第100页,共100页 has 11."""
HEADER = 90
"""A collector's `题目：…` or address; a report's first sentence is longer."""
SUMMARY = 60
"""A summary that is cut with dots repeats at least a sentence of the opening."""
REPEATED = 12
"""A shorter line, such as a salutation, may well come twice."""
COLOPHON = 160
"""The longest line of rights or addresses of a page."""

# notes and attachments
NOTES_HEADING = 40
"""《…政府工作报告》有关名词解释 has 24 with a city's name."""
NAME_OF_ATTACHMENT = 30
"""A numbered line of this length is more than the name of an attachment."""
PARAGRAPH = 60
"""After a page's furniture only a longer line goes on with the report: 9 of 10 paragraphs have 85 and more."""
TITLE_AGAIN = 20
"""政府工作报告 with a year and a place."""

# headings
GAP_AT = 40
"""A heading that a space parts from its text ends before this."""
COLON_AT = 24
"""A colon further on introduces what is quoted or listed, and ends no heading."""
TOPIC_AT = 36
"""A chief heading whose stop is lost ends with its topic before this."""
LEAD = 40
"""A sentence on a line of its own that names what follows is as short as a heading."""
NAMED = 50
"""The paragraph that such a sentence names is longer."""
