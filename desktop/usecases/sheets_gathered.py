"""What the smaller papers are made of, taken out of a loaded talk. Nothing here is written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.documents.appointment_calendar import Planned
from desktop.documents.appointment_sheet import AppointmentFacts
from desktop.documents.driegesprek import DriegesprekFacts
from desktop.documents.formal_facts import ROUTE_NAMES, FormalFacts
from desktop.documents.formal_words import aimed_level, intensity_words
from desktop.documents.overtypblad import OvertypFacts
from desktop.documents.privacy_page import PrivacyFacts
from desktop.documents.ten_week_checklist import ChecklistFacts
from desktop.documents.tolk_hours import TolkHoursFacts, TolkLine
from desktop.domain.answer import whole_day
from desktop.domain.appointment import Appointment
from desktop.domain.changes import ChangeKind, is_conflict
from desktop.domain.doelgroep import Belongs, Doelgroep
from desktop.domain.dutch_days import day_words
from desktop.domain.leerroute import Leerroute
from desktop.domain.person_numbers import numbers_of, without_person_numbers
from desktop.domain.plan_elements import Part
from desktop.domain.tolk import Break, TolkWay, sessions_from, tolk_norm
from desktop.usecases.dutch_words import local
from desktop.usecases.interview.value_words import answer_words, cell_words, provenance
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from desktop.usecases.tolk_words import language_words

#: what the three of a driegesprek may all hear: question (and column), and how it is called on the page
_KNOWN = (
    ("P10", "gemeente", "Gekoppeld aan"),
    ("P10", "sinds", "Gekoppeld sinds"),
    ("A01", "azc", "Woont nu in"),
    ("A06", "bekend", "Nieuw huis"),
    ("A06", "datum", "Verhuist op"),
    ("P08", "", "Brief van DUO"),
    ("A03", "", "Volgt nu les"),
    ("A05", "", "Doet nu"),
    ("D04", "", "DigiD"),
)
_WAYS = {TolkWay.PHONE: "telefoon", TolkWay.ON_SITE: "ter plaatse", TolkWay.VIDEO: "video"}
SCENARIOS, USUAL = "coa.scenarios", "overdracht.scenario"
_YES_NO = {True: "ja", False: "nee", None: ""}


def ahead(talk: Talk) -> tuple[Appointment, ...]:
    """The appointments from today on, in order; what two desks planned differently is told twice."""
    return tuple(one for one in talk.row.appointments if one.day >= talk.today)


def planned_of(talk: Talk) -> tuple[Planned, ...]:
    """The same for a calendar: place and room, nothing else."""
    known = numbers_of(talk.standing)

    def where(one: Appointment) -> str:
        return without_person_numbers(", ".join(part for part in (one.place, one.room) if part), known)

    return tuple(Planned(one.key, one.at, where(one)) for one in ahead(talk))


def appointment_facts(desk: Desk, talk: Talk, version: int, made_on: date) -> AppointmentFacts:
    """The appointments still to come."""
    return AppointmentFacts(
        planned=planned_of(talk),
        with_tolk=frozenset(one.key for one in ahead(talk) if one.tolk),
        coach=desk.worker.label,
        phone=desk.worker.phone,
        made_on=made_on,
        version=version,
        pack=talk.pack.name,
    )


def checklist_facts(desk: Desk, talk: Talk, version: int, made_on: date) -> ChecklistFacts:
    """What decides which lines are on the checklist."""
    return ChecklistFacts(
        group=group_of(talk),
        has_children=bool(talk.standing.rows("G03")),
        is_registered=whole_day(talk.row.brp) is not None,
        has_digid=talk.standing.text("D04") == "ja",
        phone=desk.worker.phone,
        made_on=made_on,
        version=version,
        pack=talk.pack.name,
    )


def privacy_facts(desk: Desk, talk: Talk, version: int, made_on: date) -> PrivacyFacts:
    """Whom to ask about it; nothing of the person is on that page."""
    return PrivacyFacts(desk.worker.label, desk.worker.phone, made_on, version, talk.pack.name)


def overtyp_facts(desk: Desk, talk: Talk, plan: FormalFacts) -> OvertypFacts:
    """The values of the portal's fields out of the plan as its letter has it."""
    elements, route = plan.elements, plan.route
    hours = elements.intensity.get(Part.LEERROUTE)
    is_b1 = route is Leerroute.B1
    level = aimed_level(plan)
    dated, first = plan.terms.dagtekening, plan.terms.first_dagtekening
    values = {
        "dagtekening_initieel": day_words(first) if first else "",
        "dagtekening": day_words(dated) if dated else "",
        "route": ROUTE_NAMES[route] if route else "",
        "niveau": level,
        "intensiteit_b1": intensity_words(hours) if is_b1 else ("niet van toepassing" if route else ""),
        "alfabetisering": _YES_NO[elements.alphabet],
        "examen_a2": "ja" if plan.is_level_a2 else _YES_NO[elements.exam_a2],
        "afmaken": _YES_NO[elements.finish_study],
        "contact_naam": plan.contact.name,
        "contact_email": plan.contact.email,
        # L08 is a health answer: what goes to DUO is the indicator alone, and only where there is one
        "geen_toets": "ja" if plan.reasons.has_no_test else ("nee" if plan.outcome else ""),
    }
    return OvertypFacts(talk.row.roepnaam, values, plan.form, plan.version, plan.made_on, plan.pack)


