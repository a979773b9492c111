"""Orders to desks: signed, numbered, chained; the standing of a desk; and what a desk tells back."""

from __future__ import annotations

from datetime import timedelta

from nacl.signing import SigningKey

from sync.protocol.errors import Problem, ProblemType
from sync.protocol.fields import write_instant
from sync.protocol.model import PROTOCOL_VERSION, Standing
from sync.protocol.orders import (
    MAX_ORDERS,
    Order,
    OrderKind,
    OrderOutcome,
    Outcome,
    sign_order,
    sign_standing,
)
from sync.protocol.supplies import ORDER_OF, RescueParcel, SupplyKind
from sync.server.service.orders_ports import DeskPolicy, SupplyRow
from sync.server.service.ports import DeskRow, DeskState, Service, TenantRow, Work
from sync.server.service.wrapping import unwrap

_OF_STATE = {
    DeskState.ACTIVE: OrderKind.LET_IN,
    DeskState.SUSPENDED: OrderKind.SUSPEND,
    DeskState.REVOKED: OrderKind.REVOKE,
    DeskState.WIPE: OrderKind.WIPE,
}
UNASSIGNED, DESTROYED = "unassigned", "destroyed"


def issue(
    service: Service,
    work: Work,
    desk: str,
    kind: OrderKind,
    *,
    subject: str = "",
    name: str = "",
    version: int = 0,
    sha256: str = "",
) -> Order:
    """Append one signed order to the chain of a desk. Only under `Work.lock`."""
    tenant = tenant_row(work)
    n, previous = work.orders.head(desk)
    now = service.now()
    order = sign_order(
        Order(
            v=PROTOCOL_VERSION,
            tenant=tenant.tenant,
            desk=desk,
            n=n + 1,
            previous=previous,
            kind=kind,
            subject=subject,
            name=name,
            version=version,
            sha256=sha256,
            made_at=write_instant(now),
        ),
        signing_key(service, tenant),
    )
    work.orders.add(order, now)
    return order


def issue_supply(service: Service, work: Work, desk: str, row: SupplyRow) -> Order:
    """The order to take one published parcel. Only under `Work.lock`."""
    kind = ORDER_OF[row.kind]
    return issue(service, work, desk, kind, name=row.name, version=row.version, sha256=row.sha256)


def welcome(service: Service, work: Work, desk: str) -> None:
    """A new desk gets what holds: of a pack every version, as dossiers go on with the one they began with."""
    work.lock()
    rows = work.orders.supplies()
    newest = {(row.kind, row.name): row.version for row in rows}
    for row in rows:
        if row.kind is SupplyKind.PACK or newest[row.kind, row.name] == row.version:
            issue_supply(service, work, desk, row)


def order_state(service: Service, work: Work, desk: DeskRow, state: DeskState) -> None:
    """Suspend, revoke, let in again or wipe: the state, the signed order and the audit line in one."""
    work.lock()
    work.people.set_desk_state(desk.desk, state)
    issue(service, work, desk.desk, _OF_STATE[state])
    work.people.audit(f"desk-{state.value}", service.now(), desk=desk.desk)


def order_to_forget(service: Service, work: Work, dossier: str, worker: str, why: str) -> int:
    """Tell every desk of a worker to forget a dossier; returns how many. Only under `Work.lock`."""
    told = 0
    for desk in work.orders.desks_of(worker):
        last = work.orders.last_about(desk, dossier)
        is_told = last is not None and last.order.kind == OrderKind.FORGET_DOSSIER
        if is_told and (why == UNASSIGNED or last is None or last.order.name == why):
            continue
        issue(service, work, desk, OrderKind.FORGET_DOSSIER, subject=dossier, name=why)
        told += 1
    return told


def order_to_return(service: Service, work: Work, dossier: str, worker: str) -> None:
    """A dossier comes back to somebody whose desks forgot it. Only under `Work.lock`."""
    for desk in work.orders.desks_of(worker):
        last = work.orders.last_about(desk, dossier)
        if last is not None and last.order.kind == OrderKind.FORGET_DOSSIER:
            issue(service, work, desk, OrderKind.RETURN_DOSSIER, subject=dossier)


