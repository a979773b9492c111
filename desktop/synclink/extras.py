"""What goes along with the changes in one sync, and how its progress is told on this side of the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from desktop.synclink.facts import EnrolmentFacts
from desktop.usecases.link_ports import Counted, Manner, SyncProgress, SyncStep
from sync.client.engine import Step
from sync.client.ports import FrontDoor, Remote
from sync.client.rounds import (
    AttachmentRound,
    Extras,
    LeaveAttachments,
    NoOrders,
    OrderRound,
    Progress,
    Unit,
    no_attachments,
    nothing_left,
)
from sync.protocol.packing import Packing

#: batches under way at once: while one is being stored the next is already on its way
_LANES = 2

STEPS: Mapping[Step, SyncStep] = MappingProxyType(
    {
        Step.FIND: SyncStep.FIND,
        Step.SEND: SyncStep.SEND,
        Step.FETCH: SyncStep.FETCH,
        Step.COMPARE: SyncStep.COMPARE,
        Step.CONFIRMED: SyncStep.CONFIRMED,
    }
)
_BY_NAME = {step.value: told for step, told in STEPS.items()}


class BackEnd(Remote, FrontDoor, Protocol):
    """Both doors of one back end."""


def _no_orders(back_end: BackEnd, facts: EnrolmentFacts) -> OrderRound:
    return NoOrders()


def _nothing_left(back_end: BackEnd, facts: EnrolmentFacts) -> LeaveAttachments:
    return nothing_left


def _no_attachments(back_end: BackEnd, facts: EnrolmentFacts) -> AttachmentRound:
    return no_attachments


@dataclass(frozen=True, slots=True)
class RoundMakers:
    """Makes the rounds of one sync over its open connection; composition hands these in.

    `lanes` 1 keeps a sync on one thread: then what happens in it happens in the same order every time.
    """

    orders: Callable[[BackEnd, EnrolmentFacts], OrderRound] = _no_orders
    attachments: Callable[[BackEnd, EnrolmentFacts], AttachmentRound] = _no_attachments
    lanes: int = _LANES
    leaving: Callable[[BackEnd, EnrolmentFacts], LeaveAttachments] = _nothing_left


def extras_for(
    makers: RoundMakers, back_end: BackEnd, facts: EnrolmentFacts, manner: Manner, packing: Packing
) -> Extras:
    """The extras of one sync. Without photos the attachments stay where they are; `packing` is what got
    through the last time."""

    def tell(progress: Progress) -> None:
        manner.on_progress(progress_of(progress))

    return Extras(
        orders=makers.orders(back_end, facts),
        attachments=makers.attachments(back_end, facts) if manner.with_photos else no_attachments,
        leave_attachments=makers.leaving(back_end, facts),
        on_progress=tell,
        lanes=makers.lanes,
        packing=packing,
    )


def progress_of(progress: Progress) -> SyncProgress:
    """As the use cases count; attachments go when the changes stand, so they are told at the last step."""
    step = _BY_NAME.get(progress.name)
    if step is None:
        is_bytes = progress.unit is Unit.BYTES
        counted = Counted.BYTES if is_bytes else Counted.PHOTOS
        return SyncProgress(SyncStep.CONFIRMED, progress.done, progress.total, counted)
    return SyncProgress(step, progress.done, progress.total)
