"""The way to the back end: through a proxy or not, how long is waited, and what it means when it fails."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass

import httpx2

from sync.client.address import read_proxy
from sync.client.errors import FailureCode

_CONNECT_SECONDS = 10.0
_STILL_SECONDS = 30.0
#: slower than this no line is counted on: half of 64 kbit/s, in bytes a second
_SLOWEST = 4_000
#: a reply that drips in slower than this after the first minute is nobody's line
_DRIP = 1_000
_FIRST_SECONDS = 60.0
#: OpenSSL: certificate not valid yet, has expired
_DATES = (9, 10)


@dataclass(frozen=True, slots=True)
class ProxyChoice:
    """What a person set. `address` '' = as the system says; `name`, `password`: where the proxy asks them."""

    address: str = ""
    name: str = ""
    password: str = ""

    def __repr__(self) -> str:
        """Without name and password: a proxy stands in no log."""
        return f"ProxyChoice(is_set={bool(self.address)})"


AS_THE_SYSTEM_SAYS = ProxyChoice()


def proxy_for(choice: ProxyChoice) -> httpx2.Proxy | None:
    """None = what the system says. Raises SyncFailure NOT_THE_BACK_END for what is no address."""
    if not choice.address:
        return None
    auth = (choice.name, choice.password) if choice.name else None
    return httpx2.Proxy(read_proxy(choice.address), auth=auth)


def times_for(size: int) -> httpx2.Timeout:
    """How long may be waited on a request of `size` bytes: no shorter than the slowest line needs.

    What was written may still stand in the buffers of this machine, so that the reply waits for it too.
    """
    own = size / _SLOWEST
    return httpx2.Timeout(
        connect=_CONNECT_SECONDS, read=_STILL_SECONDS + own, write=_STILL_SECONDS + own, pool=None
    )


def is_dripping(seconds: float, received: int) -> bool:
    """True for a reply that comes in so slowly that each read stays in time and the whole never ends."""
    return seconds > _FIRST_SECONDS + received / _DRIP


def contact_failure(error: httpx2.HTTPError) -> FailureCode:
    """Why there was no reply. Reads kinds and numbers only, never a text."""
    if isinstance(error, httpx2.ProxyError) and str(error).startswith("407"):
        return FailureCode.PROXY_ASKS
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            is_date = cause.verify_code in _DATES
            return FailureCode.CERTIFICATE_DATE if is_date else FailureCode.CERTIFICATE
        if isinstance(cause, socket.gaierror):
            return FailureCode.NAME_UNKNOWN if cause.errno in _NOBODY else FailureCode.NO_CONTACT
        cause = cause.__cause__ or cause.__context__
    return FailureCode.NO_CONTACT


#: 'no such name'; that the question could not be put at all is another number: no network
_NOBODY = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
