"""One sync, written as a table of contents. Each line is a step with a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import LocalReplica, Remote, Signer
from sync.client.retry import Patience, keep_trying
from sync.client.rounds import AttachmentsDone, Extras
from sync.client.steps.compare import compare
from sync.client.steps.fetch import Fetched, fetch_again, fetch_grants, fetch_pages, is_same
from sync.client.steps.find import ask_state, is_forked, is_too_old, may_enter
from sync.client.steps.register import register_dossiers
from sync.client.steps.restored import withdraw_what_is_lost
from sync.client.steps.send import Sent, Way, send_sets
from sync.protocol.model import DESK_REVOKED, Hello
from sync.protocol.packing import Packing


class Step(StrEnum):
    """Where a sync is."""

    FIND = "find"
    SEND = "send"
    FETCH = "fetch"
    COMPARE = "compare"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class EngineReport:
    """What one whole sync did. There is no report without equal counts and digests: a failure is raised."""

    sent_sets: int
    sent_changes: int
    kept_apart: int  # sets that the back end took but put aside
    received_changes: int
    unread_sets: int
    dossiers: int
    began_incarnation: bool
    server_time: str
    attachments: AttachmentsDone = AttachmentsDone()  # of the changes nothing depends on them
    packing: Packing = Packing.ZSTD  # what got through, for the next sync

    def with_more(self, later: EngineReport) -> EngineReport:
        """Both rounds as one: what was sent and received together, the rest as it is now."""
        return replace(
            later,
            sent_sets=self.sent_sets + later.sent_sets,
            sent_changes=self.sent_changes + later.sent_changes,
            kept_apart=self.kept_apart + later.kept_apart,
            received_changes=self.received_changes + later.received_changes,
            began_incarnation=self.began_incarnation or later.began_incarnation,
        )


@dataclass(slots=True)
class _Progress:
    """What the tries of one sync did together."""

    sent: Sent = field(default_factory=Sent)
    fetched: Fetched = field(default_factory=Fetched)
    began_incarnation: bool = False


def synchronise(
    local: LocalReplica,
    remote: Remote,
    sign: Signer,
    on_step: Callable[[Step], None] = lambda step: None,
    patience: Patience = Patience(),  # noqa: B008 - frozen
    extras: Extras = Extras(),  # noqa: B008 - frozen
) -> EngineReport:
    """Bring the desk and the back end together. Open changes are sealed by the caller beforehand.

    Attachments go once the changes are confirmed; what stops them stands in the report and is no failure.

    Each try begins by asking the back end's state, so nothing is sent on a guess. Raises SyncFailure:
    what was confirmed before stays confirmed, everything else is kept for the next time.
    """
    progress = _Progress(Sent(way=Way(extras.packing)))
    report = keep_trying(lambda: _once(local, remote, sign, on_step, progress, extras), patience)
    return replace(report, attachments=_exchange_attachments(extras, patience))


def _exchange_attachments(extras: Extras, patience: Patience) -> AttachmentsDone:
    try:
        return keep_trying(lambda: extras.attachments(extras.on_progress), patience)
    except SyncFailure as failure:
        return AttachmentsDone(stopped_by=failure.code)


def _once(
    local: LocalReplica,
    remote: Remote,
    sign: Signer,
    on_step: Callable[[Step], None],
    progress: _Progress,
    extras: Extras,
) -> EngineReport:
    on_step(Step.FIND)
    hello = _settle_incarnation(local, remote, progress)
    extras.orders.at_handshake(hello, lambda: extras.leave_attachments(extras.on_progress))

    on_step(Step.SEND)
    if may_enter(hello):
        register_dossiers(local, remote, everything=local.epoch() != hello.epoch)
        local.begin_epoch(hello.epoch)
        if local.is_after_restore():
            withdraw_what_is_lost(local, remote)
        # What a desk sent while it was put out was kept apart, and nobody was given it.
        local.send_again(DESK_REVOKED)
    hello = _send(local, remote, sign, hello, progress, extras)
    left_here = 0 if may_enter(hello) else extras.leave_attachments(extras.on_progress)
    if extras.orders.when_sent(hello, left_here):
        raise SyncFailure(FailureCode.ENDED_BY_ORDER)
    if not may_enter(hello):
        # Two copies were at work at once: the one that finds out says so, instead of that it was put out.
        raise SyncFailure(FailureCode.TWO_COPIES if progress.began_incarnation else FailureCode.REVOKED)
    if is_too_old(hello):
        raise SyncFailure(FailureCode.CLIENT_TOO_OLD)

    on_step(Step.FETCH)
    if not is_same(local, hello):
        widened = fetch_grants(local, remote)
        fetch_pages(local, remote, progress.fetched, extras)
        fetch_again(local, remote, widened, progress.fetched, extras)
        if local.is_after_restore() and local.return_missing():
            _send(local, remote, sign, ask_state(local, remote), progress, extras)
        hello = ask_state(local, remote)

    on_step(Step.COMPARE)
    marks = local.marks()
    if marks is not None and is_same(local, hello):
        dossiers = marks.dossiers
    else:
        dossiers = compare(local, remote, progress.fetched, extras)
    if hello.held is not None:
        local.keep_safe(hello.held.safe_through, hello.server_time)

    on_step(Step.CONFIRMED)
    return EngineReport(
        sent_sets=progress.sent.sets,
        sent_changes=progress.sent.changes,
        kept_apart=progress.sent.kept_apart,
        received_changes=progress.fetched.changes,
        unread_sets=progress.fetched.unread_sets,
        dossiers=dossiers,
        began_incarnation=progress.began_incarnation,
        server_time=hello.server_time,
        packing=progress.sent.way.packing,
    )


def _send(
    local: LocalReplica, remote: Remote, sign: Signer, hello: Hello, progress: _Progress, extras: Extras
) -> Hello:
    """Send what is not held there; returns how the back end stands after it.

    What it lost and this desk let go of cannot go again byte for byte: it is sealed anew from its changes.
    """
    if hello.n < local.acknowledged_through():
        local.unsay_receipts(hello.n)
    if local.has_let_go(local.acknowledged_through()):
        local.start_incarnation(lost_after=hello.n)
        progress.began_incarnation = True
        hello = ask_state(local, remote)
    if send_sets(local, remote, sign, hello, progress.sent, extras) and may_enter(hello):
        return ask_state(local, remote)
    return hello


def _settle_incarnation(local: LocalReplica, remote: Remote, progress: _Progress) -> Hello:
    """The back end's mark for an incarnation that is ours alone.

    A clone or a restored copy begins a new one. That a fresh incarnation is known already cannot be
    chance: then it stops, with everything kept.
    """
    hello = ask_state(local, remote)
    if not is_forked(local, hello):
        return hello
    local.start_incarnation()
    progress.began_incarnation = True
    hello = ask_state(local, remote)
    if is_forked(local, hello):
        raise SyncFailure(FailureCode.FORKED)
    return hello
