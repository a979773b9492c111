"""Two laptops that decided differently: neither counts, both are shown, and a person can choose somewhere."""

from __future__ import annotations

import pytest

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import ChangeId, DossierId
from desktop.usecases.pip import plan_board
from desktop.usecases.plan_elements import elements_shown
from desktop.usecases.recording import Asked, pen
from desktop.usecases.revision import decision_screen
from desktop.usecases.settle import settle
from desktop.usecases.talk import load_talk
from tests.builders import Workplace
from tests.plan_place import agreed, chosen, intake, november

MOVED = {"gemeente": "Elders", "route": "z", "dagtekening_initieel": "2025-03-10"}
HOURS: JsonValue = {"hours": 8, "per": "week", "from": ""}
MORE: JsonValue = {"hours": 9, "per": "week", "from": ""}


def meet(place: Workplace, dossier: DossierId, key: str, *values: JsonValue) -> None:
    """Two laptops decide on one key without knowing of each other."""
    with place.desk.unit_of_work() as work:
        talk = load_talk(place.desk, work, dossier)
        heads, asked = talk.heads.get((ChangeKind.DECISION, key), ()), Asked(pack=talk.pack.name)
        for value in values:
            pen(place.desk, work, dossier, ChangeKind.DECISION, key, value, heads, asked)
        work.commit()


@pytest.fixture(scope="module")
def planned() -> tuple[Workplace, DossierId]:
    place = november()
    dossier = intake(place)
    chosen(place, dossier)
    agreed(place, dossier)
    return place, dossier


@pytest.mark.parametrize(
    ("key", "one", "other", "words"),
    [
        ("vorig_pip", MOVED, {**MOVED, "route": "b1"}, "Elders, Z-route, sinds maandag 10 maart 2025"),
        ("afschalen", {"hours": 600, "reason": "Na een jaar"}, None, "na 600 uur: Na een jaar"),
        ("herziening", {"of": "v", "category": "fout"}, {"of": "v", "category": "wet"}, "Er stond een fout"),
        ("reden.herziening", "De school sloot", "Zij verhuist", "De school sloot"),
        ("derde.gevraagd", "2026-07-15", "2026-08-15", "woensdag 15 juli 2026"),
        ("intensiteit.participatie", HOURS, MORE, "8 uur per week"),
        ("vve.rij-weg", {"what": "opvang"}, {"what": "school"}, "opvang"),
    ],
)
def test_what_has_no_form_here_is_shown_and_chosen_on_the_screen_of_the_decision(
    planned: tuple[Workplace, DossierId], key: str, one: JsonValue, other: JsonValue, words: str
) -> None:
    place, dossier = planned
    meet(place, dossier, key, one, other)
    (twice,) = decision_screen(place.desk, dossier).two_answers
    assert twice.key == key and twice.title and twice.answers[0].words.startswith(words)
    (lack,) = [lack for lack in plan_board(place.desk, dossier).missing if lack.field == key]
    assert lack.place == "decision" and lack.text.startswith("Er zijn twee antwoorden, kies er een: ")
    seen = tuple(ChangeId(said.change) for said in twice.answers)
    with pytest.raises(Refusal) as refused:
        settle(place.desk, dossier, twice.at, seen, seen[0], " ")
    assert refused.value.code is RefusalCode.REASON_MISSING
    done = settle(place.desk, dossier, twice.at, seen, seen[0], "Zo is het gezegd")
    assert decision_screen(place.desk, dossier).two_answers == () and done.changes[0].value == one
    if key == "vorig_pip":  # its route binds again
        assert [route.is_chosen for route in plan_board(place.desk, dossier).routes] == [False, False, True]
        meet(place, dossier, key, None)
        meet(place, dossier, "leerroute", "b1")


def test_what_has_a_form_is_chosen_there(planned: tuple[Workplace, DossierId]) -> None:
    place, dossier = planned
    meet(place, dossier, "intensiteit.leerroute", HOURS, MORE)
    assert decision_screen(place.desk, dossier).two_answers == ()
    (lack,) = plan_board(place.desk, dossier).missing
    assert (lack.place, lack.element) == ("agreements", "intensiteit.leerroute")
    card = {one.key: one for one in elements_shown(place.desk, dossier, 4).elements}[lack.element]
    assert len(card.said_twice) == 2 and card.is_open


def test_whether_two_dossiers_are_of_one_person_holds_no_plan_up(
    planned: tuple[Workplace, DossierId],
) -> None:
    place, dossier = planned
    before = plan_board(place.desk, dossier).missing
    meet(place, dossier, "samen.ander", {"state": "niet_zelfde"}, {"state": "zelfde", "main": "ander"})
    assert plan_board(place.desk, dossier).missing == before
