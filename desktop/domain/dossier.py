"""A dossier as lists show it, projected from its heads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.answer import Answers, answers_from
from desktop.domain.appointment import Appointment, appointments_from
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue
from desktop.domain.decided import decided_text
from desktop.domain.household import links_from
from desktop.domain.ids import DossierId
from desktop.domain.merge_rules import choices_waiting
from desktop.domain.person_rights import restricted_since
from desktop.domain.pip_versions import plan_in_law
from desktop.domain.remarks import open_remarks
from desktop.domain.revision import revision_of
from desktop.domain.same_person import goes_on_in
from desktop.domain.tasks import tasks_from
from forms.answer_moves import ROW_MARK

#: 'een andere taal' at S01
_UNNAMED_LANGUAGE = "other"

HEAD_KEY = "head"
#: decisions with a date: what was asked of a third party and when it came in (BI 5.3)
THIRD_PARTY_ASKED_KEY = "derde.gevraagd"
THIRD_PARTY_RECEIVED_KEY = "derde.ontvangen"


@dataclass(frozen=True, slots=True)
class DossierRow:
    """What the caseload and the visit list need; holds no answer with AVG mark 9 or 10, no BSN, no V-nummer.

    Dates are ISO text ('' = unknown). Which deadline follows from them is computed when it is shown.
    """

    dossier: DossierId
    roepnaam: str
    language: str  # code, '' = unknown
    azc: str
    room: str
    appointment: str  # local 'YYYY-MM-DDTHH:MM', '' = none
    tolk: str  # how the tolk is arranged, '' = not arranged
    permit: str  # choice key of P07
    regime: str  # choice key of P09
    kennisgeving: str  # P08
    brp: str  # P11: ISO date or 'nog_niet'
    pip_status: str  # '', 'concept', 'gereed', 'vastgesteld'
    conflicts: int
    answered: int
    applicable: int
    last_change: str  # time of the newest change
    birth: str = ""  # P02: full or partial ISO date; an eighteenth birthday decides who belongs here
    appointments: tuple[Appointment, ...] = ()  # in order of time
    open_tasks: int = 0
    first_due: str = ""  # the earliest date of an open task, ISO
    household: tuple[DossierId, ...] = ()
    third_asked: str = ""  # information of a third party that the plan waits for (BI 5.3), ISO
    third_received: str = ""
    goes_on_in: str = ""  # joined: the dossier of the same person in which the work goes on
    is_revised: bool = False  # the plan is vastgesteld, and a change of it was begun
    restricted_since: str = ""  # ISO: nothing may be altered (AVG 18), '' = it may
    open_remarks: int = 0  # of a second reader, not dealt with yet


def head_fields(heads: Mapping[HeadKey, tuple[Change, ...]]) -> Mapping[str, JsonValue]:
    """The fields of the dossier head. While two heads differ only what they agree on is told."""
    found = heads.get((ChangeKind.DOSSIER, HEAD_KEY), ())
    values = [change.value for change in found if isinstance(change.value, Mapping)]
    if not values:
        return {}
    first = values[0]
    return {name: first[name] for name in first if all(value.get(name) == first[name] for value in values)}


def newest_pip(heads: Mapping[HeadKey, tuple[Change, ...]]) -> Mapping[str, JsonValue]:
    """The value of the PIP version with the highest number (an established one before others of it), or {}.

    A version is an object of its own: it is only followed by a new one, never overwritten.
    """
    found = [
        value
        for (kind, _), changes in heads.items()
        if kind is ChangeKind.PIP_VERSION
        for change in changes
        if isinstance(value := change.value, Mapping)
    ]
    order = ("", "concept", "gereed", "vastgesteld")

    def rank(value: Mapping[str, JsonValue]) -> tuple[int, int]:
        number, status = value.get("number"), value.get("status")
        return (
            number if isinstance(number, int) else 0,
            order.index(status) if isinstance(status, str) and status in order else 0,
        )

    return max(found, key=rank, default={})


def project_row(dossier: DossierId, heads: Mapping[HeadKey, tuple[Change, ...]]) -> DossierRow:
    """The row of one dossier from its heads. Pure: the same heads give the same row.

    `answered` counts keys that stand (a row of a repeat counts with its question); `applicable` needs the
    pack and is 0 here: whoever knows the pack fills it in.
    """
    answers = answers_from(heads)
    head = head_fields(heads)
    tasks = [task for task in tasks_from(heads) if task.is_open]
    standing = plan_in_law(heads)
    last = max((change.time for changes in heads.values() for change in changes), default="")
    return DossierRow(
        dossier=dossier,
        roepnaam=answers.text("P01") or _text(head, "roepnaam"),
        language=_preferred(answers) or _text(head, "language"),
        azc=_text(head, "azc"),
        room=_text(head, "room"),
        appointment=_text(head, "appointment"),
        tolk=_text(head, "tolk"),
        permit=answers.text("P07") or "",
        regime=answers.text("P09") or "",
        kennisgeving=answers.text("P08") or "",
        brp=answers.text("P11") or "",
        pip_status=standing.pip.status.value if standing else "",
        conflicts=len(choices_waiting(heads)),
        answered=len(_standing(answers)),
        applicable=0,
        last_change=last,
        birth=answers.text("P02") or "",
        appointments=appointments_from(heads, head),
        open_tasks=len(tasks),
        first_due=min((task.due for task in tasks if task.due), default=""),
        household=tuple(link.other for link in links_from(heads)),
        third_asked=decided_text(heads, THIRD_PARTY_ASKED_KEY),
        third_received=decided_text(heads, THIRD_PARTY_RECEIVED_KEY),
        goes_on_in=goes_on_in(dossier, heads),
        is_revised=standing is not None and revision_of(heads, standing) is not None,
        restricted_since=restricted_since(heads),
        open_remarks=open_remarks(heads),
    )


def _preferred(answers: Answers) -> str:
    """The language the person names (S01); one that the pack has no name for leaves what was known before."""
    named = answers.text("S01") or ""
    return "" if named == _UNNAMED_LANGUAGE else named


def _text(value: Mapping[str, JsonValue], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _standing(answers: Answers) -> set[str]:
    """Question ids with an answer, a state or a row; a conflict counts as answered (twice, in fact)."""
    keys = {key for key in answers.by_key if not answers.by_key[key].is_empty} | answers.conflicts
    return {key.partition(ROW_MARK)[0] for key in keys}
