"""The description as a whole: what the framework adds of itself goes, subjects and components come."""

from __future__ import annotations

from typing import Any

from sync.protocol.errors import MEDIA_TYPE
from sync.server.api import describing

_VERSION = "/v1"
_METHODS = frozenset({"get", "head", "options", "post", "put", "patch", "delete"})
#: first part of the path after the version -> subject
_SUBJECTS = {
    "desks": "Laptops",
    "sign-ins": "Sign-in",
    "sessions": "Sign-in",
    "dossiers": "Dossiers",
    "caseload": "Dossiers",
    "missing-blobs": "Attachments",
    "blobs": "Attachments",
    "change-sets": "Changes",
    "changes": "Changes",
    "supplies": "Orders",
    "orders": "Orders",
    "parcel-key": "Parcels",
    "steering": "Figures",
}
_REST = "Back end"
_WORDS = {
    "Laptops": "Making a laptop known, and how it stands",
    "Sign-in": "A worker signs in at the municipality's own provider",
    "Dossiers": "Which dossiers a laptop may see, and their keys",
    "Attachments": "Photos, scans and papers, in chunks (tus 1.0)",
    "Changes": "Sealed change sets, both ways",
    "Orders": "What the municipality tells a laptop, and what comes along with it",
    "Parcels": "What travels without a network",
    "Figures": "Counts over all dossiers, small ones hidden",
    _REST: "This description",
}


def finish_description(described: dict[str, Any]) -> dict[str, Any]:
    """In: what FastAPI wrote, with our own parts in it. Out: the same object, whole."""
    # The version stands in the address of the server (API Design Rules, /core/uri-version).
    described["paths"] = {path.removeprefix(_VERSION): calls for path, calls in described["paths"].items()}
    for path, by_method in described["paths"].items():
        for method, call in by_method.items():
            if method in _METHODS:
                call["tags"] = [_subject_of(path)]
                _leave_own(call)
    named = {call["tags"][0] for by_method in described["paths"].values() for call in by_method.values()}
    described["tags"] = [{"name": name, "description": _WORDS[name]} for name in _WORDS if name in named]
    # What the framework would answer itself is answered as a problem here.
    described["components"] = dict(describing.COMPONENTS)
    described["info"]["contact"] = dict(describing.CONTACT)
    described["servers"] = [{"url": _VERSION}]
    return described


def _subject_of(path: str) -> str:
    parts = path.removeprefix("/").split("/")
    found = [_SUBJECTS[part] for part in parts if part in _SUBJECTS]
    return found[-1] if found else _REST


def _leave_own(call: dict[str, Any]) -> None:
    """Of parameters that were named twice ours, which says more; of errors problem details only."""
    asked = {(one["name"], one["in"]): one for one in call.get("parameters", [])}
    if asked:
        call["parameters"] = list(asked.values())
    for status, answer in call["responses"].items():
        if status >= "400":
            content = answer.get("content", {})
            answer["content"] = {kind: what for kind, what in content.items() if kind == MEDIA_TYPE}
