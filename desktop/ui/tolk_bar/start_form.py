"""The form to begin a session: who, how, what kind of tolk, which language and variety."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.sheet import Page
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.tick_field import TickField
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay
from desktop.usecases.tolk_words import TolkLanguage

WAY_WORDS: Mapping[TolkWay, str] = MappingProxyType(
    {TolkWay.PHONE: nl("telefoon"), TolkWay.ON_SITE: nl("hier in de kamer"), TolkWay.VIDEO: nl("beeldbellen")}
)
KIND_WORDS: Mapping[TolkKind, str] = MappingProxyType(
    {
        TolkKind.REGISTER: nl("Registertolk"),
        TolkKind.PROFESSIONAL: nl("Andere beroepstolk"),
        TolkKind.INFORMAL: nl("Informele tolk"),
        TolkKind.FAMILY: nl("Familie of bekende"),
    }
)
_CLOSE = frozenset({TolkKind.INFORMAL, TolkKind.FAMILY})


class StartForm(Page):
    """`given` carries a `TolkStart`. A child or the partner can only be said of who is no professional."""

    given = Signal(object)
    title = nl("Welke tolk helpt nu?")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._languages: dict[str, TolkLanguage] = {}
        self._who = LineField(theme, nl("Nummer of naam van de tolk"), placeholder=nl("nummer of naam"))
        self._who.returnPressed.connect(self._give)
        self._way = ChoiceField(
            theme, nl("Hoe"), tuple((way.value, words) for way, words in WAY_WORDS.items())
        )
        self._kind = ChoiceField(
            theme, nl("Wat voor tolk"), tuple((k.value, words) for k, words in KIND_WORDS.items())
        )
        self._way.choose(TolkWay.PHONE.value)
        self._kind.choose(TolkKind.REGISTER.value)
        self._kind.currentIndexChanged.connect(lambda _at: self._show_close())
        self._language = ChoiceField(theme, nl("Taal van de tolk"), ())
        self._language.currentIndexChanged.connect(lambda _at: self._show_varieties())
        self._variety = ChoiceField(theme, nl("Variant, als u die weet"), ())
        self._variety.setEditable(True)
        self._variety.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        typed = self._variety.lineEdit()
        if typed is not None:
            typed.setAccessibleName(on_screen(self._variety.accessibleName()))
        self._minor = TickField(theme, nl("Jonger dan 18 jaar"))
        self._partner = TickField(theme, nl("Partner van deze persoon"))
        self._wrong = RunLabel(theme, "", "small_body", tone="steen_700")
        self._wrong.hide()
        start = Button(theme, nl("Begin"), icon="play", key="Enter", role="primary")
        start.clicked.connect(self._give)
        foot = row(16)
        foot.addWidget(self._minor)
        foot.addWidget(self._partner)
        foot.addWidget(self._wrong, 1)
        foot.addStretch(1)
        foot.addWidget(start)
        inside = column(12, (18, 4, 18, 8))
        inside.addLayout(self._fields(theme))
        inside.addLayout(foot)
        self.setLayout(inside)
        self._show_close()

    def _fields(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        fields: tuple[QWidget, ...] = (self._who, self._way, self._kind, self._language, self._variety)
        per_line = 3 if theme.tokens.factor >= 1.3 else len(fields)
        for at, field in enumerate(fields):
            line, place = divmod(at, per_line)
            label = RunLabel(theme, field.accessibleName(), "small_body", bold=True)
            grid.addWidget(label, 2 * line, place, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(field, 2 * line + 1, place)
            grid.setColumnStretch(place, 1)
            field.setMinimumWidth(1)
        return grid

    def show_languages(self, languages: tuple[TolkLanguage, ...], chosen: str) -> None:
        """What a tolk can speak, that of the talk first in mind."""
        self._languages = {language.code: language for language in languages}
        self._language.blockSignals(True)
        self._language.clear()
        for language in languages:
            self._language.addItem(on_screen(language.words), language.code)
        self._language.choose(chosen)
        self._language.blockSignals(False)
        self._show_varieties()

    def _show_varieties(self) -> None:
        typed = self._variety.currentText()
        self._variety.clear()
        known = self._languages.get(self._language.chosen())
        proposals = known.varieties if known is not None else ()
        for words in proposals:
            self._variety.addItem(on_screen(words), words)
        self._variety.setCurrentIndex(-1)
        self._variety.setEditText(typed if typed in proposals else "")

    def _show_close(self) -> None:
        """Who is a professional is nobody's child or partner here."""
        may_be = TolkKind(self._kind.chosen() or TolkKind.REGISTER.value) in _CLOSE
        for box in (self._minor, self._partner):
            box.setEnabled(may_be)
            if not may_be:
                box.setChecked(False)

    def show_refusal(self, message: Message | None) -> None:
        self._wrong.say(message.words if message is not None else "")
        self._wrong.setVisible(message is not None)
        self._who.show_error(message is not None)
        self.grown.emit()

    def take_focus(self) -> None:
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        self.given.emit(
            TolkStart(
                who=self._who.text().strip(),
                way=TolkWay(self._way.chosen() or TolkWay.PHONE.value),
                kind=TolkKind(self._kind.chosen() or TolkKind.REGISTER.value),
                language=self._language.chosen(),
                variety=self._variety.currentText().strip(),
                is_minor=self._minor.isChecked(),
                is_partner=self._partner.isChecked(),
            )
        )
