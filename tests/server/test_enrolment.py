"""A desk gets in with a one-time code, and every later request proves which desk it is."""

from __future__ import annotations

import secrets
from datetime import timedelta

import httpx2
import pytest
from nacl.signing import SigningKey
from sqlalchemy import create_engine, text

from sync.protocol.canonical import canonical
from sync.protocol.errors import ProblemType, read_problem
from sync.protocol.exchanges import RecoveryParcel, write_recovery
from sync.protocol.fields import read_instant, write_instant
from sync.protocol.signing import authorize
from sync.server.service.codes import make_code, read_code
from sync.server.service.office import set_desk_state
from sync.server.service.ports import DeskState
from tests.server.places import FieldDesk, Municipality, enrol, new_id, problem_of


def test_a_code_works_once(municipality: Municipality) -> None:
    house, code = municipality.house, municipality.code(municipality.worker())
    desk, key = new_id(), SigningKey.generate()
    reply = enrol(house, code, desk, key)
    assert reply.tenant == municipality.tenant
    assert reply.municipality == "Voorbeeldgemeente"
    problem = problem_of(lambda: enrol(house, code, new_id(), SigningKey.generate()))
    assert (problem.type, problem.status) == (ProblemType.CODE_NOT_ACCEPTED, 403)


def test_the_same_desk_may_ask_again_when_the_reply_was_lost(municipality: Municipality) -> None:
    house, code = municipality.house, municipality.code(municipality.worker())
    desk, key = new_id(), SigningKey.generate()
    first, again = enrol(house, code, desk, key), enrol(house, code, desk, key)
    assert (first.worker, first.server_key) == (again.worker, again.server_key)
    problem = problem_of(lambda: enrol(house, code, desk, SigningKey.generate()))
    assert problem.type is ProblemType.CODE_NOT_ACCEPTED


def test_a_laptop_put_back_from_before_its_enrolment_gets_in_with_a_new_code(
    municipality: Municipality,
) -> None:
    house, worker = municipality.house, municipality.worker()
    desk, key = new_id(), SigningKey.generate()
    first = enrol(house, municipality.code(worker), desk, key)
    new_code = municipality.code(worker)
    again = enrol(house, new_code, desk, key)
    assert (again.worker, again.server_key) == (first.worker, first.server_key)
    assert enrol(house, new_code, desk, key).worker == worker
    refused = (
        lambda: enrol(house, municipality.code(worker), desk, SigningKey.generate()),
        lambda: enrol(house, municipality.code(municipality.worker()), desk, key),
        lambda: enrol(house, new_code, new_id(), SigningKey.generate()),
    )
    for ask in refused:
        assert problem_of(ask).type is ProblemType.CODE_NOT_ACCEPTED
    set_desk_state(house.service, municipality.tenant, desk, DeskState.REVOKED)
    code = municipality.code(worker)
    assert problem_of(lambda: enrol(house, code, desk, key)).type is ProblemType.CODE_NOT_ACCEPTED


def test_a_code_that_is_too_old_is_answered_like_a_wrong_one(municipality: Municipality) -> None:
    house, code = municipality.house, municipality.code(municipality.worker())
    house.clock.ahead = timedelta(minutes=16)
    old = problem_of(lambda: enrol(house, code, new_id(), SigningKey.generate()))
    wrong = make_code(municipality.tenant, secrets.token_bytes(12))
    never = problem_of(lambda: enrol(house, wrong, new_id(), SigningKey.generate()))
    assert (old.type, old.status) == (never.type, never.status) == (ProblemType.CODE_NOT_ACCEPTED, 403)


def test_a_code_is_read_however_it_was_typed(municipality: Municipality) -> None:
    code = municipality.code(municipality.worker())
    sloppy = " " + code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_code(sloppy) == read_code(code)
    desk = enrol(municipality.house, sloppy, new_id(), SigningKey.generate())
    assert desk.tenant == municipality.tenant


@pytest.mark.parametrize("typed", ["", "x", "9999", "0000-0000-0000-000U", "ABCD-0000-0000-0000", "٩٩٩٩" * 4])
def test_what_cannot_be_a_code_is_not_accepted(municipality: Municipality, typed: str) -> None:
    problem = problem_of(lambda: enrol(municipality.house, typed, new_id(), SigningKey.generate()))
    assert problem.type is ProblemType.CODE_NOT_ACCEPTED


