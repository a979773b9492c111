"""What is counted and noted of every request: never who, never what; the call, the answer, how long.

A line of the log is JSON with fields of a closed list, each of a form that cannot hold what somebody said.
Counters name a municipality nowhere; those of what waits carry its code.
"""

from __future__ import annotations

import json
import re
import secrets
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TextIO

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.protocol.errors import ProblemType

#: the problem of an answer, put in the scope where it is made
PROBLEM = "intakekoffer.problem"
REQUEST_ID = "intakekoffer.request_id"
_ID = re.compile(r"[0-9A-Za-z-]{8,64}")
_CALL = re.compile(r"[a-z0-9/{}_.:-]{1,80}")
_PLACES = re.compile(r"([A-Za-z0-9_./-]{1,200}:\d{1,6}( < )?){0,8}")
_KIND = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,79}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_EVENTS = frozenset({"request", "broken", "started", "stopped"})
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


def _like(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53


_FIELDS: Mapping[str, Callable[[object], bool]] = MappingProxyType(
    {
        "event": lambda value: value in _EVENTS,
        "request": _like(_ID),
        "method": lambda value: value in _METHODS,
        "call": _like(_CALL),
        "status": _is_count,
        "problem": lambda value: value in set(ProblemType),
        "ms": _is_count,
        "taken": _is_count,
        "given": _is_count,
        "kind": _like(_KIND),
        "places": _like(_PLACES),
    }
)


class ServerLog:
    """JSON lines on a stream; what does not fit a field is left out and counted."""

    def __init__(
        self, stream: TextIO | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._stream, self._now = stream, now

    def note(self, event: str, **fields: object) -> None:
        """One line. Nothing is ever raised from here."""
        told: dict[str, object] = {"at": self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
        given = {"event": event} | fields
        fits = {name: value for name, value in given.items() if name in _FIELDS and _FIELDS[name](value)}
        told |= fits
        if len(fits) < len(given):
            told["leftOut"] = len(given) - len(fits)
        stream = sys.stderr if self._stream is None else self._stream
        try:
            stream.write(json.dumps(told, separators=(",", ":")) + "\n")
            stream.flush()
        except (OSError, ValueError):
            return


class NoLog(ServerLog):
    """For tests and the demo: nothing is written."""

    def note(self, event: str, **fields: object) -> None:
        """Not noted."""


class Metrics:
    """Counters of one process, with a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        names = ["method", "call", "status"]
        self.requests = Counter(
            "intakekoffer_requests_total", "Requests by call and answer", names, registry=self.registry
        )
        self.problems = Counter(
            "intakekoffer_problems_total", "Answers that were a problem", ["type"], registry=self.registry
        )
        self.seconds = Histogram(
            "intakekoffer_request_seconds",
            "How long a request took",
            ["call"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.under_way = Gauge(
            "intakekoffer_requests_under_way", "Requests being answered now", registry=self.registry
        )
        self.taken = Counter(
            "intakekoffer_bytes_taken_total", "Bytes of bodies received", ["call"], registry=self.registry
        )
        self.given = Counter(
            "intakekoffer_bytes_given_total", "Bytes of bodies sent", ["call"], registry=self.registry
        )

    def gauge(self, name: str, words: str, read: Callable[[], float]) -> None:
        """A figure that is read when somebody asks for the metrics."""
        Gauge(f"intakekoffer_{name}", words, registry=self.registry).set_function(read)

    def of_municipality(self, tenant: str, read: Callable[[], Mapping[str, float]]) -> None:
        """Figures of one municipality by its code, read when somebody asks for the metrics."""
        self.registry.register(_OfMunicipality(tenant, read))

    def text(self) -> bytes:
        """The whole, as Prometheus reads it."""
        return generate_latest(self.registry)


class _OfMunicipality(Collector):
    """`intakekoffer_held{tenant, what}`."""

    def __init__(self, tenant: str, read: Callable[[], Mapping[str, float]]) -> None:
        self._tenant, self._read = tenant, read

    def describe(self) -> Iterator[Metric]:
        """Known beforehand, so that registering it asks nobody."""
        yield self._family()

    def collect(self) -> Iterator[Metric]:
        family = self._family()
        for what, number in sorted(self._read().items()):
            family.add_metric([self._tenant, what], number)
        yield family

    def _family(self) -> GaugeMetricFamily:
        words = "What a municipality holds and what waits, by kind"
        return GaugeMetricFamily("intakekoffer_held", words, labels=["tenant", "what"])


class Watch:
    """The ASGI layer that counts, notes and gives each request an id. Outermost but for nothing."""

    def __init__(
        self, app: ASGIApp, metrics: Metrics, log: ServerLog, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._app, self._metrics, self._log, self._seconds = app, metrics, log, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = self._id(scope)
        scope[REQUEST_ID] = request_id
        began, status, taken, given = self._seconds(), 0, 0, 0

        async def counted_receive() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return message

        async def counted_send(message: Message) -> None:
            nonlocal status, given
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["Request-Id"] = request_id
            given += len(message.get("body", b""))
            await send(message)

        self._metrics.under_way.inc()
        try:
            await self._app(scope, counted_receive, counted_send)
        finally:
            self._metrics.under_way.dec()
            self._count(scope, status, self._seconds() - began, taken, given)

    def _count(self, scope: Scope, status: int, seconds: float, taken: int, given: int) -> None:
        call = _call_of(scope)
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        self._metrics.requests.labels(method, call, str(status)).inc()
        self._metrics.seconds.labels(call).observe(seconds)
        self._metrics.taken.labels(call).inc(taken)
        self._metrics.given.labels(call).inc(given)
        fields: dict[str, object] = {
            "request": scope[REQUEST_ID],
            "method": method,
            "call": call,
            "status": status,
            "ms": int(seconds * 1000),
            "taken": taken,
            "given": given,
        }
        if (problem := scope.get(PROBLEM)) is not None:
            self._metrics.problems.labels(problem).inc()
            fields["problem"] = problem
        self._log.note("request", **{name: value for name, value in fields.items() if value != "OTHER"})

    def _id(self, scope: Scope) -> str:
        """One that came along (from a proxy's log to ours), or a new one."""
        offered = Headers(scope=scope).get("request-id", "")
        return offered if _ID.fullmatch(offered) else secrets.token_hex(8)


def _call_of(scope: Scope) -> str:
    """The call as it is described, never the path as it came: that may hold anything."""
    path = getattr(scope.get("route"), "path", "")
    return path if isinstance(path, str) and _CALL.fullmatch(path) else "none"
