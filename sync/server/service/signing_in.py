"""A worker signs in at the municipality's own provider; the desk gets a short token of ours.

The token counts only in a request that this desk signed itself, and names desk, worker and the thumbprint of
the desk's key: taken from a laptop it is worth nothing. Nothing of the provider's ever reaches a laptop. The
author of a change set stays whoever had the koffer open, not whoever signs in.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from datetime import timedelta
from typing import NoReturn

from sync.protocol.errors import Problem, ProblemType
from sync.protocol.fields import write_instant
from sync.protocol.sessions import (
    SessionTokens,
    SignInBegun,
    SignInProof,
    SignInRequest,
    challenge_of,
    url_safe,
)
from sync.server.service.ports import DeskRow, Service
from sync.server.service.sign_in_ports import (
    AccessPolicy,
    Login,
    LoginRefused,
    ProviderAccount,
    ProviderAway,
    SessionRow,
    SignInRow,
)
from sync.server.service.wrapping import unwrap, wrap

_SIGN_IN_LIFE = timedelta(minutes=10)
_ASK_AGAIN_SECONDS = 30


def begin(service: Service, tenant: str, desk: DeskRow, request: SignInRequest) -> SignInBegun:
    """Where the person's browser is to go. Raises Problem NOT_ALLOWED without a provider, TRY_LATER."""
    with service.work_in(tenant) as work:
        policy = work.sign_ins.policy()
    account = _account(service, tenant, policy)
    state, nonce = url_safe(service.token(32)), url_safe(service.token(32))
    try:
        address = service.provider.begin(account, request.redirect_uri, state, nonce, request.challenge)
    except ProviderAway:
        raise Problem(ProblemType.TRY_LATER, retry_after=_ASK_AGAIN_SECONDS) from None
    except LoginRefused as refused:
        _refuse(service, tenant, desk, refused.why)
    now = service.now()
    row = SignInRow(
        sign_in=str(uuid.UUID(bytes=service.token(16), version=4)),
        desk=desk.desk,
        state_hash=_hash(state),
        nonce=nonce,
        challenge=request.challenge,
        redirect_uri=request.redirect_uri,
        expires_at=now + _SIGN_IN_LIFE,
    )
    with service.work_in(tenant) as work:
        work.sign_ins.add_sign_in(row, forget_before=now)
    return SignInBegun(row.sign_in, address, account.issuer, state, write_instant(row.expires_at))


def finish(service: Service, tenant: str, desk: DeskRow, proof: SignInProof) -> SessionTokens:
    """What the browser brought, for tokens. A sign-in is used once, also when it fails.

    Raises Problem SIGN_IN_REFUSED (the provider's no, an answer that does not belong to what was begun, a
    login of somebody else), TRY_LATER.
    """
    now = service.now()
    with service.work_in(tenant) as work:
        begun = work.sign_ins.take_sign_in(proof.sign_in, desk.desk)
        policy = work.sign_ins.policy()
    if begun is None or begun.expires_at <= now:
        _refuse(service, tenant, desk, "not-begun")
    if not hmac.compare_digest(begun.state_hash, _hash(proof.state)):
        _refuse(service, tenant, desk, "state")
    if challenge_of(proof.verifier) != begun.challenge:
        _refuse(service, tenant, desk, "verifier")
    account = _account(service, tenant, policy)
    try:
        _check_issuer(service, account, proof.issuer)
        login = service.provider.redeem(account, proof.code, proof.verifier, begun.redirect_uri, begun.nonce)
    except ProviderAway:
        raise Problem(ProblemType.TRY_LATER, retry_after=_ASK_AGAIN_SECONDS) from None
    except LoginRefused as refused:
        _refuse(service, tenant, desk, refused.why)
    return _open_session(service, tenant, desk, policy, login)


def _check_issuer(service: Service, account: ProviderAccount, named: str | None) -> None:
    """RFC 9207, 2.4: an answer of another provider than the one that was asked is not brought there."""
    if named is None and service.provider.names_itself(account):
        raise LoginRefused("issuer-missing")
    if named is not None and named != account.issuer:
        raise LoginRefused("issuer")


def _open_session(
    service: Service, tenant: str, desk: DeskRow, policy: AccessPolicy, login: Login
) -> SessionTokens:
    now = service.now()
    login_hash = hash_of_login(service, tenant, policy.issuer, login.subject)
    token, renewal = url_safe(service.token(32)), url_safe(service.token(32))
    ends_at = now + timedelta(seconds=policy.session_seconds)
    until = min(now + timedelta(seconds=policy.token_seconds), ends_at)
    session = str(uuid.UUID(bytes=service.token(16), version=4))
    row = SessionRow(
        session=session,
        desk=desk.desk,
        worker=desk.worker,
        key_thumbprint=thumbprint(desk.public_key),
        token_hash=_hash(token),
        token_until=until,
        renewal_hash=_hash(renewal),
        ends_at=ends_at,
        provider_token_wrapped=_wrap_token(service, tenant, session, login.provider_token),
    )
    with service.work_in(tenant) as work:
        whose = work.sign_ins.worker_of(login_hash)
        # The first time the laptop's own one-time code vouches for who this is; afterwards the link does.
        if whose is None and work.sign_ins.link(desk.worker, login_hash, now):
            work.people.audit("login-linked", now, desk=desk.desk, worker=desk.worker)
            whose = desk.worker
        if whose == desk.worker:
            work.sign_ins.add_session(row, now)
            work.people.audit("signed-in", now, desk=desk.desk, worker=desk.worker)
    if whose != desk.worker:
        _refuse(service, tenant, desk, "somebody-else")
    return SessionTokens(token, write_instant(until), renewal, write_instant(ends_at))


