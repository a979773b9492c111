"""The audit for the privacy officer: which lines there are, whether the chain holds, and the lines as a file.

Read on the laptop of one klantmanager. A line holds no name; instead of the id of a dossier that is still
here, or of what stands in it, its roepnaam is shown, and only on the screen: the file has ids alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.domain.table_file import table_file
from desktop.domain.wording import nl
from desktop.usecases.access_gathered import audit_lines, named_in_audit
from desktop.usecases.audit_words import GROUP_WORDS, act_words, group_of
from desktop.usecases.dutch_words import clock_time, day_words, local
from desktop.usecases.person_rights import RIGHT_WORDS
from desktop.usecases.ports import AuditLine, Desk, UnitOfWork
from desktop.usecases.recording import new_id
from desktop.usecases.taking_out import export_reason, write_outside
from desktop.usecases.typed_days import needed_past_day

__all__ = [
    "AuditFilter",
    "AuditForm",
    "AuditShown",
    "LineShown",
    "audit_shown",
    "export_audit",
]

#: lines on the screen at once; the filters and the file reach the others
MOST_SHOWN = 100
_ID = 8
EXPORT_REASON = "audit.export."


class AuditForm(StrEnum):
    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What is looked for: '' = no matter. `day` as typed, `group` a value of `ActGroup`."""

    group: str = ""
    dossier: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line in words: number, moment, act, what it was about, result."""

    number: int
    when: str  # 'dinsdag 15 september, 11:10'
    what: str
    about: str  # roepnaam of the dossier it is in, if that is here; else the last signs of the id
    result: str


@dataclass(frozen=True, slots=True)
class AuditShown:
    """`chain` in words, '' = not looked at again; `is_whole` False: lines were altered or are gone."""

    chain: str
    is_whole: bool
    found: str  # '12 van 1.204 regels'
    fitting: int  # how many lines fit, shown or not
    lines: tuple[LineShown, ...]  # newest first, at most MOST_SHOWN
    groups: tuple[tuple[str, str], ...]
    dossiers: tuple[tuple[str, str], ...]  # id, roepnaam
    actor: str  # whose koffer it is


def audit_shown(desk: Desk, wanted: AuditFilter) -> AuditShown:
    """The lines that fit, and whether the chain is whole.

    Without a filter the whole chain is checked, and that look leaves a line itself; to filter does neither.

    Refusal NOT_A_DATE, IMPOSSIBLE_DATE, DATE_IN_FUTURE (field 'day').
    """
    on = needed_past_day(wanted.day, desk.clock.today(), "day") if wanted.day.strip() else None
    is_look = wanted == AuditFilter()
    with desk.unit_of_work() as work:
        is_whole = _is_whole(work) if is_look else True
        total = work.audit.head()[0]
        rows = {str(row.dossier): row.roepnaam for row in work.dossiers.all()}
        about = _about(work, wanted.dossier)
        fitting = [line for line in audit_lines(work) if _fits(line, wanted.group, about, on)]
        newest = fitting[-MOST_SHOWN:]
        owners = work.changes.dossiers_of(tuple({line.object_id for line in newest}))
        if is_look:
            work.audit.note("audit.checked", desk.desk, "ok" if is_whole else "broken")
            work.commit()
    chain = nl("{count} regels. De keten klopt.", count=_thousands(total))
    if not is_whole:
        chain = nl("De keten klopt niet: er is een regel veranderd of weg. Meld dit als incident.")
    return AuditShown(
        chain=chain if is_look else "",
        is_whole=is_whole,
        found=nl("{found} van {total} regels", found=_thousands(len(fitting)), total=_thousands(total)),
        fitting=len(fitting),
        lines=tuple(_shown(line, rows, owners) for line in reversed(newest)),
        groups=tuple((group.value, words) for group, words in GROUP_WORDS.items()),
        dossiers=tuple(sorted(rows.items(), key=lambda one: one[1].casefold())),
        actor=desk.worker.label,
    )


def export_audit(desk: Desk, target: Path, form: str, reason: str) -> None:
    """Every line to a new file, 0600; the head of the chain with it. The reason stays in the koffer.

    A broken chain goes out too, and says so in the JSON. Refusal REASON_MISSING (field 'reason'),
    EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like.
    """
    why = export_reason(reason)
    with desk.unit_of_work() as work:
        is_whole = _is_whole(work)
        lines, head = tuple(audit_lines(work)), work.audit.head()
        key = new_id(desk)
        work.state.put(f"{EXPORT_REASON}{key}", why)
        work.audit.note("audit.export", key, "begun")
        work.commit()
    content = _csv(lines) if form == AuditForm.CSV else _json(desk, lines, head, is_whole)
    write_outside(desk, target, content, "audit.export", key)


def _is_whole(work: UnitOfWork) -> bool:
    """False where the chain is broken."""
    try:
        work.audit.verify()
    except Trouble as trouble:
        if trouble.code is not TroubleCode.STORE_DAMAGED:
            raise
        return False
    return True


def _about(work: UnitOfWork, dossier: str) -> frozenset[str] | None:
    """What the lines of this dossier are about; None: no dossier was chosen."""
    if not dossier:
        return None
    of = DossierId(dossier)
    return named_in_audit(of, work.changes.of(of))


def _fits(line: AuditLine, group: str, about: frozenset[str] | None, on: date | None) -> bool:
    return (
        (not group or group_of(line.action).value == group)
        and (about is None or line.object_id in about)
        and (on is None or local(line.time).date() == on)
    )


def _shown(line: AuditLine, rows: Mapping[str, str], owners: Mapping[str, DossierId]) -> LineShown:
    moment = local(line.time)
    when = nl("{day}, {time}", day=day_words(moment.date(), with_year=False), time=clock_time(line.time))
    return LineShown(
        number=line.number,
        when=when,
        what=act_words(line.action),
        about=rows.get(owners.get(line.object_id, line.object_id)) or line.object_id[-_ID:],
        result=_RESULTS.get(line.result, line.result),
    )


def _thousands(number: int) -> str:
    """'1.204'."""
    return f"{number:,}".replace(",", ".")


def _csv(lines: Iterable[AuditLine]) -> bytes:
    """The six fields and the number; a spreadsheet opens it as text."""
    head = ("nummer", "handeling", "object", "resultaat", "herkomst", "wie", "wanneer")
    rows = [
        (str(one.number), one.action, one.object_id, one.result, one.desk, one.actor, one.time.isoformat())
        for one in lines
    ]
    return table_file([head, *rows])


def _json(desk: Desk, lines: tuple[AuditLine, ...], head: tuple[int, bytes], is_whole: bool) -> bytes:
    told = {
        "formaat": "intakekoffer-logboek/1",
        "gemaakt_op": desk.clock.now().isoformat(timespec="seconds"),
        "keten_klopt": is_whole,
        "kop": {"regels": head[0], "mac": head[1].hex()},
        "regels": [
            {
                "nummer": one.number,
                "handeling": one.action,
                "object": one.object_id,
                "resultaat": one.result,
                "herkomst": one.desk,
                "wie": one.actor,
                "wanneer": one.time.isoformat(),
            }
            for one in lines
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


_RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "ok": nl("gelukt"),
        "begun": nl("begonnen"),
        "failed": nl("mislukt"),
        "damaged": nl("beschadigd"),
        "broken": nl("klopt niet"),
        "replayed": nl("teruggehaald"),
        **{right.value: words for right, words in RIGHT_WORDS.items()},
    }
)
