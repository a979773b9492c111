"""The second row above the table: language, doelgroep, status, and what waits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_list.narrowing import By, Narrowing
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.run_label import RunLabel

_ALL = "*"
#: up to this text factor the filters stand on one line
MOST_ON_A_LINE = 1.5
_FIELDS = (
    (By.LANGUAGE, nl("Taal"), nl("Alle talen")),
    (By.GROUP, nl("Doelgroep"), nl("Alle groepen")),
    (By.STATUS, nl("Waar staat het?"), nl("Alles")),
    (By.WAITS, nl("Wat zoekt u?"), nl("Alles")),
)


class FilterRow(QWidget):
    """`narrowed` by, value ('' = all) · `widened` = all filters away."""

    narrowed = Signal(str, str)
    widened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.is_narrow = False
        self.fields: dict[By, ChoiceField] = {}
        inside = self._grid = QGridLayout()
        inside.setHorizontalSpacing(12)
        inside.setVerticalSpacing(6)
        inside.setContentsMargins(0, 0, 0, 0)
        self._across = 3 if theme.tokens.factor > MOST_ON_A_LINE else len(_FIELDS)
        for at, (by, name, all_words) in enumerate(_FIELDS):
            field = ChoiceField(theme, name, ((_ALL, all_words),))
            field.setMinimumContentsLength(8)
            field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.activated.connect(lambda _at, b=by: self._picked(b))
            holder = column(2)
            holder.addWidget(RunLabel(theme, name, "secondary", tone="inkt_600"))
            holder.addWidget(field)
            inside.addLayout(holder, *divmod(at, self._across))
            inside.setColumnStretch(at % self._across, 1)
            self.fields[by] = field
        self.clear_button = Button(theme, nl("Wis filters"), icon="broom")
        self.clear_button.clicked.connect(self.widened)
        last = (len(_FIELDS) // self._across, 2) if self._across == 3 else (0, self._across)
        inside.addWidget(self.clear_button, *last, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(inside)
        self.hide()

    def take_in(self, field: ChoiceField) -> None:
        """One more field, in the second of two lines, where there is no room for it above."""
        self._grid.addWidget(field, 1, 1, Qt.AlignmentFlag.AlignBottom)

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
