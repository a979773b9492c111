"""A dossier is a set of immutable changes; everything else is computed from it.

Merge is set union by change id. The heads of a key are its changes that no other change names as a
parent: one head is the value, more heads with equal values are equal, more heads with different values
are a conflict until a person records a change that names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.ids import ChangeId, DeskId, DossierId, TolkSessionId, WorkerId

JsonValue = None | bool | int | float | str | tuple["JsonValue", ...] | Mapping[str, "JsonValue"]


class ChangeKind(StrEnum):
    DOSSIER = "dossier"  # key 'head': roepnaam, language, azc, appointment ... what the caseload shows
    ANSWER = "answer"  # key: question id, or 'G03#<row id>' for a row of a repeat
    NOTE = "note"  # key: object id; value: question, note kind, text
    TOLK_SESSION = "tolk_session"  # key: session id
    TOLK_MARK = "tolk_mark"  # key: object id; 'niet_begrepen' or 'anders_gezegd' at a question
    GOAL = "goal"  # key: object id; one step of the plan: who does what, by when
    DECISION = "decision"  # key: 'leerroute', 'reden.b1', ...
    PIP_VERSION = "pip_version"  # key: version object id
    PAPER = "paper"  # key: paper id
    ATTACHMENT = "attachment"
    TASK = "task"  # key: object id, or 'regel.<rule>' for one that was proposed from the talk
    TEACH_BACK = "teach_back"  # key 'blok.<n>': how well a block of the plan was told back
    LINK = "link"  # key: id of another dossier of the household; '<id>#deelt' what may be offered to it
    APPOINTMENT = "appointment"  # key: object id; visit list
    CONTACT = "contact"  # key: object id; an invitation, an absence with its reason, a second chance
    HANDOVER = "handover"  # key: object id; what was brought in from COA or another municipality
    SHARE = "share"  # key: object id; which agreed fields went to which party
    CHOICE = "choice"  # key: id of the change that was chosen with; why, and out of what
    REMARK = "remark"  # key: object id, or '<id>#klaar'; of a second reader, and whether it is done
    SUMMARY = "summary"  # key 'summary': computed, closed schema


class Source(StrEnum):
    SAID = "said"
    DOCUMENT = "document"
    COA = "coa"
    OBSERVED = "observed"
    PARTNER = "partner"


class Certainty(StrEnum):
    CERTAIN = "certain"
    TO_CHECK = "to_check"


class Act(StrEnum):
    """Why an answer stands in the place of another one. Three different acts; none of them erases history."""

    CORRECTION = "correction"  # what stood there was typed wrong: it was never said so
    CHANGE_OF_MIND = "change_of_mind"  # the person says something else now
    WITHDRAWAL = "withdrawal"  # the person takes it back


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was said, decided or made. Never altered, never removed.

    `value` is JSON (None = emptied); for kind ANSWER it is {"state": null|AnswerState, "value": ...}.
    `time` is the hybrid logical clock as sortable text: for showing and listing, never for choosing.
    `wording` is the SHA-256 of the exact text shown, `language` the language it was asked in. `act` says why
    an answer replaces its parents; None where nothing that was said is replaced.
    """

    id: ChangeId
    dossier: DossierId
    kind: ChangeKind
    key: str
    value: JsonValue
    parents: tuple[ChangeId, ...]
    author: WorkerId
    desk: DeskId
    time: str
    pack: str | None = None
    language: str | None = None
    wording: str | None = None
    tolk_session: TolkSessionId | None = None
    source: Source | None = None
    certainty: Certainty | None = None
    act: Act | None = None


HeadKey = tuple[ChangeKind, str]


def heads(changes: Iterable[Change]) -> dict[HeadKey, tuple[Change, ...]]:
    """Per (kind, key) the changes that no other change of that key names as parent, sorted by id."""
    by_key: dict[HeadKey, dict[ChangeId, Change]] = {}
    replaced: dict[HeadKey, set[ChangeId]] = {}
    for change in changes:
        where = (change.kind, change.key)
        by_key.setdefault(where, {})[change.id] = change
        replaced.setdefault(where, set()).update(change.parents)
    return {
        where: tuple(found[i] for i in sorted(found) if i not in replaced[where])
        for where, found in by_key.items()
    }


def is_conflict(head_changes: Iterable[Change]) -> bool:
    """True when heads of one key hold different values: neither is 'the' value until a person chose."""
    values = [change.value for change in head_changes]
    return any(value != values[0] for value in values[1:])


def value_of(found: tuple[Change, ...]) -> JsonValue:
    """The value of the heads of one key; None where nothing was said, it was taken back, or two differ."""
    return found[0].value if found and not is_conflict(found) else None
