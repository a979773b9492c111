"""The folder of a house style, read strictly: every problem at once, with file, key and what to do.

`huisstijl.toml` names everything; only files it names are opened, all of them in the folder itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.documents.blocks import HouseLook, Photo
from desktop.domain.wording import nl
from desktop.house_files.colour_rows import read_accent, read_tint
from desktop.house_files.findings import HOUSE_FILE, Findings, as_house
from desktop.house_files.picture_rows import Known, PictureRows
from desktop.usecases.house_ports import HouseRead
from forms.problems import PackProblem
from forms.strict_toml import Table, parse_toml, read_small

#: what fits in the margin beside a logo, and at the foot
MOST_LINES, MOST_CONTACT, LONGEST_FOOT = 4, 140, 60


@dataclass(frozen=True, slots=True)
class KeptFolder:
    """What was read, and the files that would be kept: bytes by name."""

    read: HouseRead
    files: Mapping[str, bytes] = field(default_factory=dict)


def read_folder(folder: Path, known: Known) -> KeptFolder:
    """Everything in it; never raises for what is there. What is kept of `huisstijl.toml` are the bytes that
    were read."""
    told: list[PackProblem] = []
    written = read_small(folder / HOUSE_FILE, told)
    raw = parse_toml(HOUSE_FILE, written, told)
    if told or written is None:
        return KeptFolder(HouseRead(problems=as_house(told)))
    found = Findings(known.cannot_draw)
    table = Table(HOUSE_FILE, "", raw, told)
    name = found.short_text(table, "name")
    found.drawn("name", name)
    accent, tint = read_accent(table, found), read_tint(table, found)
    contact = _contact(table, found)
    foot = found.short_text(table, "foot", is_required=False, longest=LONGEST_FOOT)
    found.drawn("foot", foot)
    rows = PictureRows(folder, known, found)
    parts = table.inner("logo")
    logo: tuple[Photo | None, str] = rows.logo(parts) if parts is not None else (None, "")
    photos = rows.photos(table.tables("photo", ("picture",)))
    table.close()
    problems, doubts = (*as_house(told), *found.problems), tuple(found.doubts)
    if problems or accent is None or tint is None:
        return KeptFolder(HouseRead(name, None, photos, accent, tint, problems, doubts))
    look = HouseLook(name, *logo, accent.colour, tint.colour, contact, foot)
    files = {HOUSE_FILE: written, **rows.kept}
    return KeptFolder(HouseRead(name, look, photos, accent, tint, (), doubts, _digest(files)), files)


def _contact(table: Table, found: Findings) -> tuple[str, ...]:
    lines = tuple(line.strip() for line in table.texts("contact", is_required=False))
    if len(lines) > MOST_LINES or len(" · ".join(lines)) > MOST_CONTACT or not "".join(lines).isprintable():
        found.wrong(
            HOUSE_FILE,
            "contact",
            nl("Het zijn te veel of te lange regels."),
            nl("Hooguit {lines} regels, samen {most} tekens.", lines=MOST_LINES, most=MOST_CONTACT),
        )
    found.drawn("contact", *lines)
    return lines


def _digest(files: Mapping[str, bytes]) -> str:
    """Of names and contents together."""
    whole = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
