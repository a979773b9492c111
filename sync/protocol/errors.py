"""What the back end answers when it will not do something: problem details (RFC 9457), types closed.

A desk tells these apart; any other answer means: keep everything, back off, ask the state again.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.fields import UUID, Fields

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:intakekoffer:problem:"
_PROBLEM_LIMITS = Limits(size=64 * 1024, depth=4, items=500, text=2_000)


class ProblemType(StrEnum):
    DEVICE_REVOKED = "device-revoked"
    DEVICE_FORKED = "device-forked"  # same number, other hash: cloned or restored; take a new incarnation
    CHAIN_GAP = "chain-gap"  # n: the number to send from
    SIGNATURE_REFUSED = "signature-refused"
    CLOCK_OFF = "clock-off"  # serverTime: the desk's clock is too far from it
    TOKEN_EXPIRED = "token-expired"
    TOO_LARGE = "too-large"  # send smaller
    TRY_LATER = "try-later"  # retryAfter: seconds
    CLIENT_TOO_OLD = "client-too-old"  # pull only
    EPOCH_CHANGED = "epoch-changed"  # epoch: the back end was restored; begin pulling at the start
    TENANT_UNKNOWN = "tenant-unknown"
    CODE_NOT_ACCEPTED = "code-not-accepted"  # wrong, used or too old: the same answer for all three
    NOT_ALLOWED = "not-allowed"
    NOT_FOUND = "not-found"
    INVALID = "invalid"  # problems: every field and its code
    BROKEN = "broken"  # a fault of the back end itself


STATUS: MappingProxyType[ProblemType, int] = MappingProxyType(
    {
        ProblemType.DEVICE_REVOKED: 403,
        ProblemType.DEVICE_FORKED: 409,
        ProblemType.CHAIN_GAP: 409,
        ProblemType.SIGNATURE_REFUSED: 401,
        ProblemType.CLOCK_OFF: 401,
        ProblemType.TOKEN_EXPIRED: 401,
        ProblemType.TOO_LARGE: 413,
        ProblemType.TRY_LATER: 503,
        ProblemType.CLIENT_TOO_OLD: 426,
        ProblemType.EPOCH_CHANGED: 409,
        ProblemType.TENANT_UNKNOWN: 404,
        ProblemType.CODE_NOT_ACCEPTED: 403,
        ProblemType.NOT_ALLOWED: 403,
        ProblemType.NOT_FOUND: 404,
        ProblemType.INVALID: 400,
        ProblemType.BROKEN: 500,
    }
)

TITLES: MappingProxyType[ProblemType, str] = MappingProxyType(
    {
        ProblemType.DEVICE_REVOKED: "This desk is no longer allowed to connect",
        ProblemType.DEVICE_FORKED: "Another change set with this number was received before",
        ProblemType.CHAIN_GAP: "Change sets before these have not been received",
        ProblemType.SIGNATURE_REFUSED: "The signature does not fit",
        ProblemType.CLOCK_OFF: "The clock of this desk differs too much",
        ProblemType.TOKEN_EXPIRED: "Sign in again",
        ProblemType.TOO_LARGE: "This is more than fits one request",
        ProblemType.TRY_LATER: "Busy, try again later",
        ProblemType.CLIENT_TOO_OLD: "This version of the program is too old to send",
        ProblemType.EPOCH_CHANGED: "The back end was restored from a backup",
        ProblemType.TENANT_UNKNOWN: "This municipality is not known here",
        ProblemType.CODE_NOT_ACCEPTED: "The code was not accepted",
        ProblemType.NOT_ALLOWED: "Not allowed",
        ProblemType.NOT_FOUND: "Not found",
        ProblemType.INVALID: "The request was not understood",
        ProblemType.BROKEN: "The back end failed",
    }
)


class Problem(Exception):
    """One answer that is not the one asked for. Carries codes, numbers and times; never content.

    In: `n` with CHAIN_GAP; `server_time` (UTC text) with CLOCK_OFF; `retry_after` seconds with TRY_LATER;
    `epoch` with EPOCH_CHANGED; `problems` pairs of field name and code with INVALID.
    """

    def __init__(
        self,
        type: ProblemType,
        *,
        n: int | None = None,
        server_time: str | None = None,
        retry_after: int | None = None,
        epoch: str | None = None,
        problems: tuple[tuple[str, str], ...] = (),
        status: int | None = None,
    ) -> None:
        super().__init__(type.value)
        self.type = type
        self.n = n
        self.server_time = server_time
        self.retry_after = retry_after
        self.epoch = epoch
        self.problems = problems
        self.status = STATUS[type] if status is None else status


def write_problem(problem: Problem) -> bytes:
    """The body of the answer, media type application/problem+json."""
    written: dict[str, object] = {
        "type": TYPE_PREFIX + problem.type.value,
        "title": TITLES[problem.type],
        "status": problem.status,
    }
    more = {
        "n": problem.n,
        "serverTime": problem.server_time,
        "retryAfter": problem.retry_after,
        "epoch": problem.epoch,
    }
    written |= {name: value for name, value in more.items() if value is not None}
    if problem.problems:
        written["problems"] = [{"field": field, "code": code} for field, code in problem.problems]
    return canonical(written)


def read_problem(untrusted: bytes) -> Problem:
    """A problem from the back end. Raises WireProblem when it is none of ours (a proxy, a portal)."""
    fields = Fields(read_json(untrusted, _PROBLEM_LIMITS, "problem"), "problem")
    name = fields.text("type", 200)
    if not name.startswith(TYPE_PREFIX):
        raise WireProblem(WireCode.UNKNOWN_CHOICE, "problem.type")
    try:
        kind = ProblemType(name.removeprefix(TYPE_PREFIX))
    except ValueError:
        raise WireProblem(WireCode.UNKNOWN_CHOICE, "problem.type") from None
    fields.label("title")
    problem = Problem(
        kind,
        status=fields.whole("status", 400, 599),
        n=fields.whole("n") if fields.has("n") else None,
        server_time=fields.instant("serverTime") if fields.has("serverTime") else None,
        retry_after=fields.whole("retryAfter", 0, 86_400) if fields.has("retryAfter") else None,
        epoch=fields.optional("epoch", UUID),
        problems=_pairs(fields) if fields.has("problems") else (),
    )
    fields.done()
    return problem


def _pairs(fields: Fields) -> tuple[tuple[str, str], ...]:
    pairs = []
    for one in fields.items("problems", 100):
        inner = Fields(one, "problem.problems")
        pairs.append((inner.label("field", 200), inner.label("code", 100)))
        inner.done()
    return tuple(pairs)
