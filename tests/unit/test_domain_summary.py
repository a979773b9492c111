"""What reaches the back end of the clocks: anchor, last day, values used and codes of the reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from desktop.domain.case_view import case_view
from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.pip import PipStatus, PipVersion
from desktop.domain.summary import SummaryFacts, lives_in_azc, summary_value
from forms.model import AnswerState
from sync.protocol.summary import Summary, read_summary
from tests.domain_cases import DOSSIER, FILMON, RIMA, case_heads, change, decided, law

BOOK = law()
TODAY = date(2026, 9, 1)


def summary(
    values: dict[str, JsonValue | AnswerState],
    asked: str = "",
    received: str = "",
    pip: PipVersion | None = None,
) -> Summary:
    days = {"derde.gevraagd": asked, "derde.ontvangen": received}
    decisions = [decided(key, day, 500 + place) for place, (key, day) in enumerate(days.items()) if day]
    head = change("head", MappingProxyType({"roepnaam": "Rima"}), ChangeKind.DOSSIER, 300)
    seen = case_view(DOSSIER, case_heads(values, head, *decisions), BOOK, TODAY)
    first = date.fromisoformat(pip.dagtekening) if pip is not None and pip.dagtekening else None
    facts = SummaryFacts(seen.row, seen.group, None, seen.clock, pip, first_here=first)
    return read_summary(summary_value(facts))


def test_a_running_clock_gives_anchor_last_day_and_the_values_used() -> None:
    told = summary(dict(FILMON))
    assert (told.anchor, told.due, told.blockers) == ("2026-07-02", "2026-09-10", ())
    assert told.law_values == {"pip.term_days": "70", "termijnenwet.max_weeks": "12"}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (dict(RIMA), "klok_nog_niet_in_brp"),
        ({**RIMA, "P11": AnswerState.WEET_NIET}, "klok_brp_onbekend"),
        ({**FILMON, "P08": AnswerState.WEET_NIET}, "klok_geen_kennisgeving"),
    ],
)
def test_a_clock_that_does_not_run_gives_the_code_of_the_reason(
    values: dict[str, JsonValue | AnswerState], code: str
) -> None:
    told = summary(values)
    assert (told.anchor, told.due) == ("", "")
    assert code in told.blockers


def test_information_of_a_third_party_is_told_as_waiting_and_then_as_later() -> None:
    assert summary(dict(FILMON), "2026-08-01").blockers == ("klok_wacht_op_ander",)
    later = summary(dict(FILMON), "2026-08-01", "2026-08-31")
    assert (later.due, later.blockers) == ("2026-09-14", ("klok_later_door_ander",))
    assert later.law_values["pip.third_party_extra_days"] == "14"
    early = summary(dict(FILMON), "2026-08-01", "2026-08-05")
    assert (early.due, early.blockers) == ("2026-09-10", ())


def test_an_established_plan_waits_for_nothing() -> None:
    done = PipVersion(1, PipStatus.VASTGESTELD, None, "2026-08-20", "2026-08-20")
    told = summary(dict(FILMON), "2026-08-01", pip=done)
    assert (told.status, told.dagtekening, told.blockers) == ("vastgesteld", "2026-08-20", ())


def told(values: dict[str, JsonValue | AnswerState], pip: PipVersion | None = None, azc: str = "") -> Summary:
    """The summary with test, azc and plan, as sealing hands them in."""
    head = change("head", MappingProxyType({"roepnaam": "Rima", "azc": azc}), ChangeKind.DOSSIER, 300)
    seen = case_view(DOSSIER, case_heads(values, head), BOOK, TODAY)
    in_azc = lives_in_azc(seen.answers, seen.row)
    first = None if pip is None or not pip.dagtekening else date.fromisoformat(pip.dagtekening_initieel)
    about = SummaryFacts(seen.row, seen.group, None, seen.clock, pip, first_here=first)
    facts = replace(about, toets=seen.toets, is_in_azc=in_azc, term=seen.term)
    value = summary_value(facts)
    assert not {"points", "roepnaam"} & set(value) and "Rima" not in str(value)
    return read_summary(value)


@pytest.mark.parametrize(("day", "met"), [("2026-09-10", "ja"), ("2026-09-11", "nee"), ("2026-07-15", "ja")])
def test_the_first_plan_is_held_against_the_last_day_of_the_ten_weeks(day: str, met: str) -> None:
    """R-TRM-01; a revision of later changes nothing about it (R-TRM-05)."""
    first = PipVersion(1, PipStatus.VASTGESTELD, None, day, day)
    revised = PipVersion(2, PipStatus.VASTGESTELD, None, "2027-01-04", day)
    assert told(dict(FILMON), first).met_in_time == told(dict(FILMON), revised).met_in_time == met
    assert told(dict(FILMON), PipVersion(1, PipStatus.CONCEPT, None)).met_in_time == ""
    assert told(dict(RIMA), first).met_in_time == ""  # no clock ran: nothing to hold it against


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({}, "niet_haalbaar"),
        ({"L04": AnswerState.LATER}, "niet_haalbaar"),  # by its points
        ({"L01": "gepland"}, ""),
        ({"L01": "nog_niet", "L08": "ja"}, "geen"),  # R-LBT-07
    ],
)
def test_the_outcome_of_the_test_is_told_and_its_points_are_not(
    changed: dict[str, JsonValue | AnswerState], outcome: str
) -> None:
    assert told({**FILMON, **changed}).test_outcome == outcome


def test_who_lives_in_an_azc_is_told_as_was_said_or_as_the_registration_shows() -> None:
    assert told(dict(RIMA), azc="azc Drachten").in_azc
    assert not told(dict(FILMON), azc="azc Drachten").in_azc  # registered in our municipality
    assert told({**FILMON, "H01": "azc"}).in_azc
    assert not told({**RIMA, "H01": "doorstroom"}, azc="azc Drachten").in_azc
