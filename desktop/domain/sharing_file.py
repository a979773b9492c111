"""The file that goes to a party: JSON with a schema name and version, or CSV that no spreadsheet runs.

Same fields, same day, same bytes. Only what is handed in goes in: no dossier id, no number of a person, no
name of a colleague.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.table_file import table_file

SCHEMA = "intakekoffer.delen"
SCHEMA_VERSION = 1


class ShareForm(StrEnum):
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class FileField:
    """One field as it goes: `texts` has one text, or more where it is a list."""

    key: str
    name: str
    texts: tuple[str, ...]
    ggm: str = ""


@dataclass(frozen=True, slots=True)
class FileHead:
    """Who sends what to whom: key and name of the party, municipality, day (ISO), purpose and basis."""

    party: str
    party_name: str
    municipality: str
    day: str
    purpose: str
    basis: str


def share_file(head: FileHead, fields: tuple[FileField, ...], form: ShareForm) -> bytes:
    """The bytes of the file, UTF-8."""
    return _json(head, fields) if form is ShareForm.JSON else _csv(head, fields)


def _json(head: FileHead, fields: tuple[FileField, ...]) -> bytes:
    told = [
        {
            "veld": one.key,
            "naam": one.name,
            "waarde": one.texts[0] if len(one.texts) == 1 else list(one.texts),
            **({"ggm": one.ggm} if one.ggm else {}),
        }
        for one in fields
    ]
    whole = {
        "schema": SCHEMA,
        "versie": SCHEMA_VERSION,
        "partij": head.party,
        "van": head.municipality,
        "dag": head.day,
        "doel": head.purpose,
        "grondslag": head.basis,
        "velden": told,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _csv(head: FileHead, fields: tuple[FileField, ...]) -> bytes:
    """A line per field."""
    rows = [
        ("schema", "", "", f"{SCHEMA} {SCHEMA_VERSION}"),
        ("partij", "", "", head.party_name),
        ("van", "", "", head.municipality),
        ("dag", "", "", head.day),
        *((one.key, one.name, one.ggm, " / ".join(one.texts)) for one in fields),
    ]
    return table_file([("veld", "naam", "ggm", "waarde"), *rows])
