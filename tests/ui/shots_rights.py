"""Pictures of the rights of the person and of the audit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases.person_rights import Right
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_rights import rights_place


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Open, restricted, a refusal and the form for the file; the audit, narrowed and going out."""
    yield "rights-ar", partial(_rights, app, theme, False)
    yield "rights-ar-restricted", partial(_rights, app, theme, True)
    yield "rights-ar-refused", partial(_refused, app, theme)
    yield "rights-ar-file", partial(_file, app, theme)
    yield "audit-ar", partial(_audit, app, theme, False)
    yield "audit-ar-file", partial(_audit, app, theme, True)


def _rights(app: QApplication, theme: Theme, is_restricted: bool) -> QWidget:
    there = rights_place(is_restricted)
    shell, _ = desk_window(app, theme, Place(ScreenName.RIGHTS, there.dossier), there.place.desk)
    return shell


def _refused(app: QApplication, theme: Theme) -> QWidget:
    there = rights_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.RIGHTS, there.dossier), there.place.desk)
    screen.ask.right.choose(Right.CORRECTION.value)
    screen.ask.send()
    settle(app)
    return shell


def _file(app: QApplication, theme: Theme) -> QWidget:
    there = rights_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.RIGHTS, there.dossier), there.place.desk)
    screen.ask_file()
    screen.copy.form.send()
    settle(app)
    return shell


def _audit(app: QApplication, theme: Theme, is_file: bool) -> QWidget:
    there = rights_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.AUDIT), there.place.desk)
    if is_file:
        screen.groups.choose("gekeken")
        screen.narrow()
        screen.ask_file()
    settle(app)
    return shell
