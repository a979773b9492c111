"""A country or language among many: type a name in either language, and the list gives way while typing."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.answer_areas import STOP, AnswerArea, choice_rows, mark_pointed
from desktop.ui.interview.answer_paper import SpinePaper
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.directions import draw_run
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.twin_row import TwinGrid, paint_spine
from desktop.usecases.interview import ChoiceShown, Interview
from desktop.usecases.ports import Language
from translations.letters import search_form

_KEY = int(Qt.ItemDataRole.UserRole)
_NAMES_IN_SIGHT, _NAMES_AT_LEAST = 6, 4
#: below this the whole answer scrolls; above it only the list does
_NAMES_BARELY = 2
#: the numbers that can be pressed
_NUMBERED = 9
Index = QModelIndex | QPersistentModelIndex


class NamesModel(QAbstractListModel):
    """The names that are left after what was typed; those that begin so first."""

    def __init__(self, choices: tuple[ChoiceShown, ...], language: Language) -> None:
        super().__init__()
        self._all = [(one, spoken_run(one.own, language)) for one in choices]
        self._left = list(self._all)
        self.chosen: frozenset[str] = frozenset()
        self.pointed: frozenset[str] = frozenset()

    def narrow(self, typed: str) -> None:
        """Only names with this in them, in Dutch, in the own language, or the code itself."""
        sought = search_form(typed)
        self.beginResetModel()
        found = [one for one in self._all if not sought or any(sought in name for name in _names(one[0]))]
        if sought:
            found.sort(key=lambda one: not any(name.startswith(sought) for name in _names(one[0])))
        self._left = found
        self.endResetModel()

    def meant_by(self, typed: str) -> str | None:
        """The key of the one name that is meant: exactly so, the only one that begins so, or the only one."""
        sought = search_form(typed)
        if not sought:
            return None
        exact = [one.key for one, _ in self._all if sought in _names(one)]
        begun = [one.key for one, _ in self._all if any(name.startswith(sought) for name in _names(one))]
        left = [one.key for one, _ in self._all if any(sought in name for name in _names(one))]
        return next((found[0] for found in (exact, begun, left) if len(found) == 1), None)

    def numbered(self, place: int) -> str | None:
        """The key of the name with this number."""
        return next((one.key for one, _ in self._all if one.place == place), None)

    def row_of(self, key: str) -> int | None:
        """Where a name stands among those that are left."""
        return next((at for at, (one, _) in enumerate(self._left) if one.key == key), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._left)

    def data(self, index: Index, role: int = 0) -> object:
        one, own = self._left[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.dutch
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return nl(
                "{dutch}, {text}{part}",
                dutch=one.dutch,
                text=own.text,
                part=nl(", gekozen") if one.key in self.chosen else "",
            )
        return one.key if role == _KEY else None

    def at(self, row: int) -> tuple[ChoiceShown, RunText]:
        """One of the names that are left."""
        return self._left[row]

    def mark(self, chosen: frozenset[str], pointed: frozenset[str]) -> None:
        """Which names stand, and which the person points at."""
        self.chosen, self.pointed = chosen, pointed
        if self._left:
            self.dataChanged.emit(self.index(0), self.index(len(self._left) - 1))


def _names(one: ChoiceShown) -> tuple[str, ...]:
    return search_form(one.dutch), search_form(one.own.text), one.key.lower()


class _Names(QStyledItemDelegate):
    """One name: Dutch, the spine, the own language, as in every twin."""

    def __init__(self, theme: Theme, model: NamesModel, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._theme.scaled(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, QRect(option.rect)
        one, own = self._model.at(index.row())
        on, waits = one.key in self._model.chosen, one.key in self._model.pointed
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        fill = "klei_100" if waits else "petrol_100" if on else "petrol_050" if here or over else "wit"
        painter.fillRect(box, theme.colour(fill))
        side = theme.px("spine")
        # the bar of the list takes its room at one side only; the spine stays under that of the question
        spine = QRect(box.left() + (self._view.width() - side) // 2, box.top(), side, box.height())
        paint_spine(painter, theme, spine, on)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("inkt_900"))
        painter.setFont(theme.font("answer", bold=on))
        left = QRect(box.left() + 16, box.top(), spine.left() - box.left() - 24, box.height())
        painter.drawText(left, int(middle | Qt.AlignmentFlag.AlignLeft), on_screen(one.dutch))
        if not own.mark:
            painter.setFont(theme.font("answer", own.script, on))
            right = QRect(spine.right() + 12, box.top(), box.right() - spine.right() - 28, box.height())
            draw_run(painter, right, own.text, own.rtl)
        painter.setPen(theme.colour("inkt_600"))
        painter.setFont(theme.font("secondary"))
        if one.place <= _NUMBERED and not on and not waits:
            local = nl("  {local_place}", local_place=one.local_place) if one.local_place else ""
            painter.drawText(
                spine,
                int(Qt.AlignmentFlag.AlignCenter),
                on_screen(nl("{place}{local}", place=one.place, local=local)),
            )
        if on or waits:
            draw_sign(painter, theme, "hand" if waits else "tick", spine.adjusted(8, 8, -8, -8),
                      theme.colour("klei_700" if waits else "petrol_800"))  # fmt: skip
        painter.setPen(QPen(theme.colour("lijn"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if here:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()


class _NamesView(QListView):
    """As high as six names where there is room."""

    taken = Signal(str)
    letters = Signal(QKeyEvent)
    above = Signal()

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight() * _NAMES_IN_SIGHT // _NAMES_BARELY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, at = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self.taken.emit(str(at.data(_KEY)))
        elif key == Qt.Key.Key_Up and at.row() <= 0:
            self.above.emit()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers():
            self.letters.emit(event)
        else:
            super().keyPressEvent(event)


class NamesArea(AnswerArea):
    """A field above a list. Enter takes the name that is meant, 1-9 the one with that number; Down goes into
    the list; Enter on an empty field goes on. Nobody chooses for the person when more could be meant."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        question = shown.question
        self._theme, self._language = theme, shown.language
        sole = tuple(one for one in question.choices if one.key == "geen")
        self._sole = choice_rows(
            theme, sole, shown.language, True, self.chosen.emit, lambda _row, _by: self.take_focus()
        )
        self._model = NamesModel(tuple(o for o in question.choices if o not in sole), shown.language)
        self._field = LineField(
            theme, question.simple, role="answer",
            placeholder=nl("Zoek op naam"),
        )  # fmt: skip
        self._field.setToolTip(
            on_screen(nl("In het Nederlands of in het {dutch_name}", dutch_name=shown.language.dutch_name))
        )
        self._field.setProperty(STOP, "field")
        self._field.textEdited.connect(self._narrow)
        self._field.returnPressed.connect(self._enter)
        self._field.left_field.connect(self._leave)
        self._view = _NamesView()
        self._view.setProperty(STOP, "list")
        self._view.setProperty("ring", "inside")
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Names(theme, self._model, self._view))
        self._view.setAccessibleName(on_screen(nl("{simple}: namen", simple=question.simple)))
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setFrameShape(QListView.Shape.NoFrame)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setMinimumHeight(theme.scaled(40) * _NAMES_BARELY)
        self._view.clicked.connect(lambda at: self.chosen.emit(str(at.data(_KEY))))
        self._view.taken.connect(self._take)
        self._view.above.connect(self.take_focus)
        self._view.letters.connect(self._go_on_typing)
        self._words = RunLabel(theme, "", "answer", bold=True)
        inside = column(0)
        inside.addWidget(self._top(question.picture))
        for sole_row in self._sole:
            inside.addWidget(sole_row)
        inside.addWidget(self._view, 1)
        self.setLayout(inside)
        if question.draft is not None:
            self._field.setText(question.draft.text)
            self._model.narrow(question.draft.text)
        self.show_answer(shown)

    def _top(self, picture: str) -> SpinePaper:
        paper = SpinePaper(self._theme)
        halves = []
        for part in (self._field, self._words):
            half = QWidget()
            inside = column(0, (16, 8, 16, 8))
            inside.addStretch(1)
            inside.addWidget(part)
            inside.addStretch(1)
            half.setLayout(inside)
            halves.append(half)
        middle = row(0, (0, 4, 0, 4))
        middle.addStretch(1)
        middle.addWidget(Pictogram(self._theme, picture, self._theme.px("picture_row")))
        middle.addStretch(1)
        paper.spine.setLayout(middle)
        paper.setLayout(TwinGrid(self._theme, halves[0], paper.spine, halves[1]))
        return paper

    def _narrow(self, typed: str) -> None:
        number = typed.strip()
        if number.isdecimal() and len(number) == 1 and self._model.numbered(int(number)) is not None:
            self._take(str(self._model.numbered(int(number))))  # no name has a digit in it
            return
        self._model.narrow(typed)
        self.typed.emit(typed, self._field.cursorPosition())

    def _enter(self) -> None:
        if not self._field.text().strip():
            self.entered.emit()
            return
        meant = self._model.meant_by(self._field.text())
        if meant is not None:
            self._take(meant)
        elif self._model.rowCount():
            self._into_list()
        else:
            self.left.emit()  # no such name: the use case says so

    def _leave(self) -> None:
        meant = self._model.meant_by(self._field.text())
        if meant is not None and meant not in self._model.chosen:
            self._take(meant)

    def _take(self, key: str) -> None:
        self._field.clear()
        self._model.narrow("")
        self.typed.emit("", 0)
        self.chosen.emit(key)

    def _into_list(self) -> None:
        self._view.setFocus(Qt.FocusReason.TabFocusReason)
        self._view.setCurrentIndex(self._model.index(0))

    def _go_on_typing(self, event: QKeyEvent) -> None:
        self.take_focus()
        self._field.insert(event.text())
        self._narrow(self._field.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._field.hasFocus() and self._model.rowCount():
            self._into_list()
        else:
            super().keyPressEvent(event)

    def show_answer(self, shown: Interview) -> None:
        chosen = [one for one in shown.question.choices if one.is_chosen]
        quiet = shown.question.state is not None
        self._model.mark(frozenset(one.key for one in chosen), frozenset())
        self._say_chosen(chosen)
        self._words.embolden(True, "inkt_600" if quiet else "inkt_900")
        for answer in self._sole:
            answer.show_choice(any(one.key == answer.key for one in chosen), quiet)

    def _say_chosen(self, chosen: list[ChoiceShown]) -> None:
        """In the own language, with the list at the first of them: the Dutch name stands there."""
        runs = [spoken_run(one.own, self._language) for one in chosen]
        if runs:
            script, rtl = runs[0].script, runs[0].rtl
            self._words.speak(("، " if rtl else ", ").join(run.text for run in runs), script, rtl)
            at = self._model.row_of(chosen[0].key)
            if at is not None and not self._field.text():
                self._view.scrollTo(self._model.index(at), QListView.ScrollHint.EnsureVisible)
        else:
            self._words.say("")

    def show_pointed(self, pointed: Interview | None) -> None:
        choices = pointed.question.choices if pointed is not None else ()
        waits = frozenset(one.key for one in choices if one.is_chosen) - self._model.chosen
        self._model.mark(self._model.chosen, waits)
        mark_pointed(self._sole, choices if pointed is not None else None)
        if waits:
            named = joined(", ", (one.dutch for one in choices if one.key in waits))
            self._words.speak(nl("Aangewezen: {named}", named=named), Script.LATN, False)
            self._words.embolden(True, "klei_700")

    def show_error(self, wrong: bool) -> None:
        self._field.show_error(wrong)

    def take_focus(self) -> None:
        self._field.setFocus(Qt.FocusReason.TabFocusReason)
        self._field.end(False)

    def heightForWidth(self, width: int) -> int:
        """As high as it must be: what is more than that scrolls in the list, not around it."""
        layout = self.layout()
        whole = layout.totalHeightForWidth(width) if layout is not None else 0
        return whole - self._view.sizeHint().height() + self._view.minimumHeight()

    def least_height(self, width: int, rows: int) -> int:
        top = self._theme.px("picture_row") + 20 + sum(one.minimumHeight() for one in self._sole)
        return top + self._theme.scaled(40) * min(rows, _NAMES_AT_LEAST)
