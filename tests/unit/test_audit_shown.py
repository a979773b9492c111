"""The audit on a real koffer: filters, a chain that says whether it is whole, and a file no sheet runs."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.composition import Installation, Laptop
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.store.open_store import OpenStore
from desktop.usecases.audit_shown import AuditFilter, AuditForm, audit_shown, export_audit
from desktop.usecases.looks import note_visit
from desktop.usecases.person_rights import Right, ask_right
from desktop.usecases.ports import UnitOfWork
from desktop.usecases.unlock import FirstRun
from tests.builders import Workplace, workplace
from tests.fakes import MORNING, CountedChance, SetClock
from tests.store_cases import OTHER_WORDS, passphrase, person

LINES, TRIES = 60, 200
OUT = Path("/stick/logboek")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    """A koffer with enough lines to tamper with."""
    opened = person(tmp_path).make()
    with opened.unit_of_work() as work:
        for at in range(LINES):
            work.audit.note("dossier.opened", f"object-{at}", "ok")
        work.commit()
    yield opened
    opened.close()


#: one way to tamper with line `n` (and `m`)
TAMPERINGS = {
    "changed": "UPDATE audit SET object='object-x' WHERE n={n}",
    "deleted": "DELETE FROM audit WHERE n={n}",
    "swapped": "UPDATE audit SET n=CASE n WHEN {n} THEN -{m} ELSE -{n} END WHERE n IN ({n}, {m});"
    "UPDATE audit SET n=-n WHERE n<0",
    "inserted": "UPDATE audit SET n=-n-1 WHERE n>{n};UPDATE audit SET n=-n WHERE n<0;"
    "INSERT INTO audit SELECT {n}+1, action, object, result, desk, actor, time, mac FROM audit WHERE n={n};"
    "UPDATE identity SET audit_count=audit_count+1",
    "cut": "DELETE FROM audit WHERE n>={n}",
}


@pytest.mark.parametrize("how", sorted(TAMPERINGS))
def test_two_hundred_of_two_hundred_tamperings_show(store: OpenStore, how: str) -> None:
    chance = random.Random(how)
    found = 0
    for _ in range(TRIES):
        with store.unit_of_work() as work:
            last = work.audit.verify()
            n, m = chance.sample(range(1, last + 1), 2)
            for statement in TAMPERINGS[how].format(n=n, m=m).split(";"):
                store._room.connection.execute(statement)
            try:
                work.audit.verify()
            except Trouble as trouble:
                found += trouble.code is TroubleCode.STORE_DAMAGED
    assert found == TRIES


def test_a_tail_that_was_cut_with_its_head_shows_against_the_head_that_was_kept_elsewhere(
    store: OpenStore,
) -> None:
    kept = store.audit_head()
    for cut in range(1, 201):
        with store.unit_of_work() as work:
            n = kept[0] - cut % (kept[0] - 1)
            connection = store._room.connection
            connection.execute("DELETE FROM audit WHERE n>?", (n - 1,))
            connection.execute("UPDATE identity SET audit_count=?", (n - 1,))
            connection.execute("UPDATE identity SET audit_mac=(SELECT mac FROM audit WHERE n=?)", (n - 1,))
            work.audit.verify()  # whole in itself
            assert work.audit.head() != kept


def broken(store: OpenStore) -> Workplace:
    with store.unit_of_work() as work:
        store._room.connection.execute("UPDATE audit SET actor='=1+1' WHERE n=5")
        work.commit()
    return workplace(unit_of_work=store.unit_of_work)


def test_a_whole_chain_is_said_with_its_number_and_looking_leaves_a_line(store: OpenStore) -> None:
    place = workplace(unit_of_work=store.unit_of_work)
    with store.unit_of_work() as work:
        before = work.audit.verify()
    first = audit_shown(place.desk, AuditFilter())
    assert first.is_whole and first.chain == f"{before} regels. De keten klopt."
    assert first.fitting == before and len(first.lines) == before
    again = audit_shown(place.desk, AuditFilter(group="gekeken"))
    assert again.found == f"{LINES} van {before + 1} regels"


def test_a_broken_chain_is_called_an_incident_and_goes_out_as_it_is(store: OpenStore) -> None:
    place = broken(store)
    shown = audit_shown(place.desk, AuditFilter())
    assert not shown.is_whole and "incident" in shown.chain and shown.lines
    export_audit(place.desk, OUT, AuditForm.JSON, "Incident melden")
    assert json.loads(place.exports.files.pop(OUT))["keten_klopt"] is False
    export_audit(place.desk, OUT, AuditForm.CSV, "Incident melden")
    text = place.exports.files[OUT].decode("utf-8-sig")
    assert "'=1+1" in text and ";=1+1" not in text
    assert text.splitlines()[0] == "nummer;handeling;object;resultaat;herkomst;wie;wanneer"


def test_the_file_holds_every_line_and_the_head_of_the_chain(store: OpenStore) -> None:
    place = workplace(unit_of_work=store.unit_of_work)
    count, mac = store.audit_head()
    export_audit(place.desk, OUT, AuditForm.JSON, "Controle")
    told = json.loads(place.exports.files[OUT])
    assert told["kop"] == {"regels": count, "mac": mac.hex()} and told["keten_klopt"] is True
    assert [one["nummer"] for one in told["regels"]] == list(range(1, count + 1))
    with pytest.raises(Refusal) as refused:
        export_audit(place.desk, OUT, AuditForm.JSON, "")
    assert refused.value.code is RefusalCode.REASON_MISSING


def test_lines_are_found_by_dossier_act_and_day() -> None:
    place = workplace()
    mine, other = place.begin("Rima", "ar"), place.begin("Samir", "ar")
    for dossier in (mine, other):
        note_visit(place.desk, dossier)
    place.answer(mine, T03="ja")
    place.clock.go_on(days=1)
    note_visit(place.desk, mine)

    def found(**wanted: str) -> list[str]:
        return [line.what for line in audit_shown(place.desk, AuditFilter(**wanted)).lines]

    assert found(dossier=mine, group="gekeken") == ["dossier geopend"] * 2
    assert found(dossier=mine, day="15-9-2026") == [
        "geschreven: antwoord",
        "dossier geopend",
        "geschreven: gegeven van het dossier",
    ]
    assert found(dossier=other, day="16-9-2026") == []
    shown = audit_shown(place.desk, AuditFilter())
    assert {line.about for line in shown.lines if line.what == "dossier geopend"} == {"Rima", "Samir"}
    assert dict(shown.dossiers) == {mine: "Rima", other: "Samir"}
    with pytest.raises(Refusal) as refused:
        audit_shown(place.desk, AuditFilter(day="gisteren of zo"))
    assert refused.value.field == "day"


def test_a_line_about_what_stands_in_a_dossier_says_whose_it_is(tmp_path: Path) -> None:
    with closing(person(tmp_path).make()) as store:
        for place in (workplace(), workplace(unit_of_work=store.unit_of_work)):
            mine, other = place.begin("Rima", "ar"), place.begin("Samir", "ar")
            for dossier in (mine, other):
                place.answer(dossier, T03="ja")
                ask_right(place.desk, dossier, Right.COPY, "", "wil het lezen", "")
            lines = audit_shown(place.desk, AuditFilter()).lines
            for what in ("geschreven: antwoord", "verzoek van de persoon opgeschreven"):
                assert {line.about for line in lines if line.what == what} == {"Rima", "Samir"}
            with place.desk.unit_of_work() as work:
                found = work.changes.dossiers_of((mine, "T03", "roepnaam", *_keys(work, other)))
            assert set(found.values()) == {other}


def _keys(work: UnitOfWork, dossier: DossierId) -> list[str]:
    return [str(one.id) for one in work.changes.of(dossier)]


def test_coming_in_is_a_line_and_so_is_every_wrong_passphrase_before_it(tmp_path: Path) -> None:
    clock = SetClock(MORNING)
    laptop = Laptop(Installation(tmp_path, NoKeyStore(), clock, CountedChance("laptop"), FLOOR))
    laptop.first_run(FirstRun("Marit Bakker", "Voorbeeldstad", ""), passphrase())
    laptop.close()
    (found,) = laptop.people()
    for _ in range(3):
        with pytest.raises(Refusal):
            laptop.open_person(found.id, passphrase(OTHER_WORDS))
    desk = laptop.open_person(found.id, passphrase())
    with desk.unit_of_work() as work:
        lines = [(line.action, line.result) for line in work.audit.lines()]
    laptop.close()
    assert lines[-2:] == [("unlock.failed", "times=3"), ("store.opened", "ok")]
