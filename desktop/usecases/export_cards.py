"""The plan as pictures, one for each block, to send to the person's own telephone.

Sending is done by a person outside this program; taking the pictures out of the safe is an act with a reason,
like every export.
"""

from __future__ import annotations

from pathlib import Path

from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.papers import Paper
from desktop.usecases.ports import Desk
from desktop.usecases.taking_out import export_reason, keep_export, remind_to_wipe

#: a card is five inches wide in its file: 1080 dots, what a telephone shows without scaling
CARD_DPI = 216


def card_names(paper: Paper) -> tuple[str, ...]:
    """'plan-versie-2-ar-4.png' for the fourth card: never the name of a person."""
    return tuple(
        f"plan-versie-{paper.version}-{paper.language}-{number}.png" for number in range(1, paper.pages + 1)
    )


def export_cards(desk: Desk, paper: Paper, folder: Path, reason: str) -> tuple[Path, ...]:
    """Write every card of a paper of the kind CARDS as a PNG in `folder`: new files only, 0600, all or none.

    Nothing is in the files but the picture; the same paper gives the same bytes. The reason is kept in the
    dossier and the act in the audit, both before the files are there. Runs off the store thread. Refusal
    REASON_MISSING, EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like, PAPER_FAILED; ValueError for
    another kind.
    """
    if paper.kind != PaperKind.CARDS:
        raise ValueError("cards wanted")
    why = export_reason(reason)
    pages = desk.papers.page_images(paper.pdf, CARD_DPI)
    files = {
        folder / name: desk.papers.png(page) for name, page in zip(card_names(paper), pages, strict=True)
    }
    desk.on_store(lambda: _begin(desk, paper, why))
    result = "failed"
    try:
        desk.exports.write_all_new(files)
        result = "ok"
    finally:
        desk.on_store(lambda: _note(desk, paper, result))
    desk.on_store(lambda: remind_to_wipe(desk, paper.dossier, paper.name))
    return tuple(files)


def _begin(desk: Desk, paper: Paper, why: str) -> None:
    with desk.unit_of_work() as work:
        keep_export(desk, work, paper.dossier, {"paper": paper.id, "as": "png", "reason": why})
        work.audit.note("paper.export", paper.id, "begun")
        work.commit()


def _note(desk: Desk, paper: Paper, result: str) -> None:
    with desk.unit_of_work() as work:
        work.audit.note("paper.export", paper.id, result)
        work.commit()
