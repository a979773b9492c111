"""The growing plan beside the talk and on the plan board: blocks, lines, what is new, what is waited for."""

from __future__ import annotations

from collections.abc import Collection

from desktop.domain.plan_lines import BlockStatus, PlanBlockDraft
from desktop.domain.wording import nl
from desktop.usecases.interview.shown import PlanBlockShown, PlanLineShown
from desktop.usecases.plan_draft import in_dutch
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk

#: pictures of `resources/pictures`, block 1 to 8
PICTURES = (
    "theme-person",
    "goal",
    "road-open",
    "dutch-lesson",
    "theme-work",
    "home-together",
    "explain-paper",
    "calendar-day",
)
#: an empty block waits for this theme; block 3 waits for the choice of the route, block 8 for the end
BLOCK_WORDS = {BlockStatus.LEEG: nl("leeg"), BlockStatus.DEELS: nl("deels"), BlockStatus.KLAAR: nl("klaar")}
_WAITS_FOR_THEME = {1: 1, 2: 15, 4: 3, 5: 6, 6: 7, 7: 1}

LineWords = tuple[int, str]


def plan_shown(
    desk: Desk, talk: Talk, drafts: tuple[PlanBlockDraft, ...], fresh: Collection[LineWords] = ()
) -> tuple[PlanBlockShown, ...]:
    """The eight blocks in words. `fresh`: the lines to mark as new."""
    numbers = {question.id: question.number for question in talk.pack.questions}
    shown = []
    for draft in drafts:
        lines = []
        for line in draft.lines:
            text = in_dutch(desk, talk.pack, line)
            if text is None:
                continue
            question = line.from_question if line.from_question in numbers else None
            lines.append(
                PlanLineShown(
                    text=text,
                    from_number=numbers[question] if question else "",
                    from_question=question or "",
                    is_new=(draft.number, text) in fresh,
                )
            )
        shown.append(
            PlanBlockShown(
                number=draft.number,
                title=draft.title_dutch,
                picture=PICTURES[draft.number - 1],
                status=BLOCK_WORDS[draft.status],
                lines=tuple(lines),
                waits_for=waits_for(talk, draft) if draft.status is BlockStatus.LEEG else "",
            )
        )
    return tuple(shown)


def lines_of(desk: Desk, talk: Talk, drafts: tuple[PlanBlockDraft, ...]) -> frozenset[LineWords]:
    """The lines by block, to see afterwards which are new."""
    return frozenset(
        (draft.number, text)
        for draft in drafts
        for line in draft.lines
        if (text := in_dutch(desk, talk.pack, line)) is not None
    )


def waits_for(talk: Talk, draft: PlanBlockDraft) -> str:
    """What an empty block waits for, in words."""
    if draft.number == 3:
        return nl("wacht op de keuze van de leerroute")
    if draft.number == 8:
        return nl("aan het einde")
    theme = _WAITS_FOR_THEME[draft.number]
    asked = {section.number for section in talk.pack.sections if section.questions}
    return nl("wacht op thema {theme}", theme=theme) if theme in asked else nl("wacht op het gesprek")
