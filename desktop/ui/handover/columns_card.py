"""The columns of the file and the words in them: which question, which choice. A person says it is right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.handover_look import ColumnShown, Divided
from desktop.usecases.handover_mapping import LEAVE_OUT, WordShown

_AT_ONCE = 25
_LEFT_OUT = nl("Laat weg")
_FITS = 34


def _short(words: str) -> str:
    """The question on one line of a list: its first sentence, and no more than fits."""
    number, _, rest = on_screen(words).partition(" ")
    text, cell = rest.partition(" · ")[::2]
    first = text.partition("?")[0].partition(". ")[0]
    tail = nl(" · {cell}", cell=cell) if cell else ""
    room = max(_FITS - len(tail), 8)
    return nl(
        "{number} {part}{tail}",
        number=number,
        part=first if len(first) <= room else first[:room].rstrip() + "…",
        tail=tail[:_FITS],
    )


class ColumnsCard(Panel):
    """`put` head and target; `worded` target, word and choice; `confirmed` = this is right."""

    put = Signal(str, str)
    worded = Signal(str, str, str)
    confirmed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._all = False
        self._shown: Divided | None = None
        self.fields: dict[str, ChoiceField] = {}
        self.words: dict[tuple[str, str], ChoiceField] = {}
        self._inside = column(8, (18, 14, 18, 14))
        self.setLayout(self._inside)
        self.confirm_button = Button(theme, "")
        self.hide()

    def show_divided(self, shown: Divided | None) -> None:
        if shown is None or self._shown is None or shown.read is not self._shown.read:
            self._all = False
        self._shown = shown
        self.setVisible(shown is not None)
        if shown is not None and not self._is_same_shape(shown):
            self._build(shown)
        if shown is not None:
            self._fill(shown)

    def _is_same_shape(self, shown: Divided) -> bool:
        return list(self.fields) == [c.head for c in self._columns(shown)] and list(self.words) == [
            (w.target, w.word) for w in self._words(shown)
        ]

    def _columns(self, shown: Divided) -> tuple[ColumnShown, ...]:
        return shown.columns if self._all else shown.columns[:_AT_ONCE]

    def _words(self, shown: Divided) -> tuple[WordShown, ...]:
        ordered = sorted(shown.words, key=lambda one: (one.target, one.word))
        return tuple(ordered if self._all else ordered[:_AT_ONCE])

    def _build(self, shown: Divided) -> None:
        theme = self._theme
        empty_out(self._inside)
        self.fields, self.words = {}, {}
        self._inside.addLayout(card_head(theme, "split", nl("2. Welke kolom is welke vraag?")))
        told = nl("Een voorstel op naam. Kijk het na; voor deze afzender wordt het onthouden.")
        self._inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        places = (("", _LEFT_OUT), *((key, _short(target.words)) for key, target in shown.targets.items()))
        for one in self._columns(shown):
            self._inside.addLayout(self._column(one, places))
        if self._words(shown):
            self._inside.addWidget(hair_line())
            self._inside.addWidget(
                RunLabel(theme, nl("Wat betekenen deze woorden?"), "small_body", bold=True)
            )
        for word in self._words(shown):
            self._inside.addLayout(self._word(word, shown))
        if not self._all and (len(shown.columns) > _AT_ONCE or len(shown.words) > _AT_ONCE):
            more = Button(
                theme,
                nl("Toon alle {count} kolommen", count=len(shown.columns)),
                icon="chevron_down",
                size="small",
            )
            more.clicked.connect(self._show_all)
            self._inside.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._state = WrapRow(8, to_end=True)
        self._inside.addLayout(self._state)

    def _show_all(self) -> None:
        self._all = True
        self.show_divided(self._shown)

    def _column(self, one: ColumnShown, places: tuple[tuple[str, str], ...]) -> QVBoxLayout:
        field = ChoiceField(self._theme, nl("Vraag bij kolom {head}", head=one.head), places)
        field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.activated.connect(lambda _at, head=one.head: self.put.emit(head, field.chosen()))
        self.fields[one.head] = field
        example = nl("bijvoorbeeld {example}", example=one.example) if one.example else nl("nergens ingevuld")
        return self._line(
            one.head, nl("{example} · {filled} keer ingevuld", example=example, filled=one.filled), field
        )

    def _word(self, one: WordShown, shown: Divided) -> QVBoxLayout:
        target = shown.targets[one.target]
        choices = (*((c.key, c.text) for c in target.choices), (LEAVE_OUT, _LEFT_OUT))
        field = ChoiceField(self._theme, nl("Betekenis van {word}", word=one.word), choices)
        field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.activated.connect(lambda _at, t=one.target, w=one.word: self.worded.emit(t, w, field.chosen()))
        self.words[(one.target, one.word)] = field
        return self._line(nl("'{word}'", word=one.word), nl("bij {words}", words=target.words), field)

    def _line(self, bold: str, small: str, field: ChoiceField) -> QVBoxLayout:
        theme = self._theme
        whole = column(3, (0, 2, 0, 4))
        # a long head of a data model may break at its dots
        whole.addWidget(RunLabel(theme, bold.replace(".", ".\u200b"), "small_body", bold=True))
        whole.addWidget(RunLabel(theme, small, "secondary", tone="inkt_600"))
        whole.addWidget(field)
        return whole

    def _fill(self, shown: Divided) -> None:
        theme = self._theme
        for one in self._columns(shown):
            self.fields[one.head].choose(one.target)
            self.fields[one.head].setProperty("state", "error" if one.is_meeting else "")
        for word in self._words(shown):
            self.words[(word.target, word.word)].choose(word.choice)
        empty_out(self._state)
        open_words = sum(1 for word in shown.words if not word.choice)
        if shown.is_confirmed:
            chip = Chip(theme, nl("bevestigd voor {sender}", sender=shown.sender), "ok", "check").let_wrap()
            self._state.put(chip)
        elif open_words:
            told = nl(
                "{open_words} {part} nog niet bekend.",
                open_words=open_words,
                part=nl("woord is") if open_words == 1 else nl("woorden zijn"),
            )
            self._state.put(RunLabel(theme, told, "small_body", tone="zon_700"), 1, least=theme.scaled(160))
        self._state.put_gap()
        self.confirm_button = Button(theme, nl("Deze indeling klopt"), icon="check", role="primary")
        self.confirm_button.clicked.connect(self.confirmed)
        self._state.put(self.confirm_button)
        self.confirm_button.setVisible(not shown.is_confirmed)
