"""The signs at a question: its photos and scans, two answers, remarks; and the way to each."""

from __future__ import annotations

from PySide6.QtCore import QSize

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.usecases.interview import Interview, QuestionShown


class AttachedButton(Button):
    """The sign, and behind it how many; all of it in words for who listens."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__(
            theme, str(count), icon="paperclip", role="quiet", size="chip", words_shown=count > 0
        )
        self.setAccessibleName(on_screen(_words(count)))
        self.setAccessibleDescription(on_screen(nl("toets {key}", key="Ctrl Shift B")))
        self.setToolTip(on_screen(nl("{what} (Ctrl Shift B)", what=_words(count))))

    def sizeHint(self) -> QSize:
        """No higher than the chip on the other side: the question keeps its place."""
        return QSize(super().sizeHint().width(), self._theme.px("chip"))


class MarkButton(Button):
    """Two answers, or remarks, at this question; there only while there are any."""

    def __init__(self, theme: Theme, icon: str, count: int, told: str, key: str) -> None:
        super().__init__(theme, str(count), icon=icon, role="quiet", size="chip")
        self.setAccessibleName(on_screen(told))
        self.setAccessibleDescription(on_screen(nl("toets {key}", key=key)))
        self.setToolTip(on_screen(nl("{what} ({key})", what=told, key=key)))

    def sizeHint(self) -> QSize:
        """As the paperclip."""
        return QSize(super().sizeHint().width(), self._theme.px("chip"))


def marks_of(theme: Theme, question: QuestionShown) -> dict[ScreenName, MarkButton]:
    """What stands beside the paperclip, by the screen it leads to."""
    found: dict[ScreenName, MarkButton] = {}
    if len(question.conflict) > 1:
        told = nl("Twee antwoorden: kies er een")
        found[ScreenName.CHOICES] = MarkButton(theme, "split", len(question.conflict), told, "Ctrl Shift C")
    if question.remarks:
        told = nl("1 opmerking van wie meeleest")
        if question.remarks > 1:
            told = nl("{count} opmerkingen van wie meeleest", count=question.remarks)
        found[ScreenName.REMARKS] = MarkButton(theme, "note", question.remarks, told, "Ctrl Shift O")
    return found


def place_beside(name: str, shown: Interview | None) -> Place:
    """The screen with more about the question that is shown."""
    if shown is None:
        return Place(ScreenName.INTERVIEW)
    screen, question = ScreenName(name), shown.question.id
    at = f"answer:{question}" if screen is ScreenName.CHOICES else question
    return Place(screen, shown.dossier, at, ScreenName.INTERVIEW)


def _words(count: int) -> str:
    if not count:
        return nl("Foto of scan bij deze vraag")
    if count == 1:
        return nl("1 foto of scan bij deze vraag")
    return nl("{count} foto's of scans bij deze vraag", count=count)
