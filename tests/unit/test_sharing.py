"""Sharing with a party: what is shown is what goes, only with a yes, and nothing special ever."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.domain.plan_elements import ElementKey
from desktop.domain.sharing import SHAREABLE
from desktop.domain.sharing_file import FileField, FileHead, share_file
from desktop.domain.table_file import safe_cell
from desktop.usecases.interview import record_state
from desktop.usecases.pip import Leerroute, choose_route
from desktop.usecases.plan_steps import StepGiven, add_step
from desktop.usecases.prefill import Source, record_prefill
from desktop.usecases.recording import pen
from desktop.usecases.sharing import Consent, PartyShown, ShareForm, share, sharing_shown
from desktop.usecases.tasks import tasks_of
from forms.model import AnswerState, Question
from tests.builders import ASIEL, Workplace, national_pack, workplace
from tests.form_builders import raw_of

EVERYONE = ("taalschool", "vluchtelingenwerk", "coa")
OUT = Path("/stick/delen.json")
CONTRACT = '[[party]]\nkey = "vluchtelingenwerk"\ncontract = "Overeenkomst 2026, artikel 7"\n'


def place(contract: str = CONTRACT) -> tuple[Workplace, DossierId]:
    there = workplace()
    there = replace(
        there, desk=replace(there.desk, agreements={**there.desk.agreements, "gemeente.toml": contract})
    )
    dossier = there.begin("Samir H.")
    there.answer(dossier, **ASIEL, T03="langzaam", P14={"telefoon": "06 12 34 56 78"}, K11=EVERYONE)
    choose_route(there.desk, dossier, Leerroute.B1)
    return there, dossier


def party(there: Workplace, dossier: DossierId, key: str) -> PartyShown:
    return next(one for one in sharing_shown(there.desk, dossier).parties if one.key == key)


def give(
    there: Workplace, dossier: DossierId, key: str, target: Path = OUT, form: ShareForm = ShareForm.JSON
) -> bytes:
    shown = party(there, dossier, key)
    share(there.desk, dossier, key, form, target, "Aanmelding", shown.seen)
    return there.exports.files[target]


def refused(
    there: Workplace, dossier: DossierId, key: str, reason: str = "Aanmelding", seen: str = ""
) -> RefusalCode:
    with pytest.raises(Refusal) as caught:
        share(there.desk, dossier, key, ShareForm.JSON, OUT, reason, seen or party(there, dossier, key).seen)
    assert OUT not in there.exports.files
    return caught.value.code


def test_the_file_holds_the_fields_that_were_shown_and_no_other() -> None:
    there, dossier = place()
    shown = party(there, dossier, "taalschool")
    whole = json.loads(give(there, dossier, "taalschool"))
    assert (whole["schema"], whole["versie"], whole["partij"]) == ("intakekoffer.delen", 1, "taalschool")
    told = {one["veld"]: one["waarde"] for one in whole["velden"]}
    assert told == {
        "roepnaam": "Filmon",
        "telefoon": "06 12 34 56 78",
        "letters": "Een beetje, langzaam",
        "leerroute": "B1-route",
    }
    assert list(told) == [field.key for field in shown.fields if field.goes]
    assert all(field.why for field in shown.fields if field.key not in told)


def test_agreed_lessons_go_in_plain_words() -> None:
    there, dossier = place()
    lesson: dict[str, JsonValue] = {
        "school": "",
        "place": "",
        "start": "2026-10-05",
        "days": ("ma_ochtend", "do_avond"),
        "online": "deels",
    }
    with there.desk.unit_of_work() as work:
        pen(there.desk, work, dossier, ChangeKind.DECISION, ElementKey.LESSON, lesson)
        work.commit()
    fields = {field.key: field.texts for field in party(there, dossier, "taalschool").fields}
    assert fields["lesdagen"] == ("maandag ochtend", "donderdag avond")
    assert fields["online"] == ("deels",) and fields["start_les"] == ("maandag 5 oktober 2026",)


@pytest.mark.parametrize(
    ("said", "consent"),
    [(("niemand",), Consent.NO), (("coa",), Consent.NO), (None, Consent.NOT_ASKED)],
)
def test_without_a_yes_for_this_party_nothing_goes(said: tuple[str, ...] | None, consent: Consent) -> None:
    there = workplace()
    dossier = there.begin()
    there.answer(dossier, **ASIEL, **({} if said is None else {"K11": said}))
    shown = party(there, dossier, "taalschool")
    assert shown.consent is consent and not shown.may_share
    assert refused(there, dossier, "taalschool") is RefusalCode.SHARE_WITHOUT_YES


def test_neither_silence_nor_a_letter_is_a_yes() -> None:
    there = workplace()
    silent, written = there.begin(), there.begin("Elif")
    record_state(there.desk, silent, "K11", AnswerState.WIL_NIET_ZEGGEN)
    assert party(there, silent, "coa").consent is Consent.NO
    there.answer(written, **ASIEL)
    with there.desk.unit_of_work() as work:
        value = {"state": None, "value": ("coa",)}
        record = pen(there.desk, work, written, ChangeKind.ANSWER, "K11", value)
        work.commit()
    assert record.certainty is None and party(there, written, "coa").consent is Consent.YES
    record_prefill(there.desk, written, "T03", "nee", Source.COA)
    letters = next(f for f in party(there, written, "taalschool").fields if f.key == "letters")
    assert not letters.goes and not letters.texts


def test_who_takes_it_back_is_heard_at_once_and_what_went_stays_told() -> None:
    there, dossier = place()
    give(there, dossier, "coa")
    there.answer(dossier, K11=("taalschool",))
    shown = party(there, dossier, "coa")
    assert shown.consent is Consent.WITHDRAWN and not shown.may_share
    (sent,) = shown.sent
    assert sent.party == "COA" and "Leerroute" in sent.fields and sent.reason == "Aanmelding"
    assert sharing_shown(there.desk, dossier).sent == (sent,)
    with pytest.raises(Refusal) as caught:
        share(there.desk, dossier, "coa", ShareForm.JSON, Path("/stick/nog.json"), "Weer", shown.seen)
    assert caught.value.code is RefusalCode.SHARE_WITHOUT_YES


def test_what_changed_since_it_was_shown_does_not_go() -> None:
    there, dossier = place()
    seen = party(there, dossier, "taalschool").seen
    there.answer(dossier, T03="nee")
    assert refused(there, dossier, "taalschool", seen=seen) is RefusalCode.SHARE_CHANGED


def test_no_reason_no_file_and_never_over_another() -> None:
    there, dossier = place()
    assert refused(there, dossier, "coa", reason="  ") is RefusalCode.REASON_MISSING
    give(there, dossier, "coa")
    with pytest.raises(Refusal) as caught:
        give(there, dossier, "taalschool")
    assert caught.value.code is RefusalCode.EXPORT_TARGET_EXISTS
    failed, went = sharing_shown(there.desk, dossier).sent
    assert failed.has_failed and failed.party == "Taalschool" and not went.has_failed


class LookingExports:
    """Looks into the dossier at the moment the file would be made; then the disk is full."""

    def __init__(self, there: Workplace, dossier: DossierId) -> None:
        self.there, self.dossier, self.seen = there, dossier, 0

    def write_new(self, target: Path, content: bytes) -> None:
        self.seen = len(sharing_shown(self.there.desk, self.dossier).sent)
        raise Trouble(TroubleCode.DISK_FULL)

    def write_all_new(self, files: Mapping[Path, bytes]) -> None:
        for target, content in files.items():
            self.write_new(target, content)


def test_what_goes_is_written_down_before_the_file_is_there_and_a_failure_behind_it() -> None:
    there, dossier = place()
    exports = LookingExports(there, dossier)
    desk = replace(there.desk, exports=exports)
    with pytest.raises(Trouble):
        share(desk, dossier, "coa", ShareForm.CSV, OUT, "Aanmelding", party(there, dossier, "coa").seen)
    assert exports.seen == 1
    (sent,) = sharing_shown(desk, dossier).sent
    assert sent.has_failed
    there.answer(dossier, K11=("taalschool",))
    assert "gewist" not in party(there, dossier, "coa").stop


def test_a_party_that_got_something_is_to_be_told_of_the_withdrawal() -> None:
    there, dossier = place()
    give(there, dossier, "coa")
    assert not [task for task in tasks_of(there.desk, dossier) if task.key.startswith("regel.intrekking")]
    there.answer(dossier, K11=("taalschool",))
    told = [task for task in tasks_of(there.desk, dossier) if task.key == "regel.intrekking.coa"]
    assert [task.what for task in told] == ["COA vragen de gegevens te wissen"] and told[0].is_proposed


def test_vluchtelingenwerk_gets_nothing_without_a_contract() -> None:
    there, dossier = place(contract="")
    assert refused(there, dossier, "vluchtelingenwerk") is RefusalCode.SHARE_NO_BASIS
    there, dossier = place()
    assert "artikel 7" in party(there, dossier, "vluchtelingenwerk").basis
    assert b"azc Zandoever" in give(there, dossier, "vluchtelingenwerk")


def test_duo_gets_no_file() -> None:
    there, dossier = place()
    shown = party(there, dossier, "duo")
    assert shown.consent is Consent.NOT_NEEDED and [f.key for f in shown.fields if f.goes] == ["leerroute"]
    assert refused(there, dossier, "duo") is RefusalCode.SHARE_NO_BASIS


def test_who_does_not_belong_here_is_not_shared_about() -> None:
    there, dossier = place()
    there.answer(dossier, P07="ontheemde_oekraine")
    assert refused(there, dossier, "coa") is RefusalCode.SHARE_NO_BASIS


def test_a_broken_agreement_stops_all_sharing() -> None:
    there, dossier = place(contract="[[party]]\nkey = ")
    with pytest.raises(Trouble) as caught:
        sharing_shown(there.desk, dossier)
    assert caught.value.code is TroubleCode.SHARING_BROKEN


def test_steps_of_the_library_go_and_own_or_marked_words_never() -> None:
    there, dossier = place()
    by_mark = {one.avg: one for one in there.desk.plan_lines.lines if one.on_paper or one.is_special}
    for mark in ("n", "s", "9", "10"):
        line = by_mark[mark]
        add_step(there.desk, dossier, StepGiven(line.block, line=line.key, by="1-12-2026"))
    add_step(there.desk, dossier, StepGiven(4, own="Ik slaap slecht en ga naar de dokter."))
    add_step(there.desk, dossier, StepGiven(4, own="Ik neem mijn pillen.", is_private=True))
    whole = give(there, dossier, "coa").decode()
    assert f"{by_mark['n'].text} Voor dinsdag 1 december 2026." in whole
    for text in (by_mark["s"].text, by_mark["9"].text, by_mark["10"].text, "dokter", "pillen"):
        assert text not in whole


def test_what_was_typed_into_an_agreement_stays_here() -> None:
    there, dossier = place()
    dual: dict[str, JsonValue] = {"what": "thuis bij zijn zieke vader", "kind": "vrijwilligerswerk"}
    lesson: dict[str, JsonValue] = {"school": "Kliniek De Wilg", "place": "Kliniek", "start": "", "days": ()}
    with there.desk.unit_of_work() as work:
        pen(there.desk, work, dossier, ChangeKind.DECISION, "duaal", dual)
        pen(there.desk, work, dossier, ChangeKind.DECISION, ElementKey.LESSON, {**lesson, "online": "nee"})
        work.commit()
    for key in EVERYONE:
        whole = give(there, dossier, key, Path(f"/{key}.json")).decode()
        assert "vader" not in whole and "Kliniek" not in whole


@pytest.mark.parametrize("phone", ["999993653", "1 234 567 890", "bel mijn broer", "0612"])
def test_what_is_no_phone_number_stays_here(phone: str) -> None:
    there, dossier = place()
    there.answer(dossier, P14={"telefoon": phone})
    field = next(f for f in party(there, dossier, "taalschool").fields if f.key == "telefoon")
    assert not field.goes and not field.texts


def test_a_name_with_a_long_number_in_it_stays_here() -> None:
    there, dossier = place()
    there.answer(dossier, P01="Filmon 999993653")
    assert b"999993653" not in give(there, dossier, "coa")


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6", "-2", "@SOM(A1)", "\t=1", " =cmd|' /C calc'!A0", "%0A", "|x"]
)
def test_no_cell_is_run_by_a_spreadsheet(text: str) -> None:
    head = FileHead("coa", "COA", text, "2026-09-15", "", "")
    told = share_file(head, (FileField("a", "A", (text,)),), ShareForm.CSV).decode("utf-8-sig")
    cells = [cell.strip('"') for line in told.splitlines() for cell in line.split(";")]
    assert all(cell[:1] not in tuple("=+-@\t|%") for cell in cells)
    assert safe_cell("les\nop maandag") == "les op maandag"


def fill(there: Workplace, dossier: DossierId, questions: list[Question], chance: random.Random) -> int:
    """Answer these at random; how many took it."""
    taken = 0
    for question in questions:
        if question.type in ("sign", "calc") or question.id == "K11":
            continue
        try:
            there.answer(dossier, **{question.id: raw_of(question, chance)})
        except Refusal:
            continue
        taken += 1
    return taken


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_said_of_health_or_numbers_the_bytes_are_the_same(seed: int) -> None:
    pack = national_pack()
    normal = [q for q in pack.questions if q.avg in SHAREABLE and q.type != "list"]
    marked = [q for q in pack.questions if q.avg not in SHAREABLE and q.type != "list"]
    made = []
    for with_marked in (False, True):
        there, dossier = place()
        fill(there, dossier, normal, random.Random(seed))
        if with_marked:
            there.answer(dossier, P03="999993653")
            said = fill(there, dossier, [q for q in marked if q.id != "P03"], random.Random(seed + 100))
            assert said > 10
        there.answer(dossier, **ASIEL)
        made.append(
            [
                give(there, dossier, key, Path(f"/{key}.{form}"), form)
                for key in EVERYONE
                for form in ShareForm
            ]
        )
    assert made[0] == made[1]
    assert not any(b"999993653" in content for content in made[1])
