"""The plan drawn on its one page: lines give way where a language needs more room than there is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

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

    A calm page, and the code of the next talk on it, go before lines that nobody chose, agreed or said; a
    full page goes before the others. Hours are drawn as jars, and told in sentences only where the drawing
    would take the page to a second sheet; what somebody is good at goes from the page after that. On two
    there is room again: there as many lines as those hold.

    Runs off the store thread. Trouble GLYPH_MISSING, PAPER_FAILED.
    """

    tries = desk.papers.plan_tries()

    def page(fewer: int, has_jars: bool) -> VisualPip:
        return visual_pip(drafts, head, language, desk.texts, pack, fewer, has_jars)

    def fewest(way: _Way) -> int | None:
        """How many lines give way so that it fits; None where the most that may are not enough."""

        def fits(fewer: int) -> bool:
            tried = page(fewer, way.has_jars)
            tried = tried if way.has_code else replace(tried, code=None)
            return tries.plan_sheets(tried, way.is_calm) <= way.sheets

        # one line less is never longer: the first number that fits is sought by halves
        return bisect_left(range(way.most), True, key=fits) if fits(way.most) else None

    for way in _ways(drafts, head.planned is not None):
        fewer = fewest(way)
        if fewer is not None:
            return tries.visual_pip(page(fewer, way.has_jars))
    return tries.visual_pip(page(most_fewer(drafts), True))


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to bring a plan on its page: on how many sheets, and how many lines may give way for it."""

    most: int
    sheets: int = 1
    has_jars: bool = True
    is_calm: bool = False
    has_code: bool = False


def _ways(drafts: tuple[PlanBlockDraft, ...], has_code: bool) -> Iterator[_Way]:
    """In the order in which they are tried."""
    others = first_to_go(drafts)
    if has_code:
        yield _Way(others, is_calm=True, has_code=True)
    yield _Way(others, is_calm=True)
    drawn = (True, False) if any(block.jars for block in drafts) else (True,)
    strengths = strengths_on(drafts)
    for kept in (strengths, 0) if strengths else (0,):
        for has_jars in drawn:
            yield _Way(most_fewer(drafts, has_jars) - kept, has_jars=has_jars)
    yield _Way(most_fewer(drafts), sheets=2)


def roomy_plan(desk: Desk, talk: Talk, head: PaperHead, language: str) -> VisualPip:
    """The plan for shapes with more room than one page: no line gives way."""
    return visual_pip(draft(desk, talk), head, language, desk.texts, talk.pack, 0)