def order_what_stands(service: Service, work: Work) -> int:
    """After the database was put back: a desk may have forgotten a dossier by an order that the copy does not
    know, while the copy has it assigned. Tell every desk of what its worker has; one that did not forget it
    does nothing. Returns how many orders. Only under `Work.lock`."""
    rows = {row.dossier for row in work.log.dossiers() if not row.is_destroyed}
    told = 0
    for dossier, workers in sorted(work.log.assignments(sorted(rows)).items()):
        for worker in sorted(one for one, is_assigned in workers.items() if is_assigned):
            for desk in work.orders.desks_of(worker):
                issue(service, work, desk, OrderKind.RETURN_DOSSIER, subject=dossier)
                told += 1
    return told


def standing_of(service: Service, work: Work, desk: DeskRow) -> Standing:
    """The signed word of this moment; notes that the desk was heard.

    A desk that was silent for longer than the municipality allows is first ordered to begin anew (decided:
    90 days, so that what it still shows was looked at again).
    """
    tenant, policy, now = tenant_row(work), work.orders.policy(), service.now()
    before = work.orders.hear(desk.desk, now)
    if before is not None and now - before > timedelta(days=policy.silent_days):
        work.lock()
        issue(service, work, desk.desk, OrderKind.REBASELINE)
    through, head = work.orders.head(desk.desk)
    worker = work.people.worker(desk.worker)
    return sign_standing(
        Standing(
            v=PROTOCOL_VERSION,
            tenant=tenant.tenant,
            desk=desk.desk,
            state=desk.state.value,
            roles=() if worker is None else worker.roles,
            lease_days=policy.lease_days,
            lock_minutes=policy.lock_minutes,
            orders_through=through,
            orders_head=head,
            server_time=write_instant(now),
        ),
        signing_key(service, tenant),
    )


def refuse_silent(work: Work, desk: DeskRow) -> None:
    """Raises Problem REBASELINE_FIRST while a desk that was silent too long did not begin anew."""
    last = work.orders.last_of(desk.desk, OrderKind.REBASELINE)
    if last is not None and last.outcome != Outcome.DONE.value:
        raise Problem(ProblemType.REBASELINE_FIRST)


def orders_after(service: Service, tenant: str, desk: DeskRow, n: int) -> tuple[Order, ...]:
    """The next orders of this desk after number `n`, at most MAX_ORDERS."""
    with service.work_in(tenant) as work:
        return tuple(row.order for row in work.orders.after(desk.desk, n, MAX_ORDERS))


def book_outcome(service: Service, tenant: str, desk: DeskRow, outcome: OrderOutcome) -> None:
    """Keep what became of an order. Raises Problem NOT_FOUND for a number that was never given."""
    now = service.now()
    with service.work_in(tenant) as work:
        if not work.orders.book(desk.desk, outcome, now):
            raise Problem(ProblemType.NOT_FOUND)
        act = f"order-{outcome.outcome.value}"
        work.people.audit(act, now, desk=desk.desk, worker=desk.worker)


def fetch_supply(service: Service, tenant: str, sha256: str) -> bytes:
    """A published parcel by its hash. Raises Problem NOT_FOUND."""
    with service.work_in(tenant) as work:
        found = work.orders.supply(sha256)
    if found is None:
        raise Problem(ProblemType.NOT_FOUND)
    return found


def keep_rescue(service: Service, tenant: str, desk: DeskRow, rescue: RescueParcel) -> None:
    """Keep what a desk could not send otherwise; only the municipality's officers can open it.

    Raises Problem NOT_ALLOWED unless the desk is ordered to wipe itself: nobody else leaves parcels here.
    """
    now = service.now()
    if desk.state is not DeskState.WIPE:
        raise Problem(ProblemType.NOT_ALLOWED)
    with service.work_in(tenant) as work:
        work.orders.put_rescue(desk.desk, rescue, now)
        work.people.audit("rescue-kept", now, desk=desk.desk, worker=desk.worker)


def set_policy(service: Service, tenant: str, policy: DeskPolicy) -> None:
    """Change what holds for all desks of a municipality; they hear it at their next handshake."""
    now = service.now()
    with service.work_in(tenant) as work:
        work.orders.set_policy(policy, now)
        work.people.audit("policy-set", now)


def signing_key(service: Service, tenant: TenantRow) -> SigningKey:
    """The municipality's own key, unwrapped."""
    return SigningKey(unwrap(service, tenant.tenant, "signing", tenant.tenant, tenant.signing_key_wrapped))


def tenant_row(work: Work) -> TenantRow:
    """The municipality of this transaction. Raises Problem TENANT_UNKNOWN."""
    row = work.people.tenant()
    if row is None:
        raise Problem(ProblemType.TENANT_UNKNOWN)
    return row
