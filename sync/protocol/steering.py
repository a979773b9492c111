"""Counting without names: what many summaries say together, per municipality and per azc (F122).

Pure, over summary values only: the desk counts its own dossiers, the back end those of its municipality. No
dossier can be told from a table: small counts are hidden (`small_counts`), and no list of dossiers is made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sync.protocol.small_counts import LEAST_SHOWN, Hidden, Sum, hidden_counts, is_small
from sync.protocol.summary import Summary

#: row and column that hold all of it
ALL = "*"
#: what the law says nothing about here: never counted as late or waiting
_ELSEWHERE = "hoort_niet_hier"
#: a dossier that goes on in another one of the same person: it is counted there and nowhere else
_JOINED = "samengevoegd"
ROUTES = ("b1", "onderwijs", "z")
OUTCOMES = ("haalbaar", "niet_haalbaar", "geen", "")
_TOGETHER = "."


class Standing(StrEnum):
    """Where one dossier is with the ten weeks. Each dossier has exactly one."""

    IN_TIME = "op_tijd"  # vastgesteld within the ten weeks
    LATE = "te_laat"  # vastgesteld after them
    ESTABLISHED = "vastgesteld"  # vastgesteld, and no last day to hold it against
    RUNNING = "loopt"  # not there yet, and there is time
    OVERDUE = "verlopen"  # not there yet, and the last day is past
    NOT_RUNNING = "loopt_niet"  # the clock does not run
    ELSEWHERE = "hoort_niet_hier"  # not under this act


@dataclass(frozen=True, slots=True)
class Counted:
    """One dossier as it is counted: whose it is, and its summary. The azc stands in the summary."""

    municipality: str
    summary: Summary


class By(StrEnum):
    """What the rows of a table are."""

    MUNICIPALITY = "gemeente"
    AZC = "azc"


@dataclass(frozen=True, slots=True)
class Place:
    """One row: all together, a municipality, or an azc ('' = no azc)."""

    by: By | None
    name: str


EVERYWHERE = Place(None, ALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, or that it is not told: 1 to 4 (`is_small`), or hidden because a small one would show."""

    count: int | None
    is_small: bool = False

    @property
    def text(self) -> str:
        """'12', '<5' or 'verborgen'."""
        return (
            str(self.count) if self.count is not None else f"<{LEAST_SHOWN}" if self.is_small else "verborgen"
        )


@dataclass(frozen=True, slots=True)
class Table:
    """Counts per place. Columns are codes; ALL is their sum, where they exclude each other."""

    key: str
    places: tuple[Place, ...]  # EVERYWHERE first
    columns: tuple[str, ...]
    cells: Mapping[tuple[Place, str], Cell]

    def cell(self, place: Place, column: str) -> Cell:
        return self.cells[place, column]


@dataclass(frozen=True, slots=True)
class Steering:
    """Everything that is counted on one day."""

    day: date
    standings: Table  # columns: Standing and ALL
    waiting: Table  # column ALL: in an azc, plan not vastgesteld
    blockers: Table  # columns: codes; they do not exclude each other
    routes: Table  # columns: 'route.outcome', 'route.*' and ALL
    tolk_hours: Table  # column ALL: whole hours


def standing_of(summary: Summary, today: date) -> Standing:
    """Where a dossier is on a day. A summary that fits nothing counts as 'does not run'."""
    if any(code.startswith(_ELSEWHERE) for code in summary.blockers):
        return Standing.ELSEWHERE
    if summary.status == "vastgesteld":
        return {"ja": Standing.IN_TIME, "nee": Standing.LATE}.get(summary.met_in_time, Standing.ESTABLISHED)
    if not summary.due:
        return Standing.NOT_RUNNING
    return Standing.RUNNING if date.fromisoformat(summary.due) >= today else Standing.OVERDUE


def steer(counted: Iterable[Counted], today: date) -> Steering:
    """All tables. The order of the dossiers makes no difference.

    A dossier that goes on in another one of the same person is left out of all of them, its hours with a tolk
    too: whether a number is small is asked of people, and this one stands there already.
    """
    known = tuple(one for one in counted if _JOINED not in one.summary.blockers)
    places = places_of(known)
    ours = tuple(one for one in known if standing_of(one.summary, today) is not Standing.ELSEWHERE)
    open_ones = tuple(one for one in ours if one.summary.status != "vastgesteld")
    return Steering(
        day=today,
        standings=_partition(
            "termijn", places, tuple(Standing), known, lambda one: standing_of(one.summary, today).value
        ),
        waiting=_table(
            "wachten_in_azc",
            places,
            (ALL,),
            _tally(open_ones, lambda one: (ALL,) if one.summary.in_azc else ()),
        ),
        blockers=_blockers(places, open_ones),
        routes=_routes(places, ours),
        tolk_hours=_tolk(places, ours),
    )


