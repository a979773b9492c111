"""What goes on a stick where there is no network: a desk's work to its municipality, and the answer back.

The same batches, receipts, pages and grants as over the network, in a parcel (`parcels`). The first entry is
the manifest: it names every other entry with its hash and is signed, by the desk or by the back end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.exchanges import (
    MAX_DOSSIERS,
    NewDossier,
    PushReply,
    read_hello,
    read_new_dossier,
    read_push_reply,
    write_hello,
    write_new_dossier,
    write_push_reply,
)
from sync.protocol.fields import Fields, write_bytes
from sync.protocol.hybrid_seal import PUBLIC_SIZE
from sync.protocol.model import PROTOCOL_VERSION, Hello
from sync.protocol.parcels import MOST_ENTRIES, Entry
from sync.protocol.signing import SigningWay, sign, verify

MANIFEST = "manifest.json"
DOSSIERS = "dossiers.json"
CASELOAD = "caseload.json"
BATCH, PAGE = "batch/", "page/"
_CURSOR = 200
_LIMITS = Limits(size=32 * 1024 * 1024, items=1_000_000)


@dataclass(frozen=True, slots=True)
class StickUp:
    """A desk's stick: who, since when, and the key to seal the answer to. `entries`: name and SHA-256."""

    stick: str
    tenant: str
    desk: str
    made_at: str
    incarnation: str
    cursor: str  # '' = from the beginning
    desk_key: bytes
    entries: tuple[tuple[str, str], ...] = ()
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of one batch: its reply, and the number of its first set."""

    first: int
    reply: PushReply


@dataclass(frozen=True, slots=True)
class StickDown:
    """The back end's stick: where it stands with this desk, receipts, and pages after `cursor`.

    `answers` the id of the desk's stick, None when it was made unasked. `stopped`: the name of the problem
    that the batches ended in, '' when all were taken.
    """

    stick: str
    answers: str | None
    made_at: str
    desk: str
    hello: Hello
    cursor: str
    receipts: tuple[Answered, ...] = field(repr=False)
    stopped: str = ""
    entries: tuple[tuple[str, str], ...] = ()
    signature: str = ""


def write_stick_up(stick: StickUp) -> bytes:
    return canonical(_up_part(stick) | {"signature": stick.signature})


def _up_part(stick: StickUp) -> dict[str, object]:
    return {
        "v": PROTOCOL_VERSION,
        "stick": stick.stick,
        "tenant": stick.tenant,
        "desk": stick.desk,
        "madeAt": stick.made_at,
        "incarnation": stick.incarnation,
        "cursor": stick.cursor,
        "deskKey": write_bytes(stick.desk_key),
        "entries": _write_entries(stick.entries),
    }


def read_stick_up(untrusted: bytes) -> StickUp:
    """A desk's manifest; the signature is not checked here. Raises WireProblem."""
    fields = _begin(untrusted)
    stick = StickUp(
        stick=fields.uuid("stick"),
        tenant=fields.tenant("tenant"),
        desk=fields.uuid("desk"),
        made_at=fields.instant("madeAt"),
        incarnation=fields.uuid("incarnation"),
        cursor=fields.text("cursor", _CURSOR),
        desk_key=fields.sized("deskKey", (PUBLIC_SIZE,)),
        entries=_read_entries(fields),
        signature=fields.text("signature", 100),
    )
    fields.done()
    return stick


def sign_stick_up(stick: StickUp, key: SigningWay) -> StickUp:
    return replace(stick, signature=sign(key, b"stick-up|" + canonical(_up_part(stick))))


def verify_stick_up(stick: StickUp, public_key: bytes) -> None:
    """Raises WireProblem SIGNATURE unless this desk signed it."""
    verify(public_key, b"stick-up|" + canonical(_up_part(stick)), stick.signature, "stick")


def write_stick_down(stick: StickDown) -> bytes:
    return canonical(_down_part(stick) | {"signature": stick.signature})


