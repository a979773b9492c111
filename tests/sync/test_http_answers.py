"""Faults 10-13, 17-19 and 22 over real sockets: who answers, what it says, and what is made of it."""

from __future__ import annotations

import json
import socket
import ssl
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import trustme
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey

from sync.client.address import read_address
from sync.client.answers import Answer, failure_of, read_answer
from sync.client.errors import FailureCode, SyncFailure
from sync.client.http import DeskProof, HttpBackEnd
from sync.protocol.errors import TYPE_PREFIX, Problem, ProblemType, write_problem
from sync.protocol.exchanges import (
    PAGE_LIMITS,
    NewDossier,
    read_caseload,
    read_hello,
    read_page,
    read_push_reply,
    write_hello,
)
from sync.protocol.fields import read_instant, write_instant
from sync.protocol.model import CHAIN_START, Hello
from sync.protocol.signing import read_authorization, verify_request
from tests.sync.scripted_server import Asked, Script, reply, scripted_server

NOW = datetime(2026, 9, 15, 8, 0, tzinfo=UTC)
KEY = SigningKey(b"\x01" * 32)
DESK = "00000000-0000-4000-8000-00000000000a"
INCARNATION = "00000000-0000-4000-8000-00000000000b"
PROOF = DeskProof("gm9999", DESK, lambda text: KEY.sign(text).signature)
PORTAL = b"<!doctype html><title>Welkom op onze wifi</title>"
HELLO = Hello("gm9999", INCARNATION, write_instant(NOW), 1, "active", INCARNATION, 0, CHAIN_START)

Call = Callable[[HttpBackEnd], object]
CALLS: dict[str, Call] = {
    "hello": lambda remote: remote.hello(INCARNATION),
    "register": lambda remote: remote.register([NewDossier(DESK, b"1" * 32, b"2" * 32)]),
    "push": lambda remote: remote.push(b"\x28\xb5\x2f\xfdbatch"),
    "grants": lambda remote: remote.grants(),
    "pull": lambda remote: remote.pull(None, INCARNATION),
}


def ask(
    address: str, call: Call = CALLS["hello"], now: datetime = NOW, tls: ssl.SSLContext | None = None
) -> object:
    with HttpBackEnd(address, PROOF, lambda: now, tls) as remote:
        return call(remote)


def failure(script: Script, call: Call = CALLS["hello"]) -> SyncFailure:
    with scripted_server(script) as server, pytest.raises(SyncFailure) as caught:
        ask(server.address, call)
    return caught.value


def says(raw: bytes) -> Script:
    return lambda asked: raw


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (reply(200, PORTAL, "Content-Type: text/html", version=False), FailureCode.PORTAL),
        (reply(200, b"{}", "Content-Type: application/json", version=False), FailureCode.PORTAL),
        (reply(200, b"{}", "Content-Type: application/json"), FailureCode.GARBAGE),
        (reply(302, b"", "Location: http://wifi.example/login", version=False), FailureCode.PORTAL),
        (reply(511, PORTAL, version=False), FailureCode.PORTAL),
        (reply(407, PORTAL, version=False), FailureCode.PROXY_ASKS),
        (reply(404, b'{"detail": "Not Found"}', version=False), FailureCode.NOT_THE_BACK_END),
        (reply(500, b"Internal Server Error"), FailureCode.UNCERTAIN),
        (reply(502, PORTAL, version=False), FailureCode.BUSY),
        (reply(413, PORTAL, version=False), FailureCode.TOO_LARGE),
        (reply(200, b'{"epoch": "half')[:-3], FailureCode.NO_CONTACT),
        (b"", FailureCode.NO_CONTACT),
        (b"SSH-2.0-OpenSSH\r\n", FailureCode.NO_CONTACT),
    ],
)
def test_no_answer_of_a_stranger_is_taken_for_a_yes(name: str, raw: bytes, code: FailureCode) -> None:
    assert failure(says(raw), CALLS[name]).code is code


@pytest.mark.parametrize("problem", list(ProblemType))
def test_a_problem_is_known_by_its_body_whatever_the_media_type(problem: ProblemType) -> None:
    raw = write_problem(Problem(problem, n=3, server_time=write_instant(NOW), retry_after=7))
    found = failure(says(reply(418, raw, "Content-Type: text/plain")))
    assert found.problem == problem.value
    assert found.retry_after == 7.0


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", 120.0),
        ("9" * 9, 86_400.0),
        ("soon", None),
        ("-5", None),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0.0),
    ],
)
def test_retry_after_is_read_in_both_forms(header: str, wait: float | None) -> None:
    assert failure_of(Answer(503, {"retry-after": header}, b""), NOW).retry_after == wait


