"""Pictures of the letters to point at: beside the field of the klantmanager, and on the own screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication

from desktop.ui.interview.pointed_answer import point_text
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.field_letters import open_letters
from desktop.ui.widgets.fields import LineField
from desktop.usecases.interview import Interview
from tests.ui import samples
from tests.ui.rooms import Shot, talk_shot
from tests.ui.samples_questions import text_question
from tests.ui.shots_interview import pointing

_NAMES = {"ar": "سميرة", "ti": "ሰላም", "tr": "İpek"}


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """A name in three scripts."""
    for code, name in _NAMES.items():
        yield talk_shot(app, theme, f"letters-{code}", partial(_asked, code), partial(_open, theme))
        for theirs in (False, True):
            make = partial(pointing, app, theme, _asked(code), point_text(name), theirs)
            yield f"letters-{'client' if theirs else 'taken'}-{code}", make


def _asked(code: str) -> Interview:
    return samples.interview(code, text_question(code))


def _open(theme: Theme, screen: InterviewScreen) -> None:
    field = next(one for one in screen.middle.findChildren(LineField) if one.isVisible())
    open_letters(theme, field, with_keys=True)
