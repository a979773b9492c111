"""The back end over HTTP. The only module of the house that knows an HTTP client.

TLS by the system's own trust store, never switched off; plain HTTP to this machine only; redirects are
not followed; every reply has a cap and a deadline. No reply is believed for its status alone.
"""

from __future__ import annotations

import secrets
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

import httpx2

from sync.client.address import is_loopback, read_address
from sync.client.answers import Answer, failure_of, problem_of, read_answer
from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import Signer, nobody_follows, nobody_waits
from sync.client.sessions import NoSession, SessionKeeper, renew_session
from sync.client.way import (
    AS_THE_SYSTEM_SAYS,
    ProxyChoice,
    contact_failure,
    is_dripping,
    proxy_for,
    times_for,
)
from sync.protocol.batches import MEDIA_TYPE
from sync.protocol.canonical import STANDARD, Limits, WireProblem, canonical
from sync.protocol.colleagues import COLLEAGUE_LIMITS, Colleague, read_colleagues
from sync.protocol.errors import ProblemType
from sync.protocol.exchanges import (
    CASELOAD_LIMITS,
    CURSOR,
    NEXT_CURSOR,
    PAGE_LIMITS,
    EnrolmentReply,
    EnrolmentRequest,
    NewDossier,
    PushReply,
    RecoveryParcel,
    read_caseload,
    read_enrolment_reply,
    read_hello,
    read_page,
    read_parcel_key,
    read_push_reply,
    write_enrolment_request,
    write_recovery,
)
from sync.protocol.fields import read_instant, write_instant
from sync.protocol.marks import AuditOffer
from sync.protocol.model import DossierGrant, Hello, Page
from sync.protocol.packing import Packing, packing_of, unpack
from sync.protocol.registering import read_registered, write_registration
from sync.protocol.sessions import SESSION_HEADER, SessionTokens
from sync.protocol.signing import authorize

#: the back end closes a page by its size before this
_PAGE_SETS = 500
_JSON = "application/json"
#: what the HTTP library tells when the last byte of a request went to the network
_BODY_IS_GONE = ("http11.send_request_body.complete", "http11.send_request_body.failed")
_CONNECTED = "connection.connect_tcp.complete"
#: their own 401 says that one has to sign in; renewing for them would go round in circles
_WITHOUT_SESSION = ("/v1/sign-ins", "/v1/sessions", "/v1/sessions/self", "/v1/sessions/self/tokens")
#: a laptop that lost its battery wakes up in 1970; a back end that says more than this says nonsense
_WORST_CLOCK = timedelta(days=366 * 100)
#: times that lie closer together than this are one time: the back end forgives more than that
_SAME_TIME = timedelta(minutes=1)
#: bytes that wait in this machine for a slow line: few, so that what was handed over has nearly left
_UNSENT = 128 * 1024


def _no_head(headers: Mapping[str, str]) -> None:
    """Nobody waits for the head of the answer."""


@dataclass(frozen=True, slots=True)
class Hears:
    """Told on the thread that asks: when the last byte of a request was handed to the network, and the head
    (lower-case names) of an answer 200 before its body came."""

    gone: Callable[[], None] = nobody_waits
    begun: Callable[[Mapping[str, str]], None] = _no_head


_NOBODY = Hears()


@dataclass(frozen=True, slots=True)
class DeskProof:
    """With what a desk proves who it is. Before enrolment there is none."""

    tenant: str
    desk: str
    sign: Signer
    session: SessionKeeper = NoSession()


