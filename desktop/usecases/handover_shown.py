"""What is shown before and after bringing in: per value where it goes and what happens with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.answer import Answer, whole_day
from desktop.domain.changes import ChangeKind
from desktop.domain.errors import RefusalCode
from desktop.domain.handover import (
    EARLIER_PIP_CELLS,
    EARLIER_PIP_KEY,
    Beside,
    Handover,
    Sender,
    earlier_pip_problem,
    handovers_from,
)
from desktop.domain.ids import DossierId
from desktop.domain.wording import joined, nl
from desktop.usecases.dutch_words import clock_time, counted, local, short_day
from desktop.usecases.handover_plan import Coming, Planned, planned
from desktop.usecases.handover_values import CellRead, PersonRead
from desktop.usecases.interview.answer_words import EMPTIED, UNREADABLE, readable
from desktop.usecases.interview.value_words import answer_words, row_words
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import canonical, moment_of
from desktop.usecases.talk import Talk, load_talk
from forms.answer_moves import split_key

EARLIER_PIP_WORDS = nl("Plan van een andere gemeente")
_ROUTES = {"b1": "B1-route", "onderwijs": "onderwijsroute", "z": "Z-route"}
_COMING = {
    Coming.NEW: nl("komt erbij, nog te controleren"),
    Coming.SAME: nl("staat er al"),
    Coming.OFFER: nl("blijft bij de overdracht: u beslist bij Eerder of u het overneemt"),
    Coming.SECOND: nl("wordt een keuze: hier staat iets anders dat nog gecontroleerd moet worden"),
}
_BESIDE = {
    Beside.SAID: nl("staat in overdracht, niet overgenomen: hier staat wat de persoon zei"),
    Beside.WITHDRAWN: nl("staat in overdracht, niet overgenomen: de persoon nam het antwoord terug"),
    Beside.OTHER_QUESTIONS: nl("niet overgenomen: de vragen van dit dossier hebben er geen plaats voor"),
    Beside.ROWS: nl("staat in overdracht, niet overgenomen: hier staat dat er geen zijn"),
}
_SENDERS = {
    Sender.COA: "COA",
    Sender.GEMEENTE: nl("een gemeente"),
    Sender.DOCUMENT: nl("een brief of papier"),
}


@dataclass(frozen=True, slots=True)
class LineShown:
    """One value: `place` the question, `words` what was told, `standing` what stands here, '' for nothing."""

    place: str
    words: str
    standing: str
    coming: Coming
    told: str  # what happens with it


@dataclass(frozen=True, slots=True)
class Preview:
    """What bringing in this person would do. `refused` cells are told with their reason and stay out."""

    number: int
    dossier: DossierId | None
    lines: tuple[LineShown, ...]
    refused: tuple[CellRead, ...]

    def count(self, coming: Coming) -> int:
        return sum(1 for line in self.lines if line.coming is coming)


@dataclass(frozen=True, slots=True)
class HandoverShown:
    """One hand-over that was brought in. `left`: answers of it that still stand as they came."""

    key: str
    words: str  # 'COA, 15 september 10:30: 12 antwoorden'
    beside: tuple[str, ...]
    left: int
    plan: Mapping[str, str]  # of the municipality before: told, and not (yet) the decision here; {} none


def preview(desk: Desk, dossier: DossierId | None, person: PersonRead) -> Preview:
    """Before anything is written: for this dossier, or for a new one (None)."""
    if dossier is None:
        return Preview(person.number, None, tuple(_fresh(desk, person)), person.refused)
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        lines = tuple(line_of(talk, one) for one in planned(work, talk, person))
    return Preview(person.number, dossier, lines, person.refused)


def handovers(desk: Desk, dossier: DossierId) -> tuple[HandoverShown, ...]:
    """What was brought in here before, newest first."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        return tuple(_handover(work, talk, one) for one in reversed(handovers_from(talk.heads)))


def line_of(talk: Talk, one: Planned) -> LineShown:
    """A planned value in words."""
    told = _BESIDE[one.beside] if one.beside is not None else _COMING[one.coming]
    if one.key == EARLIER_PIP_KEY:
        standing = [earlier_pip_words(head.value) for head in one.standing]
        return LineShown(EARLIER_PIP_WORDS, earlier_pip_words(one.value), _joined(standing), one.coming, told)
    standing = [value_words(talk, head.key, head.value) for head in one.standing]
    words = _beside_words(talk, f"{one.key}#" if one.is_row else one.key, one.value)
    return LineShown(_place(talk, one.key), words, _joined(standing), one.coming, told)


def value_words(talk: Talk, key: str, value: object) -> str:
    """The value of an answer change in Dutch; a row as its cells."""
    name, row = split_key(key)
    answer = readable(value)  # type: ignore[arg-type]
    if answer is None:
        return UNREADABLE
    if answer.is_empty:
        return EMPTIED
    question = talk.pack.question(name)
    if row is not None and answer.state is None:
        return joined(", ", row_words(question, answer.value).values())
    return answer_words(question, answer)


