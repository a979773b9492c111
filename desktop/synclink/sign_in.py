"""Signing in through the person's own browser: begin at the back end, catch the answer here, hand it over."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from desktop.domain.errors import Trouble, TroubleCode
from desktop.synclink.loopback import Loopback
from desktop.synclink.session import DeskSession
from desktop.synclink.troubles import trouble_of
from desktop.usecases.ports import Chance, Clock
from desktop.usecases.sign_in_ports import BrowserWords, SignInStanding
from sync.client.address import is_loopback
from sync.client.errors import SyncFailure
from sync.client.sessions import Asker, begin_sign_in, end_session, finish_sign_in
from sync.protocol.sessions import SignInBegun, SignInProof, SignInRequest, challenge_of, new_verifier

#: somebody looks for a telephone, types a code from an app
_WAIT_SECONDS = 300.0

#: opens the person's own browser; False when there is none
OpenBrowser = Callable[[str], bool]
#: a connection to the back end that this desk is enrolled at; None while it is not
OpenBackEnd = Callable[[], AbstractContextManager[Asker] | None]


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A sign-in whose browser is out."""

    loopback: Loopback
    begun: SignInBegun
    verifier: str = field(repr=False)


class BrowserSignIn:
    """Implements `SignInDoor`. One at a time: who begins again has let the one before go."""

    def __init__(
        self,
        session: DeskSession,
        back_end: OpenBackEnd,
        clock: Clock,
        chance: Chance,
        open_browser: OpenBrowser,
        wait_seconds: float = _WAIT_SECONDS,
    ) -> None:
        self._session, self._back_end, self._clock, self._chance = session, back_end, clock, chance
        self._open_browser, self._wait_seconds = open_browser, wait_seconds
        self._lock = threading.Lock()
        self._under_way: _UnderWay | None = None

    def standing(self) -> SignInStanding:
        return self._session.standing(self._clock.now())

    def begin(self, words: BrowserWords, on_back: Callable[[], None]) -> str:
        """Raises Trouble SIGN_IN_NOT_FINISHED, NO_CONTACT and what else a sync may raise."""
        self.stop()
        loopback = Loopback(words, on_back, self._wait_seconds)
        try:
            begun, verifier = self._begin(loopback.address)
            parts = urlsplit(begun.address)
            if parts.scheme != "https" and not is_loopback(begun.address):
                raise Trouble(TroubleCode.BACK_END_GARBAGE)  # a page of elsewhere is opened over TLS only
            loopback.listen(begun.state)
            with self._lock:
                self._under_way = _UnderWay(loopback, begun, verifier)
            if not self._open_browser(begun.address):
                raise Trouble(TroubleCode.SIGN_IN_NOT_FINISHED, {"cause": "no_browser"})
        except BaseException:
            loopback.close()
            raise
        return parts.hostname or ""

    def _begin(self, back: str) -> tuple[SignInBegun, str]:
        verifier = new_verifier(self._chance.token)
        try:
            with self._reach() as back_end:
                return begin_sign_in(back_end, SignInRequest(challenge_of(verifier), back)), verifier
        except SyncFailure as failure:
            raise trouble_of(failure) from None

    def _reach(self) -> AbstractContextManager[Asker]:
        opened = self._back_end()
        if opened is None:
            raise Trouble(TroubleCode.NO_CONTACT, {"cause": "not_enrolled"})
        return opened

    def finish(self) -> SignInStanding:
        """Raises Trouble SIGN_IN_REFUSED, SIGN_IN_NOT_FINISHED, NO_CONTACT and what else a sync may raise."""
        with self._lock:
            under_way, self._under_way = self._under_way, None
        if under_way is None:
            raise Trouble(TroubleCode.SIGN_IN_NOT_FINISHED)
        under_way.loopback.close()
        brought, begun = under_way.loopback.brought, under_way.begun
        if brought is None:
            raise Trouble(TroubleCode.SIGN_IN_NOT_FINISHED)
        # RFC 9207, 2.4: an answer of another provider is not handed over. Whether one must be named, the back
        # end knows.
        if not brought.code or brought.issuer not in (None, begun.issuer):
            raise Trouble(TroubleCode.SIGN_IN_REFUSED)
        proof = SignInProof(begun.sign_in, brought.code, brought.state, brought.issuer, under_way.verifier)
        try:
            with self._reach() as back_end:
                self._session.keep(finish_sign_in(back_end, proof))
        except SyncFailure as failure:
            raise trouble_of(failure) from None
        return self.standing()

    def stop(self) -> None:
        with self._lock:
            under_way, self._under_way = self._under_way, None
        if under_way is not None:
            under_way.loopback.close()

    def sign_out(self) -> SignInStanding:
        opened = self._back_end()
        if opened is not None:
            with suppress(SyncFailure), opened as back_end:
                end_session(back_end)
        self._session.is_asked()
        return self.standing()
