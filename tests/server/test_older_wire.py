"""What earlier versions said on the wire is still understood: a desk that was not updated may always push."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.client.answers import Answer, failure_of
from sync.protocol.batches import read_batch
from sync.protocol.canonical import canonical, read_json
from sync.protocol.errors import read_problem
from sync.protocol.exchanges import (
    CASELOAD_LIMITS,
    PAGE_LIMITS,
    NewDossier,
    read_caseload,
    read_enrolment_reply,
    read_enrolment_request,
    read_hello,
    read_page,
    read_push_reply,
    read_recovery,
    write_enrolment_request,
    write_recovery,
)
from sync.protocol.fields import write_instant
from sync.protocol.model import PrivacyClass
from sync.protocol.receipts import verify_receipt
from sync.protocol.sealing import open_set
from sync.protocol.signing import authorize
from sync.server.service.caseload import register_dossiers
from sync.server.service.office import add_worker, found_tenant
from sync.server.service.ports import DeskRow, DeskState
from tests.corpus import record
from tests.server.places import House, good

CORPUS = Path(record.__file__).parent
VERSIONS = sorted(folder.name for folder in CORPUS.iterdir() if (folder / "batch.bin").is_file())
#: what a desk reads and what the back end reads, each by today's reader
READERS = {
    "enrolment-request": read_enrolment_request,
    "enrolment-reply": read_enrolment_reply,
    "recovery": read_recovery,
    "hello": read_hello,
    "caseload": read_caseload,
    "push-reply": read_push_reply,
    "page": read_page,
}
NEW = NewDossier(record.DOSSIER, record.NORMAL_KEY, record.SPECIAL_KEY)


def test_there_is_a_corpus_and_no_file_of_it_is_left_out() -> None:
    assert VERSIONS[:1] == ["wire-1"]
    for version in VERSIONS:
        for file in (CORPUS / version).iterdir():
            known = file.name == "batch.bin" or file.stem in READERS or file.stem.startswith("problem-")
            assert known, file.name


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", READERS)
def test_every_message_of_an_earlier_version_is_read(version: str, name: str) -> None:
    limits = {"page": PAGE_LIMITS, "caseload": CASELOAD_LIMITS}
    raw = (CORPUS / version / f"{name}.json").read_bytes()
    read = READERS[name]
    value = read(read_json(raw, limits[name]) if name in limits else read_json(raw))
    again = {"enrolment-request": write_enrolment_request, "recovery": write_recovery}
    if name in again:
        assert canonical(again[name](value)) == canonical(json.loads(raw))  # type: ignore[operator]


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_said_in_an_earlier_version_is_the_same_today(version: str) -> None:
    batch = read_batch((CORPUS / version / "batch.bin").read_bytes())
    page = read_page(read_json((CORPUS / version / "page.json").read_bytes(), PAGE_LIMITS))
    keys = {PrivacyClass.NORMAL: record.NORMAL_KEY, PrivacyClass.SPECIAL: record.SPECIAL_KEY}
    for sets in (batch.sets, page.sets):
        said = [open_set(sealed, keys[sealed.header.privacy_class]) for sealed in sets]
        assert said == [record.changes(100, "K"), record.changes(200, "B")]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_receipt_of_an_earlier_version_still_verifies(version: str) -> None:
    reply = read_push_reply(read_json((CORPUS / version / "push-reply.json").read_bytes()))
    verify_receipt(reply.receipt, bytes(record.SERVER_KEY.verify_key))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_no_of_an_earlier_back_end_is_understood(version: str) -> None:
    for file in (CORPUS / version).glob("problem-*.json"):
        problem = read_problem(file.read_bytes())
        assert problem.type.value == file.stem.removeprefix("problem-")
        failure = failure_of(Answer(problem.status, {}, file.read_bytes()), datetime.now(UTC))
        assert failure.problem == problem.type.value


@pytest.fixture(scope="session")
def old_desk(house: House) -> House:
    """The municipality and the desk of the corpus, on a back end of today."""
    service = house.service
    found_tenant(service, record.TENANT, "Voorbeeldgemeente", "", b"\1" * 32, "k1")
    add_worker(service, record.TENANT, "Marit", "", True, record.WORKER)
    key = bytes(record.DESK_KEY.verify_key)
    desk = DeskRow(record.DESK, record.WORKER, key, "laptop", DeskState.ACTIVE, "")
    with service.work_in(record.TENANT) as work:
        work.people.add_desk(desk, 1, service.now())
    register_dossiers(service, record.TENANT, desk, [NEW])
    return house


@pytest.mark.parametrize("version", VERSIONS)
def test_a_desk_of_an_earlier_version_may_always_push(version: str, old_desk: House) -> None:
    body = (CORPUS / version / "batch.bin").read_bytes()
    for _ in range(2):  # a double is no harm
        now, nonce = write_instant(old_desk.clock.now()), secrets.token_hex(16)
        proof = authorize(
            record.DESK_KEY, record.TENANT, record.DESK, "POST", "/v1/change-sets", now, nonce, body
        )
        headers = {
            "Authorization": proof,
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "zstd",
        }
        answer = good(old_desk.http.post("/v1/change-sets", content=body, headers=headers))
        reply = read_push_reply(read_json(answer.content))
        assert (reply.receipt.n, reply.quarantined) == (2, ())
        assert reply.receipt.incarnation == record.incarnation_of(version)
