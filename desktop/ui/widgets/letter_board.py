"""Letters to point at, for a name in a script that the keyboard of the laptop does not have.

In the order in which people learned them. Ge'ez: first the consonant, then the syllable with its vowel.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script, script_of
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.directions import qt_direction
from desktop.ui.widgets.letter_key import LEAST, LetterKey, go_on
from translations.boards import Board, installed_boards, installed_scripts
from translations.letters import upper

_SAMPLES = (
    ("Arab", "ar", "ا ب ت"),
    ("Ethi", "ti", "ሀ ለ ሐ"),
    ("Cyrl", "ru", "а б в"),
    ("Latn", "nl", "a b c"),
)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_BEGINS_A_NAME = " -'’ʼ"
_LARGEST = 1.25


class LetterBoard(QWidget):
    """`typed` a letter, `erased` the last one, `done` with it. `talk`: the language a name is likely in."""

    typed = Signal(str)
    erased = Signal()
    done = Signal()

    def __init__(
        self, theme: Theme, talk: str, *, role: str = "answer", side: int = LEAST, has_end: bool = True
    ) -> None:
        super().__init__()
        # many keys have to be in sight at once: very large text makes them no larger than this
        self._theme, self._text = theme.at_most(_LARGEST), ""
        self._role, self._side, self._has_end = role, side, has_end
        self.setLayoutDirection(qt_direction(False))  # the rows say themselves which way they run
        self._language = self._talk = talk if talk in installed_boards() else "nl"
        self._is_capital: bool | None = None  # None: as a name has it
        self._syllables: QHBoxLayout | None = None
        self._keys: list[LetterKey] = []
        self._vowels: list[LetterKey] = []
        self._inside = column(6)
        self.setLayout(self._inside)
        self._build()

    @property
    def language(self) -> str:
        """The language whose letters are shown."""
        return self._language

    @property
    def board(self) -> Board:
        return installed_boards()[self._language]

    def show_language(self, code: str) -> None:
        """The letters of another language."""
        if code != self._language and code in installed_boards():
            self._language, self._is_capital = code, None
            self._build()

    def shape(self) -> tuple[int, int]:
        """How many rows of keys there are, and how many keys the longest has."""
        rows = self.board.rows
        return len(rows) + (3 if self.board.forms else 2), max(len(row) for row in rows)

    def resize_keys(self, side: int) -> None:
        """Larger or smaller keys, in px at 100% text."""
        if side != self._side:
            self._side = side
            for key in (*self._keys, *self._vowels):
                key.set_size(self._role, side)

    def follow(self, text: str) -> None:
        """What stands in the field now: a name begins with a capital."""
        before, self._text = self._wants_capital(), text
        if self._wants_capital() is not before:
            self._case()

    def pressable(self) -> list[LetterKey]:
        """All keys that can be pressed now, from the top."""
        return [one for one in (*self._vowels, *self._keys) if one.isVisibleTo(self)]

    # --- how it is made

    def _build(self) -> None:
        empty_out(self._inside)
        self._syllables, self._keys, self._vowels = None, [], []
        script = installed_scripts()[self._language]
        is_rtl, drawn = script == "Arab", script_of(script)
        self._inside.addLayout(self._scripts(script))
        if self.board.forms:
            self._syllables = self._line(False)
            self._inside.addLayout(self._syllables)
            self._show_syllables(self.board.rows[0][0])
        for letters in self.board.rows:
            line = self._line(is_rtl)
            for letter in letters:
                self._add(line, LetterKey(self._theme, letter, letter, drawn))
            line.addStretch(1)
            self._inside.addLayout(line)
        self._inside.addLayout(self._foot(is_rtl))
        for key in (*self._keys, *self._vowels):
            key.show()
        self._case()

    def _line(self, is_rtl: bool) -> QHBoxLayout:
        line = row(6)
        line.setDirection(QHBoxLayout.Direction.RightToLeft if is_rtl else QHBoxLayout.Direction.LeftToRight)
        line.addStretch(1)
        return line

    def _scripts(self, now: str) -> QHBoxLayout:
        line = row(6)
        for script, code, sample in _SAMPLES:
            is_own = installed_scripts()[self._talk] == script
            key = LetterKey(
                self._theme,
                nl("Letters: {sample}", sample=sample),
                sample,
                script_of(script),
                f"script {self._talk if is_own else code}",
            )
            key.is_from_right = script == "Arab"
            key.setChecked(script == now)
            self._add(line, key)
        return line

    def _foot(self, is_rtl: bool) -> QHBoxLayout:
        line = row(6)
        line.setDirection(QHBoxLayout.Direction.RightToLeft if is_rtl else QHBoxLayout.Direction.LeftToRight)
        if self.board.is_cased:
            self._add(line, LetterKey(self._theme, nl("Hoofdletters"), "Aa", Script.LATN, "capitals"))
        self._add(line, LetterKey(self._theme, nl("Streepje"), "-", Script.LATN))
        self._add(line, LetterKey(self._theme, nl("Spatie"), " ", Script.LATN, "space"))
        acts = ((nl("Laatste letter weg"), "erase"), (nl("Klaar met letters"), "done"))
        for name, act in acts if self._has_end else acts[:1]:
            key = LetterKey(self._theme, name, "", Script.LATN, act)
            key.is_from_right = is_rtl
            key.setMinimumWidth(self._theme.scaled(72))
            self._add(line, key)
        return line

    def _add(self, line: QHBoxLayout, key: LetterKey) -> None:
        key.set_size(self._role, self._side)
        key.clicked.connect(lambda _on=False, pressed=key: self._press(pressed))
        line.addWidget(key)
        self._keys.append(key)

    def _show_syllables(self, consonant: str) -> None:
        line = self._syllables
        if line is None:
            return
        empty_out(line)
        line.addStretch(1)
        before, self._keys = self._keys, []
        for syllable in self.board.syllables(consonant):
            self._add(line, LetterKey(self._theme, syllable, syllable, Script.ETHI))
        self._vowels, self._keys = self._keys, before
        line.addStretch(1)
        for key in self._vowels:
            if self.isVisible():
                key.show()

    # --- what it does

    def _press(self, key: LetterKey) -> None:
        if key.act.startswith("script"):
            self.show_language(key.act.split(" ")[1])
            self._focus_like(key.act)
        elif key.act == "capitals":
            self._is_capital = not self._wants_capital()
            self._case()
        elif key.act == "erase":
            self.erased.emit()
        elif key.act == "done":
            self.done.emit()
        elif key in self._vowels or not self._is_consonant(key.letter):
            self._is_capital = None
            self.typed.emit(key.text())
            self._case()
        else:
            had_focus = key.hasFocus()
            self._show_syllables(key.letter)
            if had_focus:  # the vowel comes next: go there
                self._vowels[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _is_consonant(self, letter: str) -> bool:
        return self.board.forms > 0 and any(letter in row for row in self.board.rows)

    def _focus_like(self, act: str) -> None:
        for one in self.pressable():
            if one.act == act:
                one.setFocus(Qt.FocusReason.PopupFocusReason)

    def _wants_capital(self) -> bool:
        if self._is_capital is not None:
            return self._is_capital
        return not self._text or self._text[-1] in _BEGINS_A_NAME

    def _case(self) -> None:
        """Capitals as the language has them: in Turkish an i keeps its dot."""
        if not self.board.is_cased:
            return
        capital = self._wants_capital()
        for key in self._keys:
            if key.act == "capitals":
                key.setChecked(capital)
            elif not key.act:
                key.setText(upper(key.letter, self._language) if capital else key.letter)

    def take_focus(self) -> None:
        """To the first letter; the field behind it does not count this as being left."""
        letters = [one for one in self.pressable() if not one.act]
        if letters:
            letters[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (way := _ARROWS.get(Qt.Key(event.key()))) is not None:
            go_on(self, self.pressable(), *way)
        elif event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F3):
            self.done.emit()
        elif event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            event.ignore()