def renew(service: Service, tenant: str, desk: DeskRow, renewal: str) -> SessionTokens:
    """A fresh token of the same session. Where the provider gave a token, it is asked first.

    Raises Problem TOKEN_EXPIRED (the day is over, or the provider no longer vouches), TRY_LATER.
    """
    now = service.now()
    with service.work_in(tenant) as work:
        session = work.sign_ins.by_renewal(_hash(renewal))
        policy = work.sign_ins.policy()
    if session is None or not is_of(session, desk) or session.ends_at <= now:
        raise Problem(ProblemType.TOKEN_EXPIRED)
    kept = session.provider_token_wrapped
    if kept is not None:
        kept = _ask_provider(service, tenant, desk, policy, session, kept)
    token = url_safe(service.token(32))
    until = min(service.now() + timedelta(seconds=policy.token_seconds), session.ends_at)
    with service.work_in(tenant) as work:
        work.sign_ins.renew(session.session, _hash(token), until, kept)
    return SessionTokens(token, write_instant(until), renewal, write_instant(session.ends_at))


def _ask_provider(
    service: Service, tenant: str, desk: DeskRow, policy: AccessPolicy, session: SessionRow, kept: bytes
) -> bytes | None:
    provider_token = unwrap(service, tenant, "provider-token", session.session, kept).decode("utf-8")
    try:
        login = service.provider.renew(_account(service, tenant, policy), provider_token)
        if login.subject:
            named = hash_of_login(service, tenant, policy.issuer, login.subject)
            with service.work_in(tenant) as work:
                if work.sign_ins.login_of(session.worker) != named:
                    raise LoginRefused("somebody-else")
    except ProviderAway:
        raise Problem(ProblemType.TRY_LATER, retry_after=_ASK_AGAIN_SECONDS) from None
    except LoginRefused as refused:
        with service.work_in(tenant) as work:
            work.sign_ins.end_sessions(desk.desk)
            work.people.audit(f"sign-in-ended-{refused.why}", service.now(), desk=desk.desk)
        raise Problem(ProblemType.TOKEN_EXPIRED) from None
    return _wrap_token(service, tenant, session.session, login.provider_token or provider_token)


def sign_out(service: Service, tenant: str, desk: DeskRow) -> None:
    """End the session of this desk; the same again is fine."""
    with service.work_in(tenant) as work:
        if work.sign_ins.end_sessions(desk.desk):
            work.people.audit("signed-out", service.now(), desk=desk.desk, worker=desk.worker)


def is_of(session: SessionRow, desk: DeskRow) -> bool:
    """True when this session is of this desk, with the key it had then, and of its worker."""
    whose = (session.desk, session.worker, session.key_thumbprint)
    return whose == (desk.desk, desk.worker, thumbprint(desk.public_key))


def thumbprint(public_key: bytes) -> str:
    """How a session names a signing key."""
    return hashlib.sha256(public_key).hexdigest()


def hash_of_login(service: Service, tenant: str, issuer: str, subject: str) -> str:
    """A login as it is kept: keyed, so that a copy of the database names nobody at the provider."""
    key = hashlib.sha256(b"intakekoffer login|" + service.master_key).digest()
    return hmac.new(key, "|".join((tenant, issuer, subject)).encode("utf-8"), "sha256").hexdigest()


def token_hash(token: str) -> str:
    """A token as it is kept."""
    return _hash(token)


def _hash(text: str) -> str:
    # A fast hash is enough: what is hashed is 32 random bytes.
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _wrap_token(service: Service, tenant: str, session: str, provider_token: str | None) -> bytes | None:
    if not provider_token:
        return None
    return wrap(service, tenant, "provider-token", session, provider_token.encode("utf-8"))


def _account(service: Service, tenant: str, policy: AccessPolicy) -> ProviderAccount:
    if not policy.issuer:
        raise Problem(ProblemType.NOT_ALLOWED)
    secret = ""
    if policy.client_secret_wrapped is not None:
        secret = unwrap(service, tenant, "client-secret", tenant, policy.client_secret_wrapped).decode()
    return ProviderAccount(policy.issuer, policy.client_id, secret, policy.scopes, policy.claim)


def _refuse(service: Service, tenant: str, desk: DeskRow, why: str) -> NoReturn:
    """The desk hears no reason; the municipality's own list has it, as a word of ours."""
    with service.work_in(tenant) as work:
        work.people.audit(f"sign-in-refused-{why}", service.now(), desk=desk.desk, worker=desk.worker)
    raise Problem(ProblemType.SIGN_IN_REFUSED)
