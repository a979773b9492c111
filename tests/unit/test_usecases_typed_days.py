"""A day as somebody types it: ahead, behind, or with its year; the rest is refused at its field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.typed_days import (
    needed_past_day,
    read_day,
    read_day_behind,
    read_full_day,
    read_past_day,
)

TODAY = date(2026, 9, 15)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "ahead", "behind"),
    [
        ("vandaag", date(2026, 9, 15), date(2026, 9, 15)),
        ("Dinsdag", date(2026, 9, 15), date(2026, 9, 15)),
        ("woensdag", date(2026, 9, 16), date(2026, 9, 9)),
        ("maandag", date(2026, 9, 21), date(2026, 9, 14)),
        ("today", date(2026, 9, 15), date(2026, 9, 15)),
        ("Wednesday", date(2026, 9, 16), date(2026, 9, 9)),
        ("20/7", date(2027, 7, 20), date(2026, 7, 20)),
        ("1 12", date(2026, 12, 1), date(2025, 12, 1)),
        ("3-1-2025", date(2025, 1, 3), date(2025, 1, 3)),
    ],
)
def test_a_day_without_a_year_is_the_next_or_the_last_one(text: str, ahead: date, behind: date) -> None:
    assert read_day(text, TODAY) == ahead
    assert read_day_behind(text, TODAY) == behind


def test_a_day_of_the_law_is_written_with_its_year() -> None:
    assert read_full_day(" 1.10.2026 ") == date(2026, 10, 1) and read_full_day("  ") is None
    assert (
        read_past_day("15-9-2026", TODAY, "signed") == needed_past_day("15-9-2026", TODAY, "signed") == TODAY
    )


@pytest.mark.parametrize(
    ("read", "code"),
    [
        (lambda: read_day("ooit", TODAY, "by"), RefusalCode.NOT_A_DATE),
        (lambda: read_day("29-2", TODAY, "by"), RefusalCode.IMPOSSIBLE_DATE),
        (lambda: read_day_behind("morgen", TODAY, "by"), RefusalCode.DATE_IN_FUTURE),
        (lambda: read_day_behind("tomorrow", TODAY, "by"), RefusalCode.DATE_IN_FUTURE),
        (lambda: read_day_behind("31-9", TODAY, "by"), RefusalCode.IMPOSSIBLE_DATE),
        (lambda: read_day_behind("16-9-2026", TODAY, "by"), RefusalCode.DATE_IN_FUTURE),
        (lambda: read_full_day("1-9", "by"), RefusalCode.NOT_A_DATE),
        (lambda: read_full_day("31-9-2026", "by"), RefusalCode.IMPOSSIBLE_DATE),
        (lambda: read_past_day("16-9-2026", TODAY, "by"), RefusalCode.DATE_IN_FUTURE),
        (lambda: needed_past_day("", TODAY, "by"), RefusalCode.NOT_A_DATE),
    ],
)
def test_what_is_no_such_day_is_refused_at_its_field(read: Callable[[], object], code: RefusalCode) -> None:
    with pytest.raises(Refusal) as refused:
        read()
    assert (refused.value.code, refused.value.field) == (code, "by")
