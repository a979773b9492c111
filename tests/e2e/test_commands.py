"""Everything is a command with help that a stranger understands."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import COMMANDS, main
from forms.reader import PACKS_FOLDER

TREE = Path(__file__).resolve().parents[2]
ENGLISH = re.compile(
    r"\b(the|and|with|show this help|options|positional arguments|usage|required|when|opens|plays|from)\b"
)


def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The command as a person types it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=TREE,
        env=os.environ | {"PYTHONUTF8": "1"} | more,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def helped(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    """What `words --help` prints; it must end well."""
    try:
        code = main([*words, "--help"])
    except SystemExit as left:
        code = int(left.code or 0)
    said = capfd.readouterr()
    assert (code, said.err) == (0, "")
    return said.out


def test_help_lists_every_command_in_dutch(capfd: pytest.CaptureFixture[str]) -> None:
    for word in ("--help", "-h", "help"):
        assert main([word]) == 0
        said = capfd.readouterr().out
        assert "Gebruik: intakekoffer OPDRACHT" in said
        assert all(re.search(rf"^  {name} +\w", said, re.MULTILINE) for name in COMMANDS)
        assert not ENGLISH.search(said)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_reads_as_dutch(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    said = helped(capfd, name)
    assert ENGLISH.findall(said) == [], said
    assert len(said.split()) > 8


@pytest.mark.parametrize(
    "words",
    [("server", verb) for verb in ("init", "serve", "worker", "code", "caseload")] + [("forms", "check")],
)
def test_the_parts_of_a_command_have_dutch_help_too(
    words: tuple[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert ENGLISH.findall(helped(capfd, *words)) == []


def test_an_unknown_command_ends_with_2_and_lists_what_there_is() -> None:
    done = run("vlieg")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("intakekoffer: onbekende opdracht 'vlieg'")
    assert all(name in done.stderr for name in COMMANDS)


@pytest.mark.parametrize(
    "words", [("story",), ("story", "a", "b"), ("translations", "dans"), ("run", "--text", "7")]
)
def test_words_that_a_command_does_not_know_end_with_2(
    words: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    assert left.value.code == 2
    assert f"intakekoffer {words[0]}" in capfd.readouterr().err


def test_the_doctor_finds_nothing_wrong_here(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert capfd.readouterr() == ("", "")


def test_the_doctor_says_what_to_install() -> None:
    done = run("doctor", "--tests", PATH="")
    assert done.returncode == 1
    assert "Installeer: apt-get install" in done.stderr and len(done.stderr.splitlines()) == 1


def test_the_doctor_names_the_judge_of_archives_and_does_not_stop_for_it(tmp_path: Path) -> None:
    (tmp_path / "pdftotext").write_text("#!/bin/sh\n")
    (tmp_path / "pdftotext").chmod(0o755)
    done = run("doctor", "--tests", PATH=str(tmp_path))
    assert done.returncode == 0
    assert "libpdfbox2-java" in done.stderr and len(done.stderr.splitlines()) == 1


def test_the_self_test_opens_a_koffer_shows_arabic_and_reads_a_paper_back() -> None:
    done = run("self-test")
    assert (done.returncode, done.stderr.replace(_SIZE_HINTS, "")) == (0, "")
    assert done.stdout.startswith("ZELFTEST GOED: ")


_SIZE_HINTS = "This plugin does not support propagateSizeHints()\n"


def test_the_installed_pack_has_no_problems(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "check", "landelijk"]) == 0
    assert capfd.readouterr().out.splitlines() == ["landelijk: geen problemen"]


def test_a_broken_pack_tells_all_its_problems_at_once_with_file_place_and_remedy(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "kapot"
    shutil.copytree(PACKS_FOLDER / "landelijk", pack)
    breaks = (
        ("01-persoon.toml", 'type = "bsn"', 'type = "bns"'),
        ("05-opleiding.toml", 'legal_basis = "WI 14 lid 3"', 'legal_basis = ""'),
        ("04-leerbaarheidstoets.toml", "${L01} = 'gedaan'", "${L99} = 'gedaan'"),
        ("15-doelen.toml", 'id = "K02"', 'id = "K01"'),
        ("03-taal.toml", "tip = ", "typ = "),
    )
    for file, old, new in breaks:
        text = (pack / file).read_text("utf-8")
        assert old in text
        (pack / file).write_text(text.replace(old, new, 1), "utf-8")
    (pack / "12-mensen.toml").write_text("title = ", "utf-8")
    assert main(["forms", "check", str(pack)]) == 1
    said = capfd.readouterr().out.splitlines()
    for file in (*(file for file, _, _ in breaks), "12-mensen.toml"):
        about = [line for line in said if file in line]
        assert about, file
        assert all(line.rstrip().endswith(".") for line in about), "each ends in what to do"
    assert said[-1] == f"{len(said) - 1} problemen in {pack}"


def test_nothing_is_missing_in_any_of_the_fifteen_languages(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["translations", "status", "--json"]) == 0
    rows = {row["code"]: row for row in json.loads(capfd.readouterr().out)}
    fifteen = ("ar", "ti", "tr", "kmr", "so", "prs", "ckb", "fa", "ps", "en", "ru", "fr", "es", "am", "uk")
    for code in fifteen:
        row = rows[code]
        assert row["required"] and row["texts"] > 1500
        assert (row["missing"], row["outdated"], row["wrong"]) == (0, 0, 0), code


def test_every_command_that_is_listed_can_be_loaded() -> None:
    for module, _ in COMMANDS.values():
        assert callable(importlib.import_module(module).command)
