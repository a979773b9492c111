"""The paper for the tolk: made offline from a language and a length; nothing of a dossier is on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.documents.tolk_brief import BriefHead, tolk_brief
from desktop.domain.ids import DossierId
from desktop.usecases.house_dress import dressed, house_dress
from desktop.usecases.language_paper import refuse_paper_in
from desktop.usecases.ports import Desk, Language, PageImage
from desktop.usecases.taking_out import export_reason, keep_export, write_outside
from desktop.usecases.talk import load_talk, talk_language

__all__ = ["Brief", "BriefAsked", "export_brief", "make_brief", "note_brief_printed", "preview_brief"]

#: how long a talk with a tolk is planned to take, in minutes, to choose from
LENGTHS = (60, 90, 120)


@dataclass(frozen=True, slots=True)
class BriefAsked:
    """`language`: None = that of the talk. `themes`: numbers, () = all of the pack."""

    language: str | None = None
    minutes: int = 90
    themes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """One sheet, in memory."""

    language: Language
    own: str  # the language of the talk, to go back to
    minutes: int
    pdf: bytes
    unreviewed: bool  # nobody qualified checked every sentence on it


def make_brief(desk: Desk, dossier: DossierId, asked: BriefAsked) -> Brief:
    """The sheet for the tolk of this dossier: of the dossier only its language is used.

    Runs off the store thread. Refusals of `refuse_paper_in`; Trouble GLYPH_MISSING, PAPER_FAILED.
    """
    own = desk.on_store(lambda: _language_of(desk, dossier))
    language = talk_language(desk, asked.language or own)
    refuse_paper_in(desk, language.code)
    head = BriefHead(language.code, asked.minutes, desk.clock.today(), asked.themes)
    sheet = tolk_brief(head, desk.texts, desk.packs.newest(desk.pack_id))
    checks = {twin.own.text for twin in sheet.check_lines[:-1]}
    return Brief(
        language, own, asked.minutes, desk.papers.twin_sheet(dressed(sheet, house_dress(desk))), bool(checks)
    )


def preview_brief(desk: Desk, brief: Brief, dots_per_inch: int) -> tuple[PageImage, ...]:
    """The pages as pictures, in memory; runs off the store thread. Raises Trouble(PAPER_FAILED)."""
    return desk.papers.page_images(brief.pdf, dots_per_inch)


def note_brief_printed(desk: Desk, dossier: DossierId, copies: int) -> None:
    """An audit line: a sheet for the tolk went to a printer."""
    with desk.unit_of_work() as work:
        work.audit.note("tolk_brief.printed", dossier, f"copies={copies}")
        work.commit()


def export_brief(desk: Desk, dossier: DossierId, brief: Brief, target: Path, reason: str) -> None:
    """Write the PDF outside the safe, e.g. to send it to the tolk; the reason is kept in the dossier.

    Refusal REASON_MISSING, EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like.
    """
    why = export_reason(reason)
    with desk.unit_of_work() as work:
        keep_export(desk, work, dossier, {"what": "tolk_brief", "reason": why})
        work.audit.note("tolk_brief.export", dossier, "begun")
        work.commit()
    write_outside(desk, target, brief.pdf, "tolk_brief.export", dossier)


def _language_of(desk: Desk, dossier: DossierId) -> str:
    with desk.unit_of_work() as work:
        return load_talk(desk, work, dossier).language.code
