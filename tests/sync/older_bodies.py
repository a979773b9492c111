"""Bodies as they were written before: they are still read, and no longer made."""

from __future__ import annotations

from collections.abc import Sequence

import zstandard

from resources import paths
from sync.protocol.change_records import Written
from sync.protocol.columns import NO_TAIL, SHARED, TAIL, commonest_of, moment_of
from sync.protocol.compact import VERSION


def pack_older(raw: bytes) -> bytes:
    """One frame that names the words of before."""
    words = (paths.wire_folder() / "body-40001.dict").read_bytes()
    packer = zstandard.ZstdCompressor(
        level=9,
        dict_data=zstandard.ZstdCompressionDict(words),
        write_checksum=True,
        write_content_size=True,
    )
    return packer.compress(raw)


def write_compact(written: Sequence[Written]) -> dict[str, object]:
    """The body of changes of one dossier, each as `write_change` gives it."""
    same = {name: commonest_of([one.get(name) for one in written]) for name in SHARED}
    same = {name: value for name, value in same.items() if value is not None}
    tails = [str(one["id"])[19:] for one in written]
    tail = commonest_of([one for one in tails if TAIL.fullmatch(one)] or [NO_TAIL])
    rows: list[object] = []
    wall = 0
    for one in written:
        moment, wall, own_id = moment_of(one, wall, str(tail))
        more: dict[str, object] = {name: one.get(name) for name in SHARED if one.get(name) != same.get(name)}
        if one["parents"]:
            more["parents"] = one["parents"]
        if one["id"] != own_id:
            more["id"] = one["id"]
        rows.append([one["key"], one["value"], moment, *([more] if more else [])])
    return {"v": VERSION, "dossier": written[0]["dossier"], "same": same, "tail": tail, "changes": rows}
