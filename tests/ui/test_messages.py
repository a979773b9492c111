"""Every code has its sentences: what happened, what is safe, what to do."""

from __future__ import annotations

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.ui.messages import message_for, message_for_bug
from desktop.ui.runner import bug_report


@pytest.mark.parametrize("code", list(RefusalCode))
def test_every_refusal_says_what_happened_and_what_to_do(code: RefusalCode) -> None:
    message = message_for(Refusal(code))
    assert message.happened.endswith(".") and message.advice.endswith(".")


@pytest.mark.parametrize("code", list(TroubleCode))
def test_every_trouble_also_says_what_is_safe(code: TroubleCode) -> None:
    message = message_for(Trouble(code))
    assert message.happened and message.safe and message.advice


def test_limits_are_filled_in_from_the_facts() -> None:
    message = message_for(Refusal(RefusalCode.OUT_OF_RANGE, facts={"min": "0", "max": "40"}))
    assert "van 0 tot en met 40" in message.advice


def test_a_fact_that_is_not_there_does_not_break_the_sentence() -> None:
    assert "?" in message_for(Refusal(RefusalCode.OUT_OF_RANGE)).advice


def test_a_bug_is_named_by_a_code_and_never_by_what_was_said() -> None:
    try:
        raise KeyError("Samir woont in kamer 4")
    except KeyError as error:
        report = bug_report(error)
    assert report.kind == "KeyError"
    assert report.code in message_for_bug(report).words
    assert "Samir" not in " ".join([report.kind, report.code, *report.frames, message_for_bug(report).words])
