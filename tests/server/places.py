"""A municipality on the real database, and desks that speak real HTTP to it."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx2
from nacl.signing import SigningKey

from sync.protocol.batches import write_batch
from sync.protocol.canonical import canonical, read_json
from sync.protocol.errors import Problem, read_problem
from sync.protocol.exchanges import (
    CASELOAD_LIMITS,
    PAGE_LIMITS,
    EnrolmentReply,
    EnrolmentRequest,
    NewDossier,
    PushReply,
    read_caseload,
    read_enrolment_reply,
    read_hello,
    read_page,
    read_push_reply,
    write_enrolment_request,
)
from sync.protocol.fields import write_instant
from sync.protocol.model import ChangeRecord, DossierGrant, Hello, Page, PrivacyClass, SealedSet
from sync.protocol.registering import write_registration
from sync.protocol.sealing import ChainPlace, after, seal_set
from sync.protocol.signing import authorize
from sync.server.embedded import Urls
from sync.server.running import Listener
from sync.server.service import office
from sync.server.service.enrolment import make_enrolment_code
from sync.server.service.ports import Service


def new_id() -> str:
    return str(uuid.uuid4())


@dataclass
class Clock:
    """The back end's clock; a test moves it."""

    ahead: timedelta = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass(frozen=True)
class House:
    """One back end for all tests; each test founds a municipality of its own."""

    urls: Urls
    service: Service
    listener: Listener
    clock: Clock
    http: httpx2.Client


@dataclass(frozen=True)
class Municipality:
    house: House
    tenant: str

    def worker(self, may_read_special: bool = True) -> str:
        label = f"klantmanager {secrets.token_hex(4)}"
        return office.add_worker(self.house.service, self.tenant, label, "", may_read_special)

    def code(self, worker: str) -> str:
        return make_enrolment_code(self.house.service, self.tenant, worker)

    def desk(self, worker: str | None = None) -> FieldDesk:
        """An enrolled desk of `worker`, or of a new one."""
        whose = worker or self.worker()
        key, desk = SigningKey.generate(), new_id()
        reply = enrol(self.house, self.code(whose), desk, key)
        return FieldDesk(self.house, key, desk, whose, reply, new_id())


def enrol(house: House, code: str, desk: str, key: SigningKey) -> EnrolmentReply:
    """Raises Problem."""
    request = EnrolmentRequest(code, desk, bytes(key.verify_key), "laptop", 1)
    body = canonical(write_enrolment_request(request))
    answer = house.http.post("/v1/desks", content=body, headers={"Content-Type": "application/json"})
    return read_enrolment_reply(read_json(good(answer, 201).content))


def good(answer: httpx2.Response, *wanted: int) -> httpx2.Response:
    """The answer when its status is wanted; raises the Problem it carries otherwise."""
    if answer.status_code not in (wanted or (200,)):
        raise read_problem(answer.content)
    return answer


def problem_of(ask: Callable[[], object]) -> Problem:
    """The problem that asking ends in."""
    try:
        ask()
    except Problem as problem:
        return problem
    raise AssertionError("no problem came")


@dataclass
class FieldDesk:
    """What a desk does, step by step, with its own key, chain and dossier keys."""

    house: House
    key: SigningKey
    desk: str
    worker: str
    reply: EnrolmentReply
    incarnation: str
    keys: dict[str, NewDossier] = field(default_factory=dict)
    place: ChainPlace = field(init=False)

    def __post_init__(self) -> None:
        self.begin(self.incarnation)

    def begin(self, incarnation: str) -> None:
        self.incarnation = incarnation
        self.place = ChainPlace(self.reply.tenant, self.desk, incarnation, 0)

    def ask(
        self, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> httpx2.Response:
        """One signed request."""
        now, nonce = write_instant(self.house.clock.now()), secrets.token_hex(16)
        proof = authorize(self.key, self.reply.tenant, self.desk, method, target, now, nonce, body)
        sent = {"Authorization": proof} | (headers or {})
        return self.house.http.request(method, target, content=body, headers=sent)

    def hello(self) -> Hello:
        answer = self.ask("GET", f"/v1/desks/self?incarnation={self.incarnation}")
        return read_hello(read_json(good(answer).content))

    def begin_dossier(self) -> str:
        new = NewDossier(new_id(), secrets.token_bytes(32), secrets.token_bytes(32))
        good(self.register(new))
        return new.dossier

    def register(self, new: NewDossier) -> httpx2.Response:
        self.keys[new.dossier] = new
        body = canonical(write_registration([new]))
        return self.ask("POST", "/v1/dossiers", body, {"Content-Type": "application/json"})

    def change(
        self, dossier: str, key: str = "P08", value: object = "x", kind: str = "answer"
    ) -> ChangeRecord:
        stamp = f"{int(self.house.clock.now().timestamp() * 1000):013d}-0000-{self.desk}"
        return ChangeRecord(new_id(), dossier, kind, key, value, (), self.worker, self.desk, stamp)

    def seal(
        self,
        dossier: str,
        changes: Sequence[ChangeRecord] = (),
        privacy_class: PrivacyClass = PrivacyClass.NORMAL,
        key: bytes | None = None,
    ) -> SealedSet:
        """The next set of the chain."""
        keys = self.keys.get(dossier)
        own = b"\1" * 32 if keys is None else keys.normal_key
        if keys is not None and privacy_class is PrivacyClass.SPECIAL:
            own = keys.special_key
        sealed = seal_set(
            self.place,
            changes or [self.change(dossier)],
            privacy_class,
            key or own,
            self.worker,
            write_instant(self.house.clock.now()),
        )
        self.place = after(self.place, sealed)
        return sealed

    def push(self, *sets: SealedSet) -> PushReply:
        return read_push_reply(read_json(good(self.push_raw(write_batch(sets, self.key))).content))

    def push_raw(self, body: bytes) -> httpx2.Response:
        headers = {"Content-Type": "application/x-ndjson", "Content-Encoding": "zstd"}
        return self.ask("POST", "/v1/change-sets", body, headers)

    def caseload(self) -> dict[str, DossierGrant]:
        answer = good(self.ask("GET", "/v1/caseload"))
        return {one.dossier: one for one in read_caseload(read_json(answer.content, CASELOAD_LIMITS))}

    def page(self, cursor: str = "", limit: int = 100, more: str = "") -> Page:
        answer = self.ask("GET", f"/v1/changes?cursor={cursor}&limit={limit}{more}")
        return read_page(read_json(good(answer).content, PAGE_LIMITS))

    def pull(self, cursor: str = "", limit: int = 100, more: str = "") -> tuple[list[SealedSet], str]:
        """All pages after a cursor."""
        found: list[SealedSet] = []
        while True:
            page = self.page(cursor, limit, more)
            found += page.sets
            cursor = page.cursor
            if not page.has_more:
                return found, cursor
