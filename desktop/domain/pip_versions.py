"""The versions of the plan, read from the changes: each is an object of its own, only ever followed.

A version is a change of kind `pip_version` under a key of its own that nothing replaces. It holds route,
lines, dates and what the law said, never the words of a reason: those stand in the decision 'redenen.<key>',
which is sealed apart. What cannot be read is left out. Two desks that made the same number are both kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue
from desktop.domain.decided import decided_table, decided_text
from desktop.domain.ids import ChangeId, WorkerId
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import PipStatus, PipVersion

#: decision '<this>.<version key>': the reasons as they were when the version was frozen
FROZEN_REASONS_KEY = "redenen"
#: decision '<this>.<version key>': the day the letter went out, where it was not known at once
BEKENDMAKING_KEY = "bekendmaking"
#: decision '<this>.<branch>': which of two versions that were established beside each other holds
HOLDS_KEY = "versie_geldt"

#: sentences that follow from other things than the decision (who helps now, the next talk, the dates of the
#: term): another one of these is not another plan
LOOSE_LINES = ("plan.3.term", "plan.3.years", "plan.7.coach", "plan.8.next", "plan.8.no_date")
#: what carries the decision out: when and where the lessons are, on which days we talk. It is written down
#: with every version, and another day or school asks for no other decision (WI 15 asks for route and hours)
EXECUTION_LINES = (
    "plan.4.school", "plan.4.place", "plan.4.days_", "plan.4.start",
    "plan.4.online_yes", "plan.4.online_partly", "plan.8.talks",
)  # fmt: skip
EXECUTION_KEYS = frozenset({"les", "voortgang"})


class VersionKind(StrEnum):
    """What a version is to the one before it."""

    EERSTE = "eerste"
    WIJZIGING = "wijziging"
    SCHAKELEN = "schakelen"
    AFSCHALEN = "afschalen"
    VERHUIZING = "verhuizing"  # the first one here, after a plan of another municipality


class Form(StrEnum):
    """What a paper of this version is called: an advice is not the decision (the term begins with that)."""

    CONCEPT = "concept"
    ADVIES = "advies"  # not in our BRP or not housed yet
    BESLUIT = "besluit"


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One sentence of the plan as it was frozen. `key` = its text key, `step` = the step it tells of."""

    block: int
    text: str
    key: str = ""
    question: str = ""
    law: str = ""
    step: str = ""

    @property
    def is_loose(self) -> bool:
        """True for a sentence that is no part of what was decided."""
        return self.key.startswith(LOOSE_LINES)


