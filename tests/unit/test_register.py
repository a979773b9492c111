"""The entry for the register of processing comes out of questions and agreements alone (AVG 30)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.commands.register import command, installed_register
from desktop.domain.register import register_of, register_text
from desktop.domain.sharing_reader import read_parties
from desktop.installed import read_installed_agreements
from tests.builders import national_pack

KEPT = Path(__file__).resolve().parents[2] / "REGISTER.md"


def test_the_kept_register_is_made_again_without_a_difference() -> None:
    assert register_text(installed_register()) == KEPT.read_text("utf-8")


def test_every_question_stands_in_it_with_purpose_basis_and_mark() -> None:
    register = installed_register()
    questions = national_pack().questions
    assert [field.number for field in register.fields] == [question.number for question in questions]
    assert all(field.purpose and field.basis and field.mark for field in register.fields)
    marks = {field.number: field.mark for field in register.fields}
    assert all("AVG 9" in marks[q.number] or "AVG 10" in marks[q.number] for q in questions if q.is_special)


def test_every_party_stands_in_it_with_what_it_gets() -> None:
    pack = national_pack()
    parties = read_parties(read_installed_agreements(), pack)
    register = register_of(pack, parties)
    assert {one.name for one in register.recipients} == {party.name for party in parties}
    assert register_of(pack, tuple(reversed(parties))) == register
    odd = replace(parties[0], purpose="een | streep\nen een regel")
    assert "| een / streep en een regel |" in register_text(register_of(pack, (odd,)))


def test_the_command_prints_text_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert command([]) == 0
    assert capsys.readouterr().out == KEPT.read_text("utf-8")
    assert command(["--json"]) == 0
    assert json.loads(capsys.readouterr().out)["pack"] == national_pack().name
