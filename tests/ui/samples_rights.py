"""A person who asked something of the data about them, and an audit with lines, by real use cases."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ids import DossierId
from desktop.usecases.interview import NoteKind, answer_history, record_note
from desktop.usecases.looks import note_visit
from desktop.usecases.person_rights import Right, ask_right, deal_with, rights_shown
from tests.builders import ASIEL, Workplace, workplace


@dataclass(frozen=True, slots=True)
class RightsPlace:
    """The desk and the dossier that stands on the screen."""

    place: Workplace
    dossier: DossierId


def rights_place(is_restricted: bool = False) -> RightsPlace:
    """Answers, one of them given otherwise later, two notes, a request that was dealt with and one open."""
    place = workplace()
    dossier = place.begin("Samir H.", "ar")
    note_visit(place.desk, dossier)
    place.answer(dossier, **{**ASIEL, "P01": "Samir H."}, T03="langzaam", T05={"praten": "2", "lezen": "1"})
    record_note(place.desk, dossier, "T03", NoteKind.NOTITIE, "Leest borden in de stad hardop")
    record_note(place.desk, dossier, "T05", NoteKind.NOTITIE, "Zijn broer spreekt al Nederlands")
    place.clock.go_on(days=2)
    note_visit(place.desk, dossier)
    place.answer(dossier, T03="ja")
    answer_history(place.desk, dossier, "T03")
    ask_right(place.desk, dossier, Right.COPY, "", "Wil weten wat de gemeente over hem opschreef")
    done = rights_shown(place.desk, dossier).requests[0].key
    deal_with(place.desk, dossier, done, "Papier meegegeven op 17 september")
    ask_right(place.desk, dossier, Right.CORRECTION, "", "Hij leest sneller dan er staat", "T03")
    if is_restricted:
        ask_right(place.desk, dossier, Right.RESTRICTION, "", "Eerst moet het besluit op papier staan")
    return RightsPlace(place, dossier)