def driegesprek_facts(desk: Desk, talk: Talk, version: int, made_on: date) -> DriegesprekFacts:
    """What three parties may all hear, and the scenarios of the law list."""
    law = desk.law.on(talk.today)
    usual = law.value(USUAL)
    return DriegesprekFacts(
        name=talk.row.roepnaam,
        municipality=desk.worker.municipality,
        coach=desk.worker.label,
        phone=desk.worker.phone,
        known=tuple(_known(talk)),
        scenarios=law.items(SCENARIOS),
        usual=str(usual.value) if usual.decided_by else "",
        agreements=tuple(
            (f"Volgend gesprek, {one.place or 'plek volgt'}", "gemeente", _moment(one))
            for one in ahead(talk)[:2]
        ),
        made_on=made_on,
        version=version,
        pack=talk.pack.name,
    )


def tolk_facts(desk: Desk, talk: Talk, version: int, made_on: date) -> TolkHoursFacts:
    """The sessions that ended, beside the budget norm."""
    norm = tolk_norm(group_of(talk) or Doelgroep.ASIELSTATUSHOUDER, desk.law.on(talk.today))
    chosen = f"keuze van de gemeente: {norm.decided_by}" if norm.decided_by else norm.source
    return TolkHoursFacts(
        dossier=str(talk.dossier),
        lines=tuple(_tolk_lines(desk, talk)),
        norm_hours=norm.number,
        norm_source=chosen,
        made_on=made_on,
        version=version,
        pack=talk.pack.name,
    )


def _moment(one: Appointment) -> str:
    return f"{day_words(one.day)}, {one.at[11:]}"


def group_of(talk: Talk) -> Doelgroep | None:
    """The doelgroep of DUO's letter; None while it is not known."""
    return talk.belonging.doelgroep if isinstance(talk.belonging, Belongs) else None


def _tolk_lines(desk: Desk, talk: Talk) -> Iterator[TolkLine]:
    done = [one for one in sessions_from(talk.heads) if one.is_ended and one.spans]
    for session in sorted(done, key=lambda one: (one.spans[0].start, one.id)):
        last = session.spans[-1].end or session.spans[-1].start
        begin, end = local(session.spans[0].start), local(last)
        number = session.who if session.who.replace(" ", "").isdigit() else ""
        yield TolkLine(
            day=begin.date(),
            begin=f"{begin:%H:%M}",
            end=f"{end:%H:%M}",
            minutes=session.minutes(last),
            breaks=session.breaks.count(Break.PAUSE),
            language=language_words(desk, talk, session.language),
            way=_WAYS[session.way],
            number=number,
        )


def _known(talk: Talk) -> Iterator[tuple[str, str, str]]:
    applies = {question.id for question in talk.applicable}
    for id, column, name in _KNOWN:
        if id not in applies:
            continue
        question = talk.pack.question(id)
        found = talk.standing.answer(id)
        changes = talk.heads.get((ChangeKind.ANSWER, id), ())
        source = provenance(changes[0]) if found and changes and not is_conflict(changes) else ""
        if column:
            cell = next((c for c in question.columns if c.key == column), None)
            value = talk.standing.cells(id).get(column)
            words = cell_words(cell, value) if cell is not None else ""
        else:
            words = answer_words(question, found) if found is not None else ""
        yield name, words, source
