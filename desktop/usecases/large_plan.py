"""The plan on the screen for the camera of the person's own telephone, where there is no printer."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.papers import Paper
from desktop.usecases.ports import Desk, Language, Spoken
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import DUTCH

#: the papers that are the plan itself: the words on the screen speak of 'your plan'
SHOWN_LARGE = frozenset({PaperKind.VISUAL, PaperKind.CARDS, PaperKind.BOOKLET})
#: sharper than any screen shows it
LARGE_DPI = 216


@dataclass(frozen=True, slots=True)
class LargeWords:
    """What stands beside the page, in the language of the paper with Dutch; `parts`: one for each page."""

    language: Language
    line: Spoken
    line_dutch: str
    parts: tuple[tuple[Spoken, str], ...]
    back: Spoken
    on: Spoken


def large_words(desk: Desk, language: str, pages: int) -> LargeWords:
    """The words for so many pages. Writes nothing."""

    def say(key: str, code: str, **values: str) -> Spoken:
        return desk.texts.say(UI_DOMAIN, key, SPOKEN_TEXTS[key], code, **values)

    def part(number: int) -> tuple[Spoken, str]:
        own, dutch = (
            say(
                "client.photo_card",
                code,
                nummer=desk.texts.number_words(number, code),
                aantal=desk.texts.number_words(pages, code),
            )
            for code in (language, DUTCH)
        )
        return own, dutch.text

    return LargeWords(
        language=desk.texts.language(language),
        line=say("client.photo", language),
        line_dutch=say("client.photo", DUTCH).text,
        parts=tuple(part(number) for number in range(1, pages + 1)),
        back=say("client.previous_part", language),
        on=say("client.next_part", language),
    )


def note_shown(desk: Desk, paper: Paper) -> None:
    """An audit line: this paper was shown for a camera, which takes it along as printing does."""
    with desk.unit_of_work() as work:
        work.audit.note("paper.shown", paper.id, "ok")
        work.commit()
