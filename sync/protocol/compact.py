"""Bodies as they were written before there were columns: a row per change, `[key, value, moment, more]`.

`same` holds what most of them say; `more` only what differs, and the id where it does not follow from the
moment and the `tail`. Read as ever; no longer written.
"""

from __future__ import annotations

from collections.abc import Mapping

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.columns import SHARED, TAIL, time_of

VERSION = 2


def read_compact(untrusted: Mapping[str, object], most: int) -> list[object]:
    """At most `most` changes written out, for `read_change` to read strictly. Raises WireProblem."""
    if set(untrusted) != {"v", "dossier", "same", "tail", "changes"}:
        raise WireProblem(WireCode.UNKNOWN_FIELD, "changes")
    if untrusted["v"] != VERSION or isinstance(untrusted["v"], bool):
        raise WireProblem(WireCode.UNKNOWN_VERSION, "changes")
    same, tail, rows = untrusted["same"], untrusted["tail"], untrusted["changes"]
    if not (isinstance(same, dict) and isinstance(tail, str) and isinstance(rows, list)):
        raise WireProblem(WireCode.WRONG_TYPE, "changes")
    if not set(same) <= set(SHARED):
        raise WireProblem(WireCode.UNKNOWN_FIELD, "changes")
    if not TAIL.fullmatch(tail):
        raise WireProblem(WireCode.WRONG_FORMAT, "changes")
    if len(rows) > most:
        raise WireProblem(WireCode.TOO_MANY, "changes")
    found: list[object] = []
    wall = 0
    for row in rows:
        one, wall = _read_row(row, same, wall, tail)
        found.append({"dossier": untrusted["dossier"], **one})
    return found


def _read_row(row: object, same: Mapping[str, object], wall: int, tail: str) -> tuple[dict[str, object], int]:
    if not (isinstance(row, list) and 3 <= len(row) <= 4):
        raise WireProblem(WireCode.WRONG_TYPE, "changes")
    more = row[3] if len(row) == 4 else {}
    if not isinstance(more, dict):
        raise WireProblem(WireCode.WRONG_TYPE, "changes")
    if not set(more) <= {*SHARED, "parents", "id"}:
        raise WireProblem(WireCode.UNKNOWN_FIELD, "changes")
    shared = {name: value for name, value in {**same, **more}.items() if value is not None}
    time, wall, own_id = time_of(row[2], wall, shared.get("desk"), tail)
    return {"id": own_id, "key": row[0], "value": row[1], "parents": [], "time": time, **shared}, wall
