"""One cell of the form under a table: its name in both languages and its own kind of field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.answer_areas import STOP
from desktop.ui.interview.done_areas import twin_week
from desktop.ui.interview.pointing import MULTI, is_exclusive_to, is_sought, spoken_run
from desktop.ui.interview.typing_field import example_for, typing_field
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.directions import own_tip
from desktop.ui.widgets.fields import ChoiceField, LineField, TextField, cursor_of, put_text, text_of
from desktop.ui.widgets.pick_list import NamesField, TwinChoiceField
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.week_grid import WeekGrid
from desktop.usecases.interview import ColumnShown, RawCell
from desktop.usecases.ports import Language
from translations.letters import search_form

_PER_LINE = 4


class ManyField(QWidget):
    """Several choices of a cell, as buttons that stay down."""

    changed = Signal()

    def __init__(self, theme: Theme, col: ColumnShown, language: Language) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self._buttons: dict[str, QToolButton] = {}
        for at, choice in enumerate(col.choices):
            button = QToolButton()
            button.setText(choice.dutch)
            button.setAccessibleName(
                on_screen(nl("{dutch}: {dutch_2}", dutch=col.dutch, dutch_2=choice.dutch))
            )
            button.setToolTip(own_tip(theme, spoken_run(choice.own, language)))
            button.setCheckable(True)
            button.setProperty(STOP, f"many.{choice.key}")
            button.setProperty("role", "segment")
            button.setProperty("place", "only")
            button.setFont(theme.font("body"))
            button.setMinimumSize(QSize(theme.scaled(60), theme.px("field")))
            button.clicked.connect(lambda _on=False: self.changed.emit())
            self._buttons[choice.key] = button
            grid.addWidget(button, at // _PER_LINE, at % _PER_LINE)
        self.setLayout(grid)

    def chosen(self) -> tuple[str, ...]:
        """The keys that are down."""
        return tuple(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, keys: RawCell) -> None:
        """Show these; a text of keys with spaces between is a draft that came back."""
        wanted = keys.split() if isinstance(keys, str) else keys
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)


class RowCell(QWidget):
    """`changed` text or keys with spaces between, and cursor; `entered` Enter in it."""

    changed = Signal(str, int)
    entered = Signal()

    def __init__(self, theme: Theme, col: ColumnShown, language: Language) -> None:
        super().__init__()
        self.column = col
        own_names = {search_form(c.own.text): c.key for c in col.choices}
        self._keys = own_names | {search_form(c.dutch): c.key for c in col.choices}
        self._week_keys: tuple[str, ...] = ()
        self._names = {c.key: c.dutch for c in col.choices}
        inside = column(3)
        star = " *" if col.is_required else ""
        inside.addWidget(
            RunLabel(theme, nl("{dutch}{star}", dutch=col.dutch, star=star), "secondary", bold=True)
        )
        own = spoken_run(col.own, language)
        if not own.mark:
            inside.addWidget(
                RunLabel(
                    theme, own.text, "secondary", script=own.script, rtl=own.rtl, tone="inkt_600",
                    align=Qt.AlignmentFlag.AlignLeft,
                )
            )  # fmt: skip
        self.field = self._make(theme, col, language)
        self.field.setProperty(STOP, f"cell.{col.key}")
        inside.addWidget(self.field)
        self._waits = RunLabel(theme, "", "secondary", tone="klei_700", bold=True)
        self._waits.hide()
        inside.addWidget(self._waits)
        inside.addStretch(1)
        self.setLayout(inside)
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # a cell that comes or goes moves no other cell
        self.setSizePolicy(kept)

    @property
    def is_wide(self) -> bool:
        """True for a cell that wants a line of its own."""
        return isinstance(self.field, WeekGrid | ManyField | TextField)

    def _make(self, theme: Theme, col: ColumnShown, language: Language) -> QWidget:
        if col.grid is not None:
            week = twin_week(theme, col.grid, language)
            week.pointed.connect(self._toggle_week)
            return week
        entries = tuple((c.key, c.dutch, spoken_run(c.own, language)) for c in col.choices)
        if col.type in MULTI:
            many = ManyField(theme, col, language)
            many.changed.connect(self._tell)
            return many
        if entries and is_exclusive_to(col) and not is_sought(col) and col.type != "date_or_not_yet":
            choosing = TwinChoiceField(theme, col.dutch, entries)
            choosing.activated.connect(lambda _at: self._tell())
            return choosing
        named = entries if is_sought(col) else ()
        field = typing_field(
            theme, col.dutch, col.type, col.limits, named, lines=2, role="body",
            placeholder=example_for(col.type),
        )  # fmt: skip
        if isinstance(field, TextField):
            field.textChanged.connect(self._tell)
            field.finished.connect(self.entered)
        else:
            field.textEdited.connect(lambda _text: self._tell())
            field.returnPressed.connect(self.entered)
        if isinstance(field, NamesField):
            field.named.connect(lambda _name: self._tell())
        return field

    def _tell(self) -> None:
        raw = self.raw()
        text = raw if isinstance(raw, str) else joined(" ", raw)
        self.changed.emit(text, cursor_of(self.field))

    def _toggle_week(self, key: str) -> None:
        now = self._week_keys
        self._week_keys = tuple(k for k in now if k != key) if key in now else (*now, key)
        self._show_week()
        self._tell()

    def _show_week(self) -> None:
        if isinstance(self.field, WeekGrid):
            self.field.show_chosen(self._week_keys)

    def raw(self) -> RawCell:
        """What stands in it now."""
        field = self.field
        if isinstance(field, WeekGrid):
            return self._week_keys
        if isinstance(field, ManyField):
            return field.chosen()
        if isinstance(field, ChoiceField):
            return field.chosen()
        text = text_of(field) if isinstance(field, LineField | TextField) else ""
        is_name = isinstance(field, NamesField)
        key = self._keys.get(search_form(text)) if is_name else None
        is_dutch_land = self.column.type == "country" and key is not None and self._names[key] == text
        return text if key is None or is_dutch_land else key

    def put(self, raw: RawCell) -> None:
        """Show this; nothing is announced."""
        field = self.field
        if isinstance(field, WeekGrid):
            self._week_keys = tuple(raw.split()) if isinstance(raw, str) else raw
            self._show_week()
        elif isinstance(field, ManyField):
            field.choose(raw)
        else:
            self._put_text(raw if isinstance(raw, str) else joined(" ", raw))

    def _put_text(self, text: str) -> None:
        field = self.field
        if isinstance(field, ChoiceField):
            field.choose(text)
        elif isinstance(field, LineField | TextField):
            put_text(field, self._names.get(text, text))

    def show_pointed(self, words: str) -> None:
        """What the person points at here; '' for nothing."""
        self._waits.say(nl("Aangewezen: {words}", words=words) if words else "")
        self._waits.setVisible(bool(words))

    def show_error(self, wrong: bool) -> None:
        """A red edge where something was typed."""
        if isinstance(self.field, LineField | TextField):
            self.field.show_error(wrong and bool(text_of(self.field)))

    def take_focus(self) -> None:
        """The keyboard here."""
        if isinstance(self.field, WeekGrid):
            self.field.take_focus()
        elif isinstance(self.field, ManyField):
            first = self.field.findChild(QToolButton)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