def _down_part(stick: StickDown) -> dict[str, object]:
    return {
        "v": PROTOCOL_VERSION,
        "stick": stick.stick,
        "answers": stick.answers,
        "madeAt": stick.made_at,
        "desk": stick.desk,
        "hello": write_hello(stick.hello),
        "cursor": stick.cursor,
        "receipts": [{"first": one.first, "reply": write_push_reply(one.reply)} for one in stick.receipts],
        "stopped": stick.stopped,
        "entries": _write_entries(stick.entries),
    }


def read_stick_down(untrusted: bytes) -> StickDown:
    """The back end's manifest; the signature is not checked here. Raises WireProblem."""
    fields = _begin(untrusted)
    answers = fields.uuid("answers") if fields.has("answers") else None
    fields.skip_null("answers")
    stick = StickDown(
        stick=fields.uuid("stick"),
        answers=answers,
        made_at=fields.instant("madeAt"),
        desk=fields.uuid("desk"),
        hello=read_hello(fields.anything("hello")),
        cursor=fields.text("cursor", _CURSOR),
        receipts=tuple(_read_answered(one) for one in fields.items("receipts", MOST_ENTRIES)),
        stopped=fields.label("stopped", 40),
        entries=_read_entries(fields),
        signature=fields.text("signature", 100),
    )
    fields.done()
    return stick


def sign_stick_down(stick: StickDown, key: SigningWay) -> StickDown:
    return replace(stick, signature=sign(key, b"stick-down|" + canonical(_down_part(stick))))


def verify_stick_down(stick: StickDown, server_key: bytes) -> None:
    """Raises WireProblem SIGNATURE unless the back end with this public key signed it."""
    verify(server_key, b"stick-down|" + canonical(_down_part(stick)), stick.signature, "stick")


def write_dossiers(dossiers: Sequence[NewDossier]) -> bytes:
    """The keys of dossiers that began on the desk."""
    return canonical([write_new_dossier(one) for one in dossiers])


def read_dossiers(untrusted: bytes) -> tuple[NewDossier, ...]:
    """Raises WireProblem."""
    value = read_json(untrusted, _LIMITS, "dossiers")
    if not isinstance(value, list):
        raise WireProblem(WireCode.WRONG_TYPE, "dossiers")
    if len(value) > MAX_DOSSIERS:
        raise WireProblem(WireCode.TOO_MANY, "dossiers")
    return tuple(read_new_dossier(one) for one in value)


def check_entries(named: Sequence[tuple[str, str]], found: Iterable[tuple[str, str]]) -> None:
    """Raises WireProblem unless what the manifest names is what came, in that order."""
    if tuple(named) != tuple(found):
        raise WireProblem(WireCode.HASH_DIFFERS, "stick.entries")


def manifest_of(entry: Entry | None) -> bytes:
    """The content of the first entry. Raises WireProblem when it is no manifest."""
    if entry is None or entry.name != MANIFEST:
        raise WireProblem(WireCode.MISSING, "stick.manifest")
    return entry.content


def _begin(untrusted: bytes) -> Fields:
    fields = Fields(read_json(untrusted, _LIMITS, "stick"), "stick")
    if fields.whole("v", 1, 1_000) != PROTOCOL_VERSION:
        raise WireProblem(WireCode.UNKNOWN_VERSION, "stick")
    return fields


def _write_entries(entries: Iterable[tuple[str, str]]) -> list[dict[str, object]]:
    return [{"name": name, "sha256": digest} for name, digest in entries]


def _read_entries(fields: Fields) -> tuple[tuple[str, str], ...]:
    found = []
    for one in fields.items("entries", MOST_ENTRIES):
        inner = Fields(one, "stick.entries")
        found.append((inner.label("name", 300), inner.hex64("sha256")))
        inner.done()
    return tuple(found)


def _read_answered(untrusted: object) -> Answered:
    fields = Fields(untrusted, "stick.receipts")
    answered = Answered(fields.whole("first", 1), read_push_reply(fields.anything("reply")))
    fields.done()
    return answered
