"""Caseload and visit day."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.dossiers import ClockState, NewDossier, begin_dossier, caseload
from desktop.usecases.interview import close_talk, open_interview
from desktop.usecases.prepare_visit import visit_day
from desktop.usecases.print_paper import make_paper
from desktop.usecases.recording import pen
from tests.builders import ASIEL, Workplace, workplace


@pytest.fixture
def place() -> Workplace:
    return workplace()


def planned(place: Workplace, name: str, appointment: str, tolk: str = "", language: str = "ar") -> DossierId:
    """A dossier with an appointment, as the visit list of the office brings it."""
    dossier = place.begin(name, language)
    with place.desk.unit_of_work() as work:
        heads = work.changes.heads(dossier)[ChangeKind.DOSSIER, "head"]
        value = {"roepnaam": name, "language": language, "azc": "azc Zandoever", "room": "4",
                 "appointment": appointment, "tolk": tolk}  # fmt: skip
        pen(place.desk, work, dossier, ChangeKind.DOSSIER, "head", value, heads)
        work.commit()
    return dossier


def test_the_tightest_clock_stands_first(place: Workplace) -> None:
    dates = {"Ruim": "1-9-2026", "Krap": "25-7-2026", "Nu": "13-7-2026", "Laat": "1-7-2026"}
    for name, day in dates.items():
        place.answer(place.begin(name), **{**ASIEL, "P01": name, "P08": day, "P11": day})
    place.answer(place.begin("Wacht"), P08="1-7-2026", P11="nog_niet")
    place.answer(place.begin("Oud"), P09="wi2013")
    rows = caseload(place.desk).rows
    assert [(row.roepnaam, row.clock.state) for row in rows] == [
        ("Laat", ClockState.LAAT),
        ("Nu", ClockState.NU),
        ("Krap", ClockState.KRAP),
        ("Ruim", ClockState.RUIM),
        ("Wacht", ClockState.LOOPT_NIET),
        ("Oud", ClockState.NIET_VAN_TOEPASSING),
    ]
    assert rows[1].clock.words == "nog 6 dagen" and rows[1].clock.due == date(2026, 9, 21)
    assert any("artikel" in why or "art." in why for why in rows[1].clock.why)
    assert rows[-1].status == "Hoort niet bij de Wi2021"


def test_search_finds_names_languages_and_places(place: Workplace) -> None:
    place.begin("Rima", "ar", "azc Zandoever")
    place.begin("Yonas", "ti", "azc De Wissel")
    for words, found in {
        "rim": ["Rima"],
        "tigr": ["Yonas"],
        "wissel yon": ["Yonas"],
        "azc": 2,
        "x": [],
    }.items():
        rows = [row.roepnaam for row in caseload(place.desk, words).rows]
        assert (len(rows) if isinstance(found, int) else rows) == found


def test_progress_and_status_go_along(place: Workplace) -> None:
    dossier = place.begin()
    assert caseload(place.desk).rows[0].status == "Nog niet begonnen"
    place.answer(dossier, **ASIEL)
    row = caseload(place.desk).rows[0]
    assert (row.status, row.answered) == ("Bezig", len(ASIEL))
    assert row.applicable == open_interview(place.desk, dossier).applicable > 20
    make_paper(place.desk, dossier)
    assert caseload(place.desk).rows[0].status == "Concept gemaakt"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewDossier("  ", "ar"), RefusalCode.NAME_MISSING),
        (NewDossier("Rima", ""), RefusalCode.LANGUAGE_MISSING),
        (NewDossier("Rima", "zz"), RefusalCode.LANGUAGE_MISSING),
    ],
)
def test_a_dossier_wants_a_name_and_a_language(place: Workplace, new: NewDossier, code: RefusalCode) -> None:
    with pytest.raises(Refusal) as refused:
        begin_dossier(place.desk, new)
    assert refused.value.code is code
    assert caseload(place.desk).rows == ()


def test_the_visit_day_goes_by_the_clock_and_follows_what_is_done(place: Workplace) -> None:
    second = planned(place, "Yonas", "2026-09-15T13:00")
    first = planned(place, "Elif", "2026-09-15T09:30", "51007, komt zelf")
    planned(place, "Hodan", "2026-09-16T09:30")
    day = visit_day(place.desk)
    assert (day.day_words, day.azc, day.room) == ("dinsdag 15 september 2026", "azc Zandoever", "4")
    assert [(v.at, v.row.dossier, v.is_next) for v in day.visits] == [
        ("09:30", first, True),
        ("13:00", second, False),
    ]
    assert [v.tolk_warning for v in day.visits] == [False, True]
    assert [(f.row.roepnaam, f.advice) for f in day.first] == [("Yonas", "Regel een tolk voor 13:00.")]
    assert day.on_laptop == 3
    open_interview(place.desk, first)
    assert [v.kind for v in visit_day(place.desk).visits] == ["Bezig", "Eerste gesprek"]
    place.clock.go_on(minutes=50)
    close_talk(place.desk, first)
    day = visit_day(place.desk)
    assert [(v.is_done, v.done_at, v.is_next) for v in day.visits] == [
        (True, "11:20", False),
        (False, "", True),
    ]


def test_a_day_without_talks_shows_the_next_day_that_has_one(place: Workplace) -> None:
    planned(place, "Hodan", "2026-09-18T09:30")
    assert visit_day(place.desk).day == date(2026, 9, 18)
    assert visit_day(place.desk, date(2026, 9, 20)).visits == ()


def test_a_later_talk_is_called_so(place: Workplace) -> None:
    dossier = planned(place, "Elif", "2026-09-15T09:30")
    open_interview(place.desk, dossier)
    close_talk(place.desk, dossier)
    place.clock.go_on(days=7)
    with place.desk.unit_of_work() as work:
        heads = work.changes.heads(dossier)[ChangeKind.DOSSIER, "head"]
        value = {"roepnaam": "Elif", "language": "tr", "appointment": "2026-09-22T09:30"}
        pen(place.desk, work, dossier, ChangeKind.DOSSIER, "head", value, heads)
        work.commit()
    assert [v.kind for v in visit_day(place.desk).visits] == ["Tweede gesprek"]


def test_what_is_not_sealed_yet_is_said_to_wait(place: Workplace) -> None:
    place.begin()
    place.begin("Yonas")
    assert visit_day(place.desk).parcels_waiting == 2


def test_a_thousand_dossiers_are_all_found_by_a_part_of_their_name(place: Workplace) -> None:
    with place.desk.unit_of_work() as work:
        for number in range(1000):
            dossier = DossierId(f"d-{number:04d}")
            value = {"roepnaam": f"Naam {number}", "language": "ar"}
            pen(place.desk, work, dossier, ChangeKind.DOSSIER, "head", value)
            for key, answer in {"P08": "2026-07-20", "P11": "2026-08-01", "P07": "gezin"}.items():
                pen(place.desk, work, dossier, ChangeKind.ANSWER, key, {"state": None, "value": answer})
        work.commit()
    assert len(caseload(place.desk, "naam").rows) == 1000
    assert [row.roepnaam for row in caseload(place.desk, "naam 777").rows] == ["Naam 777"]
