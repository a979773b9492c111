"""F6: fixed terms, what they mean and how they are said; those of the present question first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.sheet import Page
from desktop.ui.widgets.boxes import column, empty_out, hair_line, row
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.status_mark import StatusMark
from desktop.ui.widgets.twin_row import translation_mark
from desktop.usecases.glossary import Glossary, TermShown, found_in
from desktop.usecases.ports import Language, Spoken


class WordPage(Page):
    """Search in either language; the list is built once and rows are shown or hidden."""

    title = nl("Woordenlijst")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._glossary: Glossary | None = None
        self._rows: dict[str, QWidget] = {}
        self.search = LineField(
            theme, nl("Zoek een woord"), placeholder=nl("zoek in het Nederlands of in de taal")
        )
        self.search.textChanged.connect(self._find)
        self._none = RunLabel(theme, nl("Dit woord staat niet in de lijst."), "body", tone="inkt_600")
        self._none.hide()
        self._list = column(0)
        inside = column(8, (18, 4, 18, 8))
        self.spoken = StatusMark(theme)
        top = row(10)
        top.addWidget(self.search, 1)
        top.addWidget(self.spoken)
        inside.addLayout(top)
        inside.addWidget(self._none)
        inside.addLayout(self._list)
        inside.addStretch(1)
        self.setLayout(inside)

    def take_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def show_glossary(self, glossary: Glossary) -> None:
        """The list of this talk and question."""
        if glossary != self._glossary:
            self._glossary = glossary
            empty_out(self._list)
            self.spoken.show_texts(text for term in glossary.terms for text in (term.wording, term.own))
            self._rows = {}
            for term in glossary.terms:
                self._rows[term.key] = self._row(term, glossary.language)
                self._list.addWidget(self._rows[term.key])
        self._find()
        self.grown.emit()

    def _row(self, term: TermShown, language: Language) -> QWidget:
        left = column(2)
        head = row(8)
        head.addWidget(RunLabel(self._theme, term.dutch, "answer", bold=True, wrap=False))
        if term.is_here:
            head.addWidget(Chip(self._theme, nl("in deze vraag"), "info"))
        head.addStretch(1)
        left.addLayout(head)
        left.addWidget(RunLabel(self._theme, term.explanation, "small_body", tone="inkt_600"))
        left.addStretch(1)
        right = column(2)
        right.addWidget(self._own(term.wording, language, "answer", True))
        right.addWidget(self._own(term.own, language, "small_body", False))
        explained, word = spoken_run(term.own, language), spoken_run(term.wording, language)
        if explained.mark and not word.mark:
            right.addWidget(translation_mark(self._theme, explained.mark))
        right.addStretch(1)
        across = row(28, (0, 8, 0, 8))
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        holder = QWidget()
        inside = column(0)
        inside.addLayout(across)
        inside.addWidget(hair_line())
        holder.setLayout(inside)
        return holder

    def _own(self, spoken: Spoken, language: Language, role: str, is_word: bool) -> QWidget:
        run = spoken_run(spoken, language)
        label = RunLabel(
            self._theme, run.text, role, script=run.script, rtl=run.rtl, bold=is_word and not run.mark,
            tone="inkt_900" if is_word else "inkt_600",
            align=None if run.rtl or language.direction == "ltr" else Qt.AlignmentFlag.AlignRight,
        )  # fmt: skip
        if not run.mark or not is_word:
            return label
        holder = QWidget()
        line = row(10)
        mark = translation_mark(self._theme, run.mark)
        parts = [mark, label] if language.direction == "rtl" else [label, mark]
        if language.direction == "rtl":
            line.addStretch(1)
        for part in parts:
            line.addWidget(part)
        if language.direction != "rtl":
            line.addStretch(1)
        holder.setLayout(line)
        return holder

    def _find(self) -> None:
        if self._glossary is None:
            return
        found = {term.key for term in found_in(self._glossary.terms, self.search.text())}
        for key, holder in self._rows.items():
            holder.setVisible(key in found)
        self._none.setVisible(not found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed beside the field are no keys of the talk."""
        if event.text().isalnum():
            event.accept()
        else:
            super().keyPressEvent(event)
