"""What the cards of the page share: a head, a line with a sign or a mark, a field with its label."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.why_shown import WhyShown


def card_head(theme: Theme, sign: str, words: str, tone: str = "petrol_800") -> QHBoxLayout:
    """A sign and a title."""
    head = row(8)
    head.addWidget(Sign(theme, sign, theme.scaled(22), tone))
    head.addWidget(RunLabel(theme, words, "panel"), 1)
    return head


def signed_line(theme: Theme, sign: str, tone: str, words: str, role: str = "small_body") -> WrapRow:
    """A sign and a sentence; a button put behind it stands under it where the words leave no room."""
    line = WrapRow(8, to_end=True)
    line.put(Sign(theme, sign, theme.px("icon_small"), tone))
    line.put(RunLabel(theme, words, role), 1, least=theme.scaled(160))
    return line


def grounds_line(
    theme: Theme, about: str, mark: str, reason: WhyShown | None, ask: Callable[[WhyShown], None]
) -> QHBoxLayout:
    """'niet nagekeken: ...' under a value, and the way to what it rests on."""
    line = row(6)
    if mark:
        line.addWidget(Sign(theme, "alert", theme.px("icon_chip"), "zon_700"))
        line.addWidget(RunLabel(theme, mark, "secondary", tone="zon_700"), 1)
    else:
        line.addStretch(1)
    if reason is not None:
        why = WhyButton(theme, about)
        why.clicked.connect(lambda: ask(reason))
        line.addWidget(why, 0, Qt.AlignmentFlag.AlignVCenter)
    return line


def act_button(theme: Theme, words: str, about: str, act: Callable[[], None], icon: str = "") -> Button:
    """A small button that tells the screen reader what it is about."""
    button = Button(theme, words, icon=icon, size="small")
    button.setAccessibleName(on_screen(nl("{words}: {about}", words=words, about=about)))
    button.clicked.connect(act)
    return button
