"""Steering without names: what the dossiers on this laptop say together, on the screen and as a file.

Only summaries are counted, the same ones that the back end gets; small counts are hidden (F122). The list of
who has how many days left is the caseload, not this.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.dossier import DossierRow
from desktop.domain.summary import SUMMARY_KEY
from desktop.domain.table_file import table_file
from desktop.domain.wording import capital, nl
from desktop.usecases.dutch_words import counted, day_words
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import new_id
from desktop.usecases.sealing import summary_of
from desktop.usecases.steering_words import (
    OUTCOMES,
    ROUTES,
    STANDINGS,
    blocker_words,
    column_words,
    place_words,
)
from desktop.usecases.taking_out import export_reason, write_outside
from desktop.usecases.talk import load_talk
from sync.protocol.canonical import WireProblem
from sync.protocol.steering import ALL, EVERYWHERE, Cell, Counted, Place, Standing, Steering, Table, steer
from sync.protocol.summary import Summary, read_summary

_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class SteeringLine:
    """One count: what it is, its number in words, and which part of the whole (None = not told)."""

    words: str
    count: str  # '12', '<5', 'verborgen'
    part: float | None
    tone: str = "plain"  # 'ok', 'bad', 'plain'


@dataclass(frozen=True, slots=True)
class SteeringShown:
    """The screen. `routes`: a row per route with a number per outcome of the test, in the order of
    `outcomes`, and the total last."""

    places: tuple[tuple[str, str], ...]  # key, words; the first is all together
    place: str
    told: str  # 'dinsdag 1 september 2026 · 14 dossiers op deze laptop'
    total: str
    in_time: str  # '8 van de 11 vastgestelde plannen waren op tijd.', or why that is not told
    standings: tuple[SteeringLine, ...]
    waiting: str
    blockers: tuple[SteeringLine, ...]
    outcomes: tuple[str, ...]
    routes: tuple[tuple[str, tuple[str, ...]], ...]
    tolk: str
    is_hidden: bool  # something is not told here


class SteeringForm(StrEnum):
    """The forms of the file."""

    CSV = "csv"
    JSON = "json"


def steering(desk: Desk, place: str = "") -> SteeringShown:
    """The counts of all dossiers on this laptop, or of one azc by its key; an unknown key counts as all."""
    found = _counted(desk)
    places = {place_key(one): one for one in found.standings.places}
    here = places.get(place, EVERYWHERE)
    hidden = any(
        cell.count is None
        for table in (found.standings, found.waiting, found.blockers, found.routes, found.tolk_hours)
        for (at, _), cell in table.cells.items()
        if at == here
    )
    total = found.standings.cell(here, ALL)
    return SteeringShown(
        places=tuple((key, place_words(one)) for key, one in places.items()),
        place=place_key(here),
        told=nl(
            "{day_words} · {dossiers} op deze laptop",
            day_words=day_words(found.day),
            dossiers=_dossiers(found.standings.cell(EVERYWHERE, ALL)),
        ),
        total=capital(_dossiers(total)),
        in_time=_in_time(found.standings, here),
        standings=tuple(
            _line(words, found.standings.cell(here, code), total, tone)
            for code, (words, tone) in STANDINGS.items()
        ),
        waiting=found.waiting.cell(here, ALL).text,
        blockers=_blockers(found.blockers, here, total),
        outcomes=tuple(OUTCOMES.values()),
        routes=tuple(_routes(found.routes, here)),
        tolk=found.tolk_hours.cell(here, ALL).text,
        is_hidden=hidden,
    )


def export_steering(desk: Desk, target: Path, form: SteeringForm, reason: str) -> None:
    """Write all tables to a new file. The reason stays in the koffer, the act in the audit.

    Refusal REASON_MISSING (field 'reason'), EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like.
    """
    why = export_reason(reason)
    found = _counted(desk)
    content = _csv(found) if form is SteeringForm.CSV else _json(found, desk.worker.municipality)
    key = new_id(desk)
    with desk.unit_of_work() as work:
        kept = json.dumps({"day": found.day.isoformat(), "form": form.value, "reason": why})
        work.state.put(f"steering.export.{key}", kept)
        work.audit.note("steering.export", key, "begun")
        work.commit()
    write_outside(desk, target, content, "steering.export", key)


def place_key(place: Place) -> str:
    """A place as a short text, for a field to choose in."""
    return "" if place.by is None else f"{place.by.value}{_SEPARATOR}{place.name}"


def _counted(desk: Desk) -> Steering:
    with desk.unit_of_work() as work:
        summaries = [_summary(desk, work, row) for row in work.dossiers.all()]
    ours = desk.worker.municipality
    return steer((Counted(ours, summary) for summary in summaries), desk.clock.today())


def _summary(desk: Desk, work: UnitOfWork, row: DossierRow) -> Summary:
    """The summary that was written last where nothing was said since, else what it would be now."""
    kept = work.changes.heads(row.dossier, ChangeKind.SUMMARY).get((ChangeKind.SUMMARY, SUMMARY_KEY), ())
    if len(kept) == 1 and kept[0].time == row.last_change:
        try:
            return read_summary(_plain(kept[0].value))
        except WireProblem:
            pass  # of another version: it is made anew
    return read_summary(_plain(summary_of(desk, load_talk(desk, work, row.dossier))))


def _plain(value: JsonValue) -> object:
    """As it comes off the wire: lists where the desk holds tuples."""
    return json.loads(json.dumps(value, default=dict))


def _dossiers(cell: Cell) -> str:
    if cell.count is not None:
        return counted(cell.count, "dossier", "dossiers")
    return nl("{text} dossiers", text=cell.text) if cell.is_small else nl("aantal dossiers verborgen")


def _told(cell: Cell) -> str:
    """As `Cell.text`, in words for the screen."""
    return cell.text if cell.count is not None or cell.is_small else nl("verborgen")


def _line(words: str, cell: Cell, total: Cell, tone: str = "plain") -> SteeringLine:
    part = cell.count / total.count if cell.count is not None and total.count else None
    return SteeringLine(words, _told(cell), 0.0 if cell.count == 0 else part, tone)


def _in_time(table: Table, here: Place) -> str:
    done = [table.cell(here, code).count for code in (Standing.IN_TIME, Standing.LATE)]
    in_time, late = done
    if in_time is None or late is None:
        return nl("Hoeveel plannen op tijd waren is niet te zeggen zonder kleine aantallen te tonen.")
    if not in_time + late:
        return nl("Er is nog geen plan vastgesteld waarvan de laatste dag bekend is.")
    return nl(
        "{in_time} van {counted} op tijd.",
        in_time=in_time,
        counted=counted(in_time + late, "vastgesteld plan", "vastgestelde plannen"),
    )


def _blockers(table: Table, here: Place, total: Cell) -> tuple[SteeringLine, ...]:
    """Most frequent first; what is hidden after what is told; noughts are left out."""
    cells = [(code, table.cell(here, code)) for code in table.columns]
    shown = [(code, cell) for code, cell in cells if cell.count != 0]
    shown.sort(key=lambda one: (one[1].count is None, -(one[1].count or 0), blocker_words(one[0])))
    return tuple(_line(blocker_words(code), cell, total) for code, cell in shown)


def _routes(table: Table, here: Place) -> Iterator[tuple[str, tuple[str, ...]]]:
    for route, words in ROUTES.items():
        yield words, tuple(_told(table.cell(here, f"{route}.{outcome}")) for outcome in (*OUTCOMES, ALL))


def _tables(found: Steering) -> tuple[Table, ...]:
    return found.standings, found.waiting, found.blockers, found.routes, found.tolk_hours


def _csv(found: Steering) -> bytes:
    """One line per number; opened by a spreadsheet as text, numbers and dates without surprises."""
    rows: list[tuple[str, ...]] = [("dag", "tabel", "rij", "plaats", "kolom", "aantal")]
    for table in _tables(found):
        rows += [
            (
                found.day.isoformat(),
                table.key,
                place.by.value if place.by else "alles",
                place_words(place),
                column_words(table.key, column),
                table.cell(place, column).text,
            )
            for place in table.places
            for column in table.columns
        ]
    return table_file(rows)


def _json(found: Steering, municipality: str) -> bytes:
    """Codes, not words. A number that is not told is null, with '<5' or 'verborgen' beside it."""
    tables = {
        table.key: [
            {
                "by": place.by.value if place.by else "alles",
                "place": place.name if place.by is not None else "",
                "column": column,
                "count": cell.count,
                "told": cell.text,
            }
            for place in table.places
            for column in table.columns
            for cell in (table.cell(place, column),)
        ]
        for table in _tables(found)
    }
    content = {"day": found.day.isoformat(), "municipality": municipality, "tables": tables}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
