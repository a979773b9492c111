"""Rows, merging, the interpreter and the summary."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.answer import answer_value, answers_from, read_answer
from desktop.domain.case_view import case_view
from desktop.domain.changes import ChangeKind, heads, value_of
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.dossier import project_row
from desktop.domain.ids import TolkSessionId
from desktop.domain.merge_rules import choices_waiting
from desktop.domain.pip import missing_for_gereed
from desktop.domain.summary import SummaryFacts, summary_value
from desktop.domain.tolk import (
    Span,
    TolkKind,
    TolkSession,
    TolkWarning,
    TolkWay,
    ended,
    may_interpret,
    paused,
    read_session,
    resumed,
    session_value,
    sessions_from,
    tolk_minutes,
    tolk_norm,
    tolk_warnings,
)
from forms.model import AnswerState
from sync.protocol.summary import read_summary
from tests.domain_cases import DOSSIER, FILMON, RIMA, case_heads, change, decided, law, said

BOOK = law()
TODAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
HEAD = {
    "roepnaam": "Rima H.",
    "language": "ar",
    "azc": "Drachten",
    "room": "4",
    "appointment": "",
    "tolk": "",
}


def test_a_row_holds_what_lists_show_and_no_number_of_a_person() -> None:
    row = project_row(DOSSIER, case_heads(RIMA, change("head", HEAD, ChangeKind.DOSSIER, 300)))
    assert (row.roepnaam, row.language, row.azc) == ("Rima", "ar", "Drachten")
    assert (row.kennisgeving, row.brp, row.permit, row.regime) == (
        "2026-07-20",
        "nog_niet",
        "asiel_bepaalde_tijd",
        "wi2021",
    )
    assert row.answered == 26
    assert row.conflicts == 0
    assert "999993653" not in repr(row)


def test_before_the_first_answer_the_head_gives_name_and_language() -> None:
    row = project_row(DOSSIER, heads((change("head", HEAD, ChangeKind.DOSSIER),)))
    assert (row.roepnaam, row.language, row.answered) == ("Rima H.", "ar", 0)


def test_a_language_that_the_pack_has_no_name_for_leaves_the_one_that_was_known() -> None:
    named = change("S01", {"state": None, "value": "other"}, number=2)
    head = change("head", {**HEAD, "language": "pt"}, ChangeKind.DOSSIER)
    assert project_row(DOSSIER, heads((head, named))).language == "pt"


def test_two_heads_show_only_what_they_agree_on() -> None:
    other = change("head", {**HEAD, "azc": "Zuidlaren"}, ChangeKind.DOSSIER, 2, desk="b")
    row = project_row(DOSSIER, heads((change("head", HEAD, ChangeKind.DOSSIER), other)))
    assert (row.roepnaam, row.azc, row.conflicts) == ("Rima H.", "", 1)


@given(order=st.permutations(range(len(RIMA))))
def test_the_row_does_not_depend_on_the_order_of_the_changes(order: list[int]) -> None:
    changes = said(RIMA)
    shuffled = heads(changes[place] for place in order)
    assert project_row(DOSSIER, shuffled) == project_row(DOSSIER, heads(changes))


@pytest.mark.parametrize("bad", ["ja", 3, {"value": "ja"}, {"state": "soms", "value": None}, ("ja",)])
def test_an_answer_of_another_shape_is_kept_apart(bad: object) -> None:
    with pytest.raises(ValueError, match="answer"):
        read_answer(bad)  # type: ignore[arg-type]
    found = answers_from(heads((change("K01", bad),)))  # type: ignore[arg-type]
    assert found.unreadable == {"K01"}
    assert found.answer("K01") is None


def test_what_is_written_is_what_is_read() -> None:
    assert read_answer(answer_value("ja")).value == "ja"
    assert read_answer(answer_value("ja", AnswerState.LATER)).state is AnswerState.LATER
    assert read_answer(answer_value(None)).is_empty


def test_heads_of_one_key_are_one_equal_or_a_choice() -> None:
    one, same = change("K02", "taal"), change("K02", "taal", number=2, desk="b")
    other = change("K02", "werk", number=3, desk="b")
    assert value_of(()) is None
    assert value_of((one,)) == value_of((one, same)) == "taal"
    assert value_of((one, other)) is None


def test_every_choice_waits_but_what_is_computed_settles_itself() -> None:
    mood = (change("S06", answer_value(3)), change("S06", answer_value(4), number=2, desk="b"))
    school = (change("O01", answer_value(6)), change("O01", answer_value(7), number=2, desk="b"))
    child = (change("G03#1", answer_value({})), change("G03#1", answer_value(None), number=2, desk="b"))
    computed = (
        change("summary", {"v": 1}, ChangeKind.SUMMARY),
        change("summary", {"v": 2}, ChangeKind.SUMMARY, 2, desk="b"),
    )
    found = heads((*mood, *school, *child, *computed))
    assert [key for _, key in choices_waiting(found)] == ["G03#1", "O01", "S06"]


def session(kind: TolkKind = TolkKind.REGISTER, **more: bool) -> TolkSession:
    return TolkSession(TolkSessionId("s1"), "T-1204", TolkWay.PHONE, kind, "ti", (Span(NOW, None),), **more)


def test_pauses_do_not_count_as_minutes() -> None:
    first = paused(session(), NOW + timedelta(minutes=20))
    assert first.is_paused and paused(first, NOW + timedelta(hours=9)) == first
    again = resumed(first, NOW + timedelta(minutes=50))
    done = ended(again, NOW + timedelta(minutes=60, seconds=30))
    assert done.minutes(NOW + timedelta(days=1)) == 30
    assert resumed(done, NOW + timedelta(hours=3)) == done


def test_a_clock_set_back_never_makes_minutes_negative() -> None:
    assert session().minutes(NOW - timedelta(hours=1)) == 0
    assert paused(session(), NOW - timedelta(hours=1)).minutes(NOW) == 0


def test_a_session_survives_being_written_and_read() -> None:
    for kind in TolkKind:
        done = ended(session(kind, is_minor=True), NOW + timedelta(minutes=5))
        assert read_session(done.id, session_value(done)) == done


def test_sessions_of_a_dossier_add_their_seconds() -> None:
    one = ended(session(), NOW + timedelta(seconds=90))
    changes = (
        change("s1", session_value(one), ChangeKind.TOLK_SESSION),
        change("s2", session_value(one), ChangeKind.TOLK_SESSION, 2),
        change("s3", {"who": 4}, ChangeKind.TOLK_SESSION, 3),
    )
    found = sessions_from(heads(changes))
    assert len(found) == 2
    assert tolk_minutes(found, NOW) == 3


def test_family_minors_and_partners_are_warned_about_and_kept_from_health() -> None:
    assert tolk_warnings(session()) == ()
    family = session(TolkKind.FAMILY, is_minor=True, is_partner=True)
    assert tolk_warnings(family) == (TolkWarning.MINOR, TolkWarning.PARTNER, TolkWarning.FAMILY)
    assert not may_interpret(family, is_guarded=True)
    assert may_interpret(family, is_guarded=False)
    assert may_interpret(session(), is_guarded=True)
    assert tolk_warnings(session(TolkKind.INFORMAL)) == (TolkWarning.NOT_PROFESSIONAL,)


def test_the_norm_is_a_warning_by_group() -> None:
    norm = tolk_norm(Doelgroep.GEZINSMIGRANT, BOOK.on(TODAY))
    assert norm.value == 3
    assert tolk_warnings(session(), norm, 180) == ()
    assert tolk_warnings(session(), norm, 181) == (TolkWarning.ABOVE_NORM,)
    assert tolk_norm(Doelgroep.ASIELSTATUSHOUDER, BOOK.on(TODAY)).value == 7


def test_the_summary_fits_the_closed_schema_and_tells_no_answer() -> None:
    found = case_heads(
        FILMON,
        change("head", {**HEAD, "azc": "Drachten"}, ChangeKind.DOSSIER, 300),
        decided("leerroute", "b1"),
    )
    seen = case_view(DOSSIER, found, BOOK, TODAY)
    facts = SummaryFacts(
        row=seen.row,
        group=seen.group,
        route=seen.choice.route,
        clock=seen.clock,
        pip=seen.pip,
        missing=missing_for_gereed(seen.choice, seen.answers, seen.toets, seen.group, ("F03",)),
        tolk_minutes=42,
        answered=25,
        applicable=30,
    )
    summary = read_summary(summary_value(facts))
    assert (summary.group, summary.route, summary.status) == ("asielstatushouder", "b1", "")
    assert (summary.anchor, summary.due, summary.azc) == ("2026-07-02", "2026-09-10", "Drachten")
    assert (summary.tolk_minutes, summary.answered, summary.applicable) == (42, 25, 30)
    assert summary.law_values["pip.term_days"] == "70"
    assert summary.ggm["Inburgeringsplicht.WordtBehandeldAls"] == "AsielStatushouder"
    assert "reden_waarom_wel" in summary.blockers
    for secret in ("Filmon", "lasser", "een vak leren", "korter", "'26'"):
        assert secret not in repr(summary)


def test_the_summary_of_somebody_who_does_not_belong_says_so() -> None:
    seen = case_view(DOSSIER, case_heads({**FILMON, "P09": "wi2013_elip"}), BOOK, TODAY)
    facts = SummaryFacts(seen.row, seen.group, None, seen.clock, None)
    summary = read_summary(summary_value(facts))
    assert (summary.group, summary.due, summary.blockers) == ("", "", ("hoort_niet_hier_elip",))


def test_a_test_date_before_the_act_is_told_and_stops_nothing() -> None:
    seen = case_view(DOSSIER, case_heads({**FILMON, "L02": "2021-05-01"}), BOOK, TODAY)
    assert [refusal.field for refusal in seen.refusals] == ["lbt.cutoff_points"]
    assert seen.clock is not None and seen.clock.last == date(2026, 9, 10)
