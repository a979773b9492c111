"""The office side: prepared dossiers travel as any change set, and only summaries are seen together."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from sync.protocol.canonical import canonical
from sync.protocol.errors import ProblemType
from sync.protocol.headers import verify_chain
from sync.protocol.model import CHAIN_START, ChangeRecord, PrivacyClass
from sync.protocol.sealing import open_set
from sync.protocol.summary import Summary, write_summary
from sync.server.cli import main
from sync.server.service import office
from sync.server.service.caseload_file import CaseloadProblems, read_caseload_file
from sync.server.service.steering import overview
from tests.server.places import FieldDesk, Municipality, new_id, problem_of


def caseload_file(worker: str, dossier: str | None = None) -> bytes:
    changes = [
        {"kind": "dossier", "key": "head", "value": {"roepnaam": "Yonas", "language": "ti"}},
        {"kind": "appointment", "key": new_id(), "value": {"at": "2026-09-15T09:00", "azc": "Ter Apel"}},
        {
            "kind": "answer",
            "key": "P08",
            "value": {"state": None, "value": "2026-07-20"},
            "source": "document",
            "certainty": "to_check",
            "pack": "landelijk@1",
        },
        {"kind": "answer", "key": "G03", "value": {"state": None, "value": "x"}, "privacyClass": "special"},
    ]
    one = {"workers": [worker], "changes": changes} | ({} if dossier is None else {"id": dossier})
    return canonical({"v": 1, "dossiers": [one]})


def load(municipality: Municipality, file: bytes) -> tuple[str, ...]:
    return office.import_caseload(municipality.house.service, municipality.tenant, read_caseload_file(file))


def test_prepared_dossiers_reach_the_desk_as_sealed_sets(municipality: Municipality) -> None:
    desk = municipality.desk()
    (dossier,) = load(municipality, caseload_file(desk.worker))
    grant = desk.caseload()[dossier]
    sets, _ = desk.pull()
    assert [one.header.privacy_class for one in sets] == [PrivacyClass.NORMAL, PrivacyClass.SPECIAL]
    verify_chain([one.header for one in sets], CHAIN_START, 0)
    normal = open_set(sets[0], grant.normal_key)
    special = open_set(sets[1], grant.special_key or b"")
    assert [change.key for change in normal if change.kind != "appointment"] == ["head", "P08"]
    assert (normal[2].source, normal[2].certainty, normal[2].value) == (
        "document",
        "to_check",
        {"state": None, "value": "2026-07-20"},
    )
    assert [change.key for change in special] == ["G03"]
    opened = office.export_changes(municipality.house.service, municipality.tenant, dossier)
    assert {change.id for change in opened} == {change.id for change in (*normal, *special)}


def test_what_the_office_adds_later_replaces_its_own_earlier_word(municipality: Municipality) -> None:
    desk = municipality.desk()
    (dossier,) = load(municipality, caseload_file(desk.worker))
    assert load(municipality, caseload_file(desk.worker, dossier)) == (dossier,)
    changes = office.export_changes(municipality.house.service, municipality.tenant, dossier)
    heads = [change for change in changes if change.key == "head"]
    assert heads[1].parents == (heads[0].id,)
    assert desk.caseload()[dossier].count == 4


def test_a_dossier_for_an_unknown_worker_stores_nothing_at_all(municipality: Municipality) -> None:
    desk = municipality.desk()
    known, unknown = (json.loads(caseload_file(name))["dossiers"][0] for name in (desk.worker, "niemand"))
    file = canonical({"v": 1, "dossiers": [known, unknown]})
    assert problem_of(lambda: load(municipality, file)).type is ProblemType.NOT_FOUND
    assert desk.caseload() == {}
    assert overview(municipality.house.service, municipality.tenant) == []


def test_all_problems_of_a_caseload_file_come_at_once_without_values() -> None:
    good = {"kind": "answer", "key": "P08", "value": "Geheim"}
    file = {
        "v": 1,
        "dossiers": [
            {"workers": ["A"], "changes": [good, {"kind": "Answer", "key": "P08", "value": "Geheim"}, {}]},
            {"workers": "Geheim", "changes": []},
            {"id": "Geheim", "workers": [], "changes": []},
            {"workers": [], "changes": [good | {"privacyClass": "Geheim"}, good | {"Geheim": 1}]},
        ],
    }
    with pytest.raises(CaseloadProblems) as found:
        read_caseload_file(canonical(file))
    assert found.value.problems == (
        ("dossiers[0].changes[1].kind", "wrong-format"),
        ("dossiers[0].changes[2].kind", "missing"),
        ("dossiers[1].workers", "wrong-type"),
        ("dossiers[2].id", "wrong-format"),
        ("dossiers[3].changes[0].privacyClass", "unknown-choice"),
        ("dossiers[3].changes[1]", "unknown-field"),
    )


def send_summary(desk: FieldDesk, dossier: str, route: str) -> ChangeRecord:
    value = write_summary(Summary(group="asielstatushouder", route=route, tolk_minutes=55))
    change = desk.change(dossier, "summary", value, kind="summary")
    desk.push(desk.seal(dossier, [change]))
    return change


def seen(municipality: Municipality, dossier: str) -> tuple[object, object]:
    (one,) = [
        row for row in overview(municipality.house.service, municipality.tenant) if row["dossier"] == dossier
    ]
    summary = one["summary"]
    return (summary["route"] if isinstance(summary, dict) else None), one["isStale"]


def test_the_newest_summary_is_seen_and_is_stale_after_a_newer_answer(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier))
    assert seen(municipality, dossier) == (None, False)
    send_summary(desk, dossier, "b1")
    assert seen(municipality, dossier) == ("b1", False)
    desk.push(desk.seal(dossier, [later(desk, dossier)]))
    assert seen(municipality, dossier) == ("b1", True)


def later(desk: FieldDesk, dossier: str) -> ChangeRecord:
    """An answer some seconds after now."""
    made = desk.change(dossier)
    wall, rest = made.time.split("-", 1)
    return ChangeRecord(
        made.id,
        dossier,
        made.kind,
        made.key,
        made.value,
        made.parents,
        made.author,
        made.desk,
        f"{int(wall) + 5_000:013d}-{rest}",
    )


def test_a_summary_that_does_not_read_or_stands_in_the_wrong_class_is_left_alone(
    municipality: Municipality,
) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    odd = desk.change(dossier, "summary", {"v": 1, "naam": "Geheim"}, kind="summary")
    good = desk.change(dossier, "summary", write_summary(Summary()), kind="summary")
    reply = desk.push(
        desk.seal(dossier, [odd]), desk.seal(dossier, [good], privacy_class=PrivacyClass.SPECIAL)
    )
    assert reply.quarantined == ()
    assert seen(municipality, dossier) == (None, False)


def test_the_command_line_sets_up_a_back_end_and_prepares_a_dossier(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, recovery = ["--folder", str(tmp_path / "server")], tmp_path / "herstel.json"

    def run(*words: str) -> str:
        assert main([*folder, *words]) == 0
        return capsys.readouterr().out.strip()

    setup = ["--tenant", "gm9999", "--municipality", "Voorbeeldgemeente", "--recovery-out", str(recovery)]
    assert "Ingericht" in run("init", *setup)
    assert recovery.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "server" / "server.json").stat().st_mode & 0o777 == 0o600
    assert run("init", *setup) == "Schema bijgewerkt."
    worker = run("worker", "add", "Marit Bakker")
    assert run("code", "Marit Bakker").startswith("9999-")
    file = tmp_path / "caseload.json"
    file.write_bytes(caseload_file("Marit Bakker"))
    dossier = run("caseload", "import", str(file))
    assert run("assign", dossier, worker) == "Was al toegewezen."
    assert run("unassign", dossier, worker) == "Teruggenomen."
    (listed,) = json.loads(run("dossiers"))
    assert (listed["dossier"], listed["changeSets"], listed["summary"]) == (dossier, 2, None)
    assert "Yonas" not in run("dossiers")
    assert len(json.loads(run("export-changes", dossier))) == 4
    file.write_bytes(b'{"v": 1, "dossiers": [{}, {}]}')
    assert main([*folder, "caseload", "import", str(file)]) == 1
    assert "2 problemen; niets opgeslagen." in capsys.readouterr().err
    assert main([*folder, "code", "niemand"]) == 1
    assert main(["--folder", str(tmp_path / "elsewhere"), "dossiers"]) == 1


SERVE = "import sys; from sync.server.cli import main; sys.exit(main(sys.argv[1:]))"


#: what a back end says when it begins, in whatever order
SAID = {"begun": "Ingericht", "listens": "Back end luistert", "code": "9999-"}


def test_other_commands_work_beside_a_back_end_that_serves_and_after_it_was_killed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ["--folder", str(tmp_path / "server")]
    served = [sys.executable, "-c", SERVE, *folder, "demo", "--port", "0"]
    with subprocess.Popen(served, stdout=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout is not None
            told: dict[str, str] = {}
            while not {"begun", "listens", "code"} <= told.keys():
                line = serving.stdout.readline()
                assert line, "it ended before it said where it is and what the code is"
                told |= {key: line for key, word in SAID.items() if word in line}
            address = told["listens"].split()[4].removesuffix(".")
            with httpx2.Client(trust_env=False) as http:
                assert http.get(f"{address}/health").status_code == 200
            assert main([*folder, "code", "Marit Bakker"]) == 0
        finally:
            serving.kill()
    assert main([*folder, "code", "Marit Bakker"]) == 0
    assert capsys.readouterr().out.count("9999-") == 2


def test_a_dossier_of_which_much_is_known_already_goes_in_more_than_one_batch(
    municipality: Municipality,
) -> None:
    desk = municipality.desk()
    changes = [
        {
            "kind": "answer",
            "key": f"K{place:02d}",
            "value": secrets.token_hex(10_000),
            "privacyClass": "special" if place % 2 else "normal",
        }
        for place in range(80)
    ]
    file = {"v": 1, "dossiers": [{"workers": [desk.worker], "changes": changes}]}
    (dossier,) = load(municipality, json.dumps(file).encode())
    sets, _ = desk.pull()
    assert [one.header.count for one in sets] == [40, 40]
    assert desk.caseload()[dossier].count == 2
