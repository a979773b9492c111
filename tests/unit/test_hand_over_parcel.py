"""A dossier in one sealed file: everything that may go, readable with the key alone, and nothing else."""

from __future__ import annotations

import base64
import io
import json
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from desktop.commands import parcel
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.usecases.hand_over_parcel import HandOverAsked, hand_over, hand_over_locked, receiver_of
from desktop.usecases.interview import NoteKind, record_note
from desktop.usecases.print_paper import make_paper
from desktop.usecases.taking_out import WIPE_AFTER
from sync.protocol.parcel_key_file import code_of_key
from sync.protocol.parcels import ParcelKind, read_parcel, rereading
from tests.paper_people import establish, shaima
from tests.parcels import CONSENT, RECEIVER, TASK, Mover, mover

SPECIAL_ANSWER = "Ik wil eerst mijn huis op orde"


@pytest.fixture
def made(tmp_path: Path) -> Mover:
    return mover(tmp_path, papers=False)


@pytest.fixture
def drawn(tmp_path: Path) -> Mover:
    """With papers as they are on paper."""
    return mover(tmp_path)


def entries_of(made: Mover, name: str) -> dict[str, bytes]:
    again = rereading(io.BytesIO((made.folder / name).read_bytes()))
    return {
        one.name: one.content for one in read_parcel(ParcelKind.HAND_OVER, again(), lambda _asked: made.pair)
    }


def secret_file(made: Mover) -> Path:
    path = made.folder / "geheim.json"
    told = {"form": "intakekoffer-pakketsleutel-geheim", "v": 1,
            "secret": base64.b64encode(made.pair.secret).decode()}  # fmt: skip
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def told(made: Mover) -> DossierId:
    dossier = shaima(made.place)
    establish(made.place, dossier)
    make_paper(made.place.desk, dossier)
    record_note(made.place.desk, dossier, "T03", NoteKind.NOTITIE, "Leest borden hardop")
    return dossier


def test_a_stranger_with_the_key_reads_answers_plans_wording_and_papers(
    drawn: Mover, capsys: pytest.CaptureFixture[str]
) -> None:
    made = drawn
    handed = made.hand_over(told(made), CONSENT)
    assert handed.receiver == RECEIVER
    out = made.folder / "uit"
    tool = made.folder / "elders" / "parcel.py"
    tool.parent.mkdir()
    shutil.copy(parcel.__file__, tool)
    ran = subprocess.run(
        [sys.executable, "-I", str(tool), "open", str(made.folder / "a"),
         "--key", str(secret_file(made)), "--out", str(out)],
        cwd=tool.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (out / "leesbaar.pdf").read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE((out / "leesbaar.pdf").stat().st_mode) == 0o600
    changes = json.loads((out / "wijzigingen.json").read_bytes())["wijzigingen"]
    asked = [one for one in changes if one["gevraagd"]]
    assert asked and asked[0]["gevraagd"]["tekst"]
    assert any(one["woorden"] and SPECIAL_ANSWER in str(one["waarde"]) for one in changes)
    plans = json.loads((out / "plannen.json").read_bytes())["plannen"]
    assert plans[-1]["stand"] == "vastgesteld" and plans[-1]["regels"]
    papers = sorted(path.name for path in (out / "papieren").iterdir())
    assert any("beeldplan" in name for name in papers)
    assert parcel.command(["show", str(made.folder / "a"), "--key", str(secret_file(made))]) == 0
    shown = capsys.readouterr().out
    assert "ANTWOORDEN" in shown and "gevraagd:" in shown and "vastgesteld" in shown


def test_without_consent_no_special_data_goes_along(made: Mover) -> None:
    dossier = told(made)
    made.place.answer(dossier, G10="ja")
    handed = made.hand_over(dossier)
    assert "bijzondere gegevens bleven hier" in handed.told
    door = made.place.desk.sticks.door if made.place.desk.sticks else None
    assert door is not None
    with made.place.desk.unit_of_work() as work:
        special = {one.id for one in work.changes.of(dossier) if door.is_special(one)}
    went = {one["id"] for one in json.loads(entries_of(made, "a")["wijzigingen.json"])["wijzigingen"]}
    assert special and not special & went
    keys = {one["key"] for one in json.loads(entries_of(made, "a")["dossier.json"])["answers"]}
    assert "G10" not in keys and "P01" in keys
    with_consent = made.hand_over(dossier, CONSENT, "b")
    assert "bleven hier" not in with_consent.told
    also = {one["id"] for one in json.loads(entries_of(made, "b")["wijzigingen.json"])["wijzigingen"]}
    assert special <= also
    assert "G10" not in {one["key"] for one in json.loads(entries_of(made, "b")["dossier.json"])["answers"]}


def test_nothing_of_the_person_can_be_read_from_the_file_or_its_name(made: Mover) -> None:
    handed = made.hand_over(told(made), CONSENT, "overdracht-2026-09-15.overdracht")
    raw = (made.folder / handed.name).read_bytes()
    for word in (b"Shaima", b"Voorbeeldstad", b"P01", b"manifest", b"%PDF"):
        assert word not in raw
    assert stat.S_IMODE((made.folder / handed.name).stat().st_mode) == 0o600


def test_the_plan_of_here_goes_along_as_the_plan_of_before(made: Mover) -> None:
    made.hand_over(told(made))
    plan = json.loads(entries_of(made, "a")["dossier.json"])["earlierPlan"]
    assert plan == {
        "gemeente": "Voorbeeldstad",
        "route": Leerroute.Z_ROUTE.value,
        "dagtekening_initieel": made.place.clock.today().isoformat(),
    }


def test_what_went_to_whom_and_why_stands_in_the_dossier_and_in_the_audit(made: Mover) -> None:
    dossier = told(made)
    made.hand_over(dossier)
    with made.place.desk.unit_of_work() as work:
        export = [one for one in work.changes.of(dossier) if one.key.startswith("export.")][-1]
        lines = [(one.action, one.result) for one in work.audit.lines()]
        tasks = [one for one in work.changes.of(dossier) if one.key.startswith("wis.")]
    value: Any = export.value
    assert (value["to"], value["ground"], value["special"]) == (RECEIVER, "wettelijke-taak", False)
    assert value["reason"] == TASK.reason
    assert ("parcel.out", "begun") in lines and ("parcel.out", "ok") in lines
    due: Any = tasks[-1].value
    assert str(made.place.clock.today() + WIPE_AFTER) in str(due)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (HandOverAsked("", False, "x"), RefusalCode.PARCEL_GROUND_MISSING),
        (HandOverAsked("wettelijke-taak", True, "x"), RefusalCode.PARCEL_CONSENT_MISSING),
        (HandOverAsked("wettelijke-taak", False, " "), RefusalCode.REASON_MISSING),
    ],
)
def test_without_a_ground_or_a_reason_nothing_goes(
    made: Mover, asked: HandOverAsked, code: RefusalCode
) -> None:
    with pytest.raises(Refusal) as refused:
        made.hand_over(told(made), asked)
    assert refused.value.code is code
    assert not (made.folder / "a").exists()


