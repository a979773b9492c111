"""What reaches the back end of the clocks: anchor, last day, values used and codes of the reasons."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest

from desktop.domain.case_view import case_view
from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.pip import PipStatus, PipVersion
from desktop.domain.summary import SummaryFacts, summary_value
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
    return read_summary(summary_value(SummaryFacts(seen.row, seen.group, None, seen.clock, pip)))


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
