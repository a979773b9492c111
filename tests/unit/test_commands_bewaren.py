"""`intakekoffer bewaren`: the privacy officer makes a key, signs a policy, and a laptop takes it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.commands.bewaren import run
from desktop.commands.officer_key import FILE, KeyFileWrong, open_key
from desktop.store.kdf import FLOOR
from desktop.usecases.retention_policy import look_at_policy, take_policy
from tests.safe_fakes import koffer, policy_body, signed_policy


def _key(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str, str]:
    """A key file, the words that open it, its fingerprint: as they are printed."""
    assert run(["sleutel", str(folder)], lambda _words: "", FLOOR) == 0
    lines = capsys.readouterr().out.splitlines()
    return folder / FILE, lines[2].strip(), lines[4].strip()


def test_a_policy_that_was_signed_here_is_taken_on_a_laptop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, words, shown = _key(tmp_path, capsys)
    (tmp_path / "beleid.toml").write_bytes(policy_body(bezig=30))
    told = ["ondertekenen", str(tmp_path / "beleid.toml"), "--sleutel", str(key)]
    assert run(told, lambda _words: words.upper(), FLOOR) == 0
    assert shown in capsys.readouterr().out
    signed = tmp_path / "beleid.getekend.toml"
    assert main(["bewaren", "controleren", str(signed)]) == 0
    assert "Nog geen vastgesteld plan: 30 dagen" in capsys.readouterr().out
    place, _ = koffer()
    seen = look_at_policy(place.desk, signed)
    assert seen.fingerprint == shown and not seen.problems
    take_policy(place.desk, signed, seen, is_compared=True)


def test_the_key_file_is_for_one_person_and_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, words, _ = _key(tmp_path, capsys)
    if os.name == "posix":
        assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_bytes()
    assert words.encode() not in before
    assert run(["sleutel", str(tmp_path)], lambda _words: "", FLOOR) == 1
    assert key.read_bytes() == before


def test_other_words_and_a_lowered_cost_open_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, words, _ = _key(tmp_path, capsys)
    raw = json.loads(key.read_bytes())
    for content, said in (
        (key.read_bytes(), "vlieger kruik beker"),
        (json.dumps({**raw, "t": raw["t"] + 1}).encode(), words),
        (json.dumps({**raw, "m": 1}).encode(), words),
        (json.dumps({**raw, "public": "00" * 32}).encode(), words),
        (b"[" * 9000, words),
        (b"{}", words),
    ):
        with pytest.raises(KeyFileWrong):
            open_key(content, bytearray(said.encode()))
    assert open_key(key.read_bytes(), bytearray(words.encode())).verify_key.encode().hex() == raw["public"]


def test_a_policy_with_mistakes_is_not_signed_and_all_of_them_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, words, _ = _key(tmp_path, capsys)
    wrong = tmp_path / "beleid.toml"
    wrong.write_bytes(policy_body(bezig=0).replace(b"version = 1", b"versie = 1"))
    assert run(["ondertekenen", str(wrong), "--sleutel", str(key)], lambda _words: words, FLOOR) == 1
    told = capsys.readouterr().err
    assert "term.bezig.days" in told and "version ontbreekt" in told and "3 fout" in told
    assert not (tmp_path / "beleid.getekend.toml").exists()


def test_a_changed_and_an_unsigned_file_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.toml"
    path.write_bytes(signed_policy().replace(b"days = 90", b"days = 91"))
    assert main(["bewaren", "controleren", str(path)]) == 1
    assert "de handtekening klopt niet" in capsys.readouterr().err
    path.write_bytes(policy_body())
    assert main(["bewaren", "controleren", str(path)]) == 1
    assert "niet ondertekend" in capsys.readouterr().err
    assert main(["bewaren", "controleren", str(tmp_path / "weg.toml")]) == 1
