"""How a sync can fail: a closed list. Nothing here carries what a back end wrote or a person said."""

from __future__ import annotations

from enum import StrEnum


class FailureCode(StrEnum):
    NO_CONTACT = "no_contact"  # no connection, no answer in time, cut off
    NOT_THE_BACK_END = "not_the_back_end"  # someone else answered (portal, proxy, other certificate)
    GARBAGE = "garbage"  # the back end answered something that no reader can accept
    BUSY = "busy"  # 429, 503, 507: try later
    UNCERTAIN = "uncertain"  # 500 and the like: it may or may not have been stored
    GAP = "gap"  # the back end wants to be asked where to go on
    FORKED = "forked"  # another hash at the same number
    TOO_LARGE = "too_large"  # one change set that is refused for its size alone
    CLOCK_OFF = "clock_off"  # signature refused for its time, also with the back end's own time
    REVOKED = "revoked"  # this desk may not enter (any more)
    CLIENT_TOO_OLD = "client_too_old"
    EPOCH_CHANGED = "epoch_changed"  # the cursor is of before a restore of the back end
    NOT_EQUAL = "not_equal"  # count or digest differ after fetching again
    CODE_NOT_ACCEPTED = "code_not_accepted"  # enrolment
    PLAIN_HTTP = "plain_http"  # an address without TLS that is not this machine
    REFUSED = "refused"  # the back end read the request and said no in a way we have no remedy for


#: failures after which asking the back end's state and going on is right
MAY_PASS = frozenset(
    {
        FailureCode.NO_CONTACT,
        FailureCode.BUSY,
        FailureCode.UNCERTAIN,
        FailureCode.GAP,
        FailureCode.FORKED,
        FailureCode.EPOCH_CHANGED,
    }
)


class SyncFailure(Exception):
    """A sync stops here. What was confirmed before stays confirmed, everything else is kept.

    `retry_after`: seconds that the back end asked to wait; `problem`: its problem type, a name from our
    own list or ''. Neither holds text of the back end.
    """

    def __init__(self, code: FailureCode, *, retry_after: float | None = None, problem: str = "") -> None:
        super().__init__(code.value)
        self.code = code
        self.retry_after = retry_after
        self.problem = problem

    @property
    def may_pass(self) -> bool:
        """True when trying again, after asking the state, can help."""
        return self.code in MAY_PASS
