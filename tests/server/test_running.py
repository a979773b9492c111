"""How a back end runs: TLS, certificates of laptops, proxies, figures, log, health, older programs."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import psycopg
import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from nacl.signing import SigningKey
from sqlalchemy import create_engine
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from sync.protocol.errors import ProblemType, read_problem
from sync.server.api.entrance import CERTIFICATE, Entrance, certificate_key, key_hash, read_networks
from sync.server.api.watching import Metrics, ServerLog
from sync.server.app import OldSchema, Surroundings, create_app, open_service
from sync.server.postgres.migrating import newest_schema
from sync.server.postgres.transactions import open_engine, transactions
from sync.server.running import Listener, ServerTls, metrics_listener
from sync.server.service import access_office
from sync.server.service.figures import figures
from sync.server.service.ports import Service
from sync.server.service.safekeeping import mark_safe_before
from tests.server.places import FieldDesk, House, Municipality, good, new_id, problem_of

#: the addresses that a test's own proxy comes from
HERE = read_networks("127.0.0.1/32, ::1")


@dataclass
class Beside:
    """A second listener on the same service, set up in its own way."""

    house: House
    listener: Listener
    metrics: Metrics
    log: io.StringIO

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.getvalue().splitlines()]


@pytest.fixture
def beside(house: House) -> Iterator[Beside]:
    metrics, log = Metrics(), io.StringIO()
    engine = open_engine(house.urls.service)
    app = create_app(house.service, engine, Surroundings(HERE, metrics, ServerLog(log)))
    listener = Listener(app)
    listener.start()
    with httpx2.Client(base_url=listener.address, trust_env=False, timeout=20) as http:
        yield Beside(replace(house, http=http), listener, metrics, log)
    listener.stop()
    engine.dispose()


def at(beside: Beside, desk: FieldDesk) -> FieldDesk:
    """The same desk, that asks there."""
    desk.house = beside.house
    return desk


# --- certificates


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def shown(certificate: trustme.LeafCert) -> dict[str, str]:
    """As a proxy passes it on (RFC 9440)."""
    return {"Client-Cert": f":{base64.b64encode(der(certificate)).decode()}:"}


def der(certificate: trustme.LeafCert) -> bytes:
    return ssl.PEM_cert_to_DER_cert(certificate.cert_chain_pems[0].bytes().decode())


def test_a_laptop_is_bound_to_the_certificate_it_showed_first(
    beside: Beside, municipality: Municipality, authority: trustme.CA
) -> None:
    desk = at(beside, municipality.desk())
    access_office.set_demands(municipality.house.service, municipality.tenant, needs_certificate=True)
    own, other = authority.issue_cert("een.example"), authority.issue_cert("twee.example")

    def ask(headers: dict[str, str]) -> httpx2.Response:
        return good(desk.ask("GET", "/v1/caseload", b"", headers))

    assert problem_of(lambda: ask({})).type is ProblemType.CERTIFICATE_MISSING
    for broken in ("", "x", "::", ":x:", ":AAAA:"):
        assert problem_of(lambda text=broken: ask({"Client-Cert": text})).type is (  # type: ignore[misc]
            ProblemType.CERTIFICATE_MISSING
        )
    ask(shown(own))
    ask(shown(own))
    assert problem_of(lambda: ask(shown(other))).type is ProblemType.CERTIFICATE_MISSING
    assert access_office.free_certificate(municipality.house.service, municipality.tenant, desk.desk)
    ask(shown(other))
    assert problem_of(lambda: ask(shown(own))).type is ProblemType.CERTIFICATE_MISSING


def test_a_certificate_in_a_header_counts_from_a_known_proxy_alone(
    municipality: Municipality, authority: trustme.CA
) -> None:
    desk = municipality.desk()
    access_office.set_demands(municipality.house.service, municipality.tenant, needs_certificate=True)
    headers = shown(authority.issue_cert("een.example"))
    problem = problem_of(lambda: good(desk.ask("GET", "/v1/caseload", b"", headers)))
    assert problem.type is ProblemType.CERTIFICATE_MISSING


def test_tls_ends_here_too_and_the_connection_brings_the_certificate(
    house: House, municipality: Municipality, authority: trustme.CA, tmp_path: Path
) -> None:
    server, laptop = authority.issue_cert("127.0.0.1"), authority.issue_cert("laptop.example")
    for name, what in (
        ("chain", b"".join(pem.bytes() for pem in server.cert_chain_pems)),
        ("key", server.private_key_pem.bytes()),
        ("ca", authority.cert_pem.bytes()),
    ):
        (tmp_path / name).write_bytes(what)
    tls = ServerTls(str(tmp_path / "chain"), str(tmp_path / "key"), str(tmp_path / "ca"))
    desk = municipality.desk()
    access_office.set_demands(house.service, municipality.tenant, needs_certificate=True)
    engine = open_engine(house.urls.service)
    listener = Listener(create_app(house.service, engine), tls=tls)
    listener.start()
    try:
        assert listener.address.startswith("https://127.0.0.1:")
        trusting = ssl.create_default_context()
        authority.configure_trust(trusting)
        with httpx2.Client(base_url=listener.address, verify=trusting, trust_env=False) as bare:
            desk.house = replace(house, http=bare)
            assert problem_of(desk.caseload).type is ProblemType.CERTIFICATE_MISSING
        laptop.configure_cert(trusting)
        with httpx2.Client(base_url=listener.address, verify=trusting, trust_env=False) as known:
            desk.house = replace(house, http=known)
            assert desk.caseload() == {}
        stranger = ssl.create_default_context()
        authority.configure_trust(stranger)
        trustme.CA().issue_cert("laptop.example").configure_cert(stranger)
        with (
            httpx2.Client(base_url=listener.address, verify=stranger, trust_env=False) as unknown,
            pytest.raises(httpx2.TransportError),
        ):
            unknown.get("/health/live")
    finally:
        listener.stop()
        engine.dispose()


def test_the_certificate_of_the_proxy_itself_is_that_of_no_laptop(authority: trustme.CA) -> None:
    own, proxys = (der(authority.issue_cert(name)) for name in ("laptop.example", "proxy.example"))
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(certificate_key(Request(scope)))

    async def ask(client: str, *headers: tuple[bytes, bytes]) -> None:
        scope = {"type": "http", "client": (client, 1), "headers": list(headers), CERTIFICATE: proxys}
        await Entrance(app, HERE)(scope, None, None)  # type: ignore[arg-type]

    passed_on = (b"client-cert", b":" + base64.b64encode(own) + b":")
    asyncio.run(ask("127.0.0.1", passed_on))
    asyncio.run(ask("127.0.0.1"))
    asyncio.run(ask("192.0.2.7", passed_on))
    assert seen == [key_hash(own), "", key_hash(proxys)]


def test_a_certificate_made_anew_for_the_same_key_stays_the_same() -> None:
    key = Ed25519PrivateKey.generate()
    days = datetime.now(UTC), datetime.now(UTC) + timedelta(days=30)

    def certificate(name: str) -> bytes:
        named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        made = x509.CertificateBuilder(named, named, key.public_key(), x509.random_serial_number(), *days)
        return made.sign(key, None).public_bytes(Encoding.DER)

    assert key_hash(certificate("dit jaar")) == key_hash(certificate("volgend jaar")) != ""
    assert key_hash(b"x") == ""


def test_guessing_is_slowed_down_per_laptop_behind_a_proxy(
    beside: Beside, municipality: Municipality
) -> None:
    code = f"{municipality.tenant.removeprefix('gm')}-0000-0000-0000"
    body = {
        "code": code,
        "desk": "0199a000-0000-7000-8000-00000000000a",
        "publicKey": base64.b64encode(bytes(SigningKey.generate().verify_key)).decode(),
        "label": "laptop",
        "protocol": 1,
    }

    def guess(address: str) -> ProblemType:
        headers = {"X-Forwarded-For": f"1.2.3.4, {address}"}
        return read_problem(beside.house.http.post("/v1/desks", json=body, headers=headers).content).type

    assert {guess("10.0.0.1") for _ in range(10)} == {ProblemType.CODE_NOT_ACCEPTED}
    assert guess("10.0.0.1") is ProblemType.TRY_LATER
    assert guess("10.0.0.2") is ProblemType.CODE_NOT_ACCEPTED


# --- figures and log


def test_figures_count_calls_and_problems_and_name_nobody(beside: Beside, municipality: Municipality) -> None:
    desk = at(beside, municipality.desk())
    desk.caseload()
    beside.house.http.get("/v1/geheim")
    beside.house.http.get("/v1/caseload")
    beside.listener.stop()  # a request is counted when the answer has gone
    figures = metrics_listener(beside.metrics, "127.0.0.1", 0)
    assert figures is not None
    figures.start()
    try:
        with httpx2.Client(base_url=figures.address, trust_env=False) as http:
            text = http.get("/metrics").text
            assert http.get("/").status_code == 404
            assert http.post("/metrics").status_code == 404
    finally:
        figures.stop()
    for line in (
        'intakekoffer_requests_total{call="/v1/caseload",method="GET",status="200"} 1.0',
        'intakekoffer_requests_total{call="/v1/caseload",method="GET",status="401"} 1.0',
        'intakekoffer_requests_total{call="none",method="GET",status="404"} 1.0',
        'intakekoffer_problems_total{type="signature-refused"} 1.0',
        "intakekoffer_requests_under_way 0.0",
        "intakekoffer_database_connections_in_use 0.0",
    ):
        assert line in text
    for secret in ("geheim", desk.desk, desk.worker, municipality.tenant):
        assert secret not in text
    assert metrics_listener(beside.metrics, "127.0.0.1", None) is None


def test_what_a_municipality_holds_is_told_by_its_code_alone(
    house: House, municipality: Municipality
) -> None:
    metrics = Metrics()
    metrics.of_municipality(municipality.tenant, lambda: figures(house.service, municipality.tenant))
    text = metrics.text().decode()
    held = f'intakekoffer_held{{tenant="{municipality.tenant}",what='
    assert f'{held}"attachment-bytes"}} 0.0' in text
    assert f'{held}"receipted-sets"}} 0.0' in text
    desk = municipality.desk()
    desk.push(desk.seal(desk.begin_dossier()))
    mark_safe_before(house.service, municipality.tenant, house.clock.now())
    desk.push(desk.seal(desk.begin_dossier()))
    text = metrics.text().decode()
    assert f'{held}"receipted-sets"}} 2.0' in text and f'{held}"safe-sets"}} 1.0' in text
    away = replace(house.service, work_in=transactions(create_engine("postgresql+psycopg://x@127.0.0.1:9/x")))
    assert figures(away, municipality.tenant) == {}


def test_the_log_has_a_line_per_request_and_nothing_of_anybody(
    beside: Beside, municipality: Municipality
) -> None:
    desk = at(beside, municipality.desk())
    dossier = new_id()
    desk.caseload()
    answer = beside.house.http.get(f"/v1/changes?dossier={dossier}", headers={"Request-Id": "abcdef12"})
    assert answer.headers["request-id"] == "abcdef12"
    odd = beside.house.http.get("/v1/" + "x" * 300, headers={"Request-Id": "niet goed!"})
    assert len(odd.headers["request-id"]) == 16
    beside.listener.stop()  # a line is written when the answer has gone
    lines = beside.lines()
    assert [(line["call"], line["status"], line.get("problem")) for line in lines] == [
        ("/v1/caseload", 200, None),
        ("/v1/changes", 401, "signature-refused"),
        ("none", 404, "not-found"),
    ]
    assert lines[1]["request"] == "abcdef12"
    for secret in (dossier, desk.desk, desk.worker, municipality.tenant, "xxx"):
        assert secret not in beside.log.getvalue()


def test_a_field_that_could_hold_words_is_left_out_of_the_log() -> None:
    stream = io.StringIO()
    log = ServerLog(stream)
    log.note(
        "request", call="/v1/Samir is ziek", status="vier", method="GEEN", ms=-1, words="geheim", given=3
    )
    log.note("zomaar", places="x: 1", kind="Een naam")
    first, second = (json.loads(line) for line in stream.getvalue().splitlines())
    assert {name: first[name] for name in first if name != "at"} == {
        "event": "request",
        "given": 3,
        "leftOut": 5,
    }
    assert second["leftOut"] == 3
    stream.close()
    log.note("started")  # a stream that is gone stops nobody


# --- health, schema, settings


def test_alive_is_not_the_same_as_ready(house: House) -> None:
    engine = open_engine(house.urls.service)
    listener = Listener(create_app(house.service, engine))
    listener.start()
    try:
        with httpx2.Client(base_url=listener.address, trust_env=False) as http:
            assert http.get("/health/ready").json() == http.get("/health/live").json() == {"status": "pass"}
            with schema("0000", house):
                assert http.get("/health/ready").status_code == 503
                assert http.get("/health/live").status_code == 200
    finally:
        listener.stop()
        engine.dispose()


class schema:  # noqa: N801 - reads as a word
    """For a while the database says it has another schema, and what it promises to older programs."""

    def __init__(self, number: str, house: House, promise: str = "") -> None:
        self._number, self._house, self._promise = number, house, promise

    def __enter__(self) -> None:
        self._say(self._number, f"runs programs from {self._promise}" if self._promise else "")

    def __exit__(self, *_: object) -> None:
        self._say(newest_schema(), f"runs programs from {newest_schema()}")

    def _say(self, number: str, promise: str) -> None:
        with psycopg.connect(self._house.urls.owner, autocommit=True) as connection:
            connection.execute("update alembic_version set version_num = %s", (number,))
            connection.execute(psycopg.sql.SQL("comment on table alembic_version is {}").format(promise))


@pytest.mark.parametrize(
    ("number", "promise", "may"),
    [
        ("9999", newest_schema(), True),
        ("9999", "0001", True),
        ("9999", "9999", False),
        ("9999", "", False),
        ("0001", "0001", False),
    ],
)
def test_an_older_program_runs_on_a_newer_schema_that_promised_it(
    house: House, number: str, promise: str, may: bool
) -> None:
    with schema(number, house, promise):
        if may:
            open_service(house.urls.service, b"\7" * 32)[1].dispose()
        else:
            with pytest.raises(OldSchema):
                open_service(house.urls.service, b"\7" * 32)


def test_behind_a_pooler_nothing_is_prepared_and_the_wall_still_stands(
    house: House, municipality: Municipality, neighbour: Municipality
) -> None:
    engine = open_engine(house.urls.service, prepares=False)
    service: Service = replace(house.service, work_in=transactions(engine))
    neighbour.worker()
    for _ in range(10):
        with service.work_in(municipality.tenant) as work:
            assert len(work.people.workers()) == 1
    with engine.connect() as connection:
        prepared = connection.exec_driver_sql("select count(*) from pg_prepared_statements").scalar_one()
        tenant = connection.exec_driver_sql("select current_setting('app.tenant', true)").scalar_one()
    engine.dispose()
    assert (prepared, tenant) == (0, "")
