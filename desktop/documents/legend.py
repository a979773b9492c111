"""What each picture and sign on the papers means: shown large, with the person's own words beside it.

Only what this person's papers really have: no jars without the Z-route, no stamp on a plan that holds. What
stands here are the same shapes as on the papers, so that they are recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.documents.blocks import (
    CalendarLeaf,
    Clock,
    Direction,
    Line,
    PaperSheet,
    Part,
    Picture,
    PictureWords,
    Prose,
    Role,
    Said,
    SheetSection,
    Shown,
    Stamp,
    Twin,
    WeekDays,
)
from desktop.documents.plan_shown import leaf, next_talk, week_days
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

    def said(key: str, role: Role = Role.SENTENCE) -> Said:
        own = words.say(key, language, role)
        if language == DUTCH or own.language == DUTCH:
            return (own,)
        return own, words.say(key, DUTCH, _BENEATH[role])

    blocks = tuple(PictureWords(words.picture(draft.number), said(draft.title_key)) for draft in drafts)
    signs = tuple(
        PictureWords(shown, said(key))
        for key, shown in _signs(drafts, head, words, texts, language, direction)
    )
    intro: tuple[Part, ...] = (Prose(said("legend.intro")),)
    return PaperSheet(
        language=language,
        direction=direction,
        title=said("legend.title", Role.TITLE),
        sections=(SheetSection((), (*intro, *blocks)), SheetSection((), signs)),
        foot=said("legend.ask", Role.FOOT),
        check_lines=words.check_lines(),  # last: by now every text was asked for
        pack=pack.name,
        document_title=DOCUMENT_TEXTS["legend.title"],
    )


_BENEATH = {
    Role.TITLE: Role.SUBTITLE,
    Role.SENTENCE: Role.SENTENCE_DUTCH,
    Role.FOOT: Role.FOOT_DUTCH,
}


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
    yield "legend.leaf", _leaf(day, texts, language, direction)
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


def _leaf(day: date, texts: PaperTexts, language: str, direction: Direction) -> CalendarLeaf:
    return leaf(day, "", texts, language, direction, is_small=True)


def _word(words: PlanWords, language: str) -> Twin:
    dutch = words.say("paper.stamp", DUTCH, Role.LABEL_DUTCH)
    capitals = Line(dutch.text.upper(), DUTCH, Direction.LTR, Role.LABEL_DUTCH)
    own = words.say("paper.stamp", language, Role.LABEL)
    return Twin(capitals if own.language == DUTCH else own, capitals)


def _drawn(key: str) -> Picture:
    """A sign that its words name: nothing to be read aloud."""
    return Picture(key, Line("", DUTCH, Direction.LTR, Role.LABEL))
