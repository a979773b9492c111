"""What a failed sync is called on this side of the door: troubles, and one refusal."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from sync.client.errors import FailureCode, SyncFailure

_TROUBLES: Mapping[FailureCode, TroubleCode] = MappingProxyType(
    {
        FailureCode.NO_CONTACT: TroubleCode.NO_CONTACT,
        FailureCode.NAME_UNKNOWN: TroubleCode.NAME_UNKNOWN,
        FailureCode.PORTAL: TroubleCode.WIFI_ASKS,
        FailureCode.PROXY_ASKS: TroubleCode.PROXY_ASKS,
        FailureCode.CERTIFICATE: TroubleCode.CERTIFICATE_STRANGE,
        FailureCode.CERTIFICATE_DATE: TroubleCode.CERTIFICATE_DATE,
        FailureCode.NOT_THE_BACK_END: TroubleCode.NOT_THE_BACK_END,
        FailureCode.PLAIN_HTTP: TroubleCode.NOT_THE_BACK_END,
        # Our own back end takes what we send: something between us and it does not.
        FailureCode.TOO_LARGE: TroubleCode.NOT_THE_BACK_END,
        FailureCode.GARBAGE: TroubleCode.BACK_END_GARBAGE,
        FailureCode.REFUSED: TroubleCode.BACK_END_GARBAGE,
        FailureCode.CLOCK_OFF: TroubleCode.BACK_END_GARBAGE,
        FailureCode.GAP: TroubleCode.BACK_END_GARBAGE,
        FailureCode.EPOCH_CHANGED: TroubleCode.BACK_END_BUSY,
        FailureCode.BUSY: TroubleCode.BACK_END_BUSY,
        FailureCode.DISK_HERE: TroubleCode.DISK_FULL,
        FailureCode.FULL: TroubleCode.BACK_END_BUSY,
        FailureCode.UNCERTAIN: TroubleCode.BACK_END_BUSY,
        FailureCode.REVOKED: TroubleCode.DESK_REVOKED,
        FailureCode.SIGN_IN_NEEDED: TroubleCode.SIGN_IN_NEEDED,
        FailureCode.SIGN_IN_REFUSED: TroubleCode.SIGN_IN_REFUSED,
        FailureCode.CERTIFICATE_MISSING: TroubleCode.CERTIFICATE_MISSING,
        FailureCode.FORKED: TroubleCode.DESK_FORKED,
        FailureCode.TWO_COPIES: TroubleCode.DESK_FORKED,
        FailureCode.ENDED_BY_ORDER: TroubleCode.KOFFER_WIPED,
        FailureCode.CLIENT_TOO_OLD: TroubleCode.CLIENT_TOO_OLD,
        FailureCode.NOT_EQUAL: TroubleCode.NOT_EQUAL_AFTER_SYNC,
        FailureCode.CODE_NOT_ACCEPTED: TroubleCode.BACK_END_GARBAGE,
    }
)


def trouble_of(failure: SyncFailure) -> Trouble:
    """The trouble to show. Facts: `seconds` to wait when the back end named them, `cause` for the log."""
    facts = {"cause": failure.code.value}
    if failure.retry_after is not None:
        facts["seconds"] = str(math.ceil(failure.retry_after))
    return Trouble(_TROUBLES[failure.code], facts)


def enrolment_error(failure: SyncFailure) -> Refusal | Trouble:
    """At enrolment a code that is not accepted can be mended by the person; everything else is a trouble."""
    if failure.code is FailureCode.CODE_NOT_ACCEPTED:
        return Refusal(RefusalCode.CODE_NOT_ACCEPTED, "code")
    return trouble_of(failure)
