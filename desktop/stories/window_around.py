"""What a klantmanager does around the answers: tolk, language, guard, notes, the closing list. By keys."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop.stories.model import StoryNote, StoryTolk
from desktop.stories.window_driver import Driver, StuckWindow
from desktop.stories.window_talk import InterviewHands
from desktop.ui.tolk_bar.start_form import KIND_WORDS, WAY_WORDS
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.usecases.interview import ClosingList, NoteKind
from desktop.usecases.tolk_session import TolkKind, TolkWay

W = TypeVar("W", bound=QWidget)
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class HandsAround:
    """The talk screen of one talk, all but the answers."""

    def __init__(self, driver: Driver, hands: InterviewHands) -> None:
        self._driver, self._hands = driver, hands

    # --- the tolk

    def begin_tolk(self, tolk: StoryTolk) -> None:
        """F9 while there is none, else the page of the tolk and 'Andere tolk'; fill the form, Enter."""
        driver, tools = self._driver, self._hands.screen.tools
        driver.activate()
        if self._hands.shown.guard is not None:
            driver.press(Qt.Key.Key_A, _ALT, on=self._hands.screen)
        elif tools.tolk.shown is None:
            driver.press(Qt.Key.Key_F9, on=self._hands.screen)
        else:
            self._session_button("Andere tolk")
        driver.until(lambda: tools.sheet.shows("start"), "het formulier voor de tolk")
        who = self._field(LineField, "Nummer of naam")
        language = self._field(ChoiceField, "Taal van de tolk")
        driver.until(lambda: language.count() > 0, "de talen van de tolk")
        self._choose(self._field(ChoiceField, "Hoe"), WAY_WORDS[TolkWay(tolk.way)])
        self._choose(self._field(ChoiceField, "Wat voor tolk"), KIND_WORDS[TolkKind(tolk.kind)])
        if tolk.language:
            self._choose(language, language.itemText(language.findData(tolk.language)))
        if tolk.variety:
            driver.type(tolk.variety, on=self._variety())
        for wanted, words in ((tolk.is_minor, "Jonger dan 18"), (tolk.is_partner, "Partner van")):
            box = self._field(QCheckBox, words)
            if wanted != box.isChecked():
                box.setFocus()
                driver.press(Qt.Key.Key_Space, on=box)
        before = self._hands.shown.question
        who.setFocus()
        who.selectAll()
        driver.type(tolk.who, on=who)
        driver.press(Qt.Key.Key_Return, on=who)
        driver.until(lambda: self._tolk_is(tolk.who), f"tolk {tolk.who}")
        driver.until(lambda: not tools.sheet.isVisible(), "het formulier weer weg")
        # who interprets decides which questions wait
        driver.until(lambda: self._hands.shown.question is not before, "de vraag met deze tolk")

    def end_tolk(self) -> None:
        """'Tolk weg' on the page of the tolk."""
        tools = self._hands.screen.tools
        self._session_button("Tolk weg")
        self._driver.until(lambda: tools.tolk.shown is None, "de tolk weg")
        tools.sheet.put_away()

    def _session_button(self, words: str) -> None:
        driver, tools = self._driver, self._hands.screen.tools
        driver.activate()
        if not tools.sheet.shows("session"):
            driver.press(Qt.Key.Key_B, _CONTROL, on=self._hands.screen)
        driver.until(lambda: tools.sheet.shows("session"), "de bladzijde van de tolk")
        button = next(b for b in tools.session.findChildren(Button) if b.accessibleName().startswith(words))
        button.setFocus()
        driver.press(Qt.Key.Key_Space, on=button)

    def _tolk_is(self, who: str) -> bool:
        shown = self._hands.screen.tools.tolk.shown
        return shown is not None and shown.who == who

    def _field(self, kind: type[W], name: str) -> W:
        for one in self._hands.screen.tools.form.findChildren(kind):
            if one.accessibleName().startswith(name):
                return one
        raise StuckWindow(f"het formulier voor de tolk heeft geen '{name}'")

    def _choose(self, field: QComboBox, words: str) -> None:
        """The arrows, until it says so."""
        field.setFocus()
        at = field.findText(words)
        for _ in range(field.count()):
            if field.currentIndex() == at:
                break
            key = Qt.Key.Key_Down if field.currentIndex() < at else Qt.Key.Key_Up
            self._driver.press(key, on=field)
        if field.currentText() != words:
            raise StuckWindow(f"geen keuze '{words}'")

    # --- language, guard, notes

    def switch_language(self, code: str) -> None:
        """Another language on the page of the tolk; the question stays."""
        driver, tools = self._driver, self._hands.screen.tools
        driver.activate()
        driver.press(Qt.Key.Key_B, _CONTROL, on=self._hands.screen)
        driver.until(lambda: tools.sheet.shows("session"), "de bladzijde van de tolk")
        languages = next(f for f in tools.session.findChildren(ChoiceField) if "Taal" in f.accessibleName())
        driver.until(lambda: languages.findData(code) >= 0, f"taal {code} in de lijst")
        self._choose(languages, languages.itemText(languages.findData(code)))
        driver.until(lambda: self._hands.shown.language.code == code, f"taal {code} op het scherm")

    def open_guard(self, reason: str) -> None:
        """Why it is asked with this company, Enter."""
        driver, hands = self._driver, self._hands
        field = hands.screen.middle.guard.findChild(LineField)
        if hands.shown.guard is None or not isinstance(field, LineField):
            raise StuckWindow(f"{hands.shown.question.id} wacht niet")
        field.setFocus()
        driver.type(reason, on=field)
        driver.press(Qt.Key.Key_Return, on=field)
        driver.until(lambda: hands.shown.guard is None, "de vraag open")

    def note(self, note: StoryNote) -> None:
        """F4 until the right tab, type, Tab."""
        driver, hands = self._driver, self._hands
        hands.go_to(note.question)
        driver.activate()
        for _ in range(list(NoteKind).index(NoteKind(note.kind)) + 1):
            driver.press(Qt.Key.Key_F4, on=driver.focused())
        driver.type(note.text)
        driver.press(Qt.Key.Key_Tab)
        driver.until(
            lambda: hands.shown.question.notes.get(NoteKind(note.kind)) == note.text,
            f"de notitie bij {note.question} bewaard",
        )

    # --- the closing list

    def closing_list(self) -> ClosingList:
        """Ctrl+O, and what stands there."""
        driver, closing = self._driver, self._hands.screen.sheets.closing
        driver.activate()
        driver.press(Qt.Key.Key_O, _CONTROL, on=self._hands.screen)
        driver.until(lambda: closing.isVisible() and closing.shown is not None, "de slotlijst")
        if closing.shown is None:
            raise StuckWindow("de slotlijst is leeg")
        return closing.shown

    def close_rest(self, listed: ClosingList) -> None:
        """Alt+O: what is still open becomes 'niet besproken'."""
        driver, sheets = self._driver, self._hands.screen.sheets
        if not listed.markable:
            return
        driver.press(Qt.Key.Key_O, _ALT, on=self._hands.screen)
        driver.until(
            lambda: sheets.closing.shown is not None and not sheets.closing.shown.markable,
            "de rest afgesloten",
        )

    def close_sheet(self) -> None:
        """Esc, back to the question."""
        self._driver.press(Qt.Key.Key_Escape, on=self._driver.focused())
        self._driver.until(lambda: not self._hands.screen.sheets.is_open, "de slotlijst weg")

    def _variety(self) -> QWidget:
        field = self._field(ChoiceField, "Variant")
        inner = field.lineEdit()
        if inner is None:
            raise StuckWindow("geen veld voor de variant")
        inner.setFocus()
        return inner