def test_a_key_counts_only_with_the_code_that_was_read_aloud(made: Mover) -> None:
    dossier = told(made)
    right = code_of_key(made.pair.public)
    assert receiver_of(made.place.desk, made.key_file) == RECEIVER
    for wrong in ("", right[:-1], right[::-1]):
        with pytest.raises(Refusal) as refused:
            hand_over(made.place.desk, dossier, TASK, made.key_file, wrong, made.folder / "a")
        assert (refused.value.code, refused.value.field) == (RefusalCode.PARCEL_KEY_UNCHECKED, "code")
    heard = right.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert hand_over(made.place.desk, dossier, TASK, made.key_file, heard, made.folder / "a").name == "a"


def test_another_file_is_no_key(made: Mover) -> None:
    for content in (b"", b"{}", b"%PDF-1.7", made.key_file.read_bytes().replace(b"A", b"B", 3)):
        path = made.folder / "vreemd.json"
        path.write_bytes(content)
        with pytest.raises(Refusal) as refused:
            receiver_of(made.place.desk, path)
        assert refused.value.code is RefusalCode.PARCEL_KEY_UNFIT


def test_who_has_no_key_gets_a_locked_pdf_with_everything_inside(drawn: Mover) -> None:
    made = drawn
    dossier = told(made)
    asked = HandOverAsked("toestemming", True, "Verhuist", RECEIVER)
    handed = hand_over_locked(made.place.desk, dossier, asked, made.folder / "pakket.pdf")
    locked = (made.folder / "pakket.pdf").read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    with pikepdf.open(io.BytesIO(locked), password=" ".join(handed.words)) as opened:
        assert opened.encryption.R == 6
        names = set(opened.attachments)
        changes = json.loads(opened.attachments["wijzigingen.json"].get_file().read_bytes())
    assert {"leesmij.txt", "plannen.json", "dossier.json", "manifest.json"} <= names
    assert any(SPECIAL_ANSWER in str(one["waarde"]) for one in changes["wijzigingen"])
    assert b"Shaima" not in locked


def test_a_pair_made_by_the_tool_opens_what_is_sealed_to_it(made: Mover, tmp_path: Path) -> None:
    dossier = told(made)
    keys = tmp_path / "sleutels"
    assert parcel.command(["key", RECEIVER, "--out", str(keys)]) == 0
    public = json.loads((keys / "pakketsleutel.json").read_bytes())
    hand_over(made.place.desk, dossier, TASK, keys / "pakketsleutel.json", public["code"], made.folder / "b")
    secret = str(keys / "pakketsleutel-geheim.json")
    assert (
        parcel.command(["open", str(made.folder / "b"), "--key", secret, "--out", str(tmp_path / "o")]) == 0
    )
    assert parcel.command(["key", RECEIVER, "--out", str(keys)]) == 1, "never over a key that is there"


def test_the_wrong_key_a_cut_or_altered_file_leave_nothing_behind(
    made: Mover, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made.hand_over(told(made))
    raw = (made.folder / "a").read_bytes()
    (tmp_path / "x").mkdir()
    other = mover(tmp_path / "x", papers=False)
    key, strange = str(secret_file(made)), str(secret_file(other))
    for at, (content, whose) in enumerate(
        ((raw, strange), (raw[:-1], key), (raw[:100], key), (b"", key), (raw + b"x", key),
         (raw[:-40] + bytes([raw[-40] ^ 1]) + raw[-39:], key))
    ):  # fmt: skip
        path, out = tmp_path / f"kapot-{at}", tmp_path / f"uit-{at}"
        path.write_bytes(content)
        assert parcel.command(["open", str(path), "--key", whose, "--out", str(out)]) == 1
        assert not out.exists()
        assert capsys.readouterr().err.strip()
