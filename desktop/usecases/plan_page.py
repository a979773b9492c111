"""The plan drawn on its one page: lines give way where a language needs more room than there is."""

from __future__ import annotations

from bisect import bisect_left

from desktop.documents.blocks import VisualPip
from desktop.documents.visual_pip import PaperHead, visual_pip
from desktop.domain.plan_lines import PlanBlockDraft
from desktop.domain.plan_page import most_fewer
from desktop.usecases.plan_draft import draft
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from forms.model import FormPack


def draw_plan(
    desk: Desk, drafts: tuple[PlanBlockDraft, ...], head: PaperHead, language: str, pack: FormPack
) -> bytes:
    """The PDF, with as many lines as fit one page; on two only where even the fewest do not fit one.

    On two there is room again: there as many lines as those hold.

    Runs off the store thread. Trouble GLYPH_MISSING, PAPER_FAILED.
    """

    def page(fewer: int) -> VisualPip:
        return _page(desk, drafts, head, language, pack, fewer)

    def fits(fewer: int, sheets: int) -> bool:
        return desk.papers.plan_sheets(page(fewer)) <= sheets

    # one line less is never longer: the first number that fits is sought by halves
    fewest = most_fewer(drafts)
    fewer = bisect_left(range(fewest), True, key=lambda n: fits(n, 1))
    if fewer == fewest and not fits(fewest, 1):
        fewer = bisect_left(range(fewest), True, key=lambda n: fits(n, 2))
    return desk.papers.visual_pip(page(fewer))


def roomy_plan(desk: Desk, talk: Talk, head: PaperHead, language: str) -> VisualPip:
    """The plan for shapes with more room than one page: no line gives way."""
    return _page(desk, draft(desk, talk), head, language, talk.pack, 0)


def _page(
    desk: Desk,
    drafts: tuple[PlanBlockDraft, ...],
    head: PaperHead,
    language: str,
    pack: FormPack,
    fewer: int,
) -> VisualPip:
    return visual_pip(drafts, head, language, desk.texts, pack, fewer)
