"""What can happen between a desk and the back end, in the manner of a network: before, after, instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from sync.client.errors import FailureCode, SyncFailure
from sync.client.http import DeskProof
from sync.client.ports import nobody_follows, nobody_waits
from sync.protocol.colleagues import Colleague
from sync.protocol.exchanges import EnrolmentReply, EnrolmentRequest, NewDossier, PushReply, RecoveryParcel
from sync.protocol.marks import AuditOffer
from sync.protocol.model import DossierGrant, Hello, Page
from tests.sync.memory_back_end import MemoryBackEnd, MemoryRemote

T = TypeVar("T")


class PowerCut(BaseException):
    """The desk stops here, between two lines, as kill -9 would."""


@dataclass(frozen=True, slots=True)
class Blow:
    """At the `at`-th call (1..) of `call`: fail before it is done there, or after it was."""

    call: str
    at: int
    is_after: bool
    error: BaseException

    @staticmethod
    def failure(call: str, code: FailureCode, at: int = 1, is_after: bool = False) -> Blow:
        return Blow(call, at, is_after, SyncFailure(code))


@dataclass
class Weather:
    """Counts calls and strikes where it was told to; each blow falls once."""

    back_end: MemoryBackEnd
    blows: list[Blow] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)  # every batch that went out
    calls: list[str] = field(default_factory=list)
    twice: bool = False  # every batch is delivered twice
    largest: int = 1 << 30  # bytes of a batch that pass
    meanwhile: list[tuple[str, Callable[[], object]]] = field(default_factory=list)  # done first, by others

    @contextmanager
    def connect(self, address: str, proof: DeskProof | None) -> Iterator[StormyRemote]:
        yield StormyRemote(self, MemoryRemote(self.back_end, proof))

    def call(self, name: str, done: Callable[[], T]) -> T:
        self.calls.append(name)
        if self.meanwhile and self.meanwhile[0][0] == name:
            self.meanwhile.pop(0)[1]()
        count = self.calls.count(name)
        for blow in [one for one in self.blows if (one.call, one.at) == (name, count)]:
            self.blows.remove(blow)
            if blow.is_after:
                done()
            raise blow.error
        return done()


@dataclass(frozen=True, slots=True)
class StormyRemote:
    """A `Remote` and `FrontDoor` with weather in front."""

    weather: Weather
    remote: MemoryRemote

    def enrol(self, request: EnrolmentRequest) -> EnrolmentReply:
        return self.weather.call("enrol", lambda: self.remote.enrol(request))

    def leave_recovery(self, parcel: RecoveryParcel) -> None:
        self.weather.call("leave_recovery", lambda: self.remote.leave_recovery(parcel))

    def colleagues(self) -> tuple[Colleague, ...]:
        return self.weather.call("colleagues", self.remote.colleagues)

    def parcel_key(self) -> bytes:
        return self.weather.call("parcel_key", self.remote.parcel_key)

    def hello(self, incarnation: str, audit: AuditOffer | None = None) -> Hello:
        return self.weather.call("hello", lambda: self.remote.hello(incarnation, audit))

    def register(self, new: Sequence[NewDossier]) -> frozenset[str]:
        return self.weather.call("register", lambda: self.remote.register(new))

    def push(self, body: bytes, gone: Callable[[], None] = nobody_waits) -> PushReply:
        self.weather.bodies.append(body)
        if len(body) > self.weather.largest:
            raise SyncFailure(FailureCode.TOO_LARGE)
        if self.weather.twice:
            self.remote.push(body)
        return self.weather.call("push", lambda: self.remote.push(body, gone))

    def grants(self) -> tuple[DossierGrant, ...]:
        return self.weather.call("grants", self.remote.grants)

    def pull(
        self, cursor: str | None, without_incarnation: str, follows: Callable[[str], None] = nobody_follows
    ) -> Page:
        return self.weather.call("pull", lambda: self.remote.pull(cursor, without_incarnation, follows))
