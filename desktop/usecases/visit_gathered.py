"""The visit list out of the visit day that the screen shows."""

from __future__ import annotations

from datetime import date

from desktop.documents.visit_list import VisitLine, VisitListFacts
from desktop.usecases.dutch_words import day_words
from desktop.usecases.visit_shown import Visit, VisitDay


def visit_facts(shown: VisitDay, made_on: date) -> VisitListFacts:
    """The same talks as on the screen, in the same order."""
    return VisitListFacts(
        day=shown.day,
        places=shown.azcs,
        back_at=shown.back_at,
        lines=tuple(_line(visit) for visit in shown.visits),
        made_on=made_on,
    )


def _line(visit: Visit) -> VisitLine:
    row = visit.row
    where = ", ".join(part for part in (row.azc, row.room) if part)
    due = f"plan klaar op {day_words(row.clock.due, with_year=False)}" if row.clock.due else ""
    tolk = ", ".join(part for part in (row.tolk, visit.wish) if part)
    todo = [lack.words for lack in visit.lacks]
    if visit.board:
        todo.insert(0, visit.board)
    todo += [f"Meenemen: {thing}" for thing in visit.bring]
    return VisitLine(
        at=visit.at,
        name=row.roepnaam,
        where=where,
        language=row.language.dutch_name if row.language is not None else "",
        tolk=tolk,
        kind=visit.kind,
        due=due,
        to_do=tuple(todo),
    )
