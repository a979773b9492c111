"""What will be brought in for one person: every value, what stands here now, and what happens with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import card_head, signed_line
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.dutch_words import counted
from desktop.usecases.handover_look import LIKENESS_WORDS, PersonShown
from desktop.usecases.handover_plan import Coming
from desktop.usecases.handover_shown import LineShown, Preview, refusal_words
from desktop.usecases.ports import Language

_SIGNS = {
    Coming.NEW: ("plus_circle", "blad_700"),
    Coming.SAME: ("check", "inkt_600"),
    Coming.SECOND: ("split", "zon_700"),
    Coming.BESIDE: ("kept", "lucht_700"),
    Coming.OFFER: ("seal", "klei_700"),
}


class PreviewCard(Panel):
    """`brought` language, and whether only the good part is taken; `all_brought` = every good row."""

    brought = Signal(str, bool)
    all_brought = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self.language = ChoiceField(theme, nl("Taal, als het bestand die niet noemt"), ())
        self._language = Panel("", labelled(theme, self.language))
        self._head, self._lines = column(4), column(6)
        self.bring_button = Button(theme, nl("Breng in"), icon="check", role="primary", size="main")
        self.bring_button.clicked.connect(lambda: self.brought.emit(self.language.chosen(), False))
        self.good_button = Button(theme, nl("Neem over wat wel goed is"), icon="partly")
        self.good_button.clicked.connect(lambda: self.brought.emit(self.language.chosen(), True))
        self.all_button = Button(theme, "", icon="person_add").let_wrap()
        self.all_button.clicked.connect(lambda: self.all_brought.emit(self.language.chosen()))
        buttons = WrapRow(8, to_end=True)
        for button in (self.good_button, self.bring_button):
            buttons.put(button)
        inside = column(10, (18, 14, 18, 14))
        inside.addLayout(self._head)
        inside.addWidget(self._language)
        inside.addLayout(buttons)
        inside.addLayout(self._lines)
        inside.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignRight)
        self.setLayout(inside)
        self.hide()

    def show_languages(self, languages: tuple[Language, ...]) -> None:
        before = self.language.chosen()
        self.language.clear()
        for language in languages:
            self.language.addItem(on_screen(language.dutch_name), language.code)
        self.language.choose(before)

    def show_all(self, good: int) -> None:
        """How many dossiers could be begun at once; 0 where that is not offered."""
        self.all_button.setVisible(good > 1)
        self.all_button.rename(nl("Begin alle {good} dossiers zonder problemen", good=good))

    def show_person(self, person: PersonShown | None, seen: Preview | None) -> None:
        theme = self._theme
        self.setVisible(person is not None)
        empty_out(self._head)
        empty_out(self._lines)
        if person is None or seen is None:
            return
        name = person.name or nl("rij {number}", number=person.number)
        self._head.addLayout(card_head(theme, "tray_up", nl("4. Dit komt erin: {name}", name=name)))
        self._head.addWidget(RunLabel(theme, _into(person, seen), "small_body"))
        self._language.setVisible(seen.dossier is None)
        self.good_button.setVisible(bool(person.read.problems))
        self.bring_button.setEnabled(bool(seen.lines) and not person.read.problems)
        if seen.refused:
            cells = counted(len(seen.refused), "cel", "cellen")
            told = nl("Niet te lezen: {cells}", cells=cells)
            self._lines.addLayout(signed_line(theme, "alert", "zon_700", told, "body"))
        for cell in seen.refused:
            words = (
                nl(
                    "kolom {column}, '{words}': {refusal_words}",
                    column=cell.column,
                    words=cell.words[:60],
                    refusal_words=refusal_words(cell.problem),
                )
                if cell.problem
                else ""
            )
            self._lines.addWidget(RunLabel(theme, words, "small_body"))
        if not seen.lines:
            self._lines.addWidget(
                RunLabel(theme, nl("Er is nog geen kolom die bij een vraag hoort."), "small_body")
            )
        for line in seen.lines:
            self._lines.addWidget(hair_line())
            self._line(line)

    def _line(self, line: LineShown) -> None:
        theme = self._theme
        self._lines.addWidget(RunLabel(theme, line.place, "secondary", tone="inkt_600"))
        self._lines.addWidget(RunLabel(theme, line.words, "body", bold=True))
        sign, tone = _SIGNS[line.coming]
        told = (
            nl("{told} ({standing})", told=line.told, standing=line.standing)
            if line.standing and line.coming is not Coming.SAME
            else line.told
        )
        self._lines.addLayout(signed_line(theme, sign, tone, told, "secondary"))


def _into(person: PersonShown, seen: Preview) -> str:
    if seen.dossier is None:
        alike = (
            nl(
                " Let op: {likeness_words} als {here_name}.",
                likeness_words=LIKENESS_WORDS[person.likeness],
                here_name=person.here_name,
            )
            if person.likeness
            else ""
        )
        return nl("Komt in een nieuw dossier.{alike}", alike=alike)
    if person.here == seen.dossier and person.likeness is not None:
        return nl(
            "Komt in het dossier van {here_name}: {likeness_words}.",
            here_name=person.here_name,
            likeness_words=LIKENESS_WORDS[person.likeness],
        )
    return nl("Komt in dit dossier. Kijk of het om deze persoon gaat.")
