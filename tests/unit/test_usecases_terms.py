"""The statutory terms of a dossier, with source; and information of a third party, which moves one."""

from __future__ import annotations

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import open_interview
from desktop.usecases.terms import record_delay, terms_of
from tests.builders import ASIEL, workplace


def test_the_ten_weeks_stand_first_with_anchor_and_article() -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    terms = {term.kind: term for term in terms_of(place.desk, dossier)}
    assert next(iter(terms)) == "pip"
    assert terms["pip"].until == "donderdag 10 september 2026" and terms["pip"].words == "5 dagen te laat"
    assert any("Besluit inburgering 2021" in why for why in terms["pip"].why)
    assert set(terms) == {"pip", "inburgeringstermijn", "schakelen", "ontzorgen", "bezwaar", "voortgang"}
    assert terms["inburgeringstermijn"].until == ""  # nothing runs before the plan is established
    assert "begrotingsnorm 8" in terms["voortgang"].words
    for term in terms.values():
        sources = [why for why in term.why if why.startswith("Bron: ")]
        assert all("nog niet nagekeken" in why for why in sources)
        assert sources or not term.until


def test_information_of_a_third_party_moves_the_clock_in_every_list() -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    shown = record_delay(place.desk, dossier, "1-8-2026", "14-9-2026").shown
    assert shown[0].until == "maandag 28 september 2026"
    assert any("Informatie ontvangen" in why for why in shown[0].why)
    assert caseload(place.desk).rows[0].clock.words == "nog 13 dagen"
    assert open_interview(place.desk, dossier).clock.words == "nog 13 dagen"
    assert record_delay(place.desk, dossier, "1-8-2026", "14-9-2026").changes == ()
    record_delay(place.desk, dossier, "", "")
    assert caseload(place.desk).rows[0].clock.words == "5 dagen te laat"


@pytest.mark.parametrize(
    ("asked", "received", "code", "field"),
    [
        ("gisteren", "", RefusalCode.NOT_A_DATE, "asked"),
        ("31-2-2026", "", RefusalCode.IMPOSSIBLE_DATE, "asked"),
        ("1-8-2026", "1-12-2026", RefusalCode.DATE_IN_FUTURE, "received"),
        ("1-8-2026", "1-7-2026", RefusalCode.IMPOSSIBLE_DATE, "received"),
        ("", "1-7-2026", RefusalCode.IMPOSSIBLE_DATE, "received"),
    ],
)
def test_a_delay_that_cannot_be_is_refused_next_to_its_field(
    asked: str, received: str, code: RefusalCode, field: str
) -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    with pytest.raises(Refusal) as refused:
        record_delay(place.desk, dossier, asked, received)
    assert (refused.value.code, refused.value.field) == (code, field)
