"""Dates that cannot be true together are told with both questions; nothing is refused and nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.belonging_signals import belonging_signals
from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.date_sense import DateFacts, date_facts, date_signals
from desktop.domain.doelgroep import belonging
from desktop.domain.signals import Signal
from desktop.usecases.dossier_page import dossier_page
from desktop.usecases.interview import go_to
from forms.model import AnswerState
from tests.builders import ASIEL, workplace
from tests.domain_cases import FILMON, RIMA, answers, case_heads, change, decided, law

BOOK = law()
TODAY = date(2026, 9, 1)


def signals(
    values: dict[str, JsonValue | AnswerState],
    decisions: dict[str, str] | None = None,
    plan: dict[str, JsonValue] | None = None,
) -> dict[str, Signal]:
    """What the dates of a case say, by code."""
    others = [decided(key, day, 500 + at) for at, (key, day) in enumerate((decisions or {}).items())]
    if plan is not None:
        others.append(
            change("v1", {"number": 1, "status": "vastgesteld", **plan}, ChangeKind.PIP_VERSION, 600)
        )
    heads, said = case_heads(values, *others), answers(values)
    facts = date_facts(said, heads, belonging(said, TODAY, BOOK), TODAY)
    return {signal.code: signal for signal in date_signals(facts, BOOK)}


def test_the_dates_of_the_vignettes_contradict_nowhere() -> None:
    assert signals(dict(RIMA)) == {} and signals(dict(FILMON)) == {}


@pytest.mark.parametrize(
    ("changed", "code", "questions"),
    [
        ({"L02": "2026-10-12"}, "datum_toekomst_l02", ("L02",)),
        ({"P08": "2027-06-11"}, "datum_toekomst_p08", ("P08",)),
        ({"P02": "2026-08-01"}, "datum_voor_geboorte_p11", ("P11", "P02")),
        (
            {"P02": "2024", "A01": {"azc": "Drachten", "sinds": "2023"}},
            "datum_voor_geboorte_a01",
            ("A01", "P02"),
        ),
        ({"P02": "2004", "P10": {"sinds": "2003-05-01"}}, "datum_voor_geboorte_p10", ("P10", "P02")),
        (
            {"W01#1": {"werk": "winkel", "van": "1990", "tot": "1991"}},
            "datum_voor_geboorte_w01",
            ("W01", "P02"),
        ),
        ({"P10": {"sinds": "2026-08-01"}}, "datum_volgorde_l02_p10", ("L02", "P10")),
        ({"L02": "2026-01-05"}, "datum_volgorde_l02_p08", ("L02", "P08")),
        ({"E02": {"aanvragen": "ja", "vanaf": "2026-05"}}, "datum_volgorde_e02_p11", ("E02", "P11")),
        ({"P08": "2022-03-20"}, "brief_voor_herstart", ("P08",)),
        ({"P08": "2022-02-20", "P07": "gezin"}, "brief_voor_herstart", ("P08",)),
        ({"P11": "nog_niet", "A06": {"datum": "2026-08"}}, "verhuisd_zonder_brp", ("P11", "A06")),
        (
            {"O02#1": {"soort": "basisschool", "van": "2016", "tot": "2010"}},
            "rij_einde_voor_begin_o02",
            ("O02",),
        ),
    ],
)
def test_two_dates_that_contradict_name_both_questions(
    changed: dict[str, JsonValue], code: str, questions: tuple[str, ...]
) -> None:
    found = signals({**FILMON, **changed})
    assert found[code].questions == questions and found[code].text.endswith((".", "?"))


def test_a_letter_on_the_first_day_of_the_restart_is_no_contradiction() -> None:
    """R-OVG-05: gezin from 1 March 2022, asiel from 25 March 2022."""
    assert "brief_voor_herstart" not in signals({**FILMON, "P08": "2022-03-25"})
    assert "brief_voor_herstart" not in signals({**FILMON, "P08": "2022-03-01", "P07": "gezin"})
    (value,) = signals({**FILMON, "P08": "2022-03-24"})["brief_voor_herstart"].law
    assert value.rule == "R-OVG-05"


def test_a_partial_date_counts_only_where_every_day_of_it_contradicts() -> None:
    told: dict[str, JsonValue | AnswerState] = {**FILMON, "E02": {"aanvragen": "ja", "vanaf": "2026-07"}}
    assert signals(told) == {}
    assert signals({**FILMON, "P02": "2026"}) == {}


@pytest.mark.parametrize(
    ("decisions", "plan", "code"),
    [
        ({}, {"dagtekening": "2026-06-01"}, "plan_voor_brief"),
        ({}, {"dagtekening": "2026-07-10"}, "toets_na_plan"),
        ({}, {"dagtekening": "2026-12-01"}, "plan_toekomst"),
        ({}, {"dagtekening": "2026-08-01", "dagtekening_initieel": "2026-08-09"}, "plan_eerste_later"),
        (
            {"ontzorgen.start": "2026-08-01", "ontzorgen.einde": "2026-07-01"},
            None,
            "ontzorgen_einde_voor_begin",
        ),
        ({"ontzorgen.start": "2026-06-01"}, None, "ontzorgen_voor_brp"),
        ({"derde.gevraagd": "2026-08-09", "derde.ontvangen": "2026-08-01"}, None, "uitstel_volgorde"),
        ({"derde.gevraagd": "2026-01-09"}, None, "uitstel_voor_brief"),
    ],
)
def test_decisions_and_plan_are_held_against_the_answers(
    decisions: dict[str, str], plan: dict[str, JsonValue] | None, code: str
) -> None:
    assert code in signals(dict(FILMON), decisions, plan)


def test_ontzorgen_from_another_day_than_the_bijstand_is_told() -> None:
    told: dict[str, JsonValue | AnswerState] = {**FILMON, "E02": {"aanvragen": "ja", "vanaf": "2026-07-15"}}
    assert "ontzorgen_andere_dag" in signals(told, {"ontzorgen.start": "2026-08-01"})
    assert "ontzorgen_andere_dag" not in signals(told, {"ontzorgen.start": "2026-07-15"})


_DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
_SPANS = st.builds(lambda day: (day, day), _DAYS)
_KEYS = st.sampled_from(["P02", "P08", "P10", "P11", "A01", "A06", "L02", "E02", "G07"])


@given(st.dictionaries(_KEYS, _SPANS), st.one_of(st.none(), _DAYS), st.one_of(st.none(), _DAYS))
def test_whatever_the_dates_are_each_doubt_is_told_once_and_names_a_known_date(
    known: dict[str, tuple[date, date]], plan: date | None, first: date | None
) -> None:
    facts = DateFacts(known, TODAY, dagtekening=plan, dagtekening_initieel=first)
    found = date_signals(facts, BOOK)
    assert len({signal.code for signal in found}) == len(found)
    assert all(set(signal.questions) <= set(known) for signal in found)


def test_who_may_have_the_pension_age_is_told_to_look_and_is_not_stopped() -> None:
    said = answers({**FILMON, "P02": "1959"})
    found = {s.code: s for s in belonging_signals(said, belonging(said, TODAY, BOOK), TODAY, BOOK)}
    assert "pensioenleeftijd" in found["leeftijd_pensioen"].text
    assert {value.key for value in found["leeftijd_pensioen"].law} >= {"plicht.pension_months"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"P15": {"ja_nee": "ja", "wat": ("school",)}}, "vrijstelling_verblijf"),
        ({"P15": {"ja_nee": "ja", "wat": ("inburgering",)}}, ""),
        ({"O04#1": {"diploma": "mbo", "land": "NL"}}, "vrijstelling_diploma"),
        ({"O04#1": {"diploma": "mbo", "land": "SY"}}, ""),
    ],
)
def test_a_possible_exemption_is_a_signal_and_never_a_stop(changed: dict[str, JsonValue], code: str) -> None:
    """R-GRP-07 (WI 4): DUO decides about it."""
    said = answers({**FILMON, "P02": "2004-03-05", **changed})
    group = belonging(said, TODAY, BOOK)
    assert [s.code for s in belonging_signals(said, group, TODAY, BOOK)] == ([code] if code else [])


def test_a_contradiction_stands_on_the_page_with_both_jumps_and_at_each_question() -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **{**ASIEL, "P02": "5-3-2004", "L01": "gedaan", "L02": "5-1-2025"})
    (signal,) = [one for one in dossier_page(place.desk, dossier).signals if "leerbaarheidstoets" in one.text]
    assert [question for question, _ in signal.jumps] == ["L02", "P08"]
    for question in ("L02", "P08"):
        shown = go_to(place.desk, dossier, question).question
        assert signal.text in shown.warning and shown.is_answered
