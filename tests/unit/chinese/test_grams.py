"""The index of words finds what a search word by word finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.chinese.substrings import Beginnings, holders

WORDS = st.lists(st.text("甲乙丙", max_size=5), max_size=8)
TEXTS = st.lists(st.text("甲乙丙丁", max_size=30), max_size=6)


@settings(derandomize=True, deadline=None)
@given(WORDS, TEXTS)
def test_every_text_that_holds_a_word_is_found(words, texts):
    assert holders(words, texts) == [[k for k, text in enumerate(texts) if word and word in text] for word in words]


@settings(derandomize=True, deadline=None)
@given(WORDS, st.text("甲乙丙丁", max_size=30))
def test_words_come_in_their_order_and_none_is_missed(words, text):
    found = Beginnings(words).within(text)
    assert found == sorted(set(found))
    assert {n for n, word in enumerate(words) if word and word in text} <= set(found)
