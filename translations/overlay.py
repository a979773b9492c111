"""Translations that a municipality took in itself: a folder beside the installed one, read after it.

The installation is read-only on a laptop, so what was taken stands apart and is told apart. A file that
cannot be read, or an entry that does not hold, is named as a problem and the installed text is used.
"""

from __future__ import annotations

import os
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from translations.check import places
from translations.po_files import CatalogBroken, Entry, doubled_keys, po_text, read_bytes

#: joiner and non-joiner belong to the spelling of Farsi, Dari, Sorani and Pashto
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """What a municipality has of one domain in one language; `problems`: sentences that hold no text."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[str, ...] = ()


def own_path(folder: Path, domain: str, code: str) -> Path:
    """Where the texts of a municipality of one domain and language are."""
    return folder / domain / f"{code}.po"


def read_own(folder: Path, domain: str, code: str) -> OwnTexts:
    """The municipality's own texts; none without a file. Never raises: what is wrong is told."""
    path = own_path(folder, domain, code)
    name = f"{domain}/{code}.po van de gemeente"
    try:
        if not path.is_file():
            return OwnTexts()
        content = path.read_bytes()
        if doubled := doubled_keys(content):
            return OwnTexts(problems=(f"{name}: {', '.join(doubled[:3])} staat er twee keer in",))
        found = read_bytes(content, name)
    except OSError:
        return OwnTexts(problems=(f"{name}: het bestand is niet te openen",))
    except CatalogBroken as broken:
        return OwnTexts(problems=(str(broken),))
    wrong = {key: _problems(entry) for key, entry in found.items()}
    kept = {
        key: entry for key, entry in found.items() if entry.text and not entry.is_fuzzy and not wrong[key]
    }
    told = tuple(f"{name}, {key}: {one}" for key, ones in wrong.items() for one in ones)
    return OwnTexts(MappingProxyType(kept), told)


def add_own(folder: Path, domain: str, code: str, taken: Mapping[str, Entry]) -> None:
    """Put entries beside those that are there; the same key is replaced. The file is whole or as it was.

    Raises CatalogBroken when the file that stands there cannot be read: nothing of it is thrown away.
    """
    path = own_path(folder, domain, code)
    before: Mapping[str, Entry] = {}
    if path.is_file():
        before = read_bytes(path.read_bytes(), f"{domain}/{code}.po van de gemeente")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = po_text((key, entry, "") for key, entry in sorted({**before, **taken}.items()))
    handle, name = tempfile.mkstemp(prefix=f".{code}-", suffix=".po", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def best(dutch: str, installed: Entry | None, own: Entry | None) -> tuple[Entry | None, bool]:
    """Which of the two is used for this Dutch, and whether that is the municipality's own.

    Its own one where it was made from this Dutch; else the installed one, which may be newer.
    """
    if own is not None and (own.dutch == dutch or installed is None):
        return own, True
    return installed, False


def _problems(entry: Entry) -> tuple[str, ...]:
    """Why this entry may not be shown."""
    if not entry.text:
        return ()
    found = []
    if places(entry.text) != places(entry.dutch):
        found.append("andere invulplekken dan het Nederlands")
    if any(unicodedata.category(sign) in ("Cc", "Cf") and sign not in _JOINERS for sign in entry.text):
        found.append("een stuurteken in de tekst")
    return tuple(found)
