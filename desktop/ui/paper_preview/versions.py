"""At the side of a paper: what is different in it, and the papers of its kind that were made before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.ids import PaperId
from desktop.domain.wording import nl
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.pick_row import PickRow
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.paper_versions import KeptPaper, ToldDifference
from desktop.usecases.ports import Language

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Differences(Panel):
    """Each sentence in the person's language with the Dutch beneath it; hidden while there are none."""

    paper_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._lines = column(10)
        self.paper_button = Button(theme, nl("Zet dit op papier"), icon="document").let_wrap()
        self.paper_button.clicked.connect(self.paper_asked)
        inside = column(8, (16, 14, 16, 14))
        inside.addWidget(RunLabel(theme, nl("Wat is er anders?"), "panel"))
        inside.addLayout(self._lines)
        inside.addWidget(self.paper_button)
        self.setLayout(inside)
        self.hide()

    def show_told(self, told: Sequence[ToldDifference], language: Language | None) -> None:
        empty_out(self._lines)
        for one in told:
            pair = column(1)
            if language is not None and one.own.language != "nl":
                run = spoken_run(one.own, language)
                pair.addWidget(RunLabel(self._theme, run.text, "small_body", script=run.script, rtl=run.rtl))
                pair.addWidget(RunLabel(self._theme, one.dutch, "secondary", tone="inkt_600"))
            else:
                pair.addWidget(RunLabel(self._theme, one.dutch, "small_body"))
            holder = QWidget()
            holder.setLayout(pair)
            self._lines.addWidget(holder)
        self.setVisible(bool(told))


class VersionRow(PickRow):
    """One paper as it was made."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, kept: KeptPaper, is_present: bool) -> None:
        name = nl("Versie {version}, {language}", version=kept.version, language=kept.language_words)
        told = nl("{name}, {made_at}", name=name, made_at=kept.made_at)
        super().__init__(theme, name, told, is_present)
        inside = column(1, (12, 7, 10, 7))
        inside.addWidget(RunLabel(theme, name, "small_body", bold=is_present))
        inside.addWidget(RunLabel(theme, kept.made_at, "secondary", tone="inkt_600"))
        if kept.of:
            words = nl("{checked} van {of} teksten nagekeken", checked=kept.checked, of=kept.of)
            inside.addWidget(RunLabel(theme, words, "secondary", tone="inkt_600"))
        self.put(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Versions(Panel):
    """Newest first; hidden while there is one. Arrow keys walk, Enter or Space opens."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self.rows: dict[PaperId, VersionRow] = {}
        self._list = column(6)
        inside = column(8, (16, 14, 16, 14))
        inside.addWidget(RunLabel(theme, nl("Zo is het eerder gemaakt"), "panel"))
        inside.addLayout(self._list)
        self.setLayout(inside)
        self.hide()

    def show_papers(self, papers: Sequence[KeptPaper], present: PaperId) -> None:
        """Show them; the keyboard stays with the paper it was at."""
        held = next((key for key, button in self.rows.items() if button.hasFocus()), None)
        empty_out(self._list)
        self.rows = {}
        for kept in papers:
            button = VersionRow(self._theme, kept, kept.id == present)
            button.clicked.connect(lambda _on=False, key=kept.id: self.picked.emit(key))
            button.stepped.connect(lambda by, key=kept.id: self._step(key, by))
            self.rows[kept.id] = button
            self._list.addWidget(button)
        self.setVisible(len(papers) > 1)
        self._fit()
        if held is not None and held in self.rows:
            self.rows[held].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for button in self.rows.values():
            button.setFixedHeight(button.heightForWidth(max(120, self.width() - 32)))

    def _step(self, key: PaperId, by: int) -> None:
        keys = list(self.rows)
        self.rows[keys[min(max(keys.index(key) + by, 0), len(keys) - 1)]].setFocus()
