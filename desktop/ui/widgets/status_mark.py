"""One quiet mark per screen: not everything here was checked, or translated. It explains itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.checked_texts import Checked, checked_words, count_checked, short_words
from desktop.usecases.ports import Spoken


class StatusMark(QWidget):
    """A sign and two words; hover, or who listens, gets how many were checked. Hidden where all is well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sign = Sign(theme, "exclamation", theme.px("icon_chip"), "inkt_600")
        self._words = RunLabel(theme, "", "secondary", tone="inkt_600", wrap=False)
        inside = row(5)
        inside.addWidget(self._sign)
        inside.addWidget(self._words)
        self.setLayout(inside)
        self.hide()

    def show_texts(self, texts: Iterable[Spoken]) -> None:
        """What stands on this screen in the person's language."""
        self.show_count(count_checked(texts))

    def show_count(self, found: Checked) -> None:
        """The same, where it was counted already."""
        short, whole = short_words(found), checked_words(found)
        has_lack = bool(found.missing + found.outdated)
        self._sign.change(
            "not_translated" if has_lack else "exclamation", "zon_700" if has_lack else "inkt_600"
        )
        self._words.say(short)
        self.setToolTip(on_screen(whole))
        self.setAccessibleName(on_screen(whole))
        self.setVisible(bool(short))
