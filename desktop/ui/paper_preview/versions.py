"""At the side of a paper: what is different in it, and the papers of its kind that were made before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.ids import PaperId
from desktop.domain.wording import nl
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.pick_column import PickColumn
from desktop.ui.widgets.pick_row import PickRow
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.paper_versions import KeptPaper, ToldDifference
from desktop.usecases.ports import Language


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


class Versions(Panel):
    """Newest first; hidden while there is one. Arrow keys walk, Enter or Space opens."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self.list: PickColumn[PaperId] = PickColumn()
        inside = column(8, (16, 14, 16, 14))
        inside.addWidget(RunLabel(theme, nl("Zo is het eerder gemaakt"), "panel"))
        inside.addWidget(self.list)
        self.setLayout(inside)
        self.hide()

    def show_papers(self, papers: Sequence[KeptPaper], present: PaperId) -> None:
        """Show them; the keyboard stays with the paper it was at."""
        rows = {kept.id: VersionRow(self._theme, kept, kept.id == present) for kept in papers}
        for key, one in rows.items():
            one.clicked.connect(lambda _on=False, key=key: self.picked.emit(key))
        self.list.show_rows(rows)
        self.setVisible(len(papers) > 1)
