"""The appointments on paper: who, what, where, when, what to bring, whom to call; a code for a telephone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.documents.appointment_calendar import Planned, code_text
from desktop.documents.blocks import (
    AppointmentCard,
    PaperSheet,
    Part,
    Picture,
    PictureWords,
    Prose,
    QrCode,
    Role,
    Said,
    SheetSection,
)
from desktop.documents.plan_shown import SILENT, leaf
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
        SheetSection(
            _when(writer, one, Role.BLOCK_TITLE), tuple(_card(writer, texts, facts, one, at < CODES))
        )
        for at, one in enumerate(facts.planned)
    ]
    if not sections:
        sections = [SheetSection((), (Prose(writer.both("appointment.none", Role.SENTENCE)),))]
    return PaperSheet(
        language=language,
        direction=writer.direction,
        title=writer.both("appointment.title", Role.TITLE),
        sections=tuple(sections),
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
    said = writer.with_values(
        "appointment.when", role, {"datum": own, "tijd": time}, {"datum": dutch, "tijd": time}
    )
    return (said[0], *writer.beside([one.start.date()]), *said[1:])


def _card(
    writer: SheetWriter, texts: PaperTexts, facts: AppointmentFacts, one: Planned, has_code: bool
) -> Iterator[Part]:
    """What of whom, where, with what and what to do else, each behind its pictogram; the words are the same
    on every card, so that one learns where to look."""
    place = {"plek": one.place} if one.place else {}
    said: list[tuple[str, Said]] = [
        ("talk-together", writer.both("appointment.what", Role.SENTENCE)),
        (
            "place-pin",
            writer.both("appointment.where" if place else "appointment.place_later", Role.SENTENCE, **place),
        ),
    ]
    if facts.coach:
        said.append(("badge-person", writer.both("appointment.who", Role.SENTENCE, naam=facts.coach)))
    if one.key in facts.with_tolk:
        said.append(("interpreter", writer.both("appointment.tolk", Role.SENTENCE)))
    said.append(("bag", writer.both("appointment.bring", Role.SENTENCE)))
    if facts.phone:
        call = writer.both("appointment.call", Role.SENTENCE, telefoon=facts.phone)
        said.append(("phone-receiver", call))
    rows = tuple(PictureWords(Picture(key, SILENT), words) for key, words in said)
    on_calendar = leaf(one.start.date(), one.at[11:], texts, writer.language, writer.direction)
    yield AppointmentCard(on_calendar, rows, code_block(writer, one) if has_code else None)
