"""What the paper says when it is read back: the source order, in both judges' eyes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.documents.blocks import Direction, Line, Role, VisualPip
from desktop.pdf.writer import PaperRoom
from tests.pdf.reading import needs_poppler, plain, poppler_text, tags
from tests.pdf.samples import ALL, ARABIC, TIGRINYA, TURKISH, Texts, dutch, plan

SENTENCES = [
    (ARABIC, "تتعلّم الهولندية حتى المستوى \u2068B1\u2069. لديك 3 سنوات (من 2026 إلى 2029)."),
    (ARABIC, "اللغة التي تفضلها؟ المستوى \u2068B1\u2069 في 12 لا إله"),
    # one paragraph with a phone number, a date and an address
    (
        ARABIC,
        "الهاتف: \u2068088 000 00 00\u2069، الموعد: \u206812-8-2026\u2069، "
        "العنوان: \u2066De Brug, Kerkstraat 5\u2069.",
    ),
    (ARABIC, "مُدَرِّسَةٌ جَيِّدَةٌ جِدًّا فِي «المَدْرَسَةِ» [رقم 4]."),
    (ARABIC, "الدروس: الاثنين والثلاثاء والخميس، من 9 إلى 12، ثم امتحان في البلدية بعد ثلاثة أشهر."),
    (replace(ARABIC, language="fa"), "می‌خواهم ۳ سال درس بخوانم؛ سطح \u2068B1\u2069، (کلاس ۴)."),
    (TIGRINYA, "ቋንቋ ሆላንድ ክሳብ ደረጃ \u2068B1\u2069 ትመሃሩ። ‘መካይን ክዕርይ ይኽእል’፣ 40 ሰዓት (3 ዓመት)።"),
    (TURKISH, "Ilık, ıssız sınıfta İlk adım: ağabeyiniz Iğdır’dan gelir mi? Şöför çıktı."),
    (replace(TURKISH, language="nl"), "‘Koken voor veel mensen’: één dag, twee uur, coöperatie (3 jaar)."),
]  # fmt: skip


def page_of(texts: Texts, sentence: str) -> VisualPip:
    """A page with one wide block that holds one sentence."""
    page = plan(texts)
    line = Line(sentence, texts.language, texts.direction, Role.SENTENCE)
    return replace(page, blocks=(replace(page.blocks[0], is_wide=True, own=(line,), dutch=()),))


@needs_poppler
@pytest.mark.parametrize(("texts", "sentence"), SENTENCES)
def test_pdftotext_returns_the_source_order(room: PaperRoom, texts: Texts, sentence: str) -> None:
    assert plain(sentence) in plain(poppler_text(room.visual_pip(page_of(texts, sentence))))


@pytest.mark.parametrize(("texts", "sentence"), SENTENCES)
def test_the_structure_returns_the_source_letter_by_letter(
    room: PaperRoom, texts: Texts, sentence: str
) -> None:
    found = tags(room.visual_pip(page_of(texts, sentence)))
    assert plain(sentence) in [plain(tag.text) for tag in found if tag.kind == "P"]


@needs_poppler
@pytest.mark.parametrize("texts", ALL)
def test_pdftotext_finds_every_line_of_a_whole_plan(room: PaperRoom, texts: Texts) -> None:
    """Also on the Arabic page, where Dutch letters are the majority."""
    read = plain(poppler_text(room.visual_pip(plan(texts))))
    for text in (
        texts.title,
        *texts.titles,
        *texts.stones,
        *texts.days,
        texts.foot,
        "CONCEPT",
        "088 000 00 00",
    ):
        assert plain(text) in read


@pytest.mark.parametrize("texts", ALL)
def test_every_sentence_of_a_whole_plan_is_a_paragraph_in_its_own_language(
    room: PaperRoom, texts: Texts
) -> None:
    page = plan(texts)
    found = {
        (tag.language, plain(tag.text)) for tag in tags(room.visual_pip(page)) if tag.kind in {"P", "H1"}
    }
    lines = [line for block in page.blocks for line in (*block.own, *block.dutch)]
    lines += [page.title.own, page.subtitle, *page.stamp, page.foot.own, page.foot.dutch, *page.check_lines]
    for line in lines:
        assert (line.language, plain(line.text)) in found


def test_isolates_and_silent_glyphs_leave_nothing_behind(room: PaperRoom) -> None:
    page = plan(ARABIC)
    sentence = Line("هذا \u2068B1\u2069\u200f.", "ar", Direction.RTL, Role.SENTENCE)
    quiet = replace(
        page, blocks=(replace(page.blocks[0], own=(sentence, dutch("\u2068\u2069", Role.SENTENCE))),)
    )
    everything = "".join(tag.text for tag in tags(room.visual_pip(quiet)))
    assert not set(everything) & set("\u2066\u2067\u2068\u2069\u200b\u200c")
