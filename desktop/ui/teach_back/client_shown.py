"""The allow-list of what the person sees while telling the plan back. Pure; no Qt.

A picture, the title of the block and one question; the plain words only while it is explained. No outcome, no
name, no Dutch beside the own language.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.ui.interview.pointing import spoken_run
from desktop.ui.widgets.runs import RunText
from desktop.usecases.checked_texts import has_unchecked
from desktop.usecases.ports import Spoken
from desktop.usecases.teach_back import TeachBack


@dataclass(frozen=True, slots=True)
class TeachBackClientShown:
    """All that can be in the window."""

    number: int
    local_number: str
    title: RunText
    picture: str
    ask: RunText
    tell: RunText
    lines: tuple[RunText, ...]  # empty while the person tells
    rtl: bool
    place: int
    of: int
    not_checked: RunText = RunText("")


def client_shown(shown: TeachBack, number: int, explains: bool) -> TeachBackClientShown:
    """Block `number`; with its plain words when it is being explained."""
    numbers = [block.number for block in shown.blocks]
    block = shown.blocks[numbers.index(number)]
    language = shown.language
    return TeachBackClientShown(
        number=number,
        local_number=block.local_number,
        title=spoken_run(block.own_title, language),
        picture=block.picture,
        ask=spoken_run(shown.explaining if explains else block.own_ask, language),
        tell=spoken_run(shown.telling, language),
        lines=tuple(spoken_run(line, language) for line in block.own) if explains else (),
        rtl=language.direction == "rtl",
        place=numbers.index(number) + 1,
        of=len(numbers),
        not_checked=_unseen(shown, (block.own_title, block.own_ask, *block.own)),
    )


def _unseen(shown: TeachBack, texts: tuple[Spoken, ...]) -> RunText:
    if shown.not_checked is None or not has_unchecked(texts):
        return RunText("")
    return spoken_run(shown.not_checked, shown.language)
