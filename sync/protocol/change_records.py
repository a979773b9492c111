"""One change as it travels, written out, and the strict reading of it."""

from __future__ import annotations

from collections.abc import Mapping

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.fields import HEX64, LANGUAGE, MARK, PACK, UUID, WORD, Fields
from sync.protocol.model import ChangeRecord

MAX_PARENTS = 1_000

Written = Mapping[str, object]


def write_change(change: ChangeRecord) -> dict[str, object]:
    """One change as it travels: fields that are None are left out, `value` never is."""
    written: dict[str, object] = {
        "id": change.id,
        "dossier": change.dossier,
        "kind": change.kind,
        "key": change.key,
        "value": change.value,
        "parents": list(change.parents),
        "author": change.author,
        "desk": change.desk,
        "time": change.time,
    }
    more = {
        "pack": change.pack,
        "language": change.language,
        "wording": change.wording,
        "tolkSession": change.tolk_session,
        "source": change.source,
        "certainty": change.certainty,
        "act": change.act,
    }
    return written | {name: value for name, value in more.items() if value is not None}


def read_change(untrusted: object, where: str = "change") -> ChangeRecord:
    """One change from the other side. Raises WireProblem."""
    fields = Fields(untrusted, where)
    change = ChangeRecord(
        id=fields.uuid("id"),
        dossier=fields.uuid("dossier"),
        kind=fields.formed("kind", WORD),
        key=fields.label("key"),
        value=fields.anything("value"),
        parents=read_parents(fields.anything("parents"), where),
        author=fields.uuid("author"),
        desk=fields.uuid("desk"),
        time=fields.formed("time", MARK),
        pack=fields.optional("pack", PACK),
        language=fields.optional("language", LANGUAGE),
        wording=fields.optional("wording", HEX64),
        tolk_session=fields.optional("tolkSession", UUID),
        source=fields.optional("source", WORD),
        certainty=fields.optional("certainty", WORD),
        act=fields.optional("act", WORD),
    )
    fields.done()
    return change


def read_parents(untrusted: object, where: str = "change") -> tuple[str, ...]:
    """Ids of the changes that one replaces. Raises WireProblem."""
    if not isinstance(untrusted, list | tuple):
        raise WireProblem(WireCode.WRONG_TYPE, f"{where}.parents")
    if len(untrusted) > MAX_PARENTS:
        raise WireProblem(WireCode.TOO_MANY, f"{where}.parents")
    if not all(isinstance(one, str) and UUID.fullmatch(one) for one in untrusted):
        raise WireProblem(WireCode.WRONG_FORMAT, f"{where}.parents")
    return tuple(untrusted)
