"""A language as one PO file with all domains, out and back in.

context = '<domain>|<key>'. What a qualified person checked goes out in words only: the flag `reviewed` in a
file that comes back was set by whoever sent it, and counts only when the one who takes it in says who checked
and when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from translations.exchange.rows import FileRefused, Incoming, OutRow, UntrustedRow
from translations.po_files import CatalogBroken, Entry, doubled_keys, po_text, read_bytes
from translations.standing import Standing

FILE_MAX = 5_000_000
_LANGUAGE = re.compile(r'^"Language: ([A-Za-z]{2,3})\\n"\s*$', re.MULTILINE)
_BETWEEN = "|"


def write_po(rows: Sequence[OutRow], language: str) -> bytes:
    """The PO file of a language; an outdated text has its old words and the mark `fuzzy`."""
    entries = [(f"{row.domain}{_BETWEEN}{row.key}", _entry(row), _note(row)) for row in rows]
    return (_head(language) + po_text(entries)).encode("utf-8")


def read_po(untrusted: bytes) -> Incoming:
    """The rows of a PO file that came back. Raises FileRefused."""
    if len(untrusted) > FILE_MAX:
        raise FileRefused("Het bestand is groter dan 5 MB. Stuur het bestand dat u van ons kreeg.")
    try:
        entries = read_bytes(untrusted, "het bestand")
    except CatalogBroken as broken:
        raise FileRefused(f"Dit is geen PO-bestand dat gelezen kan worden: {broken}.") from None
    found = _LANGUAGE.search(untrusted.decode("utf-8", errors="replace"))
    if found is None:
        raise FileRefused("Het bestand zegt niet welke taal het is (Language bovenaan).")
    twice = set(doubled_keys(untrusted))
    problems = [f"{key}: staat twee keer in het bestand en is niet gelezen." for key in sorted(twice)]
    rows = []
    for context, entry in entries.items():
        domain, between, key = context.partition(_BETWEEN)
        if not between:
            problems.append(f"{context}: is geen sleutel van ons.")
        elif context not in twice:
            rows.append(
                UntrustedRow(
                    context,
                    domain,
                    key,
                    entry.dutch,
                    entry.text,
                    entry.remark,
                    entry.is_reviewed,
                    entry.is_fuzzy,
                    entry.doubt,
                )
            )
    return Incoming(found[1], tuple(rows), tuple(problems))


def _entry(row: OutRow) -> Entry:
    entry = row.entry or Entry(row.dutch, "")
    is_unfinished = entry.is_fuzzy or row.standing is Standing.OUTDATED
    return replace(
        entry,
        dutch=row.dutch,
        is_reviewed=False,
        is_read_back=False,
        checked_by="",
        checked_on=None,
        doubt="",  # stands in the note: a comment of the translator must not grow onto it
        is_fuzzy=is_unfinished,
    )


def _note(row: OutRow) -> str:
    told = [
        row.place and f"Plaats: {row.place}.",
        row.note,
        row.picture and f"Plaatje: {row.picture}.",
        f"Hoogstens {row.most} tekens.",
        f"Stand: {row.standing_words}.",
        row.not_understood and f"Niet begrepen in gesprekken: {row.not_understood} keer.",
        row.doubts and f"Twijfels: {row.doubts}",
    ]
    return " ".join(str(one) for one in told if one)


def _head(language: str) -> str:
    lines = (
        "Project-Id-Version: intakekoffer",
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"
