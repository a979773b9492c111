"""The 'waarom?': what a klantmanager and a judge read under a date, an outcome or a refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import (
    Deadline,
    PipClockFacts,
    ThirdPartyDelay,
    bezwaar_deadline,
    inburgeringstermijn,
    ontzorgen_period,
    pip_deadline,
    schakelen_until,
)
from desktop.domain.doelgroep import NotHere, NotHereReason, belonging
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.law.book import Confidence
from desktop.domain.law.reader import MUNICIPAL_FILE, read_law
from desktop.domain.law.why import Why, rules_behind, why_lines
from desktop.domain.leerbaarheidstoets import toets_result
from desktop.domain.leerroute import Leerroute
from desktop.domain.reasons import why_deadline, why_fact, why_not_here, why_refusal, why_toets
from desktop.domain.route_advice import route_advice
from forms.model import AnswerState
from tests.domain_cases import FILMON, answers, law, law_texts

BOOK = law()


def text(why: Why | None) -> str:
    assert why is not None
    return "\n".join(why_lines(why))


def test_the_ten_weeks_of_vignette_two_are_told_in_full() -> None:
    why = why_deadline(pip_deadline(PipClockFacts(date(2026, 6, 11), date(2026, 7, 2)), BOOK), BOOK)
    lines = why_lines(why)
    assert lines[0] == "Het plan (PIP) moet uiterlijk op donderdag 10 september 2026 zijn vastgesteld."
    assert "Brief van DUO: donderdag 11 juni 2026." in lines
    assert "70 dagen na donderdag 2 juli 2026 is donderdag 10 september 2026." in lines
    assert (
        "Bron: Besluit inburgering 2021 art. 5.3: 70 dagen, sinds 1 januari 2022 "
        "(uit de wet, via een andere bron gelezen, nog niet nagekeken)." in lines
    )
    assert any(line.startswith("De regel (R-TRM-01): ") for line in lines)
    assert any(line.startswith("Gelezen in: ") for line in lines)
    assert lines[-1] == "Deze datum is gerekend; u beslist."
    assert [fact.question for fact in why.facts[:2]] == ["P08", "P11"]
    assert why.confidence is Confidence.INFERRED and not why.is_checked


def test_the_delay_names_both_dates_and_both_ways_to_count() -> None:
    delay = ThirdPartyDelay(date(2026, 10, 1), date(2026, 11, 21))
    facts = PipClockFacts(date(2026, 7, 20), date(2026, 9, 2), third_party=delay)
    told = text(why_deadline(pip_deadline(facts, BOOK), BOOK))
    assert "Informatie gevraagd aan een ander: donderdag 1 oktober 2026." in told
    assert "Informatie ontvangen: zaterdag 21 november 2026." in told
    assert "14 dagen na zaterdag 21 november 2026 is zaterdag 5 december 2026; de laatste van de twee" in told
    assert "Zaterdag 5 december 2026 telt niet; de eerste dag daarna die telt is maandag 7 december" in told


@pytest.mark.parametrize(
    ("deadline", "claim"),
    [
        (
            inburgeringstermijn(date(2026, 11, 5), BOOK),
            "De inburgeringstermijn loopt van vrijdag 6 november 2026 tot en met maandag 5 november 2029.",
        ),
        (
            schakelen_until(date(2026, 11, 5), BOOK),
            "Wisselen van leerroute kan tot en met vrijdag 5 mei 2028.",
        ),
        (
            schakelen_until(date(2026, 11, 5), BOOK, Leerroute.ONDERWIJS, Leerroute.B1),
            "Voor deze wissel van leerroute geldt geen laatste dag.",
        ),
        (
            ontzorgen_period(date(2026, 9, 15), BOOK),
            "Ontzorgen loopt van dinsdag 15 september 2026 tot en met zondag 14 maart 2027.",
        ),
        (
            bezwaar_deadline(date(2026, 11, 5), BOOK),
            "Bezwaar maken tegen het plan kan tot en met donderdag 17 december 2026.",
        ),
        (
            pip_deadline(PipClockFacts(date(2026, 7, 20), None, is_brp_not_yet=True), BOOK),
            "De persoon staat nog niet in de BRP van onze gemeente. Daarna begint de klok.",
        ),
    ],
)
def test_every_clock_says_what_holds_on_what_ground(deadline: Deadline, claim: str) -> None:
    why = why_deadline(deadline, BOOK)
    assert why.claim == claim
    lines = why_lines(why)
    assert any(line.startswith("Bron: ") for line in lines)
    assert all(line.rstrip().endswith((".", "?")) for line in lines)


def test_a_date_beyond_the_known_holidays_says_so() -> None:
    told = text(why_deadline(bezwaar_deadline(date(2030, 1, 10), BOOK), BOOK))
    assert "kan nog verschuiven" in told
    assert "kan nog verschuiven" not in text(why_deadline(bezwaar_deadline(date(2027, 1, 10), BOOK), BOOK))


def test_what_somebody_laid_beside_the_law_is_no_longer_marked() -> None:
    deadline = ontzorgen_period(date(2026, 9, 15), BOOK)
    seen = replace(deadline, law=tuple(replace(value, checked_by="J. Smit") for value in deadline.law))
    told = text(why_deadline(seen))
    assert "nagekeken door J. Smit" in told and "nog niet nagekeken" not in told
    assert why_deadline(seen).is_checked


def test_a_choice_of_the_municipality_names_its_decision() -> None:
    chosen = (
        '[[value]]\nkey = "voortgang.talks_asiel"\nvalue = 10\nstart = 2026-01-01\n'
        'decided_by = "college, 2 december 2025"\nchecked_by = ""\n'
    )
    book = read_law({**law_texts(), MUNICIPAL_FILE: chosen})
    value = book.on(date(2026, 9, 1)).value("voortgang.talks_asiel")
    why = Why("Tien gesprekken.", law=(value,), rules=rules_behind((value,), book))
    assert "Keuze van de gemeente: college, 2 december 2025." in why_lines(why)


def test_points_under_the_old_limit_are_told_with_that_limit_and_the_doubt() -> None:
    said = {**FILMON, "L02": "2023-04-04", "L03": 29, "L04": "niet_haalbaar"}
    told = text(why_toets(toets_result(answers(said), BOOK), BOOK))
    assert "Op die dag was 31 punten genoeg voor 'haalbaar'. Met 29 punten is dat gerekend niet haal" in told
    assert "Mogelijk ten onrechte" in told and "De regel (R-LBT-03)" in told
    assert "u beslist" in told
    later = text(why_toets(toets_result(answers({**said, "L02": "2023-04-12"}), BOOK), BOOK))
    assert "Op die dag was 28 punten genoeg" in later and "past niet bij de punten" in later
    assert why_toets(toets_result(answers({"L01": "nog_niet"}), BOOK), BOOK) is None


def test_every_fact_about_a_route_can_say_why() -> None:
    said = answers(FILMON)
    today = date(2026, 9, 1)
    for fact in route_advice(said, toets_result(said, BOOK), BOOK.on(today), today).facts:
        lines = why_lines(why_fact(fact, BOOK))
        assert lines[0].startswith(fact.text)
        assert any("ECLI:NL:RVS:2024:5413" in line for line in lines)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"P09": "wi2013"}, NotHereReason.WI2013),
        ({"P09": "wi2013_elip"}, NotHereReason.ELIP),
        ({"P07": "ontheemde_oekraine"}, NotHereReason.ONTHEEMDE),
        ({"P07": "eu_burger"}, NotHereReason.EU_BURGER),
        ({"P07": "studie_of_werk_tijdelijk"}, NotHereReason.TIJDELIJK),
        ({"P02": "2008-09-22"}, NotHereReason.UNDER_AGE),
        ({"P08": "2019-05-01", "P09": AnswerState.WEET_NIET}, NotHereReason.DUO_BEFORE_WI2021),
    ],
)
def test_who_does_not_belong_here_is_told_by_which_rule(
    changed: dict[str, str | AnswerState], reason: NotHereReason
) -> None:
    said = answers({**FILMON, **changed})
    outcome = belonging(said, date(2026, 9, 1), BOOK)
    assert isinstance(outcome, NotHere) and outcome.reason is reason
    told = text(why_not_here(outcome, said, BOOK))
    assert "De regel (R-" in told and "De brief van DUO beslist" in told
    assert "boete" not in told.lower()


def test_a_day_before_the_law_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refusal) as caught:
        BOOK.on(date(2021, 12, 31)).value("pip.term_days")
    told = text(why_refusal(caught.value, BOOK))
    assert "Voor vrijdag 31 december 2021 geeft de wet hier geen regel." in told
    assert "De regel begint op: zaterdag 1 januari 2022." in told
    assert why_refusal(Refusal(RefusalCode.NOT_A_DATE), BOOK) is None


@given(letter=st.dates(date(2022, 1, 1), date(2036, 1, 1)), brp=st.dates(date(2022, 1, 1), date(2036, 1, 1)))
def test_the_last_day_and_every_fact_stand_in_the_sentences(letter: date, brp: date) -> None:
    deadline = pip_deadline(PipClockFacts(letter, brp), BOOK)
    assert deadline.last is not None
    told = text(why_deadline(deadline, BOOK))
    for day in (letter, brp, deadline.last):
        assert f"{day.day} " in told and str(day.year) in told
    for value in deadline.law:
        assert value.article in told
