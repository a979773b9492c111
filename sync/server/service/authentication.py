"""Which desk is asking: signature, clock, nonce, state. Everything before this is untrusted."""

from __future__ import annotations

from datetime import timedelta

from sync.protocol.canonical import WireProblem
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.fields import read_instant, write_instant
from sync.protocol.signing import RequestProof, read_authorization, verify_request
from sync.server.service.ports import DeskRow, DeskState, Service, Work
from sync.server.service.signing_in import is_of, token_hash


def authenticate(
    service: Service,
    authorization: str,
    method: str,
    target: str,
    body: bytes,
    revoked_may: bool = False,
    session: str | None = "",
    certificate: str = "",
) -> tuple[str, DeskRow]:
    """The tenant and desk that signed this request.

    In: `target` path and query as received; `revoked_may` True where a desk that was put out may still speak
    (its unsent work is kept); `session` the token of a sign-in, None for the calls by which one signs in;
    `certificate` hash of the public key of the client certificate, '' without one. Raises Problem
    SIGNATURE_REFUSED, CLOCK_OFF, TENANT_UNKNOWN, DEVICE_REVOKED, CERTIFICATE_MISSING, TOKEN_EXPIRED.
    """
    try:
        proof = read_authorization(authorization)
        sent_at = read_instant(proof.time, "authorization")
    except WireProblem:
        raise Problem(ProblemType.SIGNATURE_REFUSED) from None
    now = service.now()
    with service.work_in(proof.tenant) as work:
        if work.people.tenant() is None:
            raise Problem(ProblemType.TENANT_UNKNOWN)
        desk = work.people.desk(proof.desk)
        if desk is None:
            raise Problem(ProblemType.SIGNATURE_REFUSED)
        _check_signature(desk, proof, method, target, body)
        # After the signature: only the desk itself learns what its clock does.
        if abs(now - sent_at) > service.rules.clock_tolerance:
            raise Problem(ProblemType.CLOCK_OFF, server_time=write_instant(now))
        forget = now - 2 * service.rules.clock_tolerance - timedelta(minutes=1)
        if not work.people.use_nonce(desk.desk, proof.nonce, now, forget):
            raise Problem(ProblemType.SIGNATURE_REFUSED)
        lacks = _what_lacks(service, work, desk, session, certificate)
    if desk.state is not DeskState.ACTIVE:
        # It gets no token any more, and what it may still do, it may do without.
        if not revoked_may:
            raise Problem(ProblemType.DEVICE_REVOKED)
    elif lacks is not None:
        raise Problem(lacks)
    return proof.tenant, desk


def _what_lacks(
    service: Service, work: Work, desk: DeskRow, session: str | None, certificate: str
) -> ProblemType | None:
    """What the municipality asks beside the signature and this request does not have."""
    policy = work.sign_ins.policy()
    if policy.needs_certificate:
        bound = work.sign_ins.certificate_of(desk.desk)
        if certificate and bound is None:
            work.sign_ins.bind_certificate(desk.desk, certificate, service.now())
            work.people.audit("certificate-bound", service.now(), desk=desk.desk, worker=desk.worker)
        if not certificate or bound not in (None, certificate):
            return ProblemType.CERTIFICATE_MISSING
    if policy.needs_sign_in and session is not None:
        found = work.sign_ins.by_token(token_hash(session))
        if found is None or not is_of(found, desk) or found.token_until <= service.now():
            return ProblemType.TOKEN_EXPIRED
    return None


def _check_signature(desk: DeskRow, proof: RequestProof, method: str, target: str, body: bytes) -> None:
    try:
        verify_request(desk.public_key, proof, method, target, body)
    except WireProblem:
        raise Problem(ProblemType.SIGNATURE_REFUSED) from None