@dataclass(frozen=True, slots=True)
class Mandate:
    """Who decided in the name of the college."""

    name: str
    function: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version. Days are ISO text, '' = none; `category` is the key of why it followed another."""

    key: str
    change: ChangeId
    author: WorkerId
    time: str
    pip: PipVersion
    kind: VersionKind
    form: Form
    made_on: str
    lines: tuple[VersionLine, ...]
    is_level_a2: bool = False
    moved_from: str = ""
    category: str = ""
    mandate: Mandate | None = None
    bekendmaking: str = ""
    decision_number: str = ""
    #: what was agreed beside the route, by decision key, as it was written down
    agreed: Mapping[str, JsonValue] = field(default_factory=lambda: MappingProxyType({}))
    law: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    of: str = ""
    #: the established version that held when this one was established, '' = it is the first; None = not known
    after: str | None = None
    #: another desk made another version with this number
    is_twin: bool = False

    @property
    def number(self) -> int:
        return self.pip.number

    @property
    def branch(self) -> str:
        """What two versions that were established beside each other share: what they followed."""
        return str(self.number) if self.after is None else self.after or "eerste"

    @property
    def is_vastgesteld(self) -> bool:
        return self.pip.status is PipStatus.VASTGESTELD


def versions_of(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[Version, ...]:
    """Every version there is, by number, then by time of making. Pure, whatever order they came in."""
    found = [
        version
        for (kind, key), changes in heads.items()
        if kind is ChangeKind.PIP_VERSION
        for change in changes
        if (version := _read(key, change, heads)) is not None
    ]
    numbers = [version.number for version in found]
    marked = [
        replace(version, is_twin=True) if numbers.count(version.number) > 1 else version for version in found
    ]
    return tuple(sorted(marked, key=lambda version: (version.number, version.time, version.change)))


def vastgesteld_version(versions: Iterable[Version]) -> Version | None:
    """The plan that holds: the established one with the highest number.

    Of two with one number the one of the earlier first dagtekening, so that no day is told too late, until a
    person chose (`disputed`).
    """
    done = [version for version in versions if version.is_vastgesteld]
    return min(
        done, key=lambda one: (-one.number, one.pip.dagtekening_initieel or "9999", one.change), default=None
    )


def standing_version(versions: Iterable[Version]) -> Version | None:
    """What the plan is in law: the established version, and before there is one the newest."""
    known = tuple(versions)
    established = vastgesteld_version(known)
    return established or (known[-1] if known else None)


def disputed(
    versions: Iterable[Version], heads: Mapping[HeadKey, tuple[Change, ...]]
) -> tuple[tuple[Version, ...], ...]:
    """The versions that two desks established beside each other and nobody chose between yet."""
    done: dict[str, list[Version]] = {}
    for version in versions:
        if version.is_vastgesteld:
            done.setdefault(version.branch, []).append(version)
    return tuple(
        tuple(found)
        for branch, found in sorted(done.items())
        if len(found) > 1 and chosen_key(heads, branch) not in {one.key for one in found}
    )


def settled(versions: Iterable[Version], heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[Version, ...]:
    """The versions without the established ones that a person set aside for another."""
    return tuple(
        one for one in versions if not one.is_vastgesteld or chosen_key(heads, one.branch) in ("", one.key)
    )


def chosen_key(heads: Mapping[HeadKey, tuple[Change, ...]], branch: str) -> str:
    """Which of the versions established beside each other a person chose; '' for nobody yet."""
    return decided_text(heads, f"{HOLDS_KEY}.{branch}")


def plan_that_holds(heads: Mapping[HeadKey, tuple[Change, ...]]) -> Version | None:
    """The established version of a dossier, None while there is none."""
    return vastgesteld_version(settled(versions_of(heads), heads))


def plan_in_law(heads: Mapping[HeadKey, tuple[Change, ...]]) -> Version | None:
    """The plan as lists, terms and summary see it: the established one, also while it is being changed."""
    return standing_version(settled(versions_of(heads), heads))


def frozen_reasons(
    heads: Mapping[HeadKey, tuple[Change, ...]], version: Version | None
) -> Mapping[str, JsonValue]:
    """The reasons that were frozen with a version; empty where this desk does not have them."""
    if version is None:
        return {}
    return decided_table(heads, f"{FROZEN_REASONS_KEY}.{version.key}") or {}


def _read(key: str, change: Change, heads: Mapping[HeadKey, tuple[Change, ...]]) -> Version | None:
    value = change.value
    if not isinstance(value, Mapping):
        return None
    number, status, route = value.get("number"), value.get("status"), value.get("route")
    if isinstance(number, bool) or not isinstance(number, int) or status not in set(PipStatus):
        return None
    pip = PipVersion(
        number=number,
        status=PipStatus(str(status)),
        route=Leerroute(str(route)) if route in set(Leerroute) else None,
        dagtekening=_day(value, "dagtekening"),
        dagtekening_initieel=_day(value, "dagtekening_initieel"),
    )
    kind, form, mandate = value.get("kind"), value.get("form"), value.get("mandate")
    later = decided_text(heads, f"{BEKENDMAKING_KEY}.{key}")
    law = value.get("law_values")
    return Version(
        key=key,
        change=change.id,
        author=change.author,
        time=change.time,
        pip=pip,
        kind=VersionKind(str(kind)) if kind in set(VersionKind) else VersionKind.EERSTE,
        form=Form(str(form)) if form in set(Form) else _form_of(pip),
        made_on=_day(value, "law_day"),
        lines=tuple(_lines(value.get("lines"))),
        is_level_a2=value.get("level_a2") is True,
        moved_from=_text(value, "moved_from"),
        category=_text(value, "category"),
        mandate=_mandate(mandate) if isinstance(mandate, Mapping) else None,
        bekendmaking=later if whole_day(later) else _day(value, "bekendmaking"),
        decision_number=_text(value, "decision_number"),
        agreed=agreed if isinstance(agreed := value.get("agreed"), Mapping) else {},
        law={k: v for k, v in law.items() if isinstance(v, str)} if isinstance(law, Mapping) else {},
        of=_text(value, "of"),
        after=after if isinstance(after := value.get("after"), str) else None,
    )


def _form_of(pip: PipVersion) -> Form:
    return Form.BESLUIT if pip.status is PipStatus.VASTGESTELD else Form.CONCEPT


def _lines(value: JsonValue) -> Iterable[VersionLine]:
    for one in value if isinstance(value, list | tuple) else ():
        if isinstance(one, Mapping) and isinstance(block := one.get("block"), int) and _text(one, "text"):
            told = (_text(one, name) for name in ("text", "key", "question", "law", "step"))
            yield VersionLine(block, *told)


def _mandate(value: Mapping[str, JsonValue]) -> Mandate | None:
    name, function = _text(value, "name"), _text(value, "function")
    return Mandate(name, function) if name else None


def _day(value: Mapping[str, JsonValue], name: str) -> str:
    """An ISO day that exists, '' for anything else."""
    found = whole_day(_text(value, name))
    return found.isoformat() if isinstance(found, date) else ""


def _text(value: Mapping[str, JsonValue], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