def places_of(counted: Sequence[Counted]) -> tuple[Place, ...]:
    """All together first, then municipalities and azcs by name; one municipality alone is 'all'."""
    municipalities = sorted({one.municipality for one in counted}, key=str.casefold)
    azcs = sorted({one.summary.azc for one in counted}, key=lambda name: (not name, name.casefold()))
    return (
        EVERYWHERE,
        *(Place(By.MUNICIPALITY, name) for name in municipalities if len(municipalities) > 1),
        *(Place(By.AZC, name) for name in azcs if len(azcs) > 1 or name),
    )


def _places_of_one(one: Counted) -> Iterator[Place]:
    yield EVERYWHERE
    yield Place(By.MUNICIPALITY, one.municipality)
    yield Place(By.AZC, one.summary.azc)


def _tally(
    counted: Iterable[Counted], columns: Callable[[Counted], Iterable[str]]
) -> Counter[tuple[Place, str]]:
    tally: Counter[tuple[Place, str]] = Counter()
    for one in counted:
        for column in columns(one):
            tally.update((place, column) for place in _places_of_one(one))
    return tally


def _partition(
    key: str,
    places: tuple[Place, ...],
    columns: tuple[str, ...],
    counted: Iterable[Counted],
    column_of: Callable[[Counted], str],
) -> Table:
    """A table whose columns exclude each other: their sum is told too."""
    tally = _tally(counted, lambda one: (column_of(one), ALL))
    sums = [((place, ALL), tuple((place, column) for column in columns)) for place in places]
    return _table(key, places, (*columns, ALL), tally, sums)


def _blockers(places: tuple[Place, ...], counted: Sequence[Counted]) -> Table:
    """Why plans are not there yet. A dossier can have several, and is counted under each once."""
    codes = sorted({code for one in counted for code in one.summary.blockers})
    return _table("blokkades", places, tuple(codes), _tally(counted, lambda one: set(one.summary.blockers)))


def _routes(places: tuple[Place, ...], counted: Iterable[Counted]) -> Table:
    """The chosen route against the outcome of the test, for who has a route."""

    def cells(one: Counted) -> tuple[str, ...]:
        route, outcome = one.summary.route, one.summary.test_outcome
        if route not in ROUTES:
            return ()
        return f"{route}{_TOGETHER}{outcome}", f"{route}{_TOGETHER}{ALL}", ALL

    columns = [f"{route}{_TOGETHER}{outcome}" for route in ROUTES for outcome in OUTCOMES]
    totals = [f"{route}{_TOGETHER}{ALL}" for route in ROUTES]
    sums: list[Sum[tuple[Place, str]]] = []
    for place in places:
        sums += [
            ((place, f"{route}{_TOGETHER}{ALL}"), tuple((place, f"{route}{_TOGETHER}{o}") for o in OUTCOMES))
            for route in ROUTES
        ]
        sums.append(((place, ALL), tuple((place, total) for total in totals)))
    return _table("route_en_toets", places, (*columns, *totals, ALL), _tally(counted, cells), sums)


def _table(
    key: str,
    places: tuple[Place, ...],
    columns: tuple[str, ...],
    tally: Mapping[tuple[Place, str], int],
    sums: Sequence[Sum[tuple[Place, str]]] = (),
) -> Table:
    """The counts, with what may not be told hidden."""
    counts = {(place, column): tally.get((place, column), 0) for place in places for column in columns}
    hidden = hidden_counts(counts, [*sums, *_over_places(places, columns)])
    cells = {
        at: Cell(None, hidden[at] is Hidden.SMALL) if at in hidden else Cell(count)
        for at, count in counts.items()
    }
    return Table(key, places, columns, cells)


def _over_places(places: tuple[Place, ...], columns: tuple[str, ...]) -> Iterator[Sum[tuple[Place, str]]]:
    """All together is the sum of the municipalities, and of the azcs, in each column."""
    for by in By:
        rows = [place for place in places if place.by is by]
        if rows:
            for column in columns:
                yield (EVERYWHERE, column), tuple((place, column) for place in rows)


def _tolk(places: tuple[Place, ...], counted: Sequence[Counted]) -> Table:
    """Hours with a tolk, where five dossiers or more had one; so is what can be found by subtraction."""
    minutes, people = Counter[Place](), Counter[Place]()
    for one in counted:
        if one.summary.tolk_minutes:
            minutes.update(dict.fromkeys(_places_of_one(one), one.summary.tolk_minutes))
            people.update(_places_of_one(one))
    hidden = {place for place in places if is_small(people[place])}
    for by in By:
        rows = sorted((place for place in places if place.by is by), key=lambda place: people[place])
        for place in rows:
            together = sum(people[one] for one in rows if one in hidden)
            if is_small(together) and people[place]:
                hidden.add(place)
    cells = {
        (place, ALL): Cell(None, is_small(people[place])) if place in hidden else Cell(minutes[place] // 60)
        for place in places
    }
    return Table("tolkuren", places, (ALL,), cells)
