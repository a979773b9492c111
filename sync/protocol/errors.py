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
    SIGN_IN_REFUSED = "sign-in-refused"  # the provider said no, or the login is of somebody else
    CERTIFICATE_MISSING = "certificate-missing"  # the municipality wants a client certificate of this desk
    TOO_LARGE = "too-large"  # send smaller
    TRY_LATER = "try-later"  # retryAfter: seconds
    CLIENT_TOO_OLD = "client-too-old"  # pull only
    EPOCH_CHANGED = "epoch-changed"  # epoch: the back end was restored; begin pulling at the start
    REBASELINE_FIRST = "rebaseline-first"  # was silent too long: carry out the order to begin anew, then pull
    TENANT_UNKNOWN = "tenant-unknown"
    CODE_NOT_ACCEPTED = "code-not-accepted"  # wrong, used or too old: the same answer for all three
    NOT_ALLOWED = "not-allowed"
    NOT_FOUND = "not-found"
    OFFSET_DIFFERS = "offset-differs"  # n: bytes of the attachment that are here; go on from there
    CHECKSUM_DIFFERS = "checksum-differs"  # a chunk was changed on its way; nothing of it was kept
    CONTENT_DIFFERS = "content-differs"  # whole, but not the content it is named after; it begins anew
    STORAGE_FULL = "storage-full"  # no room for attachments; everything else goes on
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
        ProblemType.SIGN_IN_REFUSED: 403,
        ProblemType.CERTIFICATE_MISSING: 403,
        ProblemType.TOO_LARGE: 413,
        ProblemType.TRY_LATER: 503,
        ProblemType.CLIENT_TOO_OLD: 426,
        ProblemType.EPOCH_CHANGED: 409,
        ProblemType.REBASELINE_FIRST: 409,
        ProblemType.TENANT_UNKNOWN: 404,
        ProblemType.CODE_NOT_ACCEPTED: 403,
        ProblemType.NOT_ALLOWED: 403,
        ProblemType.NOT_FOUND: 404,
        ProblemType.OFFSET_DIFFERS: 409,
        ProblemType.CHECKSUM_DIFFERS: 460,  # as tus 1.0.0 has it
        ProblemType.CONTENT_DIFFERS: 422,
        ProblemType.STORAGE_FULL: 507,
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
        ProblemType.SIGN_IN_REFUSED: "The sign-in was not accepted",
        ProblemType.CERTIFICATE_MISSING: "This desk must show its certificate",
        ProblemType.TOO_LARGE: "This is more than fits one request",
        ProblemType.TRY_LATER: "Busy, try again later",
        ProblemType.CLIENT_TOO_OLD: "This version of the program is too old to send",
        ProblemType.EPOCH_CHANGED: "The back end was restored from a backup",
        ProblemType.REBASELINE_FIRST: "This desk was silent too long and must begin anew",
        ProblemType.TENANT_UNKNOWN: "This municipality is not known here",
        ProblemType.CODE_NOT_ACCEPTED: "The code was not accepted",
        ProblemType.NOT_ALLOWED: "Not allowed",
        ProblemType.NOT_FOUND: "Not found",
        ProblemType.OFFSET_DIFFERS: "Another part of this attachment is wanted",
        ProblemType.CHECKSUM_DIFFERS: "This part was changed on its way",
        ProblemType.CONTENT_DIFFERS: "This is not the content it is named after",
        ProblemType.STORAGE_FULL: "There is no room left for attachments",
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
        "detail": _detail(problem),
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


def _detail(problem: Problem) -> str:
    """What is different this time, out of our own words and numbers; a desk goes by the type."""
    if problem.problems:
        return f"Fields that do not fit: {len(problem.problems)}. Each stands in 'problems'."
    if problem.n is not None:
        return f"Send from number {problem.n}."
    if problem.retry_after is not None:
        return f"Try again after {problem.retry_after} seconds."
    return f"{TITLES[problem.type]}."


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
    if fields.has("detail"):  # none from a back end of before there was one
        fields.label("detail")
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
