"""The second row above the table: language, doelgroep, status, and what waits."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_list.narrowing import By, Narrowing
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow

_ALL = "*"
#: edges, padding and arrow of a list to choose from
_ARROW = 60
#: up to this text factor the place has room above the filters
MOST_ON_A_LINE = 1.5
_FIELDS = (
    (By.LANGUAGE, nl("Taal"), nl("Alle talen")),
    (By.GROUP, nl("Doelgroep"), nl("Alle groepen")),
    (By.STATUS, nl("Waar staat het?"), nl("Alles")),
    (By.WAITS, nl("Wat zoekt u?"), nl("Alles")),
)


class FilterRow(QWidget):
    """`narrowed` by, value ('' = all) · `widened` = all filters away. `also`: a field for which there is no
    room above."""

    narrowed = Signal(str, str)
    widened = Signal()

    def __init__(self, theme: Theme, also: ChoiceField | None = None) -> None:
        super().__init__()
        self.is_narrow = False
        self.fields: dict[By, ChoiceField] = {}
        inside = WrapRow(12)
        for by, name, all_words in _FIELDS:
            field = ChoiceField(theme, name, ((_ALL, all_words),))
            field.setMinimumContentsLength(8)
            field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.activated.connect(lambda _at, b=by: self._picked(b))
            holder = column(2)
            holder.addWidget(RunLabel(theme, name, "secondary", tone="inkt_600"))
            holder.addWidget(field)
            inside.put(holder, 1)
            self.fields[by] = field
        self.clear_button = Button(theme, nl("Wis filters"), icon="broom")
        self.clear_button.clicked.connect(self.widened)
        if also is not None:
            inside.put(also, 1, at=Qt.AlignmentFlag.AlignBottom)
        inside.put(self.clear_button, at=Qt.AlignmentFlag.AlignBottom)
        self.setLayout(inside)
        self.hide()

    @property
    def first(self) -> ChoiceField:
        return self.fields[By.LANGUAGE]

    def _picked(self, by: By) -> None:
        value = self.fields[by].chosen()
        self.narrowed.emit(by.value, "" if value == _ALL else value)

    def show_options(self, options: Mapping[By, tuple[tuple[str, str], ...]], narrowing: Narrowing) -> None:
        """The values that occur; what was chosen stays chosen."""
        self.is_narrow = narrowing.is_narrow
        for by, _, all_words in _FIELDS:
            field = self.fields[by]
            wanted = [(_ALL, all_words), *options.get(by, ())]
            if [(field.itemData(i), field.itemText(i)) for i in range(field.count())] != wanted:
                field.clear()
                for value, words in wanted:
                    field.addItem(on_screen(words), value)
            field.choose(narrowing.chosen.get(by, _ALL))
        self.clear_button.setEnabled(self.is_narrow)
        # all alike, and none too narrow for what is chosen in it
        widest = max(
            QFontMetricsF(field.font()).horizontalAdvance(field.currentText())
            for field in self.fields.values()
        )
        for field in self.fields.values():
            field.setMinimumWidth(math.ceil(widest) + _ARROW)
