"""Whether a text is A2 enough to be asked and interpreted: short sentences, no long words."""

from __future__ import annotations

import re

WORDS_A_SENTENCE = 12  # design rules of the visual plan: 10-12 words
LETTERS_A_WORD = 14
#: terms of art and names that people must learn to know; they are explained, not replaced
TERMS_OF_ART = frozenset({"leerbaarheidstoets", "vluchtelingenwerk"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def reading_problems(text: str) -> list[str]:
    """What makes a text harder than A2 (Dutch sentences for the author); empty when nothing does."""
    problems = []
    for sentence in re.split(r"[.?!:]", text):
        words = _WORD.findall(sentence)
        if len(words) > WORDS_A_SENTENCE:
            problems.append(f"een zin van {len(words)} woorden (hoogstens {WORDS_A_SENTENCE})")
        for word in words:
            if len(word) > LETTERS_A_WORD and word.lower() not in TERMS_OF_ART:
                problems.append(f"een lang woord: {word}")
    return problems
