"""A change as the text that stands in the store and in the journal, and back."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring
from types import MappingProxyType

from desktop.domain.changes import Act, Certainty, Change, ChangeKind, JsonValue, Source
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import ChangeId, DeskId, DossierId, TolkSessionId, WorkerId

_SHARED = ("pack", "language", "wording", "tolk_session", "source", "certainty", "act")
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_ATOMS: Mapping[type, Callable[[object], str]] = MappingProxyType(
    {bool: lambda value: "true" if value else "false", int: repr, type(None): lambda value: "null"}
)
_ID = re.compile(rb'\{"id":"([0-9A-Za-z-]+)",')


def encode(change: Change) -> str:
    """One line of JSON, keys in order.

    Raises Refusal(NOT_PRINTABLE_TEXT) for text that no file can hold (NUL, half a surrogate pair) and
    ValueError for a number that is not finite or a value that is not JSON.
    """
    # Put together by hand: what comes in at a first load are a hundred thousand of these.
    above = ",".join(map(encode_basestring, change.parents))
    text = (
        f'{{"id":{encode_basestring(change.id)},"dossier":{encode_basestring(change.dossier)},'
        f'"kind":"{change.kind.value}","key":{encode_basestring(change.key)},'
        f'"value":{_value_text(change.value)},"parents":[{above}],'
        f'"author":{encode_basestring(change.author)},"desk":{encode_basestring(change.desk)},'
        f'"time":{encode_basestring(change.time)},'
    ) + _end(
        change.pack,
        change.language,
        change.wording,
        change.tolk_session,
        change.source,
        change.certainty,
        change.act,
    )
    if "\\u0000" in text and _has_nul(json.loads(text)):
        raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, field=change.key)
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            unprintable = True
        else:
            unprintable = False
        if unprintable:
            raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, field=change.key)
    return text


def _value_text(value: JsonValue) -> str:
    if type(value) is dict and len(value) == 2 and value.get("state", "") is None and "value" in value:
        inner = value["value"]
        if next(iter(value)) == "state" and (type(inner) is str or type(inner) in _ATOMS):
            told = encode_basestring(inner) if type(inner) is str else _ATOMS[type(inner)](inner)
            return f'{{"state":null,"value":{told}}}'
    return _ENCODER.encode(_plain(value))


@functools.lru_cache(maxsize=256)
def _end(*shared: str | None) -> str:
    """What the changes of one talk have in common, from `pack` on."""
    return (
        ",".join(
            f'"{name}":{"null" if one is None else encode_basestring(one)}'
            for name, one in zip(_SHARED, shared, strict=True)
        )
        + "}"
    )


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
