"""The session of a signed-in worker, in the koffer: read once, kept at hand for every request."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

from desktop.usecases.ports import LocalState, OnStore, UnitOfWork
from desktop.usecases.sign_in_ports import SignInStanding
from sync.protocol.canonical import WireProblem, canonical, read_json
from sync.protocol.fields import read_instant
from sync.protocol.sessions import SessionTokens, read_session_tokens, write_session_tokens

SESSION = "sync.session"
ASKED = "sync.sign_in_asked"
_YES = "1"


class DeskSession:
    """Implements `SessionKeeper`. Off the store thread; several threads may ask at once."""

    def __init__(self, unit_of_work: Callable[[], UnitOfWork], on_store: OnStore) -> None:
        self._unit_of_work, self._on_store = unit_of_work, on_store
        self._lock = threading.Lock()
        self._at_hand: SessionTokens | None = None
        self._is_read = False

    def tokens(self) -> SessionTokens | None:
        if not self._is_read:
            kept = self._on_store(self._read)
            with self._lock:
                if not self._is_read:  # else another thread kept something newer meanwhile
                    self._at_hand, self._is_read = kept, True
        return self._at_hand

    def keep(self, tokens: SessionTokens) -> None:
        self._put(tokens, is_asked=False)

    def is_asked(self) -> None:
        """What was kept does not do any more; the sync screen asks to sign in."""
        self._put(None, is_asked=True)

    def forget_all(self) -> None:
        """Another municipality, or the same one anew: it says itself what it asks."""
        self._put(None, is_asked=False)

    def standing(self, now: datetime) -> SignInStanding:
        """What the sync screen shows."""
        tokens = self.tokens()
        ends_at = None if tokens is None else read_instant(tokens.ends_at, "endsAt")
        if ends_at is not None and ends_at > now:
            return SignInStanding(False, ends_at)
        return SignInStanding(tokens is not None or self._on_store(self._was_asked), None)

    def _put(self, tokens: SessionTokens | None, is_asked: bool) -> None:
        # Never waiting for the store with the lock in hand: the store's own thread may ask for tokens.
        self._on_store(lambda: self._write(tokens, is_asked))
        with self._lock:
            self._at_hand, self._is_read = tokens, True

    # --- on the store thread

    def _read(self) -> SessionTokens | None:
        with self._unit_of_work() as unit:
            kept = unit.state.get(SESSION)
        if kept is None:
            return None
        try:
            return read_session_tokens(read_json(kept.encode("utf-8")))
        except WireProblem:
            return None  # of another version: one signs in again

    def _was_asked(self) -> bool:
        with self._unit_of_work() as unit:
            return unit.state.get(ASKED) == _YES

    def _write(self, tokens: SessionTokens | None, is_asked: bool) -> None:
        text = None if tokens is None else canonical(write_session_tokens(tokens)).decode("utf-8")
        with self._unit_of_work() as unit:
            _keep_text(unit.state, SESSION, text)
            _keep_text(unit.state, ASKED, _YES if is_asked else None)
            unit.commit()


def _keep_text(state: LocalState, name: str, text: str | None) -> None:
    if text is None:
        state.drop(name)
    else:
        state.put(name, text)
