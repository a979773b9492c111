"""A change as the text that stands in the store and in the journal, and back."""

from __future__ import annotations

import json
import re

from desktop.domain.changes import Act, Certainty, Change, ChangeKind, JsonValue, Source
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import ChangeId, DeskId, DossierId, TolkSessionId, WorkerId

_ID = re.compile(rb'\{"id":"([0-9A-Za-z-]+)",')


def encode(change: Change) -> str:
    """One line of JSON, keys in order.

    Raises Refusal(NOT_PRINTABLE_TEXT) for text that no file can hold (NUL, half a surrogate pair) and
    ValueError for a number that is not finite or a value that is not JSON.
    """
    raw = {
        "id": change.id,
        "dossier": change.dossier,
        "kind": change.kind.value,
        "key": change.key,
        "value": _plain(change.value),
        "parents": list(change.parents),
        "author": change.author,
        "desk": change.desk,
        "time": change.time,
        "pack": change.pack,
        "language": change.language,
        "wording": change.wording,
        "tolk_session": change.tolk_session,
        "source": None if change.source is None else change.source.value,
        "certainty": None if change.certainty is None else change.certainty.value,
        "act": None if change.act is None else change.act.value,
    }
    text = json.dumps(raw, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if "\\u0000" in text and _has_nul(raw):
        raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, field=change.key)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        unprintable = True
    else:
        unprintable = False
    if unprintable:
        raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, field=change.key)
    return text


def id_in(plain: bytes) -> str:
    """The id of a change in the bytes of what `encode` wrote, without reading the rest; '' where there is
    none. It says nothing about whether the rest can be read."""
    found = _ID.match(plain)
    return "" if found is None else found[1].decode("ascii")


def dossier_in(plain: bytes) -> str:
    """Of which dossier a change is that a newer program wrote; '' where that cannot be read."""
    try:
        raw = json.loads(plain)
        return str(raw["dossier"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def decode(text: str) -> Change:
    """What `encode` wrote; lists become tuples. Raises Trouble(STORE_DAMAGED) for anything else."""
    try:
        raw = json.loads(text)
        return Change(
            id=ChangeId(raw["id"]),
            dossier=DossierId(raw["dossier"]),
            kind=ChangeKind(raw["kind"]),
            key=raw["key"],
            value=_frozen(raw["value"]),
            parents=tuple(ChangeId(p) for p in raw["parents"]),
            author=WorkerId(raw["author"]),
            desk=DeskId(raw["desk"]),
            time=raw["time"],
            pack=raw["pack"],
            language=raw["language"],
            wording=raw["wording"],
            tolk_session=None if raw["tolk_session"] is None else TolkSessionId(raw["tolk_session"]),
            source=None if raw["source"] is None else Source(raw["source"]),
            certainty=None if raw["certainty"] is None else Certainty(raw["certainty"]),
            act=None if raw.get("act") is None else Act(raw["act"]),  # stores of before this field
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise Trouble(TroubleCode.STORE_DAMAGED)


def _plain(value: JsonValue) -> object:
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    return {k: _plain(v) for k, v in value.items()}


def _frozen(value: object) -> JsonValue:
    if isinstance(value, list):
        return tuple(_frozen(v) for v in value)
    if isinstance(value, dict):
        return {str(k): _frozen(v) for k, v in value.items()}
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise ValueError


def _has_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, dict):
        return any(_has_nul(k) or _has_nul(v) for k, v in value.items())
    return isinstance(value, list) and any(_has_nul(v) for v in value)