def test_every_request_is_signed_as_it_was_sent() -> None:
    with scripted_server(says(reply(200, json.dumps(write_hello(HELLO)).encode()))) as server:
        assert ask(server.address) == HELLO
    (asked,) = server.asked
    proof = read_authorization(asked.headers["authorization"])
    verify_request(bytes(KEY.verify_key), proof, asked.method, asked.target, asked.body)
    assert (proof.tenant, proof.desk) == ("gm9999", DESK)


def test_a_clock_that_is_off_is_put_right_once_and_remembered() -> None:
    theirs = NOW + timedelta(days=365)

    def script(asked: Asked) -> bytes:
        sent = read_instant(read_authorization(asked.headers["authorization"]).time, "time")
        if abs(sent - theirs) > timedelta(minutes=5):
            off = Problem(ProblemType.CLOCK_OFF, server_time=write_instant(theirs))
            return reply(401, write_problem(off))
        return reply(200, json.dumps(write_hello(HELLO)).encode())

    with scripted_server(script) as server, HttpBackEnd(server.address, PROOF, lambda: NOW) as remote:
        assert remote.hello(INCARNATION) == HELLO
        assert remote.hello(INCARNATION) == HELLO
    assert len(server.asked) == 3
    nonces = {read_authorization(one.headers["authorization"]).nonce for one in server.asked}
    assert len(nonces) == 3


def test_a_back_end_that_never_likes_the_clock_is_asked_twice_only() -> None:
    off = reply(401, write_problem(Problem(ProblemType.CLOCK_OFF, server_time=write_instant(NOW))))
    with scripted_server(says(off)) as server, pytest.raises(SyncFailure) as caught:
        ask(server.address)
    assert caught.value.code is FailureCode.CLOCK_OFF
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("theirs_moves", "ours_moves"),
    [
        pytest.param(timedelta(hours=9), timedelta(hours=9), id="the laptop slept"),
        pytest.param(timedelta(hours=9), timedelta(0), id="their clock was put right"),
        pytest.param(timedelta(0), timedelta(hours=-9), id="our clock was put back"),
        pytest.param(timedelta(hours=-9), timedelta(0), id="their clock was put back"),
    ],
)
def test_a_clock_that_jumps_between_two_tries_asks_the_time_again(
    theirs_moves: timedelta, ours_moves: timedelta
) -> None:
    theirs = NOW + timedelta(days=1)
    ours, tries = [NOW], list[datetime]()

    def script(asked: Asked) -> bytes:
        sent = read_instant(read_authorization(asked.headers["authorization"]).time, "time")
        tries.append(sent)
        if len(tries) == 2:
            ours[0] += ours_moves
        now = theirs if len(tries) < 2 else theirs + theirs_moves
        if abs(sent - now) > timedelta(minutes=5):
            return reply(401, write_problem(Problem(ProblemType.CLOCK_OFF, server_time=write_instant(now))))
        return reply(200, json.dumps(write_hello(HELLO)).encode())

    with scripted_server(script) as server, HttpBackEnd(server.address, PROOF, lambda: ours[0]) as remote:
        assert remote.hello(INCARNATION) == HELLO
    assert len(tries) <= 3


@pytest.mark.parametrize("time", ["9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z"])
def test_a_back_end_at_the_end_of_time_is_not_believed(time: str) -> None:
    off = reply(401, write_problem(Problem(ProblemType.CLOCK_OFF, server_time=time)))
    later = iter(NOW + timedelta(seconds=n) for n in range(100))
    with (
        scripted_server(says(off)) as server,
        HttpBackEnd(server.address, PROOF, lambda: next(later)) as remote,
        pytest.raises(SyncFailure) as caught,
    ):
        remote.hello(INCARNATION)
    assert caught.value.code is FailureCode.CLOCK_OFF


def test_a_reply_larger_than_its_cap_is_not_read_to_its_end() -> None:
    assert failure(says(reply(200, b" " * (3 * 1024 * 1024)))).code is FailureCode.GARBAGE


def test_nobody_there_is_no_contact() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(SyncFailure) as caught:
        ask(f"http://127.0.0.1:{port}")
    assert caught.value.code is FailureCode.NO_CONTACT


# --- TLS and addresses


def server_tls(
    authority: trustme.CA, host: str, until: datetime | None = None, since: datetime | None = None
) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host, not_after=until, not_before=since).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_a_certificate_of_a_trusted_authority_is_fine() -> None:
    authority = trustme.CA()
    script = says(reply(200, json.dumps(write_hello(HELLO)).encode()))
    with scripted_server(script, server_tls(authority, "127.0.0.1")) as server:
        assert ask(server.address, tls=trusting(authority)) == HELLO


