"""Signing in from the desk's side: the four calls, and who keeps the tokens between two syncs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from sync.client.answers import Answer, failure_of, read_answer
from sync.client.errors import FailureCode, SyncFailure
from sync.protocol.canonical import STANDARD, Limits, canonical
from sync.protocol.sessions import (
    SessionTokens,
    SignInBegun,
    SignInProof,
    SignInRequest,
    read_session_tokens,
    read_sign_in_begun,
    write_renewal,
    write_sign_in_proof,
    write_sign_in_request,
)

_JSON = {"Content-Type": "application/json"}


class SessionKeeper(Protocol):
    """Keeps what a sign-in brought. Several threads may ask at once."""

    def tokens(self) -> SessionTokens | None: ...
    def keep(self, tokens: SessionTokens) -> None: ...
    def is_asked(self) -> None:
        """The back end wants a sign-in, and what was kept does not do (any more): it goes."""


class NoSession:
    """A desk that was never asked to sign in."""

    def tokens(self) -> SessionTokens | None:
        return None

    def keep(self, tokens: SessionTokens) -> None:
        """There is no place for them."""

    def is_asked(self) -> None:
        """Nothing is kept."""


class Asker(Protocol):
    """Signed requests to one back end; `HttpBackEnd` is one."""

    def ask(
        self,
        method: str,
        target: str,
        limits: Limits,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
    ) -> Answer: ...


def begin_sign_in(back_end: Asker, request: SignInRequest) -> SignInBegun:
    """Where the browser is to go. Raises SyncFailure."""
    body = canonical(write_sign_in_request(request))
    answer = back_end.ask("POST", "/v1/sign-ins", STANDARD, body, dict(_JSON))
    return read_answer(answer, (201,), read_sign_in_begun)


def finish_sign_in(back_end: Asker, proof: SignInProof) -> SessionTokens:
    """What the browser brought back, for tokens. Raises SyncFailure SIGN_IN_REFUSED and others."""
    body = canonical(write_sign_in_proof(proof))
    answer = back_end.ask("POST", "/v1/sessions", STANDARD, body, dict(_JSON))
    return read_answer(answer, (201,), read_session_tokens)


def renew_session(back_end: Asker, renewal: str) -> SessionTokens | None:
    """A fresh token; None when one has to sign in again. Raises SyncFailure for everything else."""
    body = canonical(write_renewal(renewal))
    answer = back_end.ask("POST", "/v1/sessions/self/tokens", STANDARD, body, dict(_JSON))
    try:
        return read_answer(answer, (201,), read_session_tokens)
    except SyncFailure as failure:
        if failure.code is FailureCode.SIGN_IN_NEEDED:
            return None
        raise


def end_session(back_end: Asker) -> None:
    """Sign out at the back end. Raises SyncFailure."""
    answer = back_end.ask("DELETE", "/v1/sessions/self", STANDARD)
    if answer.status != 204:
        raise failure_of(answer, datetime.now(UTC))
