"""What each picture and sign on the papers means: shown large, with the person's own words beside it.

Only what this person's papers really have: no jars without the Z-route, no stamp on a plan that holds. What
stands here are the same shapes as on the papers, so that they are recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.documents.blocks import (
    Clock,
    Direction,
    Line,
    PaperSheet,
    Part,
    Picture,
    PictureWords,
    Prose,
    Role,
    SheetSection,
    Shown,
    Stamp,
    Twin,
    WeekDays,
)
from desktop.documents.plan_shown import SILENT, leaf, next_talk, week_days
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.documents.visual_pip import DUTCH, PaperHead, PaperTexts, PlanWords
from desktop.domain.plan_lines import PlanBlockDraft
from forms.model import FormPack

#: shown where there is no talk yet
EXAMPLE_TIME = "10:00"


def legend(
    drafts: Sequence[PlanBlockDraft], head: PaperHead, language: str, texts: PaperTexts, pack: FormPack
) -> PaperSheet:
    """The sheet in `language` with Dutch beneath: first the eight blocks, then the signs. Pure."""
    words = PlanWords(head, texts.language(language), texts, pack)
    direction = Direction(texts.language(language).direction)

    blocks = tuple(PictureWords(words.picture(draft.number), words.once(draft.title_key)) for draft in drafts)
    signs = tuple(
        PictureWords(shown, words.once(key))
        for key, shown in _signs(drafts, head, words, texts, language, direction)
    )
    intro: tuple[Part, ...] = (Prose(words.once("legend.intro")),)
    return PaperSheet(
        language=language,
        direction=direction,
        title=words.once("legend.title", Role.TITLE),
        sections=(SheetSection((), (*intro, *blocks)), SheetSection((), signs)),
        foot=words.once("legend.ask", Role.FOOT),
        check_lines=words.check_lines(),  # last: by now every text was asked for
        pack=pack.name,
        document_title=DOCUMENT_TEXTS["legend.title"],
    )


def _signs(
    drafts: Sequence[PlanBlockDraft],
    head: PaperHead,
    words: PlanWords,
    texts: PaperTexts,
    language: str,
    direction: Direction,
) -> Iterator[tuple[str, Shown]]:
    """Text key and what it is about, in the order in which somebody meets them."""
    jars = [jar for draft in drafts for jar in draft.jars]
    talk = next((found for draft in drafts if (found := next_talk(draft.lines))), None)
    day, time = talk or (head.made_on, EXAMPLE_TIME)
    yield "legend.day", _one_day(drafts, texts, language, direction)
    if jars:
        yield "legend.jar", words.jar(jars[0])
    yield "legend.leaf", leaf(day, "", texts, language, direction, is_small=True)
    yield "legend.clock", Clock(time)
    yield "legend.place", _drawn("place-pin")
    yield "legend.who", _drawn("badge-person")
    if language != DUTCH:
        yield "legend.tolk", _drawn("interpreter")
    yield "legend.bring", _drawn("bag")
    yield "legend.call", _drawn("phone-receiver")
    yield "legend.code", _drawn("code-square")
    yield "legend.tick", _drawn("tick-box")
    if not head.is_established:
        yield "legend.stamp", Stamp(_word(words, language))


def _one_day(
    drafts: Sequence[PlanBlockDraft], texts: PaperTexts, language: str, direction: Direction
) -> WeekDays:
    """A day with a tick: the first of the lessons, else a Monday."""
    chosen = next((draft.lesson_days[0] for draft in drafts if draft.lesson_days), 0)
    every = week_days((chosen,), texts, language, direction)
    return WeekDays((every.days[chosen],), frozenset({0}))


def _word(words: PlanWords, language: str) -> Twin:
    dutch = words.say("paper.stamp", DUTCH, Role.LABEL_DUTCH)
    capitals = Line(dutch.text.upper(), DUTCH, Direction.LTR, Role.LABEL_DUTCH)
    own = words.say("paper.stamp", language, Role.LABEL)
    return Twin(capitals if own.language == DUTCH else own, capitals)


def _drawn(key: str) -> Picture:
    """A sign that its words name: nothing to be read aloud."""
    return Picture(key, SILENT)
