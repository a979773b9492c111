"""The plan drawn on its one page: lines give way where a language needs more room than there is."""

from __future__ import annotations

from bisect import bisect_left

from desktop.documents.blocks import VisualPip
from desktop.documents.visual_pip import PaperHead, visual_pip
from desktop.domain.plan_lines import PlanBlockDraft
from desktop.domain.plan_page import first_to_go, most_fewer, strengths_on
from desktop.usecases.plan_draft import draft
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from forms.model import FormPack


def draw_plan(
    desk: Desk, drafts: tuple[PlanBlockDraft, ...], head: PaperHead, language: str, pack: FormPack
) -> bytes:
    """The PDF, with as many lines as fit one page; on two only where even the fewest do not fit one.

    A calm page goes before lines that nobody chose, agreed or said; a full one before the others. Hours are
    drawn as jars, and told in sentences only where the drawing would take the page to a second sheet; what
    somebody is good at goes from the page after that. On two there is room again: there as many lines as
    those hold.

    Runs off the store thread. Trouble GLYPH_MISSING, PAPER_FAILED.
    """

    def page(fewer: int, has_jars: bool) -> VisualPip:
        return visual_pip(drafts, head, language, desk.texts, pack, fewer, has_jars)

    def fewest(sheets: int, has_jars: bool, most: int, is_calm: bool = False) -> int | None:
        """How many lines give way so that it fits, `most` at most; None where that is not enough."""
        # one line less is never longer: the first number that fits is sought by halves
        numbers = range(most + 1)
        found = bisect_left(
            numbers, True, key=lambda n: desk.papers.plan_sheets(page(n, has_jars), is_calm) <= sheets
        )
        return found if found in numbers else None

    has_jars = any(block.jars for block in drafts)
    strengths = strengths_on(drafts)
    ways = [(1, True, first_to_go(drafts), True)]
    for kept in (strengths, 0) if strengths else (0,):
        ways += [(1, jars, most_fewer(drafts, jars) - kept, False) for jars in (True, False)[: 1 + has_jars]]
    ways.append((2, True, most_fewer(drafts), False))
    for sheets, jars, most, is_calm in ways:
        fewer = fewest(sheets, jars, most, is_calm)
        if fewer is not None:
            return desk.papers.visual_pip(page(fewer, jars))
    return desk.papers.visual_pip(page(most_fewer(drafts), True))


def roomy_plan(desk: Desk, talk: Talk, head: PaperHead, language: str) -> VisualPip:
    """The plan for shapes with more room than one page: no line gives way."""
    return visual_pip(draft(desk, talk), head, language, desk.texts, talk.pack, 0)
