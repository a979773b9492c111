"""Who does not belong here, and what is refused or flagged: N1 to N5, through the real use cases."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.domain.doelgroep import Doelgroep
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.dossier_page import DossierPage, dossier_page
from desktop.usecases.dossiers import ClockState, caseload
from desktop.usecases.interview import Interview, go_to, open_interview
from desktop.usecases.pip import Leerroute, choose_route, make_ready, plan_board
from desktop.usecases.prefill import Source, prefill, record_prefill
from desktop.usecases.print_paper import make_paper
from desktop.usecases.teach_back import teach_back
from forms.model import Group
from tests.builders import ASIEL, Workplace, workplace

GEZIN = {**ASIEL, "P07": "gezin", "P09": "wi2021"}


@pytest.fixture
def place() -> Workplace:
    return workplace(now=datetime(2026, 9, 1, 8, 30, tzinfo=UTC))


def person(place: Workplace, **answers: str) -> DossierId:
    dossier = place.begin("Olena", "ar")
    place.answer(dossier, **answers)
    return dossier


def stopped(place: Workplace, dossier: DossierId) -> str:
    """The title of the card, the same on every screen; no plan is made and no paper drawn."""
    talk: Interview = open_interview(place.desk, dossier)
    page: DossierPage = dossier_page(place.desk, dossier)
    assert talk.stop is not None and talk.stop == plan_board(place.desk, dossier).stop == page.stop
    assert talk.stop.explanation and talk.stop.points_on and talk.stop.article
    assert talk.stop.own  # the same for the person
    assert not any("boete" in words for words in (*talk.stop.explanation, *talk.stop.points_on))
    assert teach_back(place.desk, dossier).is_stopped
    assert not [task for task in page.tasks if task.is_proposed]
    (row,) = caseload(place.desk).rows
    assert row.clock.state is ClockState.NIET_VAN_TOEPASSING and row.status == "Hoort niet bij de Wi2021"
    for forbidden in (make_paper, make_ready):
        with pytest.raises(Refusal):
            forbidden(place.desk, dossier)
    return talk.stop.title


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"P07": "asiel_bepaalde_tijd", "P09": "wi2013"}, "2013"),
        ({"P07": "asiel_bepaalde_tijd", "P09": "wi2013_elip"}, "ELIP"),
        ({"P07": "ontheemde_oekraine"}, "Oekraïne"),  # N1
        ({"P07": "eu_burger"}, "EU"),
        ({"P07": "studie_of_werk_tijdelijk"}, "tijdelijk"),
        ({"P07": "asiel_bepaalde_tijd", "P02": "22-9-2008"}, "18 jaar"),  # N3
        ({"P07": "asiel_bepaalde_tijd", "P02": "3-5-1950"}, "pensioenleeftijd"),
    ],
)
def test_who_does_not_belong_here_is_told_why_and_pointed_on(
    place: Workplace, answers: dict[str, str], words: str
) -> None:
    assert words in stopped(place, person(place, **answers))


def test_n3_seventeen_hears_from_which_day_and_belongs_on_that_day(place: Workplace) -> None:
    dossier = person(place, **{**ASIEL, "P02": "22-9-2008"})
    stop = open_interview(place.desk, dossier).stop
    assert stop is not None and any("22 september 2026" in words for words in stop.explanation)
    place.clock.set_to(datetime(2026, 9, 22, 8, 30, tzinfo=UTC))
    assert open_interview(place.desk, dossier).stop is None
    assert caseload(place.desk).rows[0].clock.state is not ClockState.NIET_VAN_TOEPASSING


def test_n2_29_points_before_12_april_2023_are_flagged_and_never_changed(place: Workplace) -> None:
    toets = {"L01": "gedaan", "L02": "4-4-2023", "L03": "29", "L04": "niet_haalbaar"}
    dossier = person(place, **ASIEL, **toets)
    flag = [words for words in dossier_page(place.desk, dossier).signals if "onterecht" in words.text]
    flag = flag or [
        words for words in dossier_page(place.desk, dossier).signals if "ten onrechte" in words.text
    ]
    assert flag
    assert any("ten onrechte" in words for words in plan_board(place.desk, dossier).warnings)
    shown = go_to(place.desk, dossier, "L04").question
    assert [choice.key for choice in shown.choices if choice.is_chosen] == ["niet_haalbaar"]


def test_n2_the_same_points_on_12_april_2023_are_fine(place: Workplace) -> None:
    toets = {"L01": "gedaan", "L02": "12-4-2023", "L03": "29", "L04": "haalbaar"}
    dossier = person(place, **ASIEL, **toets)
    assert not [words for words in dossier_page(place.desk, dossier).signals if "ten onrechte" in words.text]


def test_n4_a_bsn_that_fails_the_11_proef_is_refused_next_to_its_field_and_not_kept(place: Workplace) -> None:
    dossier = person(place)
    wrong = str(999_993_654)
    for write in (
        lambda: place.answer(dossier, P03=wrong),
        lambda: record_prefill(place.desk, dossier, "P03", wrong, Source.DOCUMENT),
    ):
        with pytest.raises(Refusal) as refused:
            write()
        assert (refused.value.code, refused.value.field) == (RefusalCode.BSN_FAILS_11_PROEF, "P03")
    assert not go_to(place.desk, dossier, "P03").question.is_answered
    place.answer(dossier, P03="999993653")
    assert go_to(place.desk, dossier, "P03").question.is_answered


@pytest.mark.parametrize(
    ("said", "words"),
    [("2004", "geboortejaar"), ("2-2004", "geboortedag"), ("1-1-2004", "1 januari")],
)
def test_n5_an_unknown_day_of_birth_is_kept_as_such_and_stops_nobody(
    place: Workplace, said: str, words: str
) -> None:
    dossier = person(place, **{**ASIEL, "P02": said})
    assert go_to(place.desk, dossier, "P02").question.is_answered
    assert open_interview(place.desk, dossier).stop is None
    assert any(words in signal.text for signal in dossier_page(place.desk, dossier).signals)


def test_a_year_alone_that_may_be_eighteen_belongs_and_one_that_cannot_does_not(place: Workplace) -> None:
    assert open_interview(place.desk, person(place, **{**ASIEL, "P02": "2008"})).stop is None
    assert open_interview(place.desk, person(place, **{**ASIEL, "P02": "2009"})).stop is not None


def test_a_family_migrant_meets_no_asylum_block_anywhere(place: Workplace) -> None:
    dossier = person(place, **GEZIN)
    choose_route(place.desk, dossier, Leerroute.Z_ROUTE)
    page = dossier_page(place.desk, dossier)
    assert page.group == "Gezinsmigrant"
    assert caseload(place.desk).rows[0].group is Doelgroep.GEZINSMIGRANT
    assert {right.what: right.answer for right in page.rights}["Ontzorgen"] == "nee"
    assert "ontzorgen" not in {term.kind for term in page.terms}
    words = " ".join(
        line.text for block in plan_board(place.desk, dossier).blocks for line in block.lines
    ).casefold()
    assert "vaste kosten" not in words and "samen doen" not in words
    with place.desk.unit_of_work() as work:
        pack = place.desk.packs.newest(place.desk.pack_id)
        assert work.dossiers.row(dossier) is not None
    asked = {question.number for question in pack.questions if question.group is Group.ASIEL}
    listed = {value.number for value in prefill(place.desk, dossier)}
    assert not asked & listed
    text = make_paper(place.desk, dossier).shown.pdf.decode()
    assert "vaste kosten" not in text and "ontzorgen" not in text.casefold()


def test_what_letters_say_waits_in_the_talk_with_its_source(place: Workplace) -> None:
    dossier = place.begin()
    record_prefill(place.desk, dossier, "P08", "11-6-2026", Source.DOCUMENT)
    shown = record_prefill(place.desk, dossier, "P07", "gezin", Source.COA).shown
    waiting = {value.question: value for value in shown if value.waits}
    assert set(waiting) == {"P07", "P08"}
    assert "COA" in waiting["P07"].provenance and waiting["P08"].raw == "11-6-2026"
    question = go_to(place.desk, dossier, "P08").question
    assert question.is_prefilled and "brief" in question.provenance
    place.answer(dossier, P08="11-6-2026")
    assert not go_to(place.desk, dossier, "P08").question.is_prefilled
    assert place.desk.clock.today() == date(2026, 9, 1)
