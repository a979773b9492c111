"""What this desk remembers of what the back end holds: caseload, audit head, how far it is safe there."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from desktop.synclink.facts import CASELOAD, READS, TO_FETCH
from desktop.synclink.payloads import vocabulary
from desktop.usecases.link_ports import SAFE_MARK
from desktop.usecases.ports import KEYS_MAY_BE_MISSING, LocalState, UnitOfWork
from sync.client.ports import LocalMarks
from sync.protocol.fields import read_instant
from sync.protocol.marks import NO_SETS, AuditHead, AuditOffer, caseload_mark, compared_mark
from sync.protocol.model import DossierGrant

#: + incarnation: number of the audit line that the back end had when it was last heard
_AUDIT = "sync.audit."
#: how long a body stays after its set stood in a backup over there (decided: sync rules, keep until safe)
KEEP_BODIES = timedelta(days=14)


def keep_caseload(state: LocalState, grants: Sequence[DossierGrant]) -> None:
    """Which dossiers this desk may see now, each with whether its special class was granted."""
    kept = {one.dossier: one.special_key is not None for one in grants}
    text = json.dumps(kept, sort_keys=True, separators=(",", ":"))
    if state.get(CASELOAD) != text:
        state.put(CASELOAD, text)


def marks_of(unit: UnitOfWork) -> LocalMarks | None:
    """Over the caseload as it was last granted; None while something of it must still be fetched.

    What was forgotten here counts by its headers, as it does over there.
    """
    kept = unit.state.get(CASELOAD)
    if kept is None or unit.state.get(READS) != vocabulary():
        return None
    if unit.state.get(KEYS_MAY_BE_MISSING) is not None:
        return None
    caseload: dict[str, bool] = json.loads(kept)
    if any(name.removeprefix(TO_FETCH) in caseload for name in unit.state.under(TO_FETCH)):
        return None
    held: dict[str, tuple[int, str]] = {str(one): found for one, found in unit.received.digests().items()}
    compared = ((dossier, *held.get(dossier, (0, NO_SETS))) for dossier in caseload)
    return LocalMarks(caseload_mark(caseload.items()), compared_mark(compared), len(caseload))


def audit_offer(unit: UnitOfWork, incarnation: str) -> AuditOffer | None:
    """The end of the audit chain of this store; None while it has no line."""
    count, mac = unit.audit.head()
    if not count:
        return None
    return AuditOffer(AuditHead(count, mac.hex()), int(unit.state.get(_AUDIT + incarnation) or 0))


def holds_audit(unit: UnitOfWork, incarnation: str, head: AuditHead) -> bool:
    """True when that line stands in this store's chain; it is remembered as what is held there."""
    mac = unit.audit.mac_at(head.count)
    if mac is None or mac.hex() != head.mac:
        return False
    if unit.state.get(_AUDIT + incarnation) != str(head.count):
        unit.state.put(_AUDIT + incarnation, str(head.count))
    return True


def keep_safe(
    unit: UnitOfWork,
    incarnation: str,
    through: int,
    server_time: str,
    now: datetime,
    newest_backup: Callable[[], datetime | None],
) -> int:
    """Book how far the back end has this incarnation in a backup, and let go what was safe long enough.

    Both clocks must agree that it is long enough: the server's for the days, ours for the own backup, made
    after we heard of it and so with those changes in it. Returns how many bodies were let go.
    """
    name = SAFE_MARK + incarnation
    heard: list[list[str]] = json.loads(unit.state.get(name) or "[]")
    before = len(heard)
    if through > max((int(n) for n, _, _ in heard), default=0):
        heard.append([str(through), server_time, now.isoformat()])
    at, backup = read_instant(server_time, "serverTime"), newest_backup()
    due = [
        int(n)
        for n, said, here in heard
        if at - read_instant(said, "serverTime") >= KEEP_BODIES
        and backup is not None
        and backup > datetime.fromisoformat(here)
    ]
    gone = unit.outbox.let_go(incarnation, max(due)) if due else 0
    # The newest mark stays, so that a mark that was heard before does not begin its fourteen days again.
    kept = [one for one in heard if int(one[0]) not in due] or heard[-1:]
    if len(kept) != before or gone or through and before == 0:
        unit.state.put(name, json.dumps(kept, separators=(",", ":")))
    return gone
