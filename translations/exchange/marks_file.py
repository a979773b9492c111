"""How often a question was not understood, read from the work list that the languages board writes."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from io import StringIO

from translations.exchange.rows import FileRefused

FILE_MAX = 2_000_000
_QUESTION, _TIMES, _LANGUAGE = "vraag", "niet begrepen", "taal"


def read_marks(untrusted: bytes, dutch_name: str) -> Mapping[str, int]:
    """Times not understood by key ('T07.question') in the language with this name. Raises FileRefused."""
    if len(untrusted) > FILE_MAX:
        raise FileRefused("De lijst met merken is groter dan 2 MB.")
    try:
        rows = csv.DictReader(StringIO(untrusted.decode("utf-8-sig")), delimiter=";", strict=True)
        if not {_QUESTION, _TIMES, _LANGUAGE} <= set(rows.fieldnames or ()):
            raise FileRefused(f"De lijst met merken mist een kolom: {_QUESTION}, {_LANGUAGE} of {_TIMES}.")
        counted: Counter[str] = Counter()
        for row in rows:
            if row[_LANGUAGE] == dutch_name:
                counted[f"{row[_QUESTION]}.question"] += int(row[_TIMES] or 0)
    except (UnicodeDecodeError, csv.Error, ValueError):
        raise FileRefused("De lijst met merken kan niet worden gelezen: het is een CSV uit Talen.") from None
    return counted