class HttpBackEnd:
    """Implements `Remote` and `FrontDoor`. Use as a context manager; several threads may ask at once.

    In: `address` as a person typed it; `now` aware UTC; `tls` only where a test has an authority of its
    own; `proxy` where a person set one. Raises SyncFailure PLAIN_HTTP or NOT_THE_BACK_END for an address
    that cannot be used.
    """

    def __init__(
        self,
        address: str,
        proof: DeskProof | None,
        now: Callable[[], datetime],
        tls: ssl.SSLContext | None = None,
        proxy: ProxyChoice = AS_THE_SYSTEM_SAYS,
    ) -> None:
        self._address = read_address(address)
        self._proof = proof
        self._now = now
        self._offset = timedelta(0)
        self._renewing = threading.Lock()
        self._client = httpx2.Client(
            base_url=self._address,
            timeout=times_for(0),
            follow_redirects=False,
            verify=True if tls is None else tls,
            trust_env=not is_loopback(self._address),
            proxy=proxy_for(proxy),
            headers={
                "Accept": "application/json, application/problem+json",
                "Accept-Encoding": "zstd, identity",
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    # --- FrontDoor

    def enrol(self, request: EnrolmentRequest) -> EnrolmentReply:
        """Show the one-time code; the only request that carries no signature."""
        body = canonical(write_enrolment_request(request))
        answer = self._ask_once("POST", "/v1/desks", STANDARD, body, {"Content-Type": _JSON}, None)
        return read_answer(answer, (201,), read_enrolment_reply)

    def leave_recovery(self, parcel: RecoveryParcel) -> None:
        """Leave the sealed parcel; the same one again is fine."""
        body = canonical(write_recovery(parcel))
        answer = self.ask("PUT", "/v1/desks/self/recovery", STANDARD, body, {"Content-Type": _JSON})
        if answer.status != 204:
            raise failure_of(answer, datetime.now(UTC))

    def colleagues(self) -> tuple[Colleague, ...]:
        answer = self.ask("GET", "/v1/colleagues", COLLEAGUE_LIMITS)
        return read_answer(answer, (200,), read_colleagues, COLLEAGUE_LIMITS)

    def parcel_key(self) -> bytes:
        return read_answer(self.ask("GET", "/v1/parcel-key", STANDARD), (200,), read_parcel_key).public_key

    # --- Remote

    def hello(self, incarnation: str, audit: AuditOffer | None = None) -> Hello:
        asked = {"incarnation": incarnation}
        if audit is not None:
            shown = {"auditCount": audit.head.count, "auditMac": audit.head.mac, "auditAfter": audit.after}
            asked |= {name: str(value) for name, value in shown.items()}
        target = "/v1/desks/self?" + urlencode(asked)
        return read_answer(self.ask("GET", target, STANDARD), (200,), read_hello)

    def register(self, new: Sequence[NewDossier]) -> frozenset[str]:
        body = canonical(write_registration(new))
        answer = self.ask("POST", "/v1/dossiers", STANDARD, body, {"Content-Type": _JSON})
        return read_answer(answer, (200,), read_registered)

    def push(self, body: bytes, gone: Callable[[], None] = nobody_waits) -> PushReply:
        headers = {"Content-Type": MEDIA_TYPE, "Content-Encoding": packing_of(body) or "identity"}
        answer = self.ask("POST", "/v1/change-sets", STANDARD, body, headers, Hears(gone=gone))
        return read_answer(answer, (200,), read_push_reply)

    def grants(self) -> tuple[DossierGrant, ...]:
        answer = self.ask("GET", "/v1/caseload", CASELOAD_LIMITS)
        return read_answer(answer, (200,), read_caseload, CASELOAD_LIMITS)

    def pull(
        self, cursor: str | None, without_incarnation: str, follows: Callable[[str], None] = nobody_follows
    ) -> Page:
        asked = {"cursor": cursor or "", "limit": str(_PAGE_SETS), "incarnation": without_incarnation}

        def begun(headers: Mapping[str, str]) -> None:
            after = headers.get(NEXT_CURSOR.lower(), "")
            if CURSOR.fullmatch(after):
                follows(after)

        answer = self.ask("GET", "/v1/changes?" + urlencode(asked), PAGE_LIMITS, hears=Hears(begun=begun))
        return read_answer(answer, (200,), read_page, PAGE_LIMITS)

    # --- asking

    def ask(
        self,
        method: str,
        target: str,
        limits: Limits,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
        hears: Hears = _NOBODY,
    ) -> Answer:
        """One signed request; once more when the token of the sign-in was over and could be renewed."""
        if self._proof is None:
            raise SyncFailure(FailureCode.REVOKED)
        session = self._proof.session
        used = session.tokens()
        answer = self._ask_in_time(method, target, limits, body, headers, hears)
        problem = problem_of(answer) if answer.status == 401 else None
        if problem is None or problem.type is not ProblemType.TOKEN_EXPIRED or target in _WITHOUT_SESSION:
            return answer
        if self._renew(session, used):
            return self._ask_in_time(method, target, limits, body, headers, hears)
        return answer

    def _renew(self, session: SessionKeeper, used: SessionTokens | None) -> bool:
        """True when there is another token than the one that was used. One thread asks, the rest wait."""
        with self._renewing:
            kept = session.tokens()
            if kept is not None and kept != used:
                return True
            fresh = None if kept is None else renew_session(self, kept.renewal)
            if fresh is None:
                session.is_asked()
                return False
            session.keep(fresh)
            return True

    def _ask_in_time(
        self,
        method: str,
        target: str,
        limits: Limits,
        body: bytes,
        headers: dict[str, str] | None,
        hears: Hears,
    ) -> Answer:
        """Once more with the back end's time when the desk's clock is off.

        And once again when a clock jumped just then, or the laptop slept between signing and sending: it
        shows, as the time that is heard is not the one that was used. Where it is, asking mends nothing.
        """
        answer = self._ask_once(method, target, limits, body, headers, self._proof, hears)
        used: datetime | None = None
        for _ in range(2):
            problem = problem_of(answer) if answer.status == 401 else None
            if problem is None or problem.type is not ProblemType.CLOCK_OFF or problem.server_time is None:
                break
            heard, now = read_instant(problem.server_time, "serverTime"), self._now()
            if abs(heard - now) > _WORST_CLOCK:
                self._offset = timedelta(0)
                break
            if used is not None and abs(heard - used) < _SAME_TIME:
                break
            self._offset, used = heard - now, heard
            answer = self._ask_once(method, target, limits, body, headers, self._proof, hears)
        return answer

    def _ask_once(
        self,
        method: str,
        target: str,
        limits: Limits,
        body: bytes,
        headers: dict[str, str] | None,
        proof: DeskProof | None,
        hears: Hears = _NOBODY,
    ) -> Answer:
        request = self._client.build_request(
            method,
            target,
            content=body or None,
            headers=headers,
            timeout=times_for(len(body)),
            extensions={"trace": lambda event, told: _follow(event, told, hears.gone)},
        )
        if proof is not None:
            request.headers["Authorization"] = authorize(
                proof.sign,
                proof.tenant,
                proof.desk,
                method,
                request.url.raw_path.decode("ascii"),
                write_instant(self._now() + self._offset),
                secrets.token_hex(16),
                body,
            )
            tokens = proof.session.tokens()
            if tokens is not None:
                request.headers[SESSION_HEADER] = tokens.token
        try:
            return self._read(request, limits.size, hears.begun)
        except httpx2.HTTPError as error:
            raise SyncFailure(contact_failure(error)) from None

    def _read(self, request: httpx2.Request, most: int, begun: Callable[[Mapping[str, str]], None]) -> Answer:
        began = time.monotonic()
        response = self._client.send(request, stream=True)
        try:
            names = {name.lower(): value for name, value in response.headers.items()}
            if response.status_code == 200:
                begun(names)
            body = bytearray()
            for part in response.iter_raw():
                body += part
                if len(body) > most:
                    raise SyncFailure(FailureCode.GARBAGE)
                if is_dripping(time.monotonic() - began, len(body)):
                    raise SyncFailure(FailureCode.NO_CONTACT)
            is_json = "json" in names.get("content-type", "")
            return Answer(
                response.status_code, names, _unpacked(bytes(body), most) if is_json else bytes(body)
            )
        finally:
            response.close()


def _follow(event: str, told: Mapping[str, object], gone: Callable[[], None]) -> None:
    """What the HTTP library tells of a request on its way."""
    if event in _BODY_IS_GONE:
        gone()
    elif event == _CONNECTED and hasattr(socket, "TCP_NOTSENT_LOWAT"):
        about = getattr(told.get("return_value"), "get_extra_info", None)
        taken = None if about is None else about("socket")
        if isinstance(taken, socket.socket):
            taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT)


def _unpacked(untrusted: bytes, most: int) -> bytes:
    """Told by the bytes themselves: nothing that we read begins as a frame does. Raises SyncFailure."""
    if packing_of(untrusted) is not Packing.ZSTD:
        return untrusted
    try:
        return unpack(untrusted, most)
    except WireProblem:
        raise SyncFailure(FailureCode.GARBAGE) from None
