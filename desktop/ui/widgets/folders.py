"""The folders of this laptop in which a file can be put, or looked for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.fields import ChoiceField

_PLACES = (
    (QStandardPaths.StandardLocation.DocumentsLocation, nl("Documenten")),
    (QStandardPaths.StandardLocation.DesktopLocation, nl("Bureaublad")),
    (QStandardPaths.StandardLocation.DownloadLocation, nl("Downloads")),
)
_WHERE = nl("Waar komt het bestand?")
#: where removable disks are mounted
_REMOVABLE = ("/media/", "/run/media/", "/Volumes/", "/mnt/")


def folders_to_offer() -> tuple[tuple[str, str], ...]:
    """Path and words of places a file can be put: the usual folders, then disks that can be taken out."""
    found: dict[str, str] = {}
    for where, words in _PLACES:
        path = QStandardPaths.writableLocation(where)
        if path and Path(path).is_dir():
            found.setdefault(path, words)
    for disk in QStorageInfo.mountedVolumes():
        path = disk.rootPath()
        is_drive = len(path) <= 3 and path[1:2] == ":" and not disk.isRoot()
        if disk.isReady() and not disk.isReadOnly() and (path.startswith(_REMOVABLE) or is_drive):
            found.setdefault(path, nl("Schijf of stick {name}", name=disk.displayName() or path))
    if not found:
        found[str(Path.home())] = nl("Uw eigen map")
    return tuple(found.items())


def is_stick(path: str) -> bool:
    """True for a disk that can be taken out, as `folders_to_offer` names it; no folder of the laptop is."""
    return path.startswith(_REMOVABLE) or (len(path) <= 3 and path[1:2] == ":")


class FolderField(ChoiceField):
    """Where a file comes, or is (`name`); the first place is chosen."""

    def __init__(self, theme: Theme, name: str = _WHERE) -> None:
        super().__init__(theme, name, folders_to_offer())
        self.setCurrentIndex(0)

    def offer(self) -> None:
        """As they are now: a stick may have come or gone; the choice stays while it is there."""
        before, places = self.chosen(), folders_to_offer()
        self.clear()
        for path, words in places:
            self.addItem(on_screen(words), path)
        paths = [path for path, _words in places]
        self.choose(before if before in paths else paths[0])
