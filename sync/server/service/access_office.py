"""What the office decides about access: sign-in, who has which login, certificates of laptops."""

from __future__ import annotations

from dataclasses import replace

from sync.protocol.errors import Problem, ProblemType
from sync.server.service.office import find_worker
from sync.server.service.ports import Service
from sync.server.service.sign_in_ports import AccessPolicy, ProviderAccount
from sync.server.service.signing_in import hash_of_login
from sync.server.service.wrapping import wrap


def set_provider(service: Service, tenant: str, account: ProviderAccount, is_required: bool) -> None:
    """Which provider vouches for workers, and whether a desk works only while one is signed in.

    Raises TENANT_UNKNOWN.
    """
    wrapped = None
    if account.client_secret:
        secret = account.client_secret.encode("utf-8")
        wrapped = wrap(service, tenant, "client-secret", tenant, secret)
    with service.work_in(tenant) as work:
        if work.people.tenant() is None:
            raise Problem(ProblemType.TENANT_UNKNOWN)
        policy = replace(
            work.sign_ins.policy(),
            needs_sign_in=is_required,
            issuer=account.issuer,
            client_id=account.client_id,
            client_secret_wrapped=wrapped,
            scopes=account.scopes,
            claim=account.claim,
        )
        work.sign_ins.put_policy(policy, service.now())
        work.people.audit("provider-set", service.now())


def set_demands(
    service: Service,
    tenant: str,
    needs_sign_in: bool | None = None,
    needs_certificate: bool | None = None,
    token_seconds: int | None = None,
    session_seconds: int | None = None,
) -> AccessPolicy:
    """Ask or no longer ask; None leaves it as it is. Raises NOT_ALLOWED: sign-in without a provider."""
    with service.work_in(tenant) as work:
        now = work.sign_ins.policy()
        asked = AccessPolicy(
            needs_sign_in=now.needs_sign_in if needs_sign_in is None else needs_sign_in,
            needs_certificate=now.needs_certificate if needs_certificate is None else needs_certificate,
            issuer=now.issuer,
            client_id=now.client_id,
            client_secret_wrapped=now.client_secret_wrapped,
            scopes=now.scopes,
            claim=now.claim,
            token_seconds=token_seconds or now.token_seconds,
            session_seconds=session_seconds or now.session_seconds,
        )
        if asked.needs_sign_in and not asked.issuer:
            raise Problem(ProblemType.NOT_ALLOWED, problems=(("issuer", "missing"),))
        work.sign_ins.put_policy(asked, service.now())
        work.people.audit("access-policy-changed", service.now())
    return asked


def link_login(service: Service, tenant: str, worker: str, subject: str) -> None:
    """Say beforehand whose login this is (the value of the chosen claim). Raises NOT_FOUND, NOT_ALLOWED."""
    whose = find_worker(service, tenant, worker)
    with service.work_in(tenant) as work:
        login = hash_of_login(service, tenant, work.sign_ins.policy().issuer, subject)
        if not work.sign_ins.link(whose, login, service.now()):
            raise Problem(ProblemType.NOT_ALLOWED)
        work.people.audit("login-linked", service.now(), worker=whose)


def unlink_login(service: Service, tenant: str, worker: str) -> bool:
    """Forget which login a worker has; the next sign-in with a desk of theirs says it anew."""
    whose = find_worker(service, tenant, worker)
    with service.work_in(tenant) as work:
        is_gone = work.sign_ins.unlink(whose)
        if is_gone:
            work.people.audit("login-unlinked", service.now(), worker=whose)
    return is_gone


def free_certificate(service: Service, tenant: str, desk: str) -> bool:
    """Let a laptop come with another certificate than the one it is bound to."""
    with service.work_in(tenant) as work:
        is_freed = work.sign_ins.free_certificate(desk)
        if is_freed:
            work.people.audit("certificate-freed", service.now(), desk=desk)
    return is_freed
