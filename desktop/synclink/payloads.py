"""A change as the desk knows it, and as it travels. Strict on the way in: nothing is guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import cast

from desktop.domain.changes import Act, Certainty, Change, ChangeKind, JsonValue, Source
from desktop.domain.ids import ChangeId, DeskId, DossierId, TolkSessionId, WorkerId
from sync.protocol.model import ChangeRecord
from sync.protocol.runs import Run


class UnknownWord(Exception):
    """A kind, source, certainty or act of a newer version: the set is kept, this change is not read."""


def vocabulary() -> str:
    """The words this version can read, as one short text: another one means another reader."""
    families: tuple[type[StrEnum], ...] = (ChangeKind, Source, Certainty, Act)
    words = sorted(f"{family.__name__}.{one.value}" for family in families for one in family)
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def to_record(change: Change) -> ChangeRecord:
    """The change for the body of a change set."""
    return ChangeRecord(
        id=change.id,
        dossier=change.dossier,
        kind=change.kind.value,
        key=change.key,
        value=_to_json(change.value),
        parents=tuple(change.parents),
        author=change.author,
        desk=change.desk,
        time=change.time,
        pack=change.pack,
        language=change.language,
        wording=change.wording,
        tolk_session=change.tolk_session,
        source=None if change.source is None else change.source.value,
        certainty=None if change.certainty is None else change.certainty.value,
        act=None if change.act is None else change.act.value,
    )


def from_record(record: ChangeRecord) -> Change:
    """The change of a record that was read strictly. Raises UnknownWord."""
    kind, source, certainty, act = _words(record)
    return Change(
        id=ChangeId(record.id),
        dossier=DossierId(record.dossier),
        kind=kind,
        key=record.key,
        value=_from_json(record.value),
        parents=tuple(ChangeId(parent) for parent in record.parents),
        author=WorkerId(record.author),
        desk=DeskId(record.desk),
        time=record.time,
        pack=record.pack,
        language=record.language,
        wording=record.wording,
        tolk_session=None if record.tolk_session is None else TolkSessionId(record.tolk_session),
        source=source,
        certainty=certainty,
        act=act,
    )


def from_run(run: Run) -> list[Change]:
    """The changes of a run that was read strictly: what they share is looked up once. Raises UnknownWord."""
    one = run.common
    kind, source, certainty, act = _words(one)
    dossier, author, desk = DossierId(one.dossier), WorkerId(one.author), DeskId(one.desk)
    session = None if one.tolk_session is None else TolkSessionId(one.tolk_session)
    above = cast("Mapping[int, tuple[ChangeId, ...]]", run.parents)
    shared = (one.pack, one.language, one.wording, session, source, certainty, act)
    columns = zip(run.ids(), run.keys, run.values, run.times(), strict=True)
    return [
        Change(
            cast("ChangeId", name),
            dossier,
            kind,
            key,
            _from_json(value),
            above.get(place, ()),
            author,
            desk,
            time,
            *shared,
        )  # fmt: skip
        for place, (name, key, value, time) in enumerate(columns)
    ]


def _words(record: ChangeRecord) -> tuple[ChangeKind, Source | None, Certainty | None, Act | None]:
    try:
        return (
            ChangeKind(record.kind),
            None if record.source is None else Source(record.source),
            None if record.certainty is None else Certainty(record.certainty),
            None if record.act is None else Act(record.act),
        )
    except ValueError:
        raise UnknownWord from None


def _to_json(value: JsonValue) -> object:
    if isinstance(value, Mapping):
        return {key: _to_json(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_to_json(inner) for inner in value]
    return value


def _from_json(value: object) -> JsonValue:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, dict):
        return {
            str(key): inner if type(inner) is str or inner is None else _from_json(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return tuple(_from_json(inner) for inner in value)
    raise UnknownWord
