"""Many words and many texts → which words may stand in which text, by the words' first characters.

Guarantee to the next step: a word that a text holds is among the text's; the time grows with the texts and the words,
not with their product.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

GRAM = 3
"""Characters by which words are told apart."""


class Beginnings:
    """Words, by the characters with which they begin."""

    def __init__(self, words: Iterable[str]):
        self.places: dict[str, list[int]] = {}
        for n, word in enumerate(words):
            if word:
                self.places.setdefault(word[:GRAM], []).append(n)
        self.lengths = sorted({len(head) for head in self.places})

    def within(self, text: str) -> list[int]:
        """The numbers of the words, in order, whose first characters stand in the text."""
        found: list[int] = []
        for length in self.lengths:
            grams = {text[at : at + length] for at in range(len(text) - length + 1)}
            for head in self.places.keys() & grams:
                found += self.places[head]
        return sorted(found)


def holders(words: Sequence[str], texts: Sequence[str]) -> list[list[int]]:
    """For each word, the numbers of the texts that hold it."""
    out: list[list[int]] = [[] for _ in words]
    beginnings = Beginnings(words)
    for k, text in enumerate(texts):
        for n in beginnings.within(text):
            if words[n] in text:
                out[n].append(k)
    return out
