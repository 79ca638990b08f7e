import pytest

from generator.chinese.pinyin import POLYPHONES, READINGS, sort_key, syllables
from tests.tools.make_pinyin import table


@pytest.mark.parametrize(
    ("words", "reading"),
    [
        ("行政执法", "xíng zhèng zhí fǎ"),
        ("四重并举", "sì chóng bìng jǔ"),
        ("链长制", "liàn zhǎng zhì"),
        ("三重一大", "sān zhòng yī dà"),
        ("1+N园区", "1+n yuán qū"),
        ("银行行长", "yín háng háng zhǎng"),
        ("", ""),
    ],
)
def test_words_are_read_as_they_are_said(words, reading):
    assert " ".join(syllables(words)) == reading


def test_tones_do_not_sort_and_umlauts_follow_u():
    words = sorted(["绿", "路", "率先", "鲁"], key=lambda w: sort_key(syllables(w)))
    assert words == ["路", "鲁", "绿", "率先"]


def test_the_table_is_the_librarys():
    assert READINGS.read_text(encoding="utf-8") == table(), "run python -m tests.tools.make_pinyin"


def test_each_polyphone_has_a_syllable_a_character():
    for line in POLYPHONES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, *readings = line.split()
            assert len(word) == len(readings), line
