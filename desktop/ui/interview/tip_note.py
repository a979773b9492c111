"""Under the question: the tip (or, in its place, what is wrong), and the three notes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.changes import Certainty
from desktop.domain.wording import capital, joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.act_words import ACTS
from desktop.ui.interview.answer_line import AnswerLine
from desktop.ui.interview.free_text_off import FreeTextOff
from desktop.ui.interview.half_typed import note_key
from desktop.ui.interview.own_probes import own_probes
from desktop.ui.locking.typed_fields import keeps_drafts
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.usecases.interview import ActShown, Interview, NoteKind, QuestionShown, Recovered
from desktop.usecases.ports import Language

_TABS: Mapping[NoteKind, str] = MappingProxyType(
    {
        NoteKind.NOTITIE: nl("Notitie (mag in plan)"),
        NoteKind.TOLK_ZEGT: nl("Tolk zegt"),
        NoteKind.MIJN_INDRUK: nl("Mijn indruk (nooit in plan)"),
    }
)
_SHORT = {
    _TABS[NoteKind.NOTITIE]: nl("Notitie"),
    _TABS[NoteKind.TOLK_ZEGT]: _TABS[NoteKind.TOLK_ZEGT],
    _TABS[NoteKind.MIJN_INDRUK]: nl("Mijn indruk"),
}
#: the tab beside the notes: how this answer is known, what it replaces
_ABOUT = "antwoord"
#: of what stood there, so that the tip's place holds it
_LONGEST = 48
_ABOUT_WORDS = nl("Antwoord")


class TipPanel(Panel):
    """The tip for the klantmanager; a refusal, a warning or two answers take its place."""

    retry = Signal()
    let_go = Signal()  # what was found half-typed is not wanted
    other_act = Signal()  # correction, or the person says something else now: the other one

    def __init__(self, theme: Theme) -> None:
        super().__init__("tip")
        self._question: QuestionShown | None = None
        self._refusal: Message | None = None
        self._unsaved: tuple[str, Message] | None = None
        self._sign = Sign(theme, "bulb", theme.px("icon_small"), "lucht_700")
        self._title = RunLabel(theme, "", "small_body", bold=True)
        self._text = RunLabel(theme, "", "small_body")
        self._probe = RunLabel(theme, "", "small_body", tone="lucht_700")
        self._own_probe = RunLabel(theme, "", "small_body", tone="lucht_700")
        self._own = RunText("")
        self._gives_own = True
        self._again = Button(theme, nl("Nu bewaren"), icon="again", role="danger", size="small")
        self._again.clicked.connect(self.retry)
        self._found: Recovered | None = None
        self._let_go = Button(theme, nl("Weggooien"), icon="broom", size="small")
        self._let_go.setToolTip(on_screen(nl("Het bewaarde antwoord blijft; wat half getypt was, gaat weg.")))
        self._let_go.clicked.connect(self.let_go)
        self._told: ActShown | None = None
        self._other = Button(theme, "", key="Alt V", size="small")
        self._other.clicked.connect(self.other_act)
        for button in (self._again, self._let_go, self._other):
            button.hide()  # before it is laid out: a layout remembers how wide it was
        head = row(8)
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        head.addWidget(self._again)
        head.addWidget(self._let_go)
        head.addWidget(self._other)
        inside = column(3, (12, 8, 12, 8))
        inside.addLayout(head)
        inside.addWidget(self._text)
        inside.addWidget(self._probe)
        inside.addWidget(self._own_probe)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_tip(self, question: QuestionShown, language: Language) -> None:
        """The tip, and the follow-ups in Dutch and, where there is room, as the tolk may read them out."""
        self._question = question
        self._own = own_probes(question, language)
        self._show()

    def show_own(self, shown: bool) -> None:
        """Give way: the follow-ups in the person's own language stay one key away (F2)."""
        if shown != self._gives_own:
            self._gives_own = shown
            self._show()

    def show_found(self, found: Recovered | None) -> None:
        """What was found after the talk broke off, beside what is recorded. It stands in its field again."""
        self._found = found
        self._show()

    def show_act(self, told: ActShown | None) -> None:
        """What an answer just given was taken for; the other one is a key away. None: the tip again."""
        self._told = told
        self._show()

    def show_refusal(self, message: Message | None) -> None:
        self._refusal = message
        self._show()

    def show_unsaved(self, number: str, message: Message | None) -> None:
        self._unsaved = (number, message) if message is not None else None
        self._show()

    @property
    def wants_room(self) -> bool:
        """True while more than a tip stands here: an alarm, two answers, a warning."""
        question = self._question
        has_more = question is not None and (len(question.conflict) > 1 or bool(question.warning))
        return self.is_alarmed or has_more or self._found is not None

    @property
    def is_alarmed(self) -> bool:
        """True while something stands in the place of the tip that has to be seen."""
        return self._refusal is not None or self._unsaved is not None

    @property
    def is_told(self) -> bool:
        """True while it says which act an answer was taken for."""
        return self._told is not None

    def _show(self) -> None:
        question = self._question
        self._again.setVisible(self._unsaved is not None)
        is_calm = self._unsaved is None and self._refusal is None
        self._let_go.setVisible(self._found is not None and is_calm)
        self._other.setVisible(self._told is not None and self._found is None and is_calm)
        if self._unsaved is not None:
            number, message = self._unsaved
            text = nl("{happened} Het blijft hier staan; we proberen het opnieuw.", happened=message.happened)
            title = nl("{number} is nog niet bewaard", number=number)
            self._fill("error", "not_saved", "steen_700", title, text, "")
        elif self._refusal is not None:
            refusal = self._refusal
            rest = joined(" ", (part for part in (refusal.safe, refusal.advice) if part))
            self._fill("error", "exclamation", "steen_700", refusal.happened, rest, "")
        elif self._found is not None:
            self._show_found(self._found)
        elif self._told is not None:
            self._show_told(self._told)
        elif question is not None and len(question.conflict) > 1:
            two = joined(
                " ",
                (
                    nl(
                        "{letter}: {words} ({author}, {at}).",
                        letter=letter,
                        words=value.words,
                        author=value.author,
                        at=value.at,
                    )
                    for letter, value in zip("ABCDEFGH", question.conflict, strict=False)
                ),
            )
            told = nl("{two} Vraag het opnieuw. Naast elkaar zien en kiezen: Ctrl Shift C.", two=two)
            title = nl("Hier staan twee antwoorden. Beide zijn bewaard.")
            self._fill("warn", "split", "zon_700", title, told, "")
        elif question is not None and question.warning:
            self._fill("warn", "alert", "zon_700", nl("Let op"), question.warning, question.probe)
        elif question is not None:
            self._fill("tip", "bulb", "lucht_700", nl("Tip voor u"), question.tip, question.probe)

    def _show_told(self, told: ActShown) -> None:
        other = next(act for act in told.possible if act is not told.act)
        self._other.rename(ACTS[other])
        short = (
            told.replaced
            if len(told.replaced) <= _LONGEST
            else nl("{replaced} …", replaced=told.replaced[:_LONGEST])
        )
        said = nl("Vervangt “{short}”. Opgeschreven als: {acts}.", short=short, acts=ACTS[told.act])
        self._fill("tip", "history", "lucht_700", capital(ACTS[told.act]), said, "")

    def _show_found(self, found: Recovered) -> None:
        title = nl("{title}, {when}", title=found.title, when=found.when) if found.when else found.title
        typed = joined(" ", (nl("{where}: “{text}”.", where=where, text=text) for where, text in found.typed))
        recorded = (
            nl("Bewaard staat “{recorded}”.", recorded=found.recorded)
            if found.recorded
            else nl("Er is nog niets bewaard.")
        )
        self._fill(
            "warn",
            "kept",
            "zon_700",
            title,
            nl("Half getypt, {typed} {recorded}", typed=typed, recorded=recorded),
            "",
        )

    def _fill(self, role: str, sign: str, tone: str, title: str, text: str, probe: str) -> None:
        self.set_role(role)
        self._sign.change(sign, tone)
        self._title.say(title)
        self._text.say(text)
        is_dutch = self._own.mark in ("missing", "outdated_dutch")
        self._probe.say(probe, nl("Vraag door (niet vertaald):") if is_dutch else nl("Vraag door:"))
        self._probe.setVisible(bool(probe))
        own = self._own
        self._own_probe.speak(own.text, own.script, own.rtl)
        self._own_probe.setVisible(bool(probe and own.text) and not is_dutch and self._gives_own)
        self.setAccessibleName(on_screen(nl("{title} {text}", title=title, text=text)))


