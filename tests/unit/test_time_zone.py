"""Fault 25: the time zone of a laptop changes between two sittings, or summer time ends meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from desktop.domain.changes import ChangeKind
from desktop.usecases.dutch_words import local
from desktop.usecases.interview import record_answer
from desktop.usecases.recording import moment_of
from tests.builders import Workplace, workplace

#: an hour before the clocks go back in Amsterdam, and an hour after
_BEFORE = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
_AFTER = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.fixture(params=["Europe/Amsterdam", "Asia/Tokyo", "America/St_Johns"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    monkeypatch.setenv("TZ", request.param)
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has one time zone for all programs")
def test_what_is_written_stands_in_utc_and_is_shown_on_the_clock_of_amsterdam(elsewhere: None) -> None:
    place = workplace()
    dossier = place.begin()
    written = []
    for moment, value in ((_BEFORE, "3"), (_AFTER, "4")):
        place.clock.set_to(moment)
        record_answer(place.desk, dossier, "O01", value)
        written.append(_newest(place))
        time.tzset()  # and the program is begun anew in another zone
    assert [moment_of(one) for one in written] == [_BEFORE, _AFTER]
    assert written == sorted(written)
    assert [f"{local(moment_of(one)):%H:%M}" for one in written] == ["02:30", "02:30"]


def _newest(place: Workplace) -> str:
    with place.desk.unit_of_work() as work:
        rows = [row.dossier for row in work.dossiers.all()]
        return max(one.time for row in rows for one in work.changes.of(row) if one.kind is ChangeKind.ANSWER)
