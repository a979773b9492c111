"""The API by its own rules: described, versioned, and every error a problem that can be read."""

from __future__ import annotations

import json
import socket
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.protocol.errors import MEDIA_TYPE, ProblemType, read_problem
from tests.server.places import FieldDesk, House, Municipality

JSON = {"Content-Type": "application/json"}
Described = dict[str, Any]


@pytest.mark.parametrize(
    ("method", "target", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/desks/", 404),
        ("GET", "/v2/desks", 404),
        ("GET", "/docs", 404),
        ("DELETE", "/v1/desks", 405),
        ("PATCH", "/v1/change-sets", 405),
        ("GET", "/v1/caseload", 401),
        ("POST", "/v1/desks", 400),
        ("POST", "/v1/change-sets", 400),
        ("PUT", "/v1/desks/self/recovery", 400),
    ],
)
def test_every_refusal_is_a_problem(house: House, method: str, target: str, status: int) -> None:
    answer = house.http.request(method, target)
    assert answer.status_code == status
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert answer.headers["api-version"] == "1.0.0"
    assert answer.headers["cache-control"] == "no-store"
    assert read_problem(answer.content).status == status


def test_all_that_is_wrong_with_a_query_is_said_at_once(municipality: Municipality) -> None:
    desk = municipality.desk()
    answer = desk.ask("GET", "/v1/changes?limit=1&limit=2&colour=red&cursor=" + "x" * 600)
    assert read_problem(answer.content).problems == (
        ("limit", "duplicate-key"),
        ("query", "unknown-field"),
        ("cursor", "text-too-long"),
    )


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=501", "limit=x", "limit=", "limit=%D9%A3", "incarnation=1", "dossier=x", "cursor=%FF"],
)
def test_a_query_that_does_not_fit_is_a_problem(municipality: Municipality, query: str) -> None:
    answer = municipality.desk().ask("GET", f"/v1/changes?{query}")
    assert answer.status_code == 400
    assert read_problem(answer.content).type is ProblemType.INVALID


def test_the_handshake_wants_an_incarnation(municipality: Municipality) -> None:
    answer = municipality.desk().ask("GET", "/v1/desks/self")
    assert read_problem(answer.content).problems == (("incarnation", "missing"),)


def test_another_media_type_or_packing_is_refused(municipality: Municipality) -> None:
    desk = municipality.desk()
    for headers in (JSON, {"Content-Type": "application/x-ndjson"}, {"Content-Encoding": "gzip"}):
        answer = desk.ask("POST", "/v1/change-sets", b"x", headers)
        assert (answer.status_code, read_problem(answer.content).type) == (400, ProblemType.INVALID)


def test_no_answer_repeats_what_was_sent(municipality: Municipality) -> None:
    desk = municipality.desk()
    secret = "GeheimWoord"
    for answer in (
        desk.ask("POST", "/v1/dossiers", json.dumps({secret: 1, "dossier": secret}).encode(), JSON),
        desk.ask("GET", f"/v1/changes?{secret}=1"),
        desk.ask("GET", f"/v1/{secret}"),
        desk.house.http.post("/v1/desks", content=b'{"code": "' + secret.encode(), headers=JSON),
    ):
        assert answer.status_code in (400, 404)
        assert secret.encode() not in answer.content


def test_a_request_that_breaks_off_stores_nothing(
    municipality: Municipality,
) -> None:
    desk = municipality.desk()
    where = urlsplit(desk.house.listener.address)
    assert where.hostname and where.port
    with socket.create_connection((where.hostname, where.port), timeout=5) as line:
        line.sendall(
            b"POST /v1/change-sets HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"
            b"Content-Encoding: zstd\r\nContent-Length: 5000\r\n\r\nhalf"
        )
    assert desk.hello().n == 0


def test_the_listener_stops_and_comes_back_on_the_same_port(house: House) -> None:
    address = house.listener.address
    house.listener.stop()
    with pytest.raises(httpx2.ConnectError), httpx2.Client(trust_env=False) as http:
        http.get(f"{address}/health")
    house.listener.start()
    assert house.listener.address == address
    with httpx2.Client(trust_env=False) as http:
        assert http.get(f"{address}/health").json() == {"status": "pass"}


@pytest.fixture
def shared_desk(municipality: Municipality) -> FieldDesk:
    return municipality.desk()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300) | ANYTHING.map(lambda value: json.dumps(value).encode()))
def test_whatever_is_sent_the_answer_is_a_problem_and_never_a_failure(
    shared_desk: FieldDesk, body: bytes
) -> None:
    for method, target in (
        ("POST", "/v1/desks"),
        ("POST", "/v1/dossiers"),
        ("PUT", "/v1/desks/self/recovery"),
    ):
        answer = shared_desk.ask(method, target, body, JSON)
        assert 400 <= answer.status_code < 500
        assert read_problem(answer.content).type is not ProblemType.BROKEN
    assert 400 <= shared_desk.push_raw(body).status_code < 500
