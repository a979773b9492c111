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
