"""The agreements about sharing are read strictly: nothing special, nothing untold, nothing added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.sharing import CONSENT_QUESTION, SHAREABLE, Way
from desktop.domain.sharing_reader import MUNICIPAL_FILE, SharingBroken, read_parties
from desktop.installed import read_installed_agreements
from forms.model import AvgMark, FormPack
from tests.builders import national_pack

TEXTS = dict(read_installed_agreements())
FIELD = """
[[field]]
key = "extra"
name = "Extra"
question = "{question}"
told = "niveau"
"""


def problems_of(pack: FormPack | None = None, **files: str) -> list[str]:
    texts = {**TEXTS, **{f"{name}.toml": text for name, text in files.items()}}
    try:
        read_parties(texts, pack or national_pack())
    except SharingBroken as broken:
        return [str(problem) for problem in broken.problems]
    return []


def test_the_installed_agreements_are_whole_and_share_only_what_is_unmarked() -> None:
    parties = read_parties(TEXTS, national_pack())
    assert [party.key for party in parties] == ["coa", "duo", "taalschool", "vluchtelingenwerk"]
    choices = {choice.key for choice in national_pack().question(CONSENT_QUESTION).choices}
    for party in parties:
        assert party.purpose and party.basis and party.fields
        assert (party.consent in choices) is (party.way is Way.FILE)
        asked = [field.question for field in party.fields if field.question]
        assert all(national_pack().question(question).avg in SHAREABLE for question in asked)
    assert {AvgMark.NORMAL} == SHAREABLE


@pytest.mark.parametrize(
    "question",
    [q.id for q in national_pack().questions if q.avg is not AvgMark.NORMAL],
)
def test_a_field_of_any_mark_is_refused(question: str) -> None:
    told = problems_of(taalschool=TEXTS["taalschool.toml"] + FIELD.format(question=question))
    assert any("extra" in problem and question in problem for problem in told)


@pytest.mark.parametrize("question", ["K01", "W08", "M07", "O07", "W02"])
def test_what_people_say_in_their_own_words_is_refused(question: str) -> None:
    (told,) = problems_of(taalschool=TEXTS["taalschool.toml"] + FIELD.format(question=question))
    assert "vrije tekst" in told


def test_a_question_that_gets_a_mark_is_refused_from_then_on() -> None:
    pack = national_pack()
    letters = replace(pack.question("T03"), avg=AvgMark.MAY_REVEAL_SPECIAL)
    sections = tuple(
        replace(part, questions=tuple(letters if q.id == "T03" else q for q in part.questions))
        for part in pack.sections
    )
    (told,) = problems_of(replace(pack, sections=sections))
    assert "taalschool.toml" in told and "T03" in told


def test_a_field_that_the_person_was_not_told_about_is_refused() -> None:
    (told,) = problems_of(taalschool=TEXTS["taalschool.toml"].replace('told = "telefoon"', 'told = "adres"'))
    assert "field[telefoon].told" in told


def test_every_problem_is_told_at_once() -> None:
    broken = (
        TEXTS["coa.toml"].replace('purpose = "', 'doel = "').replace('consent = "coa"', 'consent = "niemand"')
    )
    told = problems_of(coa=broken.replace('computed = "afspraken"', 'computed = "alles"'), extra="key = ")
    assert len(told) >= 5
    for words in ("coa.toml: purpose", "coa.toml: doel", "coa.toml: consent", "bestaat niet", "extra.toml"):
        assert any(words in problem for problem in told)


def test_a_municipality_shares_less_and_never_more() -> None:
    less = '[[party]]\nkey = "taalschool"\nleave_out = ["telefoon"]\n[[party]]\nkey = "coa"\noff = true\n'
    parties = {p.key: p for p in read_parties({**TEXTS, MUNICIPAL_FILE: less}, national_pack())}
    assert "telefoon" not in [field.key for field in parties["taalschool"].fields]
    assert [field.key for field in parties["taalschool"].left_out] == ["telefoon"]
    assert parties["coa"].is_off
    more = (
        '[[party]]\nkey = "coa"\nleave_out = ["bsn"]\nfields = ["F01"]\n[[party]]\nkey = "krant"\n'
        '[[field]]\nkey = "x"\n'
    )
    told = problems_of(gemeente=more)
    assert len(told) == 4 and all(problem.startswith(MUNICIPAL_FILE) for problem in told)


def test_vluchtelingenwerk_has_no_basis_until_the_contract_is_named() -> None:
    parties = {p.key: p for p in read_parties(TEXTS, national_pack())}
    assert not parties["vluchtelingenwerk"].has_basis and parties["coa"].has_basis
    named = '[[party]]\nkey = "vluchtelingenwerk"\ncontract = "Overeenkomst 2026, artikel 7"\n'
    parties = {p.key: p for p in read_parties({**TEXTS, MUNICIPAL_FILE: named}, national_pack())}
    assert parties["vluchtelingenwerk"].has_basis
