"""Making known, in one request, the keys of dossiers that were begun on a desk."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.exchanges import NewDossier
from sync.protocol.fields import UUID, Fields, read_bytes, write_bytes

#: keys that one request may leave: it stays under what any JSON request may be, in bytes and in values
MAX_REGISTERED = 300


def write_registration(new: Sequence[NewDossier]) -> dict[str, object]:
    """POST /v1/dossiers: dossiers that were begun on a desk, each as its id and its two keys in one text."""
    return {"dossiers": [[one.dossier, write_bytes(one.normal_key + one.special_key)] for one in new]}


def read_registration(untrusted: object) -> tuple[NewDossier, ...]:
    """At most MAX_REGISTERED of them, each once. Raises WireProblem."""
    fields = Fields(untrusted, "")
    found = tuple(_read_registered_keys(one) for one in fields.items("dossiers", MAX_REGISTERED))
    fields.done()
    if not found:
        raise WireProblem(WireCode.MISSING, "dossiers")
    if len({one.dossier for one in found}) != len(found):
        raise WireProblem(WireCode.DUPLICATE_KEY, "dossiers")
    return found


def _read_registered_keys(untrusted: object) -> NewDossier:
    if not isinstance(untrusted, list) or len(untrusted) != 2:
        raise WireProblem(WireCode.WRONG_TYPE, "dossiers")
    dossier, keys = untrusted
    if not isinstance(dossier, str) or not UUID.fullmatch(dossier):
        raise WireProblem(WireCode.WRONG_FORMAT, "dossiers")
    if not isinstance(keys, str):
        raise WireProblem(WireCode.WRONG_TYPE, "dossiers")
    both = read_bytes(keys, 64, "dossiers")
    return NewDossier(dossier, both[:32], both[32:])


def write_registered(refused: Collection[str]) -> dict[str, object]:
    """The reply: which of them the back end does not take, because it holds others under that id."""
    return {"refused": sorted(refused)}


def read_registered(untrusted: object) -> frozenset[str]:
    """The ids that were refused. Raises WireProblem."""
    fields = Fields(untrusted, "registered")
    found = tuple(fields.items("refused", MAX_REGISTERED))
    fields.done()
    if not all(isinstance(one, str) and UUID.fullmatch(one) for one in found):
        raise WireProblem(WireCode.WRONG_FORMAT, "registered.refused")
    return frozenset(str(one) for one in found)
