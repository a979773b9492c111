"""How a sync can fail: a closed list. Nothing here carries what a back end wrote or a person said."""

from __future__ import annotations

from enum import StrEnum


class FailureCode(StrEnum):
    NO_CONTACT = "no_contact"  # no connection, no answer in time, cut off
    NAME_UNKNOWN = "name_unknown"  # nobody on this network knows where that address is
    PORTAL = "portal"  # a network that wants one to log in first answered in the back end's place
    PROXY_ASKS = "proxy_asks"  # 407: the proxy wants a name and a password
    CERTIFICATE = "certificate"  # whoever answered cannot show that it is this address
    CERTIFICATE_DATE = "certificate_date"  # its certificate is over or not begun: or our clock is wrong
    NOT_THE_BACK_END = "not_the_back_end"  # someone else answered (portal, proxy, other certificate)
    GARBAGE = "garbage"  # the back end answered something that no reader can accept
    DISK_HERE = "disk_here"  # the disk of this desk does not take what comes in
    FULL = "full"  # no room for attachments at the back end
    BUSY = "busy"  # 429, 503, 507: try later
    UNCERTAIN = "uncertain"  # 500 and the like: it may or may not have been stored
    GAP = "gap"  # the back end wants to be asked where to go on
    FORKED = "forked"  # another hash at the same number
    TWO_COPIES = "two_copies"  # of this desk were at work at once; the back end let neither in any more
    TOO_LARGE = "too_large"  # one change set that is refused for its size alone
    CLOCK_OFF = "clock_off"  # signature refused for its time, also with the back end's own time
    REVOKED = "revoked"  # this desk may not enter (any more)
    SIGN_IN_NEEDED = "sign_in_needed"  # the municipality asks that the worker signs in (again)
    SIGN_IN_REFUSED = "sign_in_refused"  # the provider said no, or it is somebody else's login
    CERTIFICATE_MISSING = "certificate_missing"  # the municipality wants a client certificate of this laptop
    CLIENT_TOO_OLD = "client_too_old"
    EPOCH_CHANGED = "epoch_changed"  # the cursor is of before a restore of the back end
    NOT_EQUAL = "not_equal"  # count or digest differ after fetching again
    CODE_NOT_ACCEPTED = "code_not_accepted"  # enrolment
    PLAIN_HTTP = "plain_http"  # an address without TLS that is not this machine
    ENDED_BY_ORDER = "ended_by_order"  # a signed order was carried out: there is no store to go on with
    REFUSED = "refused"  # the back end read the request and said no in a way we have no remedy for


#: failures after which asking the back end's state and going on is right
MAY_PASS = frozenset(
    {
        FailureCode.NO_CONTACT,
        FailureCode.NAME_UNKNOWN,
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
