"""Made-up paragraphs for Hypothesis: any text that can be drawn, and what people write in two directions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from desktop.documents.blocks import Direction
from desktop.pdf.fonts import FontShelf
from resources.paths import fonts_folder

LETTERS = {
    Direction.RTL: ("ابتجدلسعةءأإؤئىيهنمكقفغ", "پچژگکیۀآابدل", "ټډړښږګڼېځڅۍ", "ڕڵێۆەھیگ"),
    Direction.LTR: ("abceIéBzij", "ıİşğŞçö", "абвгдёЖїєґі", "ሰላምትግኣዘፍ", "êîûŞwx"),
}
MARKS = {Direction.RTL: "\u064b\u064e\u0650\u0651\u0652", Direction.LTR: "\u0301\u0308"}
DIGITS = {
    Direction.RTL: ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"),
    Direction.LTR: ("0123456789",),
}
SIGNS = (",", ".", ":", "!", ";", "…", "?")
BRACKETS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"), ("‘", "’"))
STEERING = "\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"


@cache
def _drawn() -> Sequence[str]:
    """Every character that a font of the house has."""
    faces = FontShelf.open(fonts_folder()).faces.values()
    return sorted({chr(point) for face in faces for point in face.characters if point >= 0x20})


def anything() -> st.SearchStrategy[str]:
    """Any characters that can be drawn, in any order: scripts, marks, digits, brackets, steering marks."""
    usual = "".join(
        (*LETTERS[Direction.RTL], *LETTERS[Direction.LTR], *MARKS.values(), *DIGITS[Direction.RTL])
    )
    one = st.sampled_from(f"{usual}{STEERING}()[]«»-/.,  ") | st.sampled_from(_drawn())
    return st.text(one, min_size=1, max_size=60)


@st.composite
def written(draw: st.DrawFn, direction: Direction) -> str:
    """Words of one direction, with names, numbers, dates and amounts of the other as our texts hold them.

    What is put in stands in an isolate, as the documents room does it, and runs one way itself.
    """
    return " ".join([draw(_word(direction)), *draw(st.lists(_part(direction), min_size=1, max_size=8))])


@st.composite
def _part(draw: st.DrawFn, direction: Direction) -> str:
    other = Direction.LTR if direction is Direction.RTL else Direction.RTL
    word = _word(direction)
    match draw(st.integers(0, 6)):
        case 0:
            part = draw(_number(direction))
        case 1:
            part = f"\u2068{draw(_number(direction))}\u2069"
        case 2 | 3:
            part = f"\u2068{' '.join(draw(st.lists(_word(other), min_size=1, max_size=3)))}\u2069"
        case 4:
            opening, closing = draw(st.sampled_from(BRACKETS))
            part = f"{opening}{draw(word)} {draw(word | _number(direction))}{closing}"
        case _:
            part = draw(word)
    return part + draw(st.sampled_from(("", "", "", *SIGNS)))


@st.composite
def _word(draw: st.DrawFn, direction: Direction) -> str:
    letters = draw(st.sampled_from(LETTERS[direction]))
    marks = MARKS[direction] if letters in (LETTERS[Direction.RTL][0], LETTERS[Direction.LTR][0]) else ""
    first = draw(st.text(letters, min_size=1, max_size=2))
    return first + draw(st.text(letters + marks, min_size=1, max_size=7))


@st.composite
def _number(draw: st.DrawFn, direction: Direction) -> str:
    digits = draw(st.sampled_from(DIGITS[direction]))

    def some(count: int) -> str:
        return draw(st.text(digits, min_size=count, max_size=count))

    written_as = [some(1), some(4), f"{some(2)}-{some(1)}-{some(4)}", f"{some(1)}:{some(2)}", f"{some(2)}%",
                  f"€ {some(3)},{some(2)}", f"{some(1)}/{some(1)}"]  # fmt: skip
    if "0" in digits:  # groups of Arabic digits change places by rule N1 of Unicode: nobody writes them
        written_as.append(f"+{some(2)} {some(3)}")
    return draw(st.sampled_from(written_as))
