"""A dossier on its way to another municipality: what stands in its parcel, and what a back end takes over.

The manifest names every entry with its hash and is signed by the laptop that made it. Who that laptop is the
receiver cannot check from here: the code of its key is compared with the sender. `dossier.json` is the part
that is brought in by itself; everything else is for reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.fields import LANGUAGE, PACK, Fields, write_bytes
from sync.protocol.parcels import MOST_ENTRIES
from sync.protocol.signing import SigningWay, sign, verify

VERSION = 1
MANIFEST = "manifest.json"
DOSSIER = "dossier.json"
README = "leesmij.txt"
READABLE = "leesbaar.pdf"
CHANGES = "wijzigingen.json"
PLANS = "plannen.json"
PHOTOS = "fotos.json"
_LIMITS = Limits(size=16 * 1024 * 1024, items=500_000)
_MOST_ANSWERS = 2_000


class Ground(StrEnum):
    """On which the dossier goes. Special data goes with CONSENT only (AVG 9 lid 2 onder a)."""

    CONSENT = "toestemming"  # AVG 6 lid 1 onder a
    TASK = "wettelijke-taak"  # the next municipality has to make a new plan: AVG 6 lid 1 onder e, WI 13-15


@dataclass(frozen=True, slots=True)
class HandOver:
    """The manifest. `entries`: name and SHA-256, in order."""

    parcel: str
    made_at: str
    municipality: str  # of whom it comes
    receiver: str
    desk: str
    desk_key: bytes  # Ed25519, 32 bytes
    ground: Ground
    has_special: bool
    entries: tuple[tuple[str, str], ...] = ()
    signature: str = ""


@dataclass(frozen=True, slots=True)
class TakenAnswer:
    """One answer as it stood; two of one question are a choice for the receiver."""

    key: str
    value: object = field(repr=False)
    pack: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class TakenDossier:
    """What is brought in by itself: never special data, never a decision. `earlier_plan`: route and first day
    of the plan of before, {} where none was established."""

    roepnaam: str
    language: str
    answers: tuple[TakenAnswer, ...]
    earlier_plan: tuple[tuple[str, str], ...]


def write_hand_over(one: HandOver) -> bytes:
    return canonical(_signed_part(one) | {"signature": one.signature})


def _signed_part(one: HandOver) -> dict[str, object]:
    return {
        "schema": "intakekoffer-overdrachtspakket",
        "v": VERSION,
        "parcel": one.parcel,
        "madeAt": one.made_at,
        "municipality": one.municipality,
        "receiver": one.receiver,
        "desk": one.desk,
        "deskKey": write_bytes(one.desk_key),
        "ground": one.ground.value,
        "hasSpecial": one.has_special,
        "entries": [{"name": name, "sha256": digest} for name, digest in one.entries],
    }


def read_hand_over(untrusted: bytes) -> HandOver:
    """Raises WireProblem, also when the signature does not fit the key that stands in it."""
    fields = Fields(read_json(untrusted, _LIMITS, "hand-over"), "hand-over")
    if (
        fields.text("schema", 60) != "intakekoffer-overdrachtspakket"
        or fields.whole("v", 1, 1_000) != VERSION
    ):
        raise WireProblem(WireCode.UNKNOWN_VERSION, "hand-over")
    one = HandOver(
        parcel=fields.uuid("parcel"),
        made_at=fields.instant("madeAt"),
        municipality=fields.label("municipality", 100),
        receiver=fields.label("receiver", 100),
        desk=fields.uuid("desk"),
        desk_key=fields.key32("deskKey"),
        ground=fields.choice("ground", Ground),
        has_special=fields.flag("hasSpecial"),
        entries=tuple(_read_entry(each) for each in fields.items("entries", MOST_ENTRIES)),
        signature=fields.text("signature", 100),
    )
    fields.done()
    verify(one.desk_key, b"hand-over|" + canonical(_signed_part(one)), one.signature, "hand-over")
    return one


def sign_hand_over(one: HandOver, key: SigningWay) -> HandOver:
    return replace(one, signature=sign(key, b"hand-over|" + canonical(_signed_part(one))))


def write_taken(one: TakenDossier) -> bytes:
    answers = [
        {"key": each.key, "value": each.value, "pack": each.pack, "language": each.language}
        for each in one.answers
    ]
    plan = dict(one.earlier_plan)
    return canonical(
        {"roepnaam": one.roepnaam, "language": one.language, "answers": answers, "earlierPlan": plan}
    )


def read_taken(untrusted: bytes) -> TakenDossier:
    """Raises WireProblem."""
    fields = Fields(read_json(untrusted, _LIMITS, "dossier"), "dossier")
    plan = fields.inner("earlierPlan")
    told = tuple((name, plan.label(name, 100)) for name in _PLAN if plan.has(name))
    plan.done()
    one = TakenDossier(
        roepnaam=fields.label("roepnaam", 100),
        language=fields.formed("language", LANGUAGE) if fields.has("language") else "",
        answers=tuple(_read_answer(each) for each in fields.items("answers", _MOST_ANSWERS)),
        earlier_plan=told,
    )
    fields.skip_null("language")
    fields.done()
    return one


#: as the decision that holds the plan of before has them
_PLAN = ("gemeente", "route", "dagtekening_initieel")


def _read_answer(untrusted: object) -> TakenAnswer:
    fields = Fields(untrusted, "dossier.answers")
    answer = TakenAnswer(
        key=fields.label("key", 200),
        value=fields.anything("value"),
        pack=fields.optional("pack", PACK),
        language=fields.optional("language", LANGUAGE),
    )
    fields.done()
    return answer


def _read_entry(untrusted: object) -> tuple[str, str]:
    fields = Fields(untrusted, "hand-over.entries")
    entry = (fields.label("name", 300), fields.hex64("sha256"))
    fields.done()
    return entry
