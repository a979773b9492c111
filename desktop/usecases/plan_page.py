"""The plan drawn on its one page: with fewer lines a block where a language needs more room than there is."""

from __future__ import annotations

from desktop.documents.visual_pip import PaperHead, visual_pip
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.plan_lines import PlanBlockDraft
from desktop.domain.plan_page import LEAST_ROOM, ROOM
from desktop.usecases.ports import Desk
from forms.model import FormPack


def draw_plan(
    desk: Desk, drafts: tuple[PlanBlockDraft, ...], head: PaperHead, language: str, pack: FormPack
) -> bytes:
    """The PDF. On two pages only where even the shortest blocks do not fit one.

    Runs off the store thread. Trouble GLYPH_MISSING, PAPER_FAILED.
    """
    for room in range(ROOM, LEAST_ROOM, -1):
        page = visual_pip(drafts, head, language, desk.texts, pack, room)
        try:
            pdf = desk.papers.visual_pip(page)
        except Trouble as trouble:
            if trouble.code is not TroubleCode.PAPER_FAILED:
                raise
            continue  # higher than a page: the next try is shorter
        if desk.papers.page_count(pdf) == 1:
            return pdf
    return desk.papers.visual_pip(visual_pip(drafts, head, language, desk.texts, pack, LEAST_ROOM))
