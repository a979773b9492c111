"""Facts for and against, each with its sign and the number of the question it comes from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.pip import FactShown
from desktop.usecases.pip import Sign as FactSign

_LOOKS = {
    FactSign.FOR: ("Pleit voor", "plus_circle", "blad_700"),
    FactSign.AGAINST: ("Pleit tegen", "minus_circle", "klei_700"),
    FactSign.UNKNOWN: ("Nog niet bekend", "question", "zon_700"),
}


class NumberTag(QToolButton):
    """The number of a question, small; pressing it goes there."""

    def __init__(self, theme: Theme, number: str, what: str) -> None:
        super().__init__()
        self.setProperty("role", "number")
        self.setText(number)
        self.setFont(theme.font("caps"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"Ga naar vraag {number}: {what}")
        self.setToolTip(f"Ga naar vraag {number}")
        self.setMinimumHeight(28)
        self.setMinimumWidth(theme.scaled(44))  # '15.12' is as wide as '3.1': one straight edge


def fact_line(theme: Theme, fact: FactShown, jump: Callable[[str], None]) -> QWidget:
    """One fact."""
    said, sign, tone = _LOOKS[fact.sign]
    line = row(8, (5, 0, 5, 0))
    line.addWidget(Sign(theme, sign, theme.scaled(19), tone), 0, Qt.AlignmentFlag.AlignVCenter)
    label = RunLabel(theme, fact.text, "body")
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    label.setToolTip(fact.law)
    line.addWidget(label, 1)
    if fact.from_question:
        tag = NumberTag(theme, fact.from_number, fact.text)
        tag.clicked.connect(lambda: jump(fact.from_question))
        line.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
    holder = QWidget()
    holder.setLayout(line)
    holder.setAccessibleName(f"{said}: {fact.text}")
    holder.setAccessibleDescription(fact.law)
    return holder


def fill_facts(
    theme: Theme, layout: QVBoxLayout, facts: tuple[FactShown, ...], jump: Callable[[str], None]
) -> None:
    """Under their headings, in the order of the use case; never counted."""
    empty_out(layout)
    for sign, (said, _, _) in _LOOKS.items():
        found = [fact for fact in facts if fact.sign is sign]
        if not found:
            continue
        group = column(1)
        head = RunLabel(theme, said, "secondary", tone="inkt_600")
        head.setContentsMargins(5, 4, 0, 0)
        group.addWidget(head)
        for fact in found:
            group.addWidget(fact_line(theme, fact, jump))
        layout.addLayout(group)
    if not facts:
        layout.addWidget(RunLabel(theme, "Nog geen feiten uit het gesprek.", "small_body", tone="inkt_600"))
