"""PO files of ours: what stands in one entry, read and written without losing a word.

context = stable key, msgid = the Dutch the text was made from. Flags: `read-back` (a second person put it
back into Dutch without seeing the source), `reviewed` (a qualified person checked it), `fuzzy` (the author
is not done: it does not count as a text). Lines of the translator: `# nagekeken: <name or number>, <ISO
date>`, `# twijfel: ...` and `# opmerking: ...`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.pofile import PoFileError, normalize, read_po

CHECKED, DOUBT, REMARK = "nagekeken", "twijfel", "opmerking"
READ_BACK_FLAG, REVIEWED_FLAG, FUZZY_FLAG = "read-back", "reviewed", "fuzzy"
_LABEL = re.compile(rf"({CHECKED}|{DOUBT}|{REMARK})\s*:\s*(.*)", re.DOTALL)
_PLACE = re.compile(r"\{\w+\}")
_CONTEXT = re.compile(r'^msgctxt "(.*)"\s*$', re.MULTILINE)
_NOTES = textwrap.TextWrapper(width=100, break_long_words=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated text and everything that is known of it.

    `is_reviewed` is the flag as it stands in the file; only `is_checked` counts: with who and on which day.
    """

    dutch: str
    text: str
    is_reviewed: bool = False
    is_read_back: bool = False
    checked_by: str = ""  # name or number of the qualified person
    checked_on: date | None = None
    doubt: str = ""
    remark: str = ""
    is_fuzzy: bool = False

    @property
    def is_checked(self) -> bool:
        """True when a qualified person checked it, and it says who and when."""
        return self.is_reviewed and bool(self.checked_by) and self.checked_on is not None


class CatalogBroken(Exception):
    """A translation file cannot be read; the message names file and line, never a text."""


def read_entries(path: Path) -> dict[str, Entry]:
    """Key -> entry of one PO file, of the texts that are there and finished. Raises CatalogBroken."""
    return {key: entry for key, entry in read_file(path).items() if entry.text and not entry.is_fuzzy}


def read_file(path: Path) -> dict[str, Entry]:
    """Key -> entry of one PO file, unfinished and empty ones too; {} without a file. Raises CatalogBroken."""
    return read_bytes(path.read_bytes(), f"{path.name} in {path.parent.name}") if path.is_file() else {}


def read_bytes(untrusted_po: bytes, name: str) -> dict[str, Entry]:
    """Key -> entry of a PO text; `name` stands in what is raised. Raises CatalogBroken."""
    try:
        messages: list[Any] = list(read_po(BytesIO(untrusted_po), abort_invalid=True))
    except (PoFileError, ValueError, LookupError) as error:  # UnicodeDecodeError is a ValueError
        line = getattr(error, "lineno", "?")
        raise CatalogBroken(f"{name}: regel {line} is niet te lezen") from None
    if any(not isinstance(part, str) for one in messages if one.id for part in (one.id, one.string)):
        raise CatalogBroken(f"{name}: meervoudsvormen (msgid_plural) horen hier niet")
    return {
        message.context: _entry(message.id, message.string, message.flags, message.user_comments)
        for message in messages
        if message.context and message.id
    }


def doubled_keys(untrusted_po: bytes) -> tuple[str, ...]:
    """Keys that stand in a PO text more than once; only the last of each would be read."""
    seen: set[str] = set()
    doubled = dict.fromkeys(
        key
        for key in _CONTEXT.findall(untrusted_po.decode("utf-8", errors="replace"))
        if key in seen or seen.add(key)  # type: ignore[func-returns-value]
    )
    return tuple(doubled)


def po_text(entries: Iterable[tuple[str, Entry, str]]) -> str:
    """(key, entry, note for the translator) as one PO text, in that order."""
    return "".join(line for key, entry, note in entries for line in _lines(key, entry, note))


def one_line(text: str) -> str:
    """What somebody typed as one line without control characters, so that it fits a comment of a PO file."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _entry(dutch: str, text: str, flags: Iterable[str], comments: Iterable[str]) -> Entry:
    said = _labelled(comments)
    who, on = _who_and_when(said.get(CHECKED, ""))
    kept = set(flags)
    return Entry(
        dutch,
        text,
        is_reviewed=REVIEWED_FLAG in kept,
        is_read_back=READ_BACK_FLAG in kept,
        checked_by=who,
        checked_on=on,
        doubt=said.get(DOUBT, ""),
        remark=said.get(REMARK, ""),
        is_fuzzy=FUZZY_FLAG in kept,
    )


def _labelled(comments: Iterable[str]) -> Mapping[str, str]:
    """Comments by label; a line without one goes on with the line above, the first one is a remark."""
    found: dict[str, list[str]] = {}
    label = REMARK
    for line in comments:
        if match := _LABEL.fullmatch(line):
            label, line = match[1], match[2]
        if line := one_line(line):
            found.setdefault(label, []).append(line)
    return {label: " ".join(lines) for label, lines in found.items()}


def _who_and_when(line: str) -> tuple[str, date | None]:
    who, _, day = line.rpartition(",")
    try:
        return who.strip(), date.fromisoformat(day.strip())
    except ValueError:
        return "", None


def _lines(key: str, entry: Entry, note: str) -> Iterator[str]:
    if entry.checked_by and entry.checked_on:
        yield f"# {CHECKED}: {one_line(entry.checked_by)}, {entry.checked_on.isoformat()}\n"
    for label, line in ((DOUBT, entry.doubt), (REMARK, entry.remark)):
        if line:
            yield f"# {label}: {one_line(line)}\n"
    for line in _NOTES.wrap(note):
        yield f"#. {line.strip()}\n"
    flags = {
        READ_BACK_FLAG: entry.is_read_back,
        REVIEWED_FLAG: entry.is_reviewed,
        FUZZY_FLAG: entry.is_fuzzy,
        "python-brace-format": bool(_PLACE.search(entry.dutch)),
    }
    if stands := sorted(flag for flag, is_there in flags.items() if is_there):
        yield f"#, {', '.join(stands)}\n"
    for name, text in (("msgctxt", key), ("msgid", entry.dutch), ("msgstr", entry.text)):
        yield f"{name} {normalize(text, width=100)}\n"
    yield "\n"