def earlier_pip_words(value: object) -> str:
    """'Voorbeeldstad, B1-route, eerste dagtekening 5-11-2025'."""
    if not isinstance(value, Mapping):
        return EMPTIED
    day = whole_day(str(value.get("dagtekening_initieel")))
    dated = (
        nl("eerste dagtekening {day}-{month}-{year}", day=day.day, month=day.month, year=day.year)
        if day is not None
        else ""
    )
    parts = (str(value.get("gemeente", "")), _ROUTES.get(str(value.get("route")), ""), dated)
    return joined(", ", (part for part in parts if part))


def _fresh(desk: Desk, person: PersonRead) -> list[LineShown]:
    pack = desk.packs.newest(desk.pack_id)
    lines = []
    words: str
    for answer in person.answers:
        question = pack.question(answer.question)
        if answer.ordinal:
            words = joined(", ", row_words(question, answer.value).values())
        else:
            words = answer_words(question, Answer(None, answer.value))
        place = nl("{number} {simple}", number=question.number, simple=question.simple)
        lines.append(LineShown(place, words, "", Coming.NEW, _COMING[Coming.NEW]))
    if person.earlier_pip:
        words = earlier_pip_words(person.earlier_pip)
        lines.append(LineShown(EARLIER_PIP_WORDS, words, "", Coming.OFFER, _COMING[Coming.OFFER]))
    return lines


def _handover(work: UnitOfWork, talk: Talk, one: Handover) -> HandoverShown:
    (head,) = talk.heads[_kind_key(one)][-1:]
    at = moment_of(head.time)
    name = one.name or _SENDERS[one.sender]
    when = nl("{short_day} {clock_time}", short_day=short_day(local(at).date()), clock_time=clock_time(at))
    words = nl(
        "{name}, {when}: {counted}",
        name=name,
        when=when,
        counted=counted(len(one.answers), "antwoord", "antwoorden"),
    )
    words += nl(", {same} stond er al", same=one.same) if one.same else ""
    words += nl(", {refused} niet te lezen", refused=one.refused) if one.refused else ""
    ids = set(one.answers.values())
    left = sum(1 for heads in talk.heads.values() for change in heads if change.id in ids)
    beside = tuple(
        nl("{place} {beside_words}", place=_place(talk, key), beside_words=_beside_words(talk, key, value))
        for key, value in sorted(one.beside.items())
        if key != EARLIER_PIP_KEY
    )
    return HandoverShown(one.key, words, beside, left, _offered(talk, one))


def _offered(talk: Talk, one: Handover) -> Mapping[str, str]:
    """The plan it told of, unless that is what was decided here."""
    told = one.beside.get(EARLIER_PIP_KEY)
    if not isinstance(told, Mapping):
        return {}
    value = {name: str(told.get(name, "")) for name in EARLIER_PIP_CELLS}
    heads = talk.heads.get((ChangeKind.DECISION, EARLIER_PIP_KEY), ())
    is_here = any(canonical(head.value) == canonical(value) for head in heads)
    return {} if is_here or earlier_pip_problem(value) else value


def _place(talk: Talk, key: str) -> str:
    name = key.partition("#")[0]
    try:
        question = talk.pack.question(name)
    except KeyError:
        return name
    return nl("{number} {simple}", number=question.number, simple=question.simple)


def _beside_words(talk: Talk, key: str, value: object) -> str:
    try:
        return value_words(talk, key, value)
    except KeyError:
        return UNREADABLE


def _kind_key(one: Handover) -> tuple[ChangeKind, str]:
    return (ChangeKind.HANDOVER, one.key)


def _joined(words: list[str]) -> str:
    return joined(" / ", dict.fromkeys(words))


def refusal_words(code: RefusalCode) -> str:
    """Why a cell cannot be read, short enough for a table."""
    return _REFUSED.get(code, "kan niet worden gelezen")


_REFUSED = {
    RefusalCode.NOT_A_DATE: nl("dit is geen datum: schrijf 20-7-2026 of 2026-07-20"),
    RefusalCode.IMPOSSIBLE_DATE: nl("deze dag bestaat niet: kijk of dag en maand omgewisseld zijn"),
    RefusalCode.DATE_IN_FUTURE: nl("deze datum moet nog komen"),
    RefusalCode.DATE_TOO_OLD: nl("deze datum is te lang geleden"),
    RefusalCode.NOT_A_NUMBER: nl("dit is geen heel getal"),
    RefusalCode.OUT_OF_RANGE: nl("dit getal past hier niet"),
    RefusalCode.TOO_LONG: nl("deze tekst is te lang"),
    RefusalCode.BSN_FAILS_11_PROEF: nl("dit BSN kan niet kloppen: vergelijk de cijfers"),
    RefusalCode.V_NUMMER_NOT_10_DIGITS: nl("een V-nummer heeft tien cijfers: staan er nullen vooraan?"),
    RefusalCode.UNKNOWN_CHOICE: nl("dit woord kent de vraag niet: kies wat het betekent"),
    RefusalCode.NOT_PRINTABLE_TEXT: nl("er staat een teken in dat niet op papier kan"),
    RefusalCode.COLUMNS_MEET: nl("een andere kolom gaat naar dezelfde vraag"),
    RefusalCode.ROW_INCOMPLETE: nl("nodig zijn gemeente, leerroute en eerste dagtekening"),
}
