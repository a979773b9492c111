"""Pictures of the screen Bijlagen: the list, one large, one of another laptop, one that is to be kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.attachment_cases import DIPLOMAS, photo_place
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_attachments import attachment_place, photo_file


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Everywhere once: the sample is the same in every language of a talk."""
    acts: dict[str, Callable[[Any], object]] = {
        "": lambda screen: screen.photos.setCurrentIndex(screen.photos.model_of.index(2)),
        "-large": lambda screen: screen.presenter.look(screen.presenter.board.shown[2]),
        "-pages": lambda screen: screen.presenter.look(screen.presenter.board.shown[0], 1),
        "-zoomed": _zoomed,
        "-sure": _sure,
        "-elsewhere": lambda screen: screen.presenter.look(screen.presenter.board.shown[3]),
        "-new": lambda screen: screen.make_new(),
        "-seen": _seen,
        "-no-caption": _no_caption,
        "-no-photo": _no_photo,
    }
    for name, act in acts.items():
        yield f"attachments-ar-ti-tr{name}", partial(_screen, app, theme, act)
    yield "attachments-ar-ti-tr-empty", partial(_empty, app, theme)


def _screen(app: QApplication, theme: Theme, act: Callable[[Any], object]) -> QWidget:
    there = attachment_place()
    place = Place(ScreenName.ATTACHMENTS, there.dossier, DIPLOMAS, ScreenName.INTERVIEW)
    shell, screen = desk_window(app, theme, place, there.desk)
    settle(app)
    act(screen)
    settle(app)
    return shell


def _empty(app: QApplication, theme: Theme) -> QWidget:
    there = photo_place()
    dossier = there.begin("Samir H.", "ar")
    shell, _ = desk_window(app, theme, Place(ScreenName.ATTACHMENTS, dossier), there.desk)
    return shell


def _zoomed(screen: Any) -> None:
    screen.presenter.look(screen.presenter.board.shown[2])
    screen.large.zoom(1)
    screen.large.zoom(1)


def _sure(screen: Any) -> None:
    screen.presenter.look(screen.presenter.board.shown[2])
    screen.look.ask_sure(True)


def _seen(screen: Any) -> None:
    screen.make_new()
    with tempfile.TemporaryDirectory() as folder:
        screen.presenter.take_files((photo_file(Path(folder)),))


def _no_caption(screen: Any) -> None:
    _seen(screen)
    screen.new.keep()


def _no_photo(screen: Any) -> None:
    screen.make_new()
    screen.presenter.take_content(b"PK\x03\x04 renamed")
