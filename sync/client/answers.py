"""Reading what came back over HTTP: by its body, strictly; what is not ours is never taken for a yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import TypeVar

from sync.client.errors import FailureCode, SyncFailure
from sync.protocol.canonical import STANDARD, Limits, WireCode, WireProblem, read_json
from sync.protocol.errors import Problem, ProblemType, read_problem

T = TypeVar("T")

_NOT_A_TEXT_OF_OURS = (WireCode.NOT_JSON, WireCode.NOT_UTF8)
#: the back end names its version with every reply; a portal or a proxy does not
VERSION_HEADER = "api-version"
_LONGEST_WAIT = 86_400

_FAILURES: Mapping[ProblemType, FailureCode] = MappingProxyType(
    {
        ProblemType.DEVICE_REVOKED: FailureCode.REVOKED,
        ProblemType.DEVICE_FORKED: FailureCode.FORKED,
        ProblemType.CHAIN_GAP: FailureCode.GAP,
        # An unknown desk gets this answer too: for the klantmanager it is the same call to make.
        ProblemType.SIGNATURE_REFUSED: FailureCode.REVOKED,
        ProblemType.CLOCK_OFF: FailureCode.CLOCK_OFF,
        ProblemType.TOKEN_EXPIRED: FailureCode.SIGN_IN_NEEDED,
        ProblemType.SIGN_IN_REFUSED: FailureCode.SIGN_IN_REFUSED,
        ProblemType.CERTIFICATE_MISSING: FailureCode.CERTIFICATE_MISSING,
        ProblemType.TOO_LARGE: FailureCode.TOO_LARGE,
        ProblemType.TRY_LATER: FailureCode.BUSY,
        ProblemType.CLIENT_TOO_OLD: FailureCode.CLIENT_TOO_OLD,
        ProblemType.EPOCH_CHANGED: FailureCode.EPOCH_CHANGED,
        ProblemType.REBASELINE_FIRST: FailureCode.GAP,
        ProblemType.TENANT_UNKNOWN: FailureCode.NOT_THE_BACK_END,
        ProblemType.CODE_NOT_ACCEPTED: FailureCode.CODE_NOT_ACCEPTED,
        ProblemType.NOT_ALLOWED: FailureCode.REFUSED,
        ProblemType.NOT_FOUND: FailureCode.NOT_THE_BACK_END,
        ProblemType.OFFSET_DIFFERS: FailureCode.GAP,
        ProblemType.CHECKSUM_DIFFERS: FailureCode.UNCERTAIN,
        ProblemType.CONTENT_DIFFERS: FailureCode.REFUSED,
        ProblemType.STORAGE_FULL: FailureCode.FULL,
        ProblemType.INVALID: FailureCode.REFUSED,
        ProblemType.BROKEN: FailureCode.UNCERTAIN,
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP reply, whole and within its cap. `headers` have lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def read_answer(
    untrusted: Answer, expected: tuple[int, ...], read: Callable[[object], T], limits: Limits = STANDARD
) -> T:
    """What `read` makes of the body of a reply with one of the `expected` states. Raises SyncFailure."""
    if untrusted.status not in expected:
        raise failure_of(untrusted, datetime.now(UTC))
    try:
        return read(read_json(untrusted.body, limits))
    except WireProblem as problem:
        raise SyncFailure(_whose_nonsense(untrusted, problem)) from None


def _whose_nonsense(untrusted: Answer, problem: WireProblem) -> FailureCode:
    if VERSION_HEADER not in untrusted.headers:
        return FailureCode.PORTAL
    return FailureCode.NOT_THE_BACK_END if problem.code in _NOT_A_TEXT_OF_OURS else FailureCode.GARBAGE


def problem_of(untrusted: Answer) -> Problem | None:
    """The problem of ours that the body holds, whatever its media type says; None when there is none."""
    try:
        return read_problem(untrusted.body)
    except WireProblem:
        return None


def failure_of(untrusted: Answer, now: datetime) -> SyncFailure:
    """What to make of a reply that is not the one asked for. `now`: aware, for a dated Retry-After."""
    problem = problem_of(untrusted)
    wait = _retry_after(untrusted.headers.get("retry-after"), now)
    if problem is not None:
        asked = wait if problem.retry_after is None else float(problem.retry_after)
        return SyncFailure(_FAILURES[problem.type], retry_after=asked, problem=problem.type.value)
    return SyncFailure(_by_status(untrusted), retry_after=wait)


def _by_status(untrusted: Answer) -> FailureCode:
    """A reply in words that are not ours: a proxy, a portal, or a back end in great trouble.

    A portal says yes, or sends one on to its own page (RFC 8910 takes 511 for it); our back end does
    neither without naming its version.
    """
    status = untrusted.status
    if status == 407:
        return FailureCode.PROXY_ASKS
    if status == 511 or (status < 400 and VERSION_HEADER not in untrusted.headers):
        return FailureCode.PORTAL
    if status == 413:
        return FailureCode.TOO_LARGE
    if status in (408, 425, 429, 502, 503, 504, 507):
        return FailureCode.BUSY
    if status >= 500:
        return FailureCode.UNCERTAIN
    return FailureCode.NOT_THE_BACK_END


def _retry_after(untrusted: str | None, now: datetime) -> float | None:
    """Seconds, at most a day; both forms of the header (RFC 9110, 10.2.3). Nonsense counts as absent."""
    if untrusted is None:
        return None
    text = untrusted.strip()
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return float(min(int(text), _LONGEST_WAIT))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), float(_LONGEST_WAIT))
