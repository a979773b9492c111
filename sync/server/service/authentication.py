"""Which desk is asking: signature, clock, nonce, state. Everything before this is untrusted."""

from __future__ import annotations

from datetime import timedelta

from sync.protocol.canonical import WireProblem
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.fields import read_instant, write_instant
from sync.protocol.signing import RequestProof, read_authorization, verify_request
from sync.server.service.ports import DeskRow, DeskState, Service


def authenticate(
    service: Service, authorization: str, method: str, target: str, body: bytes, revoked_may: bool = False
) -> tuple[str, DeskRow]:
    """The tenant and desk that signed this request.

    In: `target` path and query as received; `revoked_may` True where a desk that was put out may still speak
    (its unsent work is kept). Raises Problem SIGNATURE_REFUSED, CLOCK_OFF, TENANT_UNKNOWN, DEVICE_REVOKED.
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
    if desk.state is not DeskState.ACTIVE and not revoked_may:
        raise Problem(ProblemType.DEVICE_REVOKED)
    return proof.tenant, desk


def _check_signature(desk: DeskRow, proof: RequestProof, method: str, target: str, body: bytes) -> None:
    try:
        verify_request(desk.public_key, proof, method, target, body)
    except WireProblem:
        raise Problem(ProblemType.SIGNATURE_REFUSED) from None