@pytest.mark.parametrize("fault", ["unknown authority", "other host", "expired", "not valid yet"])
def test_a_certificate_that_does_not_fit_sends_nothing(fault: str) -> None:
    authority = trustme.CA()
    host = "elders.example" if fault == "other host" else "127.0.0.1"
    until = datetime(2020, 1, 1, tzinfo=UTC) if fault == "expired" else None
    since = datetime(2500, 1, 1, tzinfo=UTC) if fault == "not valid yet" else None
    trusted = None if fault == "unknown authority" else trusting(authority)
    context = server_tls(authority, host, until, since)
    with scripted_server(says(reply(200, b"{}")), context) as server, pytest.raises(SyncFailure) as caught:
        ask(server.address, tls=trusted)
    is_date = fault in ("expired", "not valid yet")
    assert caught.value.code is (FailureCode.CERTIFICATE_DATE if is_date else FailureCode.CERTIFICATE)
    assert server.asked == []


@pytest.mark.parametrize("fault", ["old protocol", "weak suite"])
def test_a_connection_that_could_be_read_along_sends_nothing(fault: str) -> None:
    authority = trustme.CA()
    context = server_tls(authority, "127.0.0.1")
    context.set_ciphers("AES128-SHA:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        version = ssl.TLSVersion.TLSv1_1 if fault == "old protocol" else ssl.TLSVersion.TLSv1_2
        context.minimum_version = context.maximum_version = version
    with scripted_server(says(reply(200, b"{}")), context) as server, pytest.raises(SyncFailure):
        ask(server.address, tls=trusting(authority))
    assert server.asked == []


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Intake.Gemeente.NL ", "https://intake.gemeente.nl"),
        ("https://intake.gemeente.nl/", "https://intake.gemeente.nl"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("http://127.0.0.9", "http://127.0.0.9"),
    ],
)
def test_an_address_is_read_as_a_person_types_it(typed: str, address: str) -> None:
    assert read_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("http://intake.gemeente.nl", FailureCode.PLAIN_HTTP),
        ("http://127.0.0.1.gemeente.nl", FailureCode.PLAIN_HTTP),
        ("http://127.0.0.1@gemeente.nl", FailureCode.NOT_THE_BACK_END),
        ("ftp://intake.gemeente.nl", FailureCode.NOT_THE_BACK_END),
        ("https://", FailureCode.NOT_THE_BACK_END),
        ("https://intake.gemeente.nl/pad", FailureCode.NOT_THE_BACK_END),
        ("https://intake.gemeente.nl:poort", FailureCode.NOT_THE_BACK_END),
        ("https://ìntake.gemeente.nl", FailureCode.NOT_THE_BACK_END),
        ("intake..gemeente.nl", FailureCode.NOT_THE_BACK_END),
        (".", FailureCode.NOT_THE_BACK_END),
        ("a" * 64 + ".nl", FailureCode.NOT_THE_BACK_END),
        ("https://" + "a." * 130 + "nl", FailureCode.NOT_THE_BACK_END),
        ("", FailureCode.NOT_THE_BACK_END),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(typed: str, code: FailureCode) -> None:
    with pytest.raises(SyncFailure) as caught:
        read_address(typed)
    assert caught.value.code is code


# --- garbage

READERS = (read_hello, read_push_reply, read_caseload, read_page)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(
    ["type", "title", "status", "tenant", "epoch", "sets", "cursor", "receipt", "dossiers"]
)
BODIES = (
    st.binary(max_size=200)
    | JSON.map(lambda value: json.dumps(value).encode())
    | st.dictionaries(NAMES, JSON).map(lambda value: json.dumps(value).encode())
    | JSON.map(lambda value: json.dumps({"type": TYPE_PREFIX + "try-later", "retryAfter": value}).encode())
)


@settings(max_examples=150)
@given(
    status=st.integers(100, 599),
    body=BODIES,
    headers=st.dictionaries(st.sampled_from(["retry-after", "api-version"]), st.text(max_size=40)),
)
def test_no_garbage_is_unhandled(status: int, body: bytes, headers: dict[str, str]) -> None:
    for read in READERS:
        try:
            read_answer(Answer(status, headers, body), (200, 201), read, PAGE_LIMITS)
        except SyncFailure:
            continue
        # An empty caseload is the one thing that chance can write.
        assert (status, json.loads(body)) in [(200, {"dossiers": []}), (201, {"dossiers": []})]
