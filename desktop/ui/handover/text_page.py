"""A pasted text at the left, the form at the right: select, put in the field, bring in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.clipboard import mark_special
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField, TextField
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.handover_plan import Coming
from desktop.usecases.handover_shown import Preview, refusal_words
from desktop.usecases.handover_targets import Target
from desktop.usecases.handover_text import TextBeside

_QUIET = 1000
_COUNTED = (
    (Coming.NEW, nl("komen erbij")),
    (Coming.SAME, nl("staan er al")),
    (Coming.SECOND, nl("worden een keuze")),
    (Coming.BESIDE, nl("niet overgenomen")),
)
_HOW = nl(
    "Plak hier. Kies een stuk en druk op Alt+Rechts: het komt in uw veld. Na 'Breng in' is de tekst weg."
)


class TextPage(QWidget):
    """`kept` text and fields, after a moment of quiet; `checked` fields; `brought`; `cleared`."""

    kept = Signal(str, object)
    checked = Signal(object)
    brought = Signal(str, object)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields: dict[str, LineField] = {}
        self._told: dict[str, RunLabel] = {}
        self._at = ""
        self.text = TextField(theme, nl("Tekst van het klantprofiel of van DUO"), lines=3)
        mark_special(self, True)  # the text, and the fields that parts of it are moved to
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self.keep)
        self.text.textChanged.connect(self._quiet.start)
        self._rows = column(8, (0, 0, 8, 0))
        self._sum = RunLabel(theme, "", "small_body")
        self.text.installEventFilter(self)
        left = column(8, (18, 14, 18, 14))
        left.addLayout(card_head(theme, "note", nl("Tekst")))
        left.addWidget(RunLabel(theme, _HOW, "secondary", tone="inkt_600"))
        left.addWidget(self.text, 1)
        clear = Button(theme, nl("Gooi de tekst weg"), icon="broom", size="small")
        clear.clicked.connect(self.cleared)
        left.addWidget(clear, 0, Qt.AlignmentFlag.AlignRight)
        right = column(8, (18, 14, 12, 14))
        right.addLayout(card_head(theme, "paper_pencil", nl("Velden")))
        right.addWidget(scroller(ScrollBody(self._rows)), 1)
        bottom = row(8)
        bottom.addWidget(self._sum, 1)
        self.bring_button = Button(theme, nl("Breng in"), icon="check", role="primary", size="main")
        self.bring_button.clicked.connect(self.send)
        bottom.addWidget(self.bring_button)
        right.addLayout(bottom)
        halves = row(14, (5, 5, 5, 5))
        halves.addWidget(Panel("card", left), 1)
        halves.addWidget(Panel("card", right), 1)
        self.setLayout(halves)

    def filled(self) -> dict[str, str]:
        """What stands in the fields."""
        return {key: field.text() for key, field in self.fields.items() if field.text().strip()}

    def keep(self) -> None:
        """Draft of text and fields, now."""
        self._quiet.stop()
        self.kept.emit(self.text.toPlainText(), self.filled())

    def send(self) -> None:
        self._quiet.stop()
        self.brought.emit(self.text.toPlainText(), self.filled())

    def put_selection(self) -> None:
        """The chosen piece of text into the field where the cursor was last; then the next one is chosen."""
        picked = joined(" ", self.text.textCursor().selectedText().split())
        if not picked or self._at not in self.fields:
            return
        self.fields[self._at].setText(picked)
        self._left()
        keys = list(self.fields)
        self._choose(keys[min(keys.index(self._at) + 1, len(keys) - 1)])

    def _put_into(self, key: str) -> None:
        self._choose(key)
        self.put_selection()

    def show_text(self, beside: TextBeside) -> None:
        self._quiet.stop()
        self.text.put_text(beside.text)
        if list(self.fields) != [target.key for target in beside.targets]:
            self._build(beside.targets)
        for key, field in self.fields.items():
            field.setText(beside.fields.get(key, ""))
        self._left(keeps=False)

    def show_checked(self, seen: Preview) -> None:
        refused = {cell.target: cell for cell in seen.refused}
        for key, told in self._told.items():
            cell = refused.get(key)
            told.say(refusal_words(cell.problem) if cell is not None and cell.problem else "")
            told.setVisible(cell is not None)
            self.fields[key].show_error(cell is not None)
        said = [
            nl("{count} {words}", count=seen.count(coming), words=words)
            for coming, words in _COUNTED
            if seen.count(coming)
        ]
        self._sum.say(
            joined(", ", [*said, *([nl("{count} niet te lezen", count=len(refused))] if refused else [])])
        )
        self.bring_button.setEnabled(bool(seen.lines) and not refused)

    def _build(self, targets: tuple[Target, ...]) -> None:
        empty_out(self._rows)
        self.fields, self._told = {}, {}
        for target in targets:
            self._rows.addLayout(self._field(target))
        self._rows.addStretch(1)
        self._choose(targets[0].key if targets else "")

    def _field(self, target: Target) -> QVBoxLayout:
        theme, field = self._theme, LineField(self._theme, target.words)
        field.left_field.connect(self._left)
        field.returnPressed.connect(self._left)
        field.installEventFilter(self)
        told = RunLabel(theme, "", "secondary", tone="steen_700")
        told.hide()
        put = Button(
            theme,
            nl("Zet de gekozen tekst bij {words}", words=target.words),
            icon="chevron_right",
            words_shown=False,
        )
        put.clicked.connect(lambda _on=False, k=target.key: self._put_into(k))
        line = row(6)
        line.addWidget(put)
        line.addWidget(field, 1)
        inside = column(3)
        inside.addWidget(RunLabel(theme, target.words, "small_body", bold=True))
        inside.addLayout(line)
        inside.addWidget(told)
        self.fields[target.key], self._told[target.key] = field, told
        return inside

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if is_alt and event.key() == Qt.Key.Key_Right:
                self.put_selection()
                return True
        if event.type() is QEvent.Type.FocusIn:
            found = [key for key, field in self.fields.items() if field is watched]
            if found:
                self._choose(found[0])
        return super().eventFilter(watched, event)

    def _choose(self, key: str) -> None:
        """The field that the next piece of text goes to; a placeholder says so."""
        if self._at in self.fields:
            self.fields[self._at].setPlaceholderText("")
        self._at = key
        if key in self.fields:
            self.fields[key].setPlaceholderText(on_screen(nl("hier komt de gekozen tekst")))

    def _left(self, keeps: bool = True) -> None:
        self.checked.emit(self.filled())
        if keeps:
            self._quiet.start()
