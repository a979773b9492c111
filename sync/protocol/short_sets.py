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
from collections.abc import Iterable, Iterator, Mapping

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.fields import Fields, from_wall, read_bytes, wall_of, write_bytes
from sync.protocol.headers import MAX_BODY, read_header, set_hash, write_header
from sync.protocol.model import SealedSet, SetHeader

_OF_THE_BODY = ("bodyHash", "bodySize")
_IN_ITS_PLACE = ("dossier", "sealedAt")
_ROW_SAYS = frozenset(_IN_ITS_PLACE)
_NOT_THERE = object()
_LONGEST_ROW = 4


def shortened(sets: Iterable[SealedSet]) -> Iterator[list[object]]:
    """A row of each, for a line or a list that is read in this order."""
    before: SetHeader | None = None
    wall = 0
    for sealed in sets:
        header = sealed.header
        moment = wall_of(header.sealed_at, "sealedAt")
        is_same = before is not None and before.dossier == header.dossier
        body = None if sealed.body is None else write_bytes(sealed.body)
        more = {} if body is not None and _goes_on(before, header) else _unlike(before, sealed)
        dossier = None if is_same else _short_id(header.dossier)
        yield [dossier, moment - wall, body, *([more] if more else [])]
        before, wall = header, moment


def _goes_on(before: SetHeader | None, header: SetHeader) -> bool:
    """True when everything but dossier, moment and body follows from the header before."""
    if before is None or header.n != before.n + 1 or _constant(before) != _constant(header):
        return False
    return header.previous == set_hash(before)


def _constant(header: SetHeader) -> tuple[object, ...]:
    same = (header.v, header.tenant, header.desk, header.incarnation)
    return (*same, header.privacy_class, header.author, header.pack, header.count)


def _unlike(before: SetHeader | None, sealed: SealedSet) -> dict[str, object]:
    """What the header says otherwise than what follows from the one before."""
    expected = _expected(before)
    unsaid = _IN_ITS_PLACE if sealed.body is None else (*_IN_ITS_PLACE, *_OF_THE_BODY)
    return {
        name: value
        for name, value in write_header(sealed.header).items()
        if name not in unsaid and expected.get(name, _NOT_THERE) != value
    }


def lengthened(untrusted: Iterable[object], where: str, body_required: bool = False) -> Iterator[SealedSet]:
    """The sets again; a body that is there fits what its header says. Raises WireProblem."""
    before: SetHeader | None = None
    for one in untrusted:
        is_row = isinstance(one, list)
        said, written = _of_row(one, before, where) if isinstance(one, list) else _of_object(one, where)
        if written is None and body_required:
            raise WireProblem(WireCode.MISSING, f"{where}.body")
        body = _body(written, where)
        follows: dict[str, object] = {}
        if body is not None:
            digest = hashlib.sha256(body).hexdigest()
            if is_row and body and before is not None and said.keys() <= _ROW_SAYS:
                before = _following(before, said, digest, len(body))
                yield SealedSet(before, body)
                continue
            follows = {"bodyHash": digest, "bodySize": len(body)}
        if any(said.get(name, value) != value for name, value in follows.items()):
            raise WireProblem(WireCode.HASH_DIFFERS, f"{where}.body")
        before = read_header({**_expected(before), **said, **follows}, f"{where}.header")
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


def _following(before: SetHeader, said: Mapping[str, object], body_hash: str, size: int) -> SetHeader:
    """The header after `before` where a row says no more than dossier and moment: these were read, the rest
    of it was already."""
    return SetHeader(
        before.v,
        before.tenant,
        before.desk,
        before.incarnation,
        before.n + 1,
        set_hash(before),
        str(said.get("dossier", before.dossier)),
        before.privacy_class,
        before.author,
        before.pack,
        before.count,
        str(said["sealedAt"]),
        body_hash,
        size,
    )


def _expected(before: SetHeader | None) -> Mapping[str, object]:
    """What the next header says when it does not say it."""
    if before is None:
        return {}
    written = write_header(before) | {"n": before.n + 1, "previous": set_hash(before)}
    return {name: value for name, value in written.items() if name not in _OF_THE_BODY}


def _wall(before: SetHeader | None) -> int:
    return 0 if before is None else wall_of(before.sealed_at, "sealedAt")


def _short_id(dossier: str) -> str:
    return write_bytes(bytes.fromhex(dossier.replace("-", ""))).rstrip("=")


def _long_id(untrusted: object, where: str) -> str:
    """The UUID of 22 characters, one spelling only."""
    try:
        if isinstance(untrusted, str) and len(untrusted) == 22:
            raw = binascii.a2b_base64(untrusted + "==", strict_mode=True)
            if len(raw) == 16 and write_bytes(raw).rstrip("=") == untrusted:
                hexed = raw.hex()
                return f"{hexed[:8]}-{hexed[8:12]}-{hexed[12:16]}-{hexed[16:20]}-{hexed[20:]}"
    except (binascii.Error, ValueError):
        pass
    raise WireProblem(WireCode.WRONG_FORMAT, f"{where}.dossier")


def _body(written: object, where: str) -> bytes | None:
    if written is None:
        return None
    if not isinstance(written, str):
        raise WireProblem(WireCode.WRONG_TYPE, f"{where}.body")
    return read_bytes(written, MAX_BODY, f"{where}.body")
