"""Carrying out an order of the privacy officer: looked at first, then the named dossiers go, with a reason.

An order is only followed under the key that was compared when the policy was taken. What the municipality
does not have yet stays, unless the order says otherwise; what a person asked to keep (AVG 18) always stays.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.dossier import DossierRow
from desktop.domain.erasure_order import ErasureOrder, is_order, order_text, read_order
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.retention import Hold, Judged
from desktop.domain.retention_reader import PolicyBroken, SignedFile, fingerprint, take_apart
from desktop.domain.wording import nl
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.retention import destroy_named
from desktop.usecases.retention_policy import PolicySeen, kept_policy, look_at_policy
from desktop.usecases.retention_runs import Certificate, certificates
from desktop.usecases.retention_standing import Sent, all_holds, class_of, sent_from_here, today_at_least
from desktop.usecases.retention_words import hold_words
from sync.protocol.canonical import WireProblem
from sync.protocol.signing import verify

_NOT_SENT = frozenset({Hold.NOT_SENT, Hold.SET_ASIDE})


@dataclass(frozen=True, slots=True)
class OrderedShown:
    """One dossier of the order that is on this laptop, with what is in the way."""

    dossier: DossierId
    roepnaam: str
    in_the_way: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderSeen:
    """What an order would do here. With `problems` it cannot be carried out."""

    order: ErasureOrder | None
    problems: tuple[str, ...]
    here: tuple[OrderedShown, ...]
    elsewhere: int  # named, and not on this laptop: noted so that they do not come
    fingerprint: str
    sha256: str

    @property
    def can_go(self) -> bool:
        """Nothing is wrong with it and nothing stands in the way."""
        return self.order is not None and not self.problems and not any(one.in_the_way for one in self.here)


def look_at_file(desk: Desk, path: Path) -> PolicySeen | OrderSeen:
    """What a file of the privacy officer would do here, policy or order; does nothing.

    Runs off the store thread. Refusal FILE_NOT_THERE, FILE_TOO_LARGE.
    """
    content = desk.incoming.fetch(path)
    signed = take_apart(content)
    if is_order(signed.body if signed is not None else content):
        return desk.on_store(lambda: _seen(desk, content))
    return look_at_policy(desk, path)


def carry_out(desk: Desk, path: Path, seen: OrderSeen) -> Certificate:
    """Destroy what was shown, now. Runs off the store thread.

    Refusal POLICY_CHANGED when it is no longer what was shown, POLICY_UNFIT while something is wrong with it
    or in the way; Trouble of the disk.
    """
    content = desk.incoming.fetch(path)
    return desk.on_store(lambda: _carry_out(desk, content, seen))


def _carry_out(desk: Desk, content: bytes, seen: OrderSeen) -> Certificate:
    now = _seen(desk, content)
    if now != seen:
        raise Refusal(RefusalCode.POLICY_CHANGED, "file")
    if not now.can_go or now.order is None:
        raise Refusal(RefusalCode.POLICY_UNFIT, "file", {"aantal": str(max(1, len(now.problems)))})
    order = now.order
    ground = nl("Wisopdracht {number}: {ground}", number=order.number, ground=order.ground)
    with desk.unit_of_work() as work:
        rows = {one.dossier: work.dossiers.row(one.dossier) for one in now.here}
    found = tuple(
        Judged(row.dossier, class_of(desk, row), None, None, True, ())
        for row in rows.values()
        if row is not None
    )
    return destroy_named(desk, found, order.dossiers, order.number, ground)


def _seen(desk: Desk, content: bytes) -> OrderSeen:
    sha256, signed = hashlib.sha256(content).hexdigest(), take_apart(content)
    with desk.unit_of_work() as work:
        problems = _who(work, signed)
        if signed is None or problems:
            shown = fingerprint(signed.key) if signed is not None else ""
            return OrderSeen(None, problems, (), 0, shown, sha256)
        shown = fingerprint(signed.key)
        try:
            order = read_order(signed.body)
        except PolicyBroken as broken:
            told = tuple(str(problem) for problem in broken.problems)
            return OrderSeen(None, told, (), 0, shown, sha256)
        if any(one.order == order.number and one.is_finished for one in certificates(work)):
            done = nl("Opdracht {number} is hier al uitgevoerd.", number=order.number)
            return OrderSeen(order, (done,), (), 0, shown, sha256)
        rows = [row for one in order.dossiers if (row := work.dossiers.row(one)) is not None]
        sent = sent_from_here(work)
        here = tuple(_shown(desk, work, row, order, sent) for row in rows)
    return OrderSeen(order, (), here, len(order.dossiers) - len(here), shown, sha256)


def _who(work: UnitOfWork, signed: SignedFile | None) -> tuple[str, ...]:
    """What is wrong with who signed it; only the key of the policy may."""
    if signed is None:
        return (nl("Dit bestand is niet ondertekend. Vraag de privacy-officer om het ondertekende bestand."),)
    kept = kept_policy(work)
    if kept is None:
        return (nl("Neem eerst het bewaarbeleid over: daarmee is de sleutel van de privacy-officer bekend."),)
    if kept.fingerprint != fingerprint(signed.key):
        return (nl("Dit is niet ondertekend met de sleutel van uw privacy-officer."),)
    try:
        verify(signed.key, order_text(signed.body), signed.signature)
    except WireProblem:
        return (nl("De handtekening klopt niet: het bestand is daarna nog veranderd. Vraag het opnieuw."),)
    return ()


def _shown(desk: Desk, work: UnitOfWork, row: DossierRow, order: ErasureOrder, sent: Sent) -> OrderedShown:
    stops = {Hold.RESTRICTED} if order.also_unsent else {Hold.RESTRICTED, *_NOT_SENT}
    held = all_holds(desk, work, row, sent, today_at_least(desk, sent))
    return OrderedShown(
        row.dossier, row.roepnaam, tuple(hold_words(one) for one in held if one.hold in stops)
    )
