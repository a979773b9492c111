"""Papers as documents: made in parts under a lock, and only believed when the bytes were read back.

An unlock with a part missing empties the document where the rights are wide (seen in a real product), and a
wrong hash is taken without a word: so nothing counts before a download gave the very same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import date

from sync.server.outside.asking import Json, Refused, Unknown, url_of
from sync.server.service.publishing_ports import Ledger, PaperRow, Wanted
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.catalogue import Catalogue
from sync.server.zgw.names import document_name
from sync.server.zgw.zaak import Zaak, found_or_made

_TITLES = {"pip_brief": "PIP (brief)", "beeldplan": "PIP in beeld"}
_MEDIA_TYPE, _AUTHOR, _LANGUAGE = "application/pdf", "Intakekoffer", "nld"
_MOST_LOST = 5
_LOCKED_BY_OTHER = "existing-lock"


class BytesDiffer(Exception):
    """What stands there is not what was sent, also after it was sent again."""


class InUse(Exception):
    """Somebody else has the document locked."""


def ensure_document(
    ask: Zaaksysteem, catalogue: Catalogue, zaak: Zaak, wanted: Wanted, paper: PaperRow, content: bytes,
    ledger: Ledger,
) -> str:  # fmt: skip
    """The address of the document with exactly these bytes, linked to the zaak once.

    Goes on where an earlier turn stopped: at the part that is not in yet. Raises Unknown, Refused, Closed,
    BytesDiffer, InUse.
    """
    what = f"document:{paper.sha256}"
    made = ledger.made(what)
    if made is not None and made.url and made.told.get("linked") is True:
        return made.url
    if made is None or made.told.get("whole") is not True:
        zaak.writing()
        url = _whole(ask, catalogue, wanted, paper, content, ledger)
    else:
        url = made.url
    _link(ask, zaak, paper, url)
    ledger.note(what, url, whole=True, linked=True)
    return url


def _whole(
    ask: Zaaksysteem, catalogue: Catalogue, wanted: Wanted, paper: PaperRow, content: bytes, ledger: Ledger
) -> str:
    what = f"document:{paper.sha256}"
    for _ in range(_MOST_LOST):
        made = ledger.made(what)
        told = made.told if made else {}
        attempt = told.get("attempt")
        attempt = attempt if isinstance(attempt, int) else 1
        lock = str(told.get("lock", ""))
        name = document_name(wanted.tenant, wanted.dossier, paper.sha256, attempt)
        found = _look_up(ask, name)
        if found is None:
            ledger.note(what, attempt=attempt)
            found, lock = _make(ask, catalogue, paper, content, name)
            ledger.note(what, url_of(found), attempt=attempt, lock=lock)
        if found.get("locked") is True and not lock:
            # The reply that held the lock was lost, and without wide rights nobody can open it: leave it,
            # empty and on no zaak, and go on under the next name.
            ledger.note(f"left:{name}", url_of(found))
            ledger.note(what, attempt=attempt + 1)
            continue
        url = url_of(found)
        if found.get("locked") is True:
            _fill(ask, found, lock, content)
        if not _is_whole(ask, url, content):
            _mend(ask, url, content)
            if not _is_whole(ask, url, content):
                raise BytesDiffer
        ledger.note(what, url, attempt=attempt, whole=True)
        return url
    raise BytesDiffer


def _look_up(ask: Zaaksysteem, name: str) -> Json | None:
    address = ask.address("documenten", "enkelvoudiginformatieobjecten")
    listed = ask.find(address, identificatie=name, bronorganisatie=ask.setup.rsin)
    # Read by itself: a list need not hold the parts.
    return ask.get(url_of(listed[0])) if listed else None


def _make(
    ask: Zaaksysteem, catalogue: Catalogue, paper: PaperRow, content: bytes, name: str
) -> tuple[Json, str]:
    """The document with its parts to be filled, and its lock: '' when the reply that had it was lost."""
    body: Json = {
        "identificatie": name,
        "bronorganisatie": ask.setup.rsin,
        "creatiedatum": _day(paper.day),
        "titel": _TITLES.get(paper.kind, paper.kind),
        "auteur": _AUTHOR,
        "taal": _LANGUAGE,
        "formaat": _MEDIA_TYPE,
        "status": "definitief",
        "bestandsnaam": f"{paper.kind.replace('_', '-')}-{paper.version}.pdf",
        "inhoud": None,
        "bestandsomvang": len(content),
        "vertrouwelijkheidaanduiding": ask.setup.confidentiality,
        "indicatieGebruiksrecht": False,
        "integriteit": {"algoritme": "sha_256", "waarde": paper.sha256, "datum": _day(paper.day)},
        "informatieobjecttype": catalogue.papers[paper.kind],
    }
    try:
        made = ask.post(ask.address("documenten", "enkelvoudiginformatieobjecten"), body)
    except Refused as refused:
        if not refused.has("identificatie-niet-uniek"):
            raise
        found = _look_up(ask, name)
        if found is None:
            raise
        return found, ""
    except Unknown:
        found = _look_up(ask, name)
        if found is None:
            raise
        return found, ""
    lock = made.get("lock")
    return made, lock if isinstance(lock, str) else ""


def _fill(ask: Zaaksysteem, found: Json, lock: str, content: bytes) -> None:
    """Send the parts that are not in yet, in order, and unlock. Raises BytesDiffer when the parts asked for
    do not add up to the paper."""
    listed = found.get("bestandsdelen")
    parts = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    parts.sort(key=lambda one: _number(one, "volgnummer"))
    if sum(_number(one, "omvang") for one in parts) != len(content):
        if parts:
            raise BytesDiffer
        parts = []
    offset = 0
    for part in parts:
        size = _number(part, "omvang")
        if part.get("voltooid") is not True:
            ask.put_part(url_of(part), lock, content[offset : offset + size])
        offset += size
    _unlock(ask, url_of(found), lock)


def _unlock(ask: Zaaksysteem, url: str, lock: str) -> None:
    try:
        ask.post_for_nothing(f"{_bare(url)}/unlock", {"lock": lock})
    except Unknown:
        # Whether it was unlocked is seen by who reads it next.
        if ask.get(_bare(url)).get("locked") is True:
            raise


def _is_whole(ask: Zaaksysteem, url: str, content: bytes) -> bool:
    """Read back: unlocked, of the right size, and the very same bytes."""
    found = ask.get(_bare(url))
    if found.get("locked") is True or found.get("bestandsomvang") != len(content):
        return False
    address = found.get("inhoud")
    if not isinstance(address, str) or not address:
        return False
    there = ask.download(address, len(content))
    return hashlib.sha256(there).digest() == hashlib.sha256(content).digest()


def _mend(ask: Zaaksysteem, url: str, content: bytes) -> None:
    """Send all of it once more, in one piece, under a lock of our own."""
    try:
        lock = str(ask.post(f"{_bare(url)}/lock", {}).get("lock", ""))
    except Refused as refused:
        if refused.has(_LOCKED_BY_OTHER):
            raise InUse from None
        raise
    whole = base64.b64encode(content).decode("ascii")
    ask.patch(_bare(url), {"lock": lock, "inhoud": whole, "bestandsomvang": len(content)})
    _unlock(ask, url, lock)


def _link(ask: Zaaksysteem, zaak: Zaak, paper: PaperRow, url: str) -> None:
    address = ask.address("zaken", "zaakinformatieobjecten")

    def look() -> Json | None:
        return next(iter(ask.find(address, zaak=zaak.url, informatieobject=url)), None)

    body: Json = {"zaak": zaak.url, "informatieobject": url, "titel": _TITLES.get(paper.kind, paper.kind)}
    found_or_made(look, zaak, lambda: ask.post(address, body))


def _bare(url: str) -> str:
    return url.partition("?")[0]


def _number(one: Json, key: str) -> int:
    value = one.get(key)
    return value if isinstance(value, int) else 0


def _day(text: str) -> str:
    """The day of a paper. Raises Refused for one that is none: it came from a desk."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused(0, ()) from None
