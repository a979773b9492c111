"""The checklist of the first ten weeks: lines to tick, in the person's own language with Dutch beneath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.documents.blocks import PaperSheet, Prose, Role, SheetSection, Ticks
from desktop.documents.sheet_writer import SheetWriter
from desktop.documents.visual_pip import PaperTexts
from desktop.domain.doelgroep import Doelgroep

_PAPERS = ("duo_letter", "card", "diplomas")
_TALKS = ("talk", "test", "plan", "say")
_HOME = ("bank", "care", "bijstand", "toeslagen", "bills")
_FAMILY = ("school", "minds")


@dataclass(frozen=True, slots=True)
class ChecklistFacts:
    """What decides which lines are on it: nothing of what was said is printed."""

    group: Doelgroep | None
    has_children: bool
    is_registered: bool  # in the BRP of our municipality
    has_digid: bool
    phone: str
    made_on: date
    version: int
    pack: str


def ten_week_checklist(
    facts: ChecklistFacts, language: str, texts: PaperTexts, dutch: Mapping[str, str]
) -> PaperSheet:
    """The sheet. Pure; `dutch`: the Dutch of every text of the papers."""
    writer = SheetWriter(texts, language, dutch)
    is_asiel = facts.group in (Doelgroep.ASIELSTATUSHOUDER, None)
    papers = (
        *_PAPERS,
        *(() if facts.has_digid else ("digid",)),
        *(() if facts.is_registered else ("register",)),
    )
    chapters = [
        ("papers", papers),
        ("talks", (*_TALKS, "lesson" if is_asiel else "course")),
        ("home", _HOME if is_asiel else ("care",)),
        *((("family", _FAMILY),) if facts.has_children else ()),
    ]
    intro = SheetSection((), (Prose(writer.both("checklist.intro", Role.SENTENCE)),))
    sections = tuple(
        SheetSection(
            writer.both(f"checklist.{name}", Role.BLOCK_TITLE),
            (Ticks(tuple(writer.both(f"checklist.{key}", Role.SENTENCE) for key in keys)),),
        )
        for name, keys in chapters
    )
    call = (
        writer.both("checklist.call", Role.FOOT, telefoon=facts.phone)
        if facts.phone
        else writer.both("checklist.call_no_phone", Role.FOOT)
    )
    return PaperSheet(
        language=language,
        direction=writer.direction,
        title=writer.both("checklist.title", Role.TITLE),
        sections=(intro, *sections),
        foot=call,
        check_lines=writer.check_lines(facts.version, facts.made_on, facts.pack),
        pack=facts.pack,
        document_title="De eerste tien weken",
    )
