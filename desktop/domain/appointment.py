"""When and where a talk is, and which interpreter was booked for it: the visit list is made of these.

An appointment is a change of kind `appointment` with an object id as key, so that two that were planned apart
never meet; {'off': true} takes it off the list. The one that the office put in the head of the dossier counts
as key 'head' until it is changed here: the head itself is never rewritten for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from desktop.domain.tolk import TolkWay
from desktop.domain.wording import nl

HEAD_APPOINTMENT = "head"
#: how the office writes in one line of text where the interpreter is
WAY_WORDS: Mapping[TolkWay, str] = {
    TolkWay.PHONE: nl("telefoon"),
    TolkWay.ON_SITE: nl("komt zelf"),
    TolkWay.VIDEO: nl("beeldbellen"),
}


class TolkWish(StrEnum):
    """What the person asked for. Not asking is not a wish."""

    NONE = ""
    WOMAN = "vrouw"
    MAN = "man"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One talk that is planned. `at` is local 'YYYY-MM-DDTHH:MM'; `tolk` a number or a name, '' = not booked.

    `is_disputed`: two desks changed it differently; both are listed until a person changes it again.
    """

    key: str
    at: str
    place: str = ""
    room: str = ""
    tolk: str = ""
    way: str = ""
    wish: str = ""
    is_disputed: bool = False

    @property
    def day(self) -> date:
        """The local day."""
        return date.fromisoformat(self.at[:10])

    @property
    def tolk_words(self) -> str:
        """'48213, telefoon', '' while none is booked."""
        if not self.tolk:
            return ""
        way = WAY_WORDS.get(TolkWay(self.way)) if self.way in set(TolkWay) else ""
        return nl("{tolk}, {way}", tolk=self.tolk, way=way) if way else self.tolk


def is_moment(text: str) -> bool:
    """True for a local 'YYYY-MM-DDTHH:MM' that exists."""
    try:
        return len(text) == 16 and datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False


def appointment_value(one: Appointment, instead_of: str = "") -> Mapping[str, JsonValue]:
    """The change value. `instead_of`: for key 'head' the moment in the head that it was made from."""
    value = {"at": one.at, "place": one.place, "room": one.room, "tolk": one.tolk, "way": one.way}
    return {**value, "wish": one.wish, "instead_of": instead_of}


def appointments_from(
    heads: Mapping[HeadKey, tuple[Change, ...]], head: Mapping[str, JsonValue]
) -> tuple[Appointment, ...]:
    """Every appointment of a dossier in order of time; `head` are the agreed fields of the dossier head.

    A head that the office wrote anew with another moment stands beside what was changed here: neither is
    dropped.
    """
    found: list[Appointment] = []
    replaced: set[str] = set()
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.APPOINTMENT:
            continue
        disputed = is_conflict(changes)
        for change in changes:
            replaced |= _replaced(key, change.value)
            one = _read(key, change.value, disputed)
            if one is not None and one not in found:
                found.append(one)
    from_head = _from_head(head)
    if from_head is not None and from_head.at not in replaced:
        found.append(from_head)
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def next_of(appointments: Iterable[Appointment], today: date) -> Appointment | None:
    """The first appointment on `today` or later; the last one of all when every day has passed."""
    found = sorted(appointments, key=lambda one: (one.at, one.key))
    return next((one for one in found if one.day >= today), found[-1] if found else None)


def next_after(appointments: Iterable[Appointment], today: date) -> Appointment | None:
    """The first appointment after `today`: what a plan may promise."""
    return next((one for one in sorted(appointments, key=lambda a: (a.at, a.key)) if one.day > today), None)


def _replaced(key: str, value: JsonValue) -> set[str]:
    """The moment in the head that this change stands instead of."""
    if key != HEAD_APPOINTMENT or not isinstance(value, Mapping):
        return set()
    moment = value.get("instead_of")
    return {moment} if isinstance(moment, str) else set()


def _read(key: str, value: JsonValue, disputed: bool) -> Appointment | None:
    """None for one that was taken off the list, or that cannot be read."""
    if not isinstance(value, Mapping) or value.get("off") is True:
        return None
    at = _text(value, "at")
    if not is_moment(at):
        return None
    texts = {name: _text(value, name) for name in ("place", "room", "tolk", "way", "wish")}
    return Appointment(key, at, **texts, is_disputed=disputed)


def _from_head(head: Mapping[str, JsonValue]) -> Appointment | None:
    at = _text(head, "appointment")
    if not is_moment(at):
        return None
    who, _, said = _text(head, "tolk").partition(", ")
    way = next((way.value for way, words in WAY_WORDS.items() if words == said), "")
    tolk = who if way or not said else f"{who}, {said}"
    return Appointment(HEAD_APPOINTMENT, at, _text(head, "azc"), _text(head, "room"), tolk, way)


def _text(value: Mapping[str, JsonValue], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
