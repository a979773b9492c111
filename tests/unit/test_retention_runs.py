"""What leaves the laptop and what never does; what is left is a certificate without anything of a person."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.attachments import AttachedPage, attachment_value
from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.usecases.blob_standing import BlobStanding, Proof, write_standing
from desktop.usecases.dossiers import caseload
from desktop.usecases.ports import Desk, Draft
from desktop.usecases.recording import pen
from desktop.usecases.retention import (
    RetentionBoard,
    destroy_at_opening,
    destroy_due,
    how_many_due,
    retention_board,
)
from desktop.usecases.retention_policy import look_at_policy, take_policy
from desktop.usecases.retention_told import certificate_told, save_certificates
from tests.builders import Workplace
from tests.fakes import MORNING
from tests.safe_fakes import MemorySafe, confirmed, koffer, policy_body, policy_file

LATER = MORNING + timedelta(days=14)


def _place(folder: Path, body: bytes | None = None) -> tuple[Workplace, MemorySafe]:
    """A koffer under a policy of 14 days for everything."""
    place, safe = koffer()
    path = policy_file(folder, policy_body(bezig=14) if body is None else body)
    take_policy(place.desk, path, look_at_policy(place.desk, path), is_compared=True)
    return place, safe


def _known(place: Workplace, name: str = "Rima") -> DossierId:
    """A dossier of which the municipality has everything, since this morning."""
    dossier = place.begin(name)
    place.answer(dossier, P02="12-3-2004")
    confirmed(place.desk, dossier, MORNING)
    return dossier


def _only(board: RetentionBoard) -> tuple[str, ...]:
    return tuple(one.roepnaam for one in board.due)


def test_without_a_policy_nothing_is_ever_due() -> None:
    place, _ = koffer()
    _known(place)
    place.clock.go_on(days=4000)
    board = retention_board(place.desk)
    assert board.policy is None and board.due == () and board.staying == ()
    assert how_many_due(place.desk) == 0 and destroy_at_opening(place.desk) is None


def test_a_confirmed_dossier_may_go_on_the_day_its_term_is_over_and_not_before(tmp_path: Path) -> None:
    place, _ = _place(tmp_path)
    _known(place)
    place.clock.set_to(LATER - timedelta(days=1))
    board = retention_board(place.desk)
    assert _only(board) == () and board.staying[0].until == "Blijft tot morgen"
    place.clock.set_to(LATER)
    assert _only(retention_board(place.desk)) == ("Rima",) and how_many_due(place.desk) == 1


def test_a_clock_that_is_behind_the_back_end_is_not_believed(tmp_path: Path) -> None:
    place, _ = _place(tmp_path)
    _known(place)
    other = place.begin("Yonas")
    confirmed(place.desk, other, LATER)  # the back end says what day it is
    assert place.clock.now() == MORNING
    assert _only(retention_board(place.desk)) == ("Rima",)


def test_work_after_the_confirmation_begins_the_term_anew(tmp_path: Path) -> None:
    place, _ = _place(tmp_path)
    dossier = _known(place)
    place.clock.go_on(days=10)
    place.answer(dossier, P02="13-3-2004")
    confirmed(place.desk, dossier, place.clock.now())
    place.clock.set_to(LATER)
    assert _only(retention_board(place.desk)) == ()


def _unsent(place: Workplace, dossier: DossierId) -> None:
    place.answer(dossier, P02="13-3-2004")


def _draft(place: Workplace, dossier: DossierId) -> None:
    with place.desk.unit_of_work() as work:
        work.drafts.save(dossier, "P05", Draft("half"))
        work.commit()


def _write(place: Workplace, dossier: DossierId, kind: ChangeKind, key: str, value: dict[str, str]) -> None:
    with place.desk.unit_of_work() as work:
        pen(place.desk, work, dossier, kind, key, value)
        work.commit()
    confirmed(place.desk, dossier, MORNING)


def _attached(place: Workplace, dossier: DossierId) -> None:
    with place.desk.unit_of_work() as work:
        name = work.attachments.keep(dossier, b"\xff\xd8\xff photo", "image/jpeg")
        page = AttachedPage(name, name, 1, 1, 9)
        value = attachment_value("", "diploma", (page,), 0)
        pen(place.desk, work, dossier, ChangeKind.ATTACHMENT, "a1", value)
        work.commit()
    confirmed(place.desk, dossier, MORNING)


def _safe(place: Workplace, dossier: DossierId) -> None:
    """A backup of the municipality holds every photo."""
    with place.desk.unit_of_work() as work:
        proofs = {f"normal.{name}": Proof("e1", True, "2026-09-15") for name in work.attachments.names()}
        write_standing(work.state, dossier, BlobStanding(proofs))
        work.commit()


def _restricted(place: Workplace, dossier: DossierId) -> None:
    value = {"right": "beperking", "day": "2026-09-15", "done": ""}
    _write(place, dossier, ChangeKind.DECISION, "recht.r1", value)


def _asked(place: Workplace, dossier: DossierId) -> None:
    value = {"right": "inzage", "day": "2026-09-15", "done": ""}
    _write(place, dossier, ChangeKind.DECISION, "recht.r1", value)


def _planned(place: Workplace, dossier: DossierId) -> None:
    day = (LATER + timedelta(days=3)).date().isoformat()
    _write(place, dossier, ChangeKind.APPOINTMENT, "p1", {"at": f"{day}T10:00"})


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (_unsent, "1 wijziging is nog niet bij de gemeente bevestigd."),
        (_draft, "Er staat nog iets half getypt."),
        (_attached, "1 foto of papier staat nog niet in de reservekopie van de gemeente."),
        (_restricted, "Het dossier is beperkt: de persoon vroeg om het zo te houden."),
        (_asked, "De persoon deed een verzoek dat nog niet is beantwoord."),
        (_planned, "Er is een gesprek gepland op vrijdag 2 oktober."),
    ],
)
def test_what_is_not_finished_keeps_a_dossier_here_and_says_why(
    act: object, words: str, tmp_path: Path
) -> None:
    place, _ = _place(tmp_path)
    dossier = _known(place)
    assert callable(act)
    act(place, dossier)
    place.clock.set_to(LATER + timedelta(hours=1))
    board = retention_board(place.desk)
    assert _only(board) == () and board.staying[0].holds == (words,)
    assert (board.staying[0].number == dossier) is (act is _asked)
    with pytest.raises(Refusal) as refused:
        destroy_due(place.desk, (dossier,), "opruimen")
    assert refused.value.code is RefusalCode.RETENTION_CHANGED
    assert len(caseload(place.desk).rows) == 1


def test_once_a_backup_of_the_municipality_holds_its_photos_they_keep_a_dossier_no_longer(
    tmp_path: Path,
) -> None:
    place, _ = _place(tmp_path)
    dossier = _known(place)
    _attached(place, dossier)
    _safe(place, dossier)
    place.clock.set_to(LATER + timedelta(hours=1))
    assert _only(retention_board(place.desk)) == ("Rima",)


def test_two_answers_and_a_parcel_that_was_put_apart_keep_it_here(tmp_path: Path) -> None:
    place, _ = _place(tmp_path)
    dossier = _known(place)
    with place.desk.unit_of_work() as work:
        work.outbox.set_aside(str(dossier), 1, "form-unknown")
        row = work.dossiers.row(dossier)
        assert row is not None
        work.commit()
    place.clock.set_to(LATER)
    assert retention_board(place.desk).staying[0].holds == (
        "De gemeente legde een pakje apart. Kijk bij Samenvoegen.",
    )


def test_a_dossier_the_back_end_never_saw_is_never_due(tmp_path: Path) -> None:
    place, _ = _place(tmp_path)
    dossier = place.begin()
    place.clock.go_on(days=400)
    board = retention_board(place.desk)
    assert board.staying[0].dossier == dossier and board.staying[0].since == "Nog nooit bevestigd"


def test_a_run_wants_a_reason_and_leaves_a_certificate_with_numbers_alone(tmp_path: Path) -> None:
    place, _ = _place(tmp_path)
    first, second = _known(place, "Rima"), _known(place, "Yonas")
    stays = place.begin("Samir")
    place.clock.set_to(LATER)
    with pytest.raises(Refusal) as refused:
        destroy_due(place.desk, (first, second), "  ")
    assert refused.value.code is RefusalCode.REASON_MISSING and refused.value.field == "reason"
    done = destroy_due(place.desk, (first, second), "termijn voorbij")
    assert (done.dossiers, done.is_finished, done.policy) == (2, True, 1) and done.changes >= 4
    assert [row.dossier for row in caseload(place.desk).rows] == [stays]
    board = retention_board(place.desk)
    assert board.waits_for_lock and board.due == ()
    assert board.certificates[0].unreadable.startswith("Wordt onleesbaar als u de koffer")
    target = tmp_path / "bewijs.json"
    save_certificates(place.desk, target)
    text = place.exports.files[target].decode()
    assert not any(name in text for name in ("Rima", "Yonas", first, second, "termijn voorbij"))
    run = json.loads(text)["runs"][0]
    assert (run["dossiers"], run["classes"], run["order"]) == (2, {"bezig": 2}, done.order)
    with place.desk.unit_of_work() as work:
        acts = [(line.action, line.object_id, line.result) for line in work.audit.lines()]
    assert ("retention.run", done.order, "begun") in acts and ("retention.run", done.order, "ok") in acts


def test_after_the_key_is_replaced_the_certificate_says_nobody_can_read_it(tmp_path: Path) -> None:
    place, safe = _place(tmp_path)
    dossier = _known(place)
    place.clock.set_to(LATER)
    destroy_due(place.desk, (dossier,), "termijn voorbij")
    safe.shown = replace(safe.shown, roll_over_waits=False, rolled_over_at=LATER + timedelta(hours=1))
    board = retention_board(place.desk)
    assert board.certificates[0].unreadable == "Voor niemand meer te lezen sinds dinsdag 29 september 2026."
    assert not board.waits_for_lock


class _Broken(MemorySafe):
    """A koffer whose disk gives up on the way."""

    def forget(self, dossiers: object, order: str) -> int:
        raise Trouble(TroubleCode.DISK_ERROR)


def _cut_off(place: Workplace, safe: MemorySafe) -> Desk:
    """The same desk, with that koffer around it."""
    return replace(place.desk, safe=_Broken(safe._store, place.clock))


def test_a_run_that_is_cut_off_says_so_and_its_dossiers_are_due_again(tmp_path: Path) -> None:
    place, safe = _place(tmp_path)
    dossier = _known(place)
    place.clock.set_to(LATER)
    with pytest.raises(Trouble):
        destroy_due(_cut_off(place, safe), (dossier,), "termijn voorbij")
    board = retention_board(place.desk)
    assert _only(board) == ("Rima",) and "onderbroken" in board.certificates[0].unreadable
    destroy_due(place.desk, (dossier,), "nog eens")
    (only,) = retention_board(place.desk).certificates
    assert only.certificate.is_finished and only.certificate.dossiers == 1


def test_a_run_that_was_cut_off_after_the_destroying_is_finished_at_the_next_look(tmp_path: Path) -> None:
    place, safe = _place(tmp_path)
    dossier = _known(place)
    place.clock.set_to(LATER)
    with pytest.raises(Trouble):
        destroy_due(_cut_off(place, safe), (dossier,), "termijn voorbij")
    safe.forget((dossier,), "order")
    (only,) = retention_board(place.desk).certificates
    assert only.certificate.is_finished and only.certificate.changes >= 2


def test_a_policy_that_says_so_destroys_at_opening_and_only_near_a_word_of_the_back_end(
    tmp_path: Path,
) -> None:
    place, _ = _place(tmp_path, policy_body(destroy="vanzelf", bezig=14))
    _known(place)
    place.clock.set_to(datetime(2099, 1, 1, tzinfo=UTC))  # an empty battery
    assert destroy_at_opening(place.desk) is None and len(caseload(place.desk).rows) == 1
    doubt = retention_board(place.desk).clock_doubt
    assert "donderdag 1 januari 2099" in doubt and "dinsdag 15 september 2026" in doubt
    place.clock.set_to(LATER)
    assert not retention_board(place.desk).clock_doubt
    done = destroy_at_opening(place.desk)
    assert done is not None and done.is_automatic and caseload(place.desk).rows == ()
    assert certificate_told(done).told.startswith("Dinsdag 29 september 2026: 1 dossier gewist")
    assert destroy_at_opening(place.desk) is None


def test_a_policy_that_asks_destroys_nothing_by_itself(tmp_path: Path) -> None:
    place, _ = _place(tmp_path)
    _known(place)
    place.clock.set_to(LATER)
    assert destroy_at_opening(place.desk) is None and how_many_due(place.desk) == 1


def test_a_policy_is_not_used_before_its_day(tmp_path: Path) -> None:
    body = policy_body(bezig=14).replace(b"valid_from = 2026-09-15", b"valid_from = 2026-12-01")
    place, _ = _place(tmp_path, body)
    _known(place)
    place.clock.set_to(LATER)
    board = retention_board(place.desk)
    assert board.due == () and board.valid_from == "dinsdag 1 december 2026"
    place.clock.set_to(datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert _only(retention_board(place.desk)) == ("Rima",)
