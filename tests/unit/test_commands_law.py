"""`intakekoffer law`: values of a day, the table of rules, all problems of a municipal file at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.commands.law import command


def test_the_values_of_a_day_are_listed_with_source_and_mark(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["--day", "2023-04-11"]) == 0
    told = capsys.readouterr().out
    assert "lbt.cutoff_points = 31 punten" in told and "nog niet nagekeken" in told
    assert command(["--day", "2023-04-12", "--json"]) == 0
    values = {one["key"]: one for one in json.loads(capsys.readouterr().out)}
    assert (values["lbt.cutoff_points"]["value"], values["lbt.cutoff_points"]["rule"]) == (28, "R-LBT-02")


def test_a_day_before_the_act_has_no_values_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["--day", "2012-12-31"]) == 2
    assert "geen waarden" in capsys.readouterr().err


def test_the_table_is_markdown_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["--table"]) == 0
    assert "| R-TRM-01 | `regels_termijnen.toml`" in capsys.readouterr().out
    assert command(["--table", "--json"]) == 0
    assert all(rule["tests"] for rule in json.loads(capsys.readouterr().out))


GOOD = """
[[value]]
key = "voortgang.talks_asiel"
value = 10
start = 2026-01-01
decided_by = "college, 2 december 2025"
checked_by = ""
"""
BAD = """
[[value]]
key = "pip.term_days"
value = 84
start = 2026-01-01
decided_by = "college"
checked_by = ""

[[value]]
key = "ontzorgen.form"
value = "half"
start = 2026-01-01
decided_by = "college"
checked_by = ""
"""


def test_a_municipal_file_is_checked_whole_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gemeente.toml"
    file.write_text(GOOD, "utf-8")
    assert command(["--check", str(file)]) == 0
    assert capsys.readouterr().out == "gemeente.toml: in orde\n"
    file.write_text(BAD, "utf-8")
    assert command(["--check", str(file)]) == 1
    told = capsys.readouterr().out
    assert "2 problemen" in told and "Deze sleutel is landelijk" in told and "Kies uit: volledig" in told
    assert command(["--check", str(file), "--json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [one["key"] for one in problems] == ["pip.term_days", "ontzorgen.form"]
    assert all(one["remedy"] for one in problems)


def test_a_file_that_is_no_text_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(["--check", str(tmp_path / "geen.toml")]) == 2
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    assert command(["--check", str(tmp_path / "odd.toml")]) == 2
    assert capsys.readouterr().err.count("niet te lezen") == 2
