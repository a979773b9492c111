"""Sets in a row, each saying only what does not follow from the one before it.

A row per set: `[dossier, step, body]`, and a fourth place for what else of its header is another one.
`dossier` is 22 characters of base64, or null where it is the one before's; `step` the milliseconds since the
one before was sealed (the first: since 1970); `body` base64, or null where only the header is given. Hash and
size follow from a body that is there; number and previous hash from the set before in the same chain;
municipality, desk and the rest are as they were until they are said again. Reading gives whole headers, and
everything that is checked of a header is checked of these. The form of before, an object with `header` and
`body`, is read as well.
"""

from __future__ import annotations

import binascii
import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.fields import Fields, from_wall, read_bytes, wall_of, write_bytes
from sync.protocol.headers import MAX_BODY, read_header, set_hash, write_header
from sync.protocol.model import SealedSet, SetHeader

_OF_THE_BODY = ("bodyHash", "bodySize")
_IN_ITS_PLACE = ("dossier", "sealedAt")
_NOT_THERE = object()
_LONGEST_ROW = 4


def shortened(sets: Iterable[SealedSet]) -> Iterator[list[object]]:
    """A row of each, for a line or a list that is read in this order."""
    before: SetHeader | None = None
    for sealed in sets:
        header = sealed.header
        expected = _expected(before)
        unsaid = _IN_ITS_PLACE if sealed.body is None else (*_IN_ITS_PLACE, *_OF_THE_BODY)
        more = {
            name: value
            for name, value in write_header(header).items()
            if name not in unsaid and expected.get(name, _NOT_THERE) != value
        }
        is_same = before is not None and before.dossier == header.dossier
        step = wall_of(header.sealed_at, "sealedAt") - _wall(before)
        body = None if sealed.body is None else write_bytes(sealed.body)
        yield [None if is_same else _short_id(header.dossier), step, body, *([more] if more else [])]
        before = header


def lengthened(untrusted: Iterable[object], where: str, body_required: bool = False) -> Iterator[SealedSet]:
    """The sets again; a body that is there fits what its header says. Raises WireProblem."""
    before: SetHeader | None = None
    for one in untrusted:
        said, written = _of_row(one, before, where) if isinstance(one, list) else _of_object(one, where)
        if written is None and body_required:
            raise WireProblem(WireCode.MISSING, f"{where}.body")
        body = _body(written, where)
        follows: dict[str, object] = {}
        if body is not None:
            follows = {"bodyHash": hashlib.sha256(body).hexdigest(), "bodySize": len(body)}
        if any(said.get(name, value) != value for name, value in follows.items()):
            raise WireProblem(WireCode.HASH_DIFFERS, f"{where}.body")
        before = _next(before, said, follows, where)
        yield SealedSet(before, body)


def _of_object(untrusted: object, where: str) -> tuple[Mapping[str, object], object]:
    fields = Fields(untrusted, where)
    said, written = fields.anything("header"), fields.anything("body")
    fields.done()
    if not isinstance(said, dict):
        raise WireProblem(WireCode.WRONG_TYPE, f"{where}.header")
    return said, written


def _of_row(row: list[object], before: SetHeader | None, where: str) -> tuple[Mapping[str, object], object]:
    if not 3 <= len(row) <= _LONGEST_ROW:
        raise WireProblem(WireCode.MISSING if len(row) < 3 else WireCode.TOO_MANY, where)
    dossier, step, written = row[:3]
    more = row[3] if len(row) == _LONGEST_ROW else {}
    if not isinstance(more, dict) or isinstance(step, bool) or not isinstance(step, int):
        raise WireProblem(WireCode.WRONG_TYPE, f"{where}.header")
    if any(name in more for name in _IN_ITS_PLACE):
        raise WireProblem(WireCode.UNKNOWN_FIELD, f"{where}.header")
    said = {**more, "sealedAt": from_wall(_wall(before) + step, f"{where}.sealedAt")}
    if dossier is not None:
        said["dossier"] = _long_id(dossier, where)
    return said, written


def _next(
    before: SetHeader | None, said: Mapping[str, object], follows: Mapping[str, object], where: str
) -> SetHeader:
    # What a laptop says of set after set: everything of it was read already, but for this.
    if before is not None and follows and set(said) <= {"dossier", "sealedAt"}:
        moment, dossier = said.get("sealedAt", before.sealed_at), said.get("dossier", before.dossier)
        if isinstance(moment, str) and isinstance(dossier, str):
            fields = Fields({"sealedAt": moment, "dossier": dossier, **follows}, f"{where}.header")
            return replace(
                before,
                n=before.n + 1,
                previous=set_hash(before),
                dossier=fields.uuid("dossier"),
                sealed_at=fields.instant("sealedAt"),
                body_hash=fields.hex64("bodyHash"),
                body_size=fields.whole("bodySize", 1, MAX_BODY),
            )
    return read_header({**_expected(before), **said, **follows}, f"{where}.header")


def _expected(before: SetHeader | None) -> Mapping[str, object]:
    """What the next header says when it does not say it."""
    if before is None:
        return {}
    written = write_header(before) | {"n": before.n + 1, "previous": set_hash(before)}
    return {name: value for name, value in written.items() if name not in _OF_THE_BODY}


def _wall(before: SetHeader | None) -> int:
    return 0 if before is None else wall_of(before.sealed_at, "sealedAt")


def _short_id(dossier: str) -> str:
    return write_bytes(uuid.UUID(dossier).bytes).rstrip("=")


def _long_id(untrusted: object, where: str) -> str:
    """The UUID of 22 characters, one spelling only."""
    try:
        if isinstance(untrusted, str) and len(untrusted) == 22:
            found = str(uuid.UUID(bytes=binascii.a2b_base64(untrusted + "==", strict_mode=True)))
            if _short_id(found) == untrusted:
                return found
    except (binascii.Error, ValueError):
        pass
    raise WireProblem(WireCode.WRONG_FORMAT, f"{where}.dossier")


def _body(written: object, where: str) -> bytes | None:
    if written is None:
        return None
    if not isinstance(written, str):
        raise WireProblem(WireCode.WRONG_TYPE, f"{where}.body")
    return read_bytes(written, MAX_BODY, f"{where}.body")