def test_guessing_is_slowed_down(municipality: Municipality) -> None:
    house = municipality.house
    for _ in range(10):
        guess = make_code(municipality.tenant, secrets.token_bytes(12))
        problem_of(lambda typed=guess: enrol(house, typed, new_id(), SigningKey.generate()))
    code = municipality.code(municipality.worker())
    problem = problem_of(lambda: enrol(house, code, new_id(), SigningKey.generate()))
    assert (problem.type, problem.retry_after) == (ProblemType.TRY_LATER, 900)


def test_a_code_is_not_kept_as_it_is(municipality: Municipality) -> None:
    code = municipality.code(municipality.worker())
    engine = create_engine(municipality.house.urls.superuser.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        kept = connection.execute(text("select code_hash from enrolment_code")).scalars().all()
    engine.dispose()
    assert kept and code.replace("-", "") not in kept and code not in kept


def test_the_recovery_parcel_is_kept_and_may_come_again(municipality: Municipality) -> None:
    desk = municipality.desk()
    body = canonical(write_recovery(RecoveryParcel("store-1", 1, desk.reply.recovery_key_id, b"\5" * 80)))
    for _ in range(2):
        answer = desk.ask("PUT", "/v1/desks/self/recovery", body, {"Content-Type": "application/json"})
        assert (answer.status_code, answer.content) == (204, b"")


def test_a_request_counts_once(municipality: Municipality) -> None:
    desk = municipality.desk()
    target, now = "/v1/caseload", write_instant(municipality.house.clock.now())
    proof = authorize(desk.key, desk.reply.tenant, desk.desk, "GET", target, now, secrets.token_hex(16), b"")
    answers = [desk.house.http.get(target, headers={"Authorization": proof}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 401]
    assert read_problem(answers[1].content).type is ProblemType.SIGNATURE_REFUSED


def test_a_clock_that_is_far_off_gets_the_right_time(municipality: Municipality) -> None:
    desk = municipality.desk()
    for off in (timedelta(minutes=6), timedelta(minutes=-6)):
        now = municipality.house.clock.now()
        proof = authorize(
            desk.key,
            desk.reply.tenant,
            desk.desk,
            "GET",
            "/v1/caseload",
            write_instant(now + off),
            secrets.token_hex(16),
            b"",
        )
        answer = desk.house.http.get("/v1/caseload", headers={"Authorization": proof})
        problem = read_problem(answer.content)
        assert problem.type is ProblemType.CLOCK_OFF
        assert abs(read_instant(problem.server_time or "", "") - now) < timedelta(seconds=10)


def answers_to_forgeries(desk: FieldDesk, other: FieldDesk) -> dict[str, httpx2.Response]:
    http, now = desk.house.http, write_instant(desk.house.clock.now())
    tenant = desk.reply.tenant

    def proof(
        key: SigningKey = desk.key,
        who: str = desk.desk,
        where: str = tenant,
        target: str = "/v1/caseload",
        body: bytes = b"",
    ) -> dict[str, str]:
        nonce = secrets.token_hex(16)
        return {"Authorization": authorize(key, where, who, "GET", target, now, nonce, body)}

    return {
        "nothing": http.get("/v1/caseload"),
        "nonsense": http.get("/v1/caseload", headers={"Authorization": "Bearer x"}),
        "long": http.get("/v1/caseload", headers={"Authorization": 'Desk tenant="' + "x" * 20_000}),
        "other key": http.get("/v1/caseload", headers=proof(key=other.key)),
        "other desk": http.get("/v1/caseload", headers=proof(who=other.desk)),
        "unknown desk": http.get("/v1/caseload", headers=proof(who=new_id())),
        "other municipality": http.get("/v1/caseload", headers=proof(where=other.reply.tenant)),
        "other target": http.get("/v1/caseload", headers=proof(target="/v1/changes")),
        "other query": http.get("/v1/changes?limit=2", headers=proof(target="/v1/changes?limit=1")),
        "other body": http.get("/v1/caseload", headers=proof(body=b"x")),
    }


def test_a_request_that_this_desk_did_not_sign_is_refused(
    municipality: Municipality, neighbour: Municipality
) -> None:
    for name, answer in answers_to_forgeries(municipality.desk(), neighbour.desk()).items():
        assert answer.status_code == 401, name
        assert read_problem(answer.content).type is ProblemType.SIGNATURE_REFUSED, name


def test_an_unknown_municipality_is_named_as_such(municipality: Municipality) -> None:
    desk = municipality.desk()
    now, nonce = write_instant(municipality.house.clock.now()), secrets.token_hex(16)
    proof = authorize(desk.key, "gm0000", desk.desk, "GET", "/v1/caseload", now, nonce, b"")
    answer = desk.house.http.get("/v1/caseload", headers={"Authorization": proof})
    assert read_problem(answer.content).type is ProblemType.TENANT_UNKNOWN
