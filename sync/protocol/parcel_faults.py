"""Why a stick or a parcel is not taken in: a closed list for both ends. Nothing of its contents is in it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sync.protocol.canonical import WireCode, WireProblem


class ParcelFault(StrEnum):
    NO_PARCEL = "no-parcel"  # another kind of file, or none
    OTHER_KIND = "other-kind"  # a parcel, but not one for this door
    CUT = "cut"  # the end is missing: the copying was broken off
    NOT_FOR_US = "not-for-us"  # sealed to the key of somebody else
    ALTERED = "altered"  # some byte is not as it was written
    NEWER = "newer"  # of a later version of the program
    SIGNATURE = "signature"  # not signed by whom it says
    OTHER_TENANT = "other-tenant"  # of another municipality
    OTHER_DESK = "other-desk"  # of, or for, a laptop that is another one
    UNREADABLE = "unreadable"  # it opened, and no reader of ours accepts what is in it


class ParcelRefused(Exception):
    """Nothing of it was taken in."""

    def __init__(self, fault: ParcelFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


_FAULTS: Mapping[tuple[WireCode, str], ParcelFault] = MappingProxyType(
    {
        (WireCode.WRONG_FORMAT, "parcel"): ParcelFault.NO_PARCEL,
        (WireCode.CUT, "parcel"): ParcelFault.CUT,
        (WireCode.MIXED, "parcel.header"): ParcelFault.OTHER_KIND,
        (WireCode.UNKNOWN_VERSION, "parcel.header"): ParcelFault.NEWER,
        (WireCode.UNKNOWN_VERSION, "stick"): ParcelFault.NEWER,
        (WireCode.UNKNOWN_VERSION, "hand-over"): ParcelFault.NEWER,
        (WireCode.MISSING, "parcel.key"): ParcelFault.NOT_FOR_US,
        (WireCode.DOES_NOT_OPEN, "parcel"): ParcelFault.ALTERED,
    }
)


def refused(problem: WireProblem) -> ParcelRefused:
    """What to tell of a problem that a reader found."""
    if problem.code is WireCode.SIGNATURE:
        return ParcelRefused(ParcelFault.SIGNATURE)
    return ParcelRefused(_FAULTS.get((problem.code, problem.where), ParcelFault.UNREADABLE))
