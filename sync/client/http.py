"""The back end over HTTP. The only module of the house that knows an HTTP client.

TLS by the system's own trust store, never switched off; plain HTTP to this machine only; redirects are
not followed; every reply has a cap and a deadline. No reply is believed for its status alone.
"""

from __future__ import annotations

import secrets
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

import httpx2

from sync.client.address import is_loopback, read_address
from sync.client.answers import Answer, failure_of, problem_of, read_answer
from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import Signer
from sync.protocol.batches import MEDIA_TYPE
from sync.protocol.canonical import STANDARD, Limits, canonical
from sync.protocol.errors import ProblemType
from sync.protocol.exchanges import (
    CASELOAD_LIMITS,
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
    read_push_reply,
    write_enrolment_request,
    write_new_dossier,
    write_recovery,
)
from sync.protocol.fields import Fields, read_instant, write_instant
from sync.protocol.model import DossierGrant, Hello, Page
from sync.protocol.signing import authorize

_TIMES = httpx2.Timeout(connect=5.0, read=30.0, write=30.0, pool=5.0)
#: a reply that drips in, byte by byte, would never run into the time-out of one read
_WHOLE_REPLY_SECONDS = 300.0
#: taking in a page holds the store: small enough that a save beside it does not wait
_PAGE_SETS = 50
_JSON = "application/json"
#: a laptop that lost its battery wakes up in 1970; a back end that says more than this says nonsense
_WORST_CLOCK = timedelta(days=366 * 100)


@dataclass(frozen=True, slots=True)
class DeskProof:
    """With what a desk proves who it is. Before enrolment there is none."""

    tenant: str
    desk: str
    sign: Signer


class HttpBackEnd:
    """Implements `Remote` and `FrontDoor`. Use as a context manager; one thread at a time.

    In: `address` as a person typed it; `now` aware UTC; `tls` only where a test has an authority of its
    own. Raises SyncFailure PLAIN_HTTP or NOT_THE_BACK_END for an address that cannot be used.
    """

    def __init__(
        self,
        address: str,
        proof: DeskProof | None,
        now: Callable[[], datetime],
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._address = read_address(address)
        self._proof = proof
        self._now = now
        self._offset = timedelta(0)
        self._client = httpx2.Client(
            base_url=self._address,
            timeout=_TIMES,
            follow_redirects=False,
            verify=True if tls is None else tls,
            trust_env=not is_loopback(self._address),
            headers={"Accept": "application/json, application/problem+json", "Accept-Encoding": "identity"},
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
        answer = self._ask("PUT", "/v1/desks/self/recovery", STANDARD, body, {"Content-Type": _JSON})
        if answer.status != 204:
            raise failure_of(answer, datetime.now(UTC))

    # --- Remote

    def hello(self, incarnation: str) -> Hello:
        target = "/v1/desks/self?" + urlencode({"incarnation": incarnation})
        return read_answer(self._ask("GET", target, STANDARD), (200,), read_hello)

    def register(self, new: NewDossier) -> None:
        body = canonical(write_new_dossier(new))
        answer = self._ask("POST", "/v1/dossiers", STANDARD, body, {"Content-Type": _JSON})
        if read_answer(answer, (200, 201), _read_registered) != new.dossier:
            raise SyncFailure(FailureCode.GARBAGE)

    def push(self, body: bytes) -> PushReply:
        headers = {"Content-Type": MEDIA_TYPE, "Content-Encoding": "zstd"}
        answer = self._ask("POST", "/v1/change-sets", STANDARD, body, headers)
        return read_answer(answer, (200,), read_push_reply)

    def grants(self) -> tuple[DossierGrant, ...]:
        answer = self._ask("GET", "/v1/caseload", CASELOAD_LIMITS)
        return read_answer(answer, (200,), read_caseload, CASELOAD_LIMITS)

    def pull(self, cursor: str | None, without_incarnation: str) -> Page:
        asked = {"cursor": cursor or "", "limit": str(_PAGE_SETS), "incarnation": without_incarnation}
        answer = self._ask("GET", "/v1/changes?" + urlencode(asked), PAGE_LIMITS)
        return read_answer(answer, (200,), read_page, PAGE_LIMITS)

    # --- asking

    def _ask(
        self,
        method: str,
        target: str,
        limits: Limits,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """One signed request; once more with the back end's time when the desk's clock is off."""
        if self._proof is None:
            raise SyncFailure(FailureCode.REVOKED)
        answer = self._ask_once(method, target, limits, body, headers, self._proof)
        problem = problem_of(answer) if answer.status == 401 else None
        if problem is None or problem.type is not ProblemType.CLOCK_OFF or problem.server_time is None:
            return answer
        self._offset = read_instant(problem.server_time, "serverTime") - self._now()
        if abs(self._offset) > _WORST_CLOCK:
            self._offset = timedelta(0)
            return answer
        return self._ask_once(method, target, limits, body, headers, self._proof)

    def _ask_once(
        self,
        method: str,
        target: str,
        limits: Limits,
        body: bytes,
        headers: dict[str, str] | None,
        proof: DeskProof | None,
    ) -> Answer:
        request = self._client.build_request(method, target, content=body or None, headers=headers)
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
        try:
            return self._read(request, limits.size)
        except httpx2.HTTPError as error:
            raise SyncFailure(_contact_failure(error)) from None

    def _read(self, request: httpx2.Request, most: int) -> Answer:
        deadline = time.monotonic() + _WHOLE_REPLY_SECONDS
        response = self._client.send(request, stream=True)
        try:
            body = bytearray()
            for part in response.iter_raw():
                body += part
                if len(body) > most:
                    raise SyncFailure(FailureCode.GARBAGE)
                if time.monotonic() > deadline:
                    raise SyncFailure(FailureCode.NO_CONTACT)
            names = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, names, bytes(body))
        finally:
            response.close()


def _contact_failure(error: httpx2.HTTPError) -> FailureCode:
    """A certificate that does not fit means someone else is there; anything else that nobody is."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FailureCode.NOT_THE_BACK_END
        cause = cause.__cause__ or cause.__context__
    return FailureCode.NO_CONTACT


def _read_registered(untrusted: object) -> str:
    fields = Fields(untrusted, "registered")
    dossier = fields.uuid("dossier")
    fields.done()
    return dossier
