"""An order of the privacy officer: signed by the known key, shown first, carried out once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.commands.bewaren import run
from desktop.commands.officer_key import FILE
from desktop.domain.changes import ChangeKind
from desktop.domain.erasure_order import read_order
from desktop.domain.errors import Refusal, RefusalCode, Trouble
from desktop.domain.ids import DossierId
from desktop.domain.retention_reader import PolicyBroken
from desktop.store.kdf import FLOOR
from desktop.usecases.dossiers import caseload
from desktop.usecases.erasure import OrderSeen, carry_out, look_at_file
from desktop.usecases.ports import Desk
from desktop.usecases.recording import pen
from desktop.usecases.retention import retention_board
from desktop.usecases.retention_policy import PolicySeen, look_at_policy, take_policy
from tests.builders import Workplace
from tests.fakes import MORNING
from tests.safe_fakes import (
    NOBODY,
    OTHER_OFFICER,
    confirmed,
    koffer,
    order_body,
    order_file,
    policy_file,
    signed_policy,
)


def _place(folder: Path) -> Workplace:
    place, _ = koffer()
    path = policy_file(folder)
    take_policy(place.desk, path, look_at_policy(place.desk, path), is_compared=True)
    return place


def _look(desk: Desk, path: Path) -> OrderSeen:
    seen = look_at_file(desk, path)
    assert isinstance(seen, OrderSeen)
    return seen


def _names(desk: Desk) -> list[str]:
    return sorted(row.roepnaam for row in caseload(desk).rows)


def test_an_order_destroys_what_it_names_long_before_the_term_and_only_once(tmp_path: Path) -> None:
    place = _place(tmp_path)
    goes, stays = place.begin("Rima"), place.begin("Yonas")
    confirmed(place.desk, goes, MORNING)
    path = order_file(tmp_path, order_body(goes, NOBODY))
    seen = _look(place.desk, path)
    assert seen.can_go and [one.roepnaam for one in seen.here] == ["Rima"] and seen.elsewhere == 1
    done = carry_out(place.desk, path, seen)
    assert (done.order, done.dossiers, done.policy) == ("2026-014", 1, 0)
    assert _names(place.desk) == ["Yonas"] and stays
    board = retention_board(place.desk)
    assert board.certificates[0].certificate.ground.startswith("Wisopdracht 2026-014: AVG artikel 17")
    again = _look(place.desk, path)
    assert again.problems == ("Opdracht 2026-014 is hier al uitgevoerd.",)
    with pytest.raises(Refusal):
        carry_out(place.desk, path, again)


def test_what_was_not_sent_stays_unless_the_order_says_otherwise(tmp_path: Path) -> None:
    place = _place(tmp_path)
    goes = place.begin("Rima")
    path = order_file(tmp_path, order_body(goes))
    seen = _look(place.desk, path)
    assert not seen.can_go
    assert seen.here[0].in_the_way == ("1 wijziging is nog niet bij de gemeente bevestigd.",)
    with pytest.raises(Refusal) as refused:
        carry_out(place.desk, path, seen)
    assert refused.value.code is RefusalCode.POLICY_UNFIT and _names(place.desk) == ["Rima"]
    path = order_file(tmp_path, order_body(goes, also_unsent=True))
    carry_out(place.desk, path, _look(place.desk, path))
    assert _names(place.desk) == []


def test_a_dossier_that_was_restricted_is_kept_whatever_the_order_says(tmp_path: Path) -> None:
    place = _place(tmp_path)
    goes = place.begin("Rima")
    with place.desk.unit_of_work() as work:
        value = {"right": "beperking", "day": "2026-09-15", "done": ""}
        pen(place.desk, work, goes, ChangeKind.DECISION, "recht.r1", value)
        work.commit()
    seen = _look(place.desk, order_file(tmp_path, order_body(goes, also_unsent=True)))
    assert not seen.can_go and "beperkt" in seen.here[0].in_the_way[0]


def test_an_order_that_changed_after_the_look_is_not_carried_out(tmp_path: Path) -> None:
    place = _place(tmp_path)
    goes = place.begin("Rima")
    confirmed(place.desk, goes, MORNING)
    path = order_file(tmp_path, order_body(goes))
    seen = _look(place.desk, path)
    place.clock.go_on(minutes=5)
    place.answer(goes, P02="12-3-2004")  # work came in since
    with pytest.raises(Refusal) as refused:
        carry_out(place.desk, path, seen)
    assert refused.value.code is RefusalCode.POLICY_CHANGED and _names(place.desk) == ["Rima"]


def _by_another(folder: Path, goes: DossierId) -> Path:
    return order_file(folder, order_body(goes), OTHER_OFFICER)


def _as_policy(folder: Path, goes: DossierId) -> Path:
    path = folder / "wisopdracht.toml"
    path.write_bytes(signed_policy(order_body(goes)))  # a good signature over something else
    return path


def _unsigned(folder: Path, goes: DossierId) -> Path:
    path = folder / "wisopdracht.toml"
    path.write_bytes(order_body(goes))
    return path


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (_by_another, "niet ondertekend met de sleutel"),
        (_as_policy, "klopt niet"),
        (_unsigned, "niet ondertekend"),
    ],
)
def test_an_order_of_nobody_we_know_is_refused(
    made: Callable[[Path, DossierId], Path], words: str, tmp_path: Path
) -> None:
    place = _place(tmp_path)
    goes = place.begin("Rima")
    seen = _look(place.desk, made(tmp_path, goes))
    assert words in seen.problems[0] and not seen.here and not seen.can_go


def test_without_a_policy_no_key_is_known_and_no_order_is_followed(tmp_path: Path) -> None:
    place, _ = koffer()
    seen = _look(place.desk, order_file(tmp_path, order_body(place.begin())))
    assert "Neem eerst het bewaarbeleid over" in seen.problems[0]


def test_a_policy_is_still_a_policy(tmp_path: Path) -> None:
    place, _ = koffer()
    assert isinstance(look_at_file(place.desk, policy_file(tmp_path)), PolicySeen)


def test_all_mistakes_of_an_order_are_told_at_once() -> None:
    body = b'order = "a b"\nmunicipality = ""\ndossiers = ["x", "x"]\nextra = 1\n'
    with pytest.raises(PolicyBroken) as broken:
        read_order(body)
    keys = {problem.key for problem in broken.value.problems}
    assert {"order", "municipality", "dossiers", "ground", "decided_by", "decided_on", "extra"} <= keys


def test_an_order_is_signed_and_looked_at_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sleutel", str(tmp_path)], lambda _words: "", FLOOR) == 0
    words = capsys.readouterr().out.splitlines()[2].strip()
    (tmp_path / "opdracht.toml").write_bytes(order_body(NOBODY))
    told = ["ondertekenen", str(tmp_path / "opdracht.toml"), "--sleutel", str(tmp_path / FILE)]
    assert run(told, lambda _words: words, FLOOR) == 0
    assert "Wisopdracht 2026-014 van Voorbeeldstad: 1 nummer(s)." in capsys.readouterr().out
    assert run(["controleren", str(tmp_path / "opdracht.getekend.toml")], lambda _words: "", FLOOR) == 0
    assert "Niet wat nog niet verstuurd is." in capsys.readouterr().out


def test_an_order_that_broke_off_before_anything_was_remembered_can_be_carried_out_again(
    tmp_path: Path,
) -> None:
    place, safe = koffer()
    policy = policy_file(tmp_path)
    take_policy(place.desk, policy, look_at_policy(place.desk, policy), is_compared=True)
    path = order_file(tmp_path, order_body(NOBODY))
    seen = _look(place.desk, path)
    assert seen.can_go and not seen.here and seen.elsewhere == 1
    safe.breaks = True
    with pytest.raises(Trouble):
        carry_out(place.desk, path, seen)
    assert _look(place.desk, path) == seen
    safe.breaks = False
    assert carry_out(place.desk, path, seen).dossiers == 0
    assert _look(place.desk, path).problems == ("Opdracht 2026-014 is hier al uitgevoerd.",)