class NotePanel(QWidget):
    """Three notes under tabs; a dot where something stands. Only the first may reach the plan."""

    typed = Signal(str, str, int)  # key, text, cursor
    left = Signal(str)
    switched_on = Signal(str)  # the reason to allow free text here

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind = NoteKind.NOTITIE
        self._is_short = False
        self._is_off = False
        self._question: QuestionShown | None = None
        self._texts: dict[NoteKind, str] = {}
        parts = [(kind.value, _said(words, False), _tab_icon(kind)) for kind, words in _TABS.items()]
        self._tabs = Segments(theme, [*parts, (_ABOUT, _ABOUT_WORDS, "")], "tab")
        self._tabs.button(_ABOUT).setToolTip(
            on_screen(nl("Bron, zeker of niet, wat het vervangt, geschiedenis (Alt+D)"))
        )
        self._tabs.picked.connect(self._turn)
        self.about = AnswerLine(theme)
        self.about.hide()
        self._is_about = False
        self._field = TextField(theme, _TABS[self._kind], role="small_body", lines=2)
        self._field.setProperty("join", "tabs")
        keeps_drafts(self._field)
        self._field.textChanged.connect(self._changed)
        self._field.left_field.connect(self._leave)
        inside = column(0)
        inside.addWidget(self._tabs)
        inside.addWidget(self._field, 1)
        self._off = FreeTextOff(theme)
        self._off.given.connect(self.switched_on)
        self._off.hide()
        inside.addWidget(self._off, 1)
        inside.addWidget(self.about, 1)
        self.setLayout(inside)
        self._tabs.show_picked(self._kind.value)

    def show_notes(self, shown: Interview) -> None:
        """The notes of this question; a field that is being typed in keeps its text."""
        is_other = self._question is None or self._question.id != shown.question.id
        self._question = shown.question
        if is_other:
            self._off.empty()
            self._is_about = False
        self._is_off = shown.is_free_text_off
        if is_other:
            self._kind = NoteKind.NOTITIE
        for kind in NoteKind:
            if is_other or kind is not self._kind or not self._field.hasFocus():
                half = shown.drafts.get(note_key(kind, shown.question.id))
                self._texts[kind] = shown.question.notes.get(kind, "") if half is None else half.text
        self._show_kind()

    def show_about(self, shown: Interview) -> None:
        """How the answer is known; a dot on the tab where it replaces another."""
        self.about.show_answer(shown)
        is_told = shown.about.act is not None or shown.about.certainty is Certainty.TO_CHECK
        self._tabs.rename(
            _ABOUT, nl("{about_words} •", about_words=_ABOUT_WORDS) if is_told else _ABOUT_WORDS
        )

    def turn_to_about(self) -> None:
        """Alt+D: the tab of the answer; what stood in a note is recorded."""
        self._leave()
        self._is_about = True
        self._show_kind()
        self.about.take_focus()

    def _turn(self, key: str) -> None:
        if key == _ABOUT:
            self.turn_to_about()
        else:
            self.turn_to(NoteKind(key))

    def turn_to(self, kind: NoteKind) -> None:
        """Another tab; what stood in the former is recorded."""
        self._is_about = False
        if kind is not self._kind:
            self._leave()
        self._kind = kind
        self._show_kind()
        if self._off.isVisibleTo(self):
            self._off.take_focus()
        else:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_wrong(self, message: Message | None) -> None:
        """Beside the field for a reason."""
        self._off.show_wrong(message)

    def show_short(self, short: bool) -> None:
        """Shorter words on the tabs, while what is wrong needs the room."""
        if short != self._is_short:
            self._is_short = short
            self._show_kind()

    def next_tab(self) -> None:
        """F4: the first tab, and again: the next one."""
        kinds = list(NoteKind)
        at = kinds.index(self._kind)
        here = QApplication.focusWidget()
        if self._field.hasFocus() or (here is not None and self._off.isAncestorOf(here)):
            at += 1
        if at == len(kinds):
            self.turn_to_about()
        else:
            self.turn_to(kinds[0 if self._is_about else at])

    def _show_kind(self) -> None:
        self._tabs.show_picked(_ABOUT if self._is_about else self._kind.value)
        self.about.setVisible(self._is_about)
        self._off.setVisible(self._is_off and not self._is_about)
        self._field.setVisible(not self._is_off and not self._is_about)
        self._field.put_text(self._texts.get(self._kind, ""))
        self._field.setAccessibleName(on_screen(_TABS[self._kind]))
        for kind, words in _TABS.items():
            said = _said(words, self._is_short)
            self._tabs.rename(kind.value, nl("{said} •", said=said) if self._texts.get(kind) else said)

    def _changed(self) -> None:
        if self._question is not None:
            self._texts[self._kind] = self._field.toPlainText()
            key = note_key(self._kind, self._question.id)
            self.typed.emit(key, self._texts[self._kind], self._field.textCursor().position())

    def _leave(self) -> None:
        if self._question is not None:
            self.left.emit(note_key(self._kind, self._question.id))


def _said(words: str, is_short: bool) -> str:
    """The words on a tab; its accessible name keeps all of them."""
    return _SHORT[words] if is_short or words == _TABS[NoteKind.MIJN_INDRUK] else words


def _tab_icon(kind: NoteKind) -> str:
    return "note" if kind is NoteKind.NOTITIE else ""
