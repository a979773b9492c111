"""`intakekoffer translations`, as somebody types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.commands.translations import command
from translations.catalog import Catalog, installed_folder
from translations.pseudo import is_pseudo


@pytest.mark.parametrize("kind", ["po", "xlsx"])
def test_a_file_goes_out_once_and_back_without_a_change(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"turks.{kind}"
    assert command(["export", "tr", f"--{kind}", "--out", str(target)]) == 0
    assert command(["export", "tr", f"--{kind}", "--out", str(target)]) == 1  # never over something
    assert command(["import", str(target)]) == 0
    assert "tr: 0 teksten anders" in capsys.readouterr().out
    assert command(["import", str(target), "--taal", "ar"]) == 1
    assert command(["import", str(target), "--nagekeken-door", "tolk 4711"]) == 1  # and no day
    assert command(["import", str(tmp_path / "er_niet.po")]) == 1


def test_the_standing_of_every_language_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["status", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["code"] for row in rows] == [entry.code for entry in Catalog.installed().languages()[1:]]
    for row in rows:
        parts = ("missing", "outdated", "concept", "read_back", "checked")
        assert sum(row[part] for part in parts) == row["texts"] > 0
    assert command(["status", "--taal", "tr"]) == 0
    assert "Turks" in capsys.readouterr().out


def test_what_is_missing_fails_and_doubts_are_told_when_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = tmp_path / "translations"
    shutil.copytree(installed_folder(), spoilt, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr("desktop.commands.translations.installed_folder", lambda: spoilt)
    (spoilt / "exceptions" / "tr.toml").unlink()  # with what was settled
    pack = spoilt / "packs" / "landelijk" / "tr.po"
    pack.write_text(pack.read_text("utf-8").replace("Henüz değil", "Henüz"), "utf-8")  # 'nog niet' no more
    (spoilt / "ui" / "tr.po").unlink()
    assert command(["check", "--taal", "tr"]) == 1
    told = capsys.readouterr()
    assert "ui/tr.po state.weet_niet: ontbreekt" in told.err
    command(["check", "--taal", "tr", "--twijfels"])
    assert "twijfel: " in capsys.readouterr().out
    command(["check", "--taal", "tr", "--als-uitzondering"])
    assert 'reason = ""' in capsys.readouterr().out


def test_the_languages_nobody_speaks_can_be_written(tmp_path: Path) -> None:
    assert command(["pseudo", "--out", str(tmp_path)]) == 0
    catalog = Catalog.of_folder(tmp_path)
    assert is_pseudo(catalog.say("ui", "state.later", "Later", "qpm").text)


def test_status_names_a_file_of_the_municipality_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "intakekoffer"
    monkeypatch.setattr("desktop.commands.translations_status.user_folder", lambda: folder)
    path = folder / "translations" / "ui" / "tr.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(b'msgid "x\n')
    assert command(["status", "--taal", "tr"]) == 0
    assert "niet gebruikt: ui/tr.po van de gemeente" in capsys.readouterr().out
