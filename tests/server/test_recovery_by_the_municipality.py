"""From a forgotten passphrase to an open koffer, over a real back end: laptop, office and officers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytest import CaptureFixture

from desktop.commands import recovery
from desktop.composition import Installation, Laptop
from desktop.installed import WallClock
from desktop.store import header, safe
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.store.municipal_recovery import begin_request, finish_request
from desktop.store.rollover import PENDING_PARCEL
from desktop.usecases.ports import SyncStep
from desktop.usecases.unlock import FirstRun
from sync.server.cli import main
from tests.fakes import CountedChance
from tests.store_cases import OTHER_WORDS, WORDS, passphrase
from tests.store_kills import TREE

OFFICERS = ("Privacy-officer", "Hoofd inburgering", "CISO")
SERVE = "import sys; from sync.server.cli import main; sys.exit(main(sys.argv[1:]))"


def steps(_: SyncStep) -> None:
    """Nobody watches."""


def test_a_forgotten_passphrase_costs_nothing_once_the_parcel_is_left(
    tmp_path: Path, capsys: CaptureFixture[str]
) -> None:
    office = tmp_path / "kantoor"
    office.mkdir()
    shown: list[str] = []

    def typed_over(question: str) -> str:
        shown.append(capsys.readouterr().out.strip().splitlines()[-1].strip())
        return shown[-1]

    assert recovery.run(["sleutel", str(office), *OFFICERS], typed_over, FLOOR) == 0
    folder = ["--folder", str(tmp_path / "server")]

    def server(*words: str) -> str:
        capsys.readouterr()
        assert main([*folder, *words]) == 0
        return capsys.readouterr().out.strip()

    public = str(office / recovery.PUBLIC_FILE)
    server("init", "--tenant", "gm9999", "--municipality", "Voorbeeldgemeente", "--recovery-public", public)
    server("worker", "add", "Marit Bakker")
    laptop = Laptop(Installation(tmp_path / "laptop", NoKeyStore(), kdf=FLOOR))
    desk = laptop.first_run(FirstRun("Marit Bakker", "Voorbeeldgemeente", ""), passphrase())
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, *folder, "serve", "--port", "0"],
        cwd=TREE, stdout=subprocess.PIPE, text=True,
    ) as serving:  # fmt: skip
        try:
            assert serving.stdout is not None
            address = serving.stdout.readline().split()[4].removesuffix(".")
            desk.sync.enrol(address, server("code", "Marit Bakker"))
            assert desk.safe is not None
            state = desk.safe.state()
            assert state.recovery_key_id
            assert state.is_recovery_left
            desk.safe.forget([], "oefening")  # asks for a fresh key
            laptop.close()
            person = laptop.people()[0].id
            desk = laptop.open_person(person, passphrase(WORDS))
            place = safe.folder_of(tmp_path / "laptop", person)
            assert header.read(place).generation == 2
            assert (place / PENDING_PARCEL).exists()
            desk.sync.exchange(steps)
            assert not (place / PENDING_PARCEL).exists()
            laptop.close()
            listed = server("recovery").splitlines()
            assert len(listed) == 1
            assert "Marit Bakker" in listed[0]
            server("recovery", listed[0].split()[0], "--out", str(office / "pakket.json"))
        finally:
            serving.kill()
    request = begin_request(
        tmp_path / "laptop", person, NoKeyStore(), Installation(tmp_path, NoKeyStore()).clock
    )
    (office / "vraag.txt").write_text(request.text)
    answers = iter([request.code, shown[1], shown[2]])
    officers = [str(office / f"officier-{number}.json") for number in (2, 3)]
    asked = ["openen", "--pakket", str(office / "pakket.json"), "--vraag", str(office / "vraag.txt"),
             "--officier", *officers, "--naar", str(office / "antwoord.txt")]  # fmt: skip
    assert recovery.run(asked, lambda question: next(answers)) == 0
    store = finish_request(
        tmp_path / "laptop", person, (office / "antwoord.txt").read_text(), passphrase(OTHER_WORDS),
        device_secrets=NoKeyStore(), clock=WallClock(),
        chance=CountedChance("recovery"),
    )  # fmt: skip
    with store.unit_of_work() as work:
        assert "recovery.used" in [line.action for line in work.audit.lines()]
    store.close()


def test_a_back_end_takes_no_key_that_is_not_of_officers(tmp_path: Path, capsys: CaptureFixture[str]) -> None:
    wrong = tmp_path / "sleutel.json"
    for text in ("", "{}", '{"form": "intakekoffer-herstelsleutel", "public": "AAAA", "keyId": "x"}'):
        wrong.write_text(text)
        words = ["--folder", str(tmp_path / "server"), "init", "--tenant", "gm9999", "--municipality", "V"]
        assert main([*words, "--recovery-public", str(wrong)]) == 1
        assert "--recovery-public" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["recovery", "onbekend", "--out", "x"], ["recovery", "onbekend"]])
def test_a_parcel_that_is_not_there_is_told(
    tmp_path: Path, capsys: CaptureFixture[str], words: list[str]
) -> None:
    folder = ["--folder", str(tmp_path / "server")]
    setup = ["--tenant", "gm9999", "--municipality", "V", "--recovery-out", str(tmp_path / "herstel.json")]
    assert main([*folder, "init", *setup]) == 0
    assert main([*folder, *words]) == 1
    assert capsys.readouterr().err
