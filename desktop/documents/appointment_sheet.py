"""The appointments on paper: who, what, where, when, what to bring, whom to call; a code for a telephone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.documents.appointment_calendar import Planned, code_text
from desktop.documents.blocks import Framed, PaperSheet, Part, Prose, QrCode, Role, Said, SheetSection
from desktop.documents.sheet_writer import SheetWriter
from desktop.documents.visual_pip import PaperTexts

#: appointments that get a code; later ones are listed without
CODES = 3


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """The appointments that are still to come, in order; whether an interpreter was booked for each."""

    planned: tuple[Planned, ...]
    with_tolk: frozenset[str]  # keys
    coach: str
    phone: str
    made_on: date
    version: int
    pack: str


def appointment_sheet(
    facts: AppointmentFacts, language: str, texts: PaperTexts, dutch: Mapping[str, str]
) -> PaperSheet:
    """The sheet. Pure; `dutch`: the Dutch of every text of the papers."""
    writer = SheetWriter(texts, language, dutch)
    sections = [
        SheetSection(_when(writer, one, Role.BLOCK_TITLE), tuple(_parts(writer, facts, one, at < CODES)))
        for at, one in enumerate(facts.planned)
    ]
    if not sections:
        sections = [SheetSection((), (Prose(writer.both("appointment.none", Role.SENTENCE)),))]
    call: Said = ()
    if facts.phone:
        call = writer.both("appointment.call", Role.FOOT, telefoon=facts.phone)
    return PaperSheet(
        language=language,
        direction=writer.direction,
        title=writer.both("appointment.title", Role.TITLE),
        sections=tuple(sections),
        foot=call,
        check_lines=writer.check_lines(facts.version, facts.made_on, facts.pack),
        pack=facts.pack,
        document_title="Afspraken",
    )


def code_block(writer: SheetWriter, one: Planned) -> QrCode:
    """The code of one appointment with what to do with it; also for the visual plan, where there is room."""
    return QrCode(
        content=code_text(one),
        alternative=writer.own("appointment.code", Role.LABEL),
        beside=writer.both("appointment.scan", Role.SENTENCE),
    )


def _when(writer: SheetWriter, one: Planned, role: Role) -> Said:
    own, dutch = writer.day(one.start.date())
    time = one.at[11:]
    return writer.with_values(
        "appointment.when", role, {"datum": own, "tijd": time}, {"datum": dutch, "tijd": time}
    )


def _parts(writer: SheetWriter, facts: AppointmentFacts, one: Planned, has_code: bool) -> Iterator[Part]:
    lines = [*writer.beside([one.start.date()]), *writer.both("appointment.what", Role.SENTENCE)]
    if one.place:
        lines += writer.both("appointment.where", Role.SENTENCE, plek=one.place)
    else:
        lines += writer.both("appointment.place_later", Role.SENTENCE)
    if facts.coach:
        lines += writer.both("appointment.who", Role.SENTENCE, naam=facts.coach)
    if one.key in facts.with_tolk:
        lines += writer.both("appointment.tolk", Role.SENTENCE)
    lines += writer.both("appointment.bring", Role.SENTENCE)
    yield Framed(tuple(lines))
    if has_code:
        yield code_block(writer, one)
