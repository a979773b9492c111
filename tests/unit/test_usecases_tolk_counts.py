"""Where talks falter, and minutes for the bill without a name in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.talk_settings import switch_language
from desktop.usecases.tolk_counts import COLUMNS, Period, export_tolk_minutes, look_at_marks, marks_report
from desktop.usecases.tolk_session import (
    TolkKind,
    TolkMark,
    TolkStart,
    TolkWay,
    end_tolk,
    lose_line,
    mark,
    pause_tolk,
    start_tolk,
)
from tests.builders import Workplace, workplace

OUT = Path("uren.csv")


@pytest.fixture
def place() -> Workplace:
    return workplace()


def hour_with(place: Workplace, dossier: DossierId, who: str, variety: str = "") -> None:
    start_tolk(place.desk, dossier, TolkStart(who, TolkWay.PHONE, TolkKind.REGISTER, "ar", variety=variety))
    place.clock.go_on(minutes=20)
    pause_tolk(place.desk, dossier)
    place.clock.go_on(minutes=5)
    pause_tolk(place.desk, dossier)
    place.clock.go_on(minutes=10)
    lose_line(place.desk, dossier)
    place.clock.go_on(minutes=3)
    lose_line(place.desk, dossier)
    place.clock.go_on(minutes=22)
    end_tolk(place.desk, dossier)


def test_marks_are_counted_per_wording_most_often_first(place: Workplace) -> None:
    dossier = place.begin(language="ar")
    for what in (TolkMark.NIET_BEGREPEN, TolkMark.NIET_BEGREPEN, TolkMark.TWIJFEL):
        mark(place.desk, dossier, "T03", what)
    mark(place.desk, dossier, "T05", TolkMark.ANDERS_GEZEGD)
    first, second = look_at_marks(place.desk, dossier)
    assert (first.question, first.count.not_understood, first.count.doubted) == ("T03", 2, 1)
    assert (second.question, second.count.rephrased, second.language_words) == ("T05", 1, "Arabisch")
    assert first.is_current and first.number.startswith("3.")


def test_another_language_is_another_wording(place: Workplace) -> None:
    dossier = place.begin(language="ar")
    mark(place.desk, dossier, "T03", TolkMark.NIET_BEGREPEN)
    switch_language(place.desk, dossier, "tr", "T03")
    mark(place.desk, dossier, "T03", TolkMark.NIET_BEGREPEN)
    rows = look_at_marks(place.desk, dossier)
    assert sorted((row.language_words, row.is_current) for row in rows) == [
        ("Arabisch", False), ("Turks", True),
    ]  # fmt: skip


def test_the_report_for_translators_counts_over_dossiers_and_names_none(place: Workplace) -> None:
    for name in ("Rima", "Filmon"):
        mark(place.desk, place.begin(name, "ar"), "T03", TolkMark.NIET_BEGREPEN)
    (count,) = marks_report(place.desk)
    assert (count.question, count.language, count.total) == ("T03", "ar", 2)


def test_the_file_for_the_bill_has_minutes_and_no_name(place: Workplace) -> None:
    dossier = place.begin("Rima")
    hour_with(place, dossier, "48213", "Syrisch")
    hour_with(place, dossier, "mevrouw Haddad", "buurvrouw van Rima")
    done = export_tolk_minutes(place.desk, dossier, Period(), OUT, "Rekening van september")
    assert (done.sessions, done.minutes) == (2, 104)
    text = place.exports.files[OUT].decode("utf-8-sig")
    header, first, second = text.splitlines()
    assert header.split(";") == list(COLUMNS)
    assert first == (f"{dossier};2026-09-15;10:30;11:30;52;1;1;Arabisch;Syrisch;telefoon;registertolk;48213")
    assert second.endswith("Arabisch;;telefoon;registertolk;")
    for name in ("Rima", "Haddad", "buurvrouw"):
        assert name not in text


def test_the_reason_is_kept_in_the_dossier_before_the_file_is_there(place: Workplace) -> None:
    dossier, other = place.begin("Rima"), place.begin("Filmon")
    hour_with(place, dossier, "48213")
    export_tolk_minutes(place.desk, None, Period(), OUT, "  Rekening   september ")
    with place.desk.unit_of_work() as work:
        (kept,) = work.changes.of(dossier, ChangeKind.DECISION)
        assert kept.value == {"what": "tolk_minutes", "reason": "Rekening september"}
        assert work.changes.of(other, ChangeKind.DECISION) == ()
    with pytest.raises(Refusal) as refused:
        export_tolk_minutes(place.desk, dossier, Period(), Path("b.csv"), " ")
    assert refused.value.code is RefusalCode.REASON_MISSING


def test_only_sessions_that_ended_in_the_period_are_in_the_file(place: Workplace) -> None:
    dossier = place.begin()
    hour_with(place, dossier, "48213")
    place.clock.go_on(days=20)
    hour_with(place, dossier, "51007")
    start_tolk(place.desk, dossier, TolkStart("60001", TolkWay.PHONE, TolkKind.REGISTER, "ar"))
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    done = export_tolk_minutes(place.desk, dossier, october, OUT, "Rekening")
    assert done.sessions == 1 and b"51007" in place.exports.files[OUT]
    assert b"60001" not in place.exports.files[OUT]
