"""Setting paragraphs: levels, breaks, order, and that nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.blocks import Direction
from desktop.pdf.bidi_text import Paragraph, Setter, TextLine
from desktop.pdf.fonts import FontShelf
from resources.paths import fonts_folder

LTR, RTL = Direction.LTR, Direction.RTL
SETTER = Setter(FontShelf.open(fonts_folder()))
MIXED = st.text(alphabet="abcé ıİ-09.,:()«»+/ابتجدلسّعةء٣؟،ሰላምትግ።፣\u2066\u2068\u2069", min_size=1, max_size=60)


def seen(line: TextLine) -> str:
    """The characters from left to right, as the eye meets them."""
    return "".join(cluster.text for run in line.runs for cluster in run.clusters)


def lines(text: str, language: str, direction: Direction, width: float = 1e9) -> tuple[TextLine, ...]:
    return SETTER.lines(Paragraph(text, language, direction), width)


def test_letters_of_arabic_run_from_right_to_left() -> None:
    assert seen(lines("باب دار", "ar", RTL)[0]) == "راد باب"


def test_b1_and_its_full_stop_keep_their_places_in_arabic() -> None:
    assert seen(lines("مستوى \u2068B1\u2069.", "ar", RTL)[0]) == ".B1 ىوتسم"


def test_an_isolated_date_keeps_its_order_in_arabic() -> None:
    assert seen(lines("في \u206812-8-2026\u2069", "ar", RTL)[0]) == "12-8-2026 يف"


def test_an_isolated_phone_number_keeps_its_order_in_arabic() -> None:
    assert seen(lines("هاتف \u2068088 000 00 00\u2069", "ar", RTL)[0]) == "088 000 00 00 فتاه"


def test_a_dutch_name_of_a_street_stands_left_to_right_in_arabic() -> None:
    assert seen(lines("في \u2066Kerkstraat 5\u2069.", "ar", RTL)[0]) == ".Kerkstraat 5 يف"


def test_brackets_are_mirrored_in_arabic(shelf: FontShelf) -> None:
    run = lines("(دار)", "ar", RTL)[0].runs[0]
    face = shelf.of_script("Arab", 400)
    opening, closing = (face.shaper.get_nominal_glyph(ord(c)) for c in "()")
    assert (run.clusters[0].text, run.clusters[0].glyphs[0].number) == (")", opening)
    assert (run.clusters[-1].text, run.clusters[-1].glyphs[0].number) == ("(", closing)


def test_lines_are_broken_in_reading_order_before_they_are_turned() -> None:
    broken = lines("الدروس الاثنين والثلاثاء والخميس", "ar", RTL, 8000)
    assert [line.text.split()[0] for line in broken][0] == "الدروس"
    assert "".join(line.text for line in broken) == "الدروس الاثنين والثلاثاء والخميس"


def test_a_word_longer_than_the_line_is_broken_and_not_cut() -> None:
    broken = lines("Arbeidsongeschiktheidsverzekering", "nl", LTR, 5000)
    assert len(broken) > 2
    assert all(line.width <= 5000 for line in broken)
    assert "".join(line.text for line in broken) == "Arbeidsongeschiktheidsverzekering"


def test_the_space_a_line_is_broken_at_hangs_out_and_does_not_count() -> None:
    first = lines("خميس جمعة", "ar", RTL, 3000)[0]
    assert first.text.endswith(" ")
    assert first.hang_left > 0
    assert first.width == SETTER.natural_width(Paragraph("خميس", "ar", RTL))


@pytest.mark.parametrize("text", ["", "   ", "\u2068\u2069"])
def test_an_empty_text_has_no_line(text: str) -> None:
    assert lines(text, "ar", RTL) == ()


def test_the_dotless_i_of_turkish_is_a_letter_of_its_own() -> None:
    line = lines("ıi İI", "tr", LTR)[0]
    assert len({cluster.glyphs[0].number for run in line.runs for cluster in run.clusters}) == 5


@given(text=MIXED, is_rtl=st.booleans(), width=st.integers(1500, 9000))
def test_no_character_is_lost_or_doubled_by_setting(text: str, is_rtl: bool, width: int) -> None:
    broken = lines(text, "ar" if is_rtl else "nl", RTL if is_rtl else LTR, width)
    kept = "".join(line.text for line in broken)
    visible = [c for c in text if c not in "\u2066\u2068\u2069 "]
    assert [c for c in kept if c not in "\u2066\u2068\u2069 "] == visible
    drawn = sorted(c for line in broken for c in seen(line) if c != " ")
    assert drawn == sorted(visible)


@pytest.mark.parametrize("width", [2000, 5000, 8000, 1e9])
def test_lines_are_counted_as_they_will_be_made(width: float) -> None:
    for text, language, direction in (
        ("الدروس الاثنين والثلاثاء والخميس", "ar", RTL),
        ("Arbeidsongeschiktheidsverzekering, en nog wat.", "nl", LTR),
        ("", "nl", LTR),
    ):
        paragraph = Paragraph(text, language, direction)
        assert SETTER.line_count(paragraph, width) == len(SETTER.lines(paragraph, width))


def test_the_tail_of_a_pashto_letter_leaves_the_space_after_the_word_open() -> None:
    with_tail, without = (lines(f"ښاروال{end} هغه", "ps", RTL)[0] for end in ("ۍ", "ی"))
    assert with_tail.width > without.width
    drawn = [glyph for run in with_tail.runs for cluster in run.clusters for glyph in cluster.glyphs]
    tails = [
        glyph
        for run in with_tail.runs
        for cluster in run.clusters
        if "ۍ" in cluster.text
        for glyph in cluster.glyphs
    ]
    assert len(drawn) > len(tails) == 2 and all(glyph.dx >= 0 and glyph.advance > 0 for glyph in tails)


@pytest.mark.parametrize("width", range(4500, 12000, 500))
def test_a_house_number_stays_with_its_street_on_a_line_that_runs_the_other_way(width: int) -> None:
    found = lines("درس شما در \u2068Markt 4, Voorbeeldstad\u2069 است.", "prs", RTL, width)
    assert any("Markt 4," in line.text for line in found)


@pytest.mark.parametrize("width", range(6500, 14000, 500))
def test_two_names_of_one_month_stay_on_one_line(width: int) -> None:
    found = lines("آخر يوم هو \u206828 شباط/فبراير 2027\u2069.", "ar", RTL, width)
    assert any("شباط/فبراير" in line.text for line in found)


def test_a_street_too_long_for_that_is_broken_before_its_number_and_not_between_letters() -> None:
    found = lines("در \u2068Nachtegaalstraat 12\u2069 است.", "prs", RTL, 8800)
    assert [("Nachtegaalstraat" in line.text, "12" in line.text) for line in found].count((True, False)) == 1
