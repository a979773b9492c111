"""What is decided beside the leerroute itself: the local offer, the second talk, what stands in for a test.

Decisions (kind `decision`): 'aanbod.onderwijs' {"state", "note"} (rule R-OND-03), 'tweede_gesprek'
{"state", "day", "note"} and 'reden.geen_toets' text (rule R-LBT-07). Read strictly: what has another shape
counts as not decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.answer import whole_day
from desktop.domain.changes import JsonValue

OFFER_KEY = "aanbod.onderwijs"
SECOND_TALK_KEY = "tweede_gesprek"
NO_TEST_KEY = "reden.geen_toets"


class OfferState(StrEnum):
    """Whether there is a place in the onderwijsroute here; it differs per region and was never a promise."""

    YES = "ja"
    WAITING = "wachtlijst"
    NO = "nee"


@dataclass(frozen=True, slots=True)
class Offer:
    """The local offer of the onderwijsroute, as the klantmanager asked it."""

    state: OfferState
    note: str


class SecondTalkState(StrEnum):
    """What came of the offer to talk again with somebody who does not agree (K08)."""

    OFFERED = "aangeboden"
    PLANNED = "gepland"
    HELD = "gehad"
    NOT_WANTED = "niet_gewild"


@dataclass(frozen=True, slots=True)
class SecondTalk:
    """The second talk; `day` where it is planned or was held."""

    state: SecondTalkState
    day: date | None
    note: str


def read_offer(value: JsonValue) -> Offer | None:
    """The offer in a decision; None where it has another shape."""
    if not isinstance(value, Mapping):
        return None
    state, note = value.get("state"), value.get("note")
    if state not in set(OfferState) or not isinstance(note, str):
        return None
    return Offer(OfferState(str(state)), note.strip())


def offer_value(state: OfferState, note: str) -> Mapping[str, JsonValue]:
    """The other direction of `read_offer`."""
    return {"state": state.value, "note": note}


def read_second_talk(value: JsonValue) -> SecondTalk | None:
    """The second talk in a decision; None where it has another shape, or a planned one has no day."""
    if not isinstance(value, Mapping):
        return None
    state, day, note = (value.get(name) for name in ("state", "day", "note"))
    if state not in set(SecondTalkState) or not isinstance(day, str) or not isinstance(note, str):
        return None
    read, found = whole_day(day), SecondTalkState(str(state))
    if (day and read is None) or (found is SecondTalkState.PLANNED and read is None):
        return None
    return SecondTalk(found, read, note.strip())


def second_talk_value(state: SecondTalkState, day: date | None, note: str) -> Mapping[str, JsonValue]:
    """The other direction of `read_second_talk`."""
    return {"state": state.value, "day": day.isoformat() if day else "", "note": note}
