"""The files of a folder in a list to choose from; in the page itself, no dialog."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from desktop.ui.widgets.fields import ChoiceField

#: so many files are offered, the newest first
MOST = 100


def files_in(folder: Path, endings: Collection[str], most: int = MOST) -> list[Path]:
    """The files with these endings ('.csv'), newest first; none where one cannot look."""
    try:
        found = [one for one in folder.iterdir() if one.suffix.lower() in endings and one.is_file()]
        return sorted(found, key=lambda one: one.stat().st_mtime, reverse=True)[:most]
    except OSError:
        return []


def offer_files(field: ChoiceField, files: Collection[Path]) -> None:
    """Put these in the list; the one that was chosen stays so, else the first."""
    before = field.chosen()
    field.clear()
    for path in files:
        field.addItem(path.name, str(path))
    field.choose(before)
    if field.currentIndex() < 0 and field.count():
        field.setCurrentIndex(0)


def folders_with(place: Path, name: str, most: int = MOST) -> list[Path]:
    """The folders in this place, and in those, that hold a file of this name; the place itself first."""
    found = [place] if (place / name).is_file() else []
    waiting = _folders_in(place)
    for folder in (*waiting, *(inner for one in waiting for inner in _folders_in(one))):
        if len(found) < most and (folder / name).is_file():
            found.append(folder)
    return found


def _folders_in(place: Path) -> list[Path]:
    try:
        inside = [one for one in place.iterdir() if not one.name.startswith(".") and one.is_dir()]
    except OSError:
        return []
    return sorted(inside)[:MOST]
