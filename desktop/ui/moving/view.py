"""The screen of a move: who gets it, on which ground, what goes along, where the file comes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import card_head, signed_line
from desktop.ui.messages import Message
from desktop.ui.moving.presenter import USUAL_NAME, MovingPresenter, MovingTyped
from desktop.ui.places import Place
from desktop.ui.screen import Frame
from desktop.ui.scroll_screen import ScrollScreen, two_sides
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.folder_files import files_in, offer_files
from desktop.ui.widgets.folders import FolderField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.tick_field import TickField
from sync.protocol.hand_over import Ground

_WHAT = nl("Eén versleuteld bestand met antwoorden, plannen, papieren en foto’s. Het dossier blijft hier.")
_NEW_PLAN = nl("De nieuwe gemeente maakt een nieuw plan. De leerroute blijft, de termijn loopt door.")
_CODE = nl("Bel die gemeente op een nummer dat u kent. Laat hen de code van hun sleutel voorlezen.")
_WORDS = nl("Het wordt een PDF die met woorden opengaat. U zegt de woorden aan de telefoon.")
_SPECIAL = nl("Zonder dit blijven gezondheid, geloof en justitie hier. Ze gaan alleen met toestemming mee.")
_BY_KEY, _BY_WORDS = "key", "words"
_WAYS = ((_BY_KEY, nl("Zij heeft een sleutel"), ""), (_BY_WORDS, nl("Zij heeft geen sleutel"), ""))
_GROUNDS = (
    (Ground.CONSENT.value, nl("De persoon vindt het goed (toestemming)")),
    (Ground.TASK.value, nl("De wet vraagt het (taak van de gemeente)")),
)


class MovingScreen(ScrollScreen):
    """Ctrl+E makes the file. What was typed stays until the file is there."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(nl("Overdracht aan een andere gemeente"))
        theme = self._theme = frame.theme
        self.presenter = act = MovingPresenter(self, frame.navigator, frame.runner_for(self))
        self.message = MessageCard(theme)
        self.words = RunLabel(theme, "", "question")
        self.ways = Segments(theme, _WAYS)
        self.ways.picked.connect(self._pick_way)
        self.place = FolderField(theme, nl("Waar staat de sleutel van die gemeente?"))
        self.place.currentIndexChanged.connect(lambda _at: self._offer_keys())
        self.key = ChoiceField(theme, nl("Het sleutelbestand"), ())
        self.key.currentIndexChanged.connect(lambda _at: act.look_at_key(self.key.chosen()))
        self._says = RunLabel(theme, "", "small_body", bold=True)
        self.code = LineField(theme, nl("De code die zij voorlezen"), placeholder="ABCD-1234-EFGH-5678")
        self.receiver = LineField(theme, nl("Welke gemeente is het?"), placeholder="Gemeente Zandoever")
        self.ground = ChoiceField(theme, nl("Waarom mag dit?"), _GROUNDS)
        self.special = TickField(theme, nl("Ook bijzondere gegevens"))
        self.reason = LineField(
            theme, nl("Waarom gaat dit de koffer uit?"), placeholder=nl("bijvoorbeeld: verhuist op 1 oktober")
        )
        self.folder = FolderField(theme)
        self.name = LineField(theme, nl("Naam van het bestand"))
        self.make_button = Button(
            theme, nl("Maak het bestand"), icon="tray_up", key="Ctrl E", role="primary", size="main"
        )
        self.make_button.clicked.connect(self._make)
        self._key_parts = self._held(self._key_side())
        self._word_parts = self._held(self._word_side())
        self.lay_keys({"Ctrl+E": self._make})
        self.setLayout(self._laid_out())
        self._pick_way(_BY_KEY)

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        titles = column(0, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Overdracht aan een andere gemeente"), "question"))
        titles.addWidget(RunLabel(theme, _WHAT, "small_body", tone="inkt_600"))
        back = Button(theme, nl("Naar delen"), icon="chevron_left")
        back.clicked.connect(self.presenter.back)
        head = row(12, (0, 0, 5, 0))
        head.addLayout(titles, 1)
        head.addWidget(back)
        page = column(12, (5, 5, 8, 5))
        page.addWidget(self.message)
        page.addWidget(self.words)
        page.addLayout(two_sides(theme, [self._who()], [self._what()]))
        page.addStretch(1)
        foot = row(12, (5, 0, 8, 0))
        foot.addStretch(1)
        foot.addWidget(self.make_button)
        inside = column(10, (15, 14, 15, 12))
        inside.addLayout(head)
        inside.addWidget(self.scrolling(page), 1)
        inside.addLayout(foot)
        return inside

    def _who(self) -> Panel:
        inside = column(10, (18, 14, 18, 14))
        inside.addLayout(card_head(self._theme, "lock", nl("Wie krijgt het?")))
        inside.addWidget(self.ways)
        inside.addWidget(self._key_parts)
        inside.addWidget(self._word_parts)
        return Panel("card", inside)

    def _key_side(self) -> QVBoxLayout:
        inside = column(8)
        inside.addLayout(labelled(self._theme, self.place))
        inside.addLayout(labelled(self._theme, self.key))
        inside.addWidget(self._says)
        inside.addLayout(signed_line(self._theme, "alert", "zon_700", _CODE))
        inside.addLayout(labelled(self._theme, self.code))
        return inside

    def _word_side(self) -> QVBoxLayout:
        inside = column(8)
        inside.addLayout(signed_line(self._theme, "alert", "zon_700", _WORDS))
        inside.addLayout(labelled(self._theme, self.receiver))
        return inside

    def _what(self) -> Panel:
        theme = self._theme
        inside = column(10, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "document", nl("Wat gaat er, en waarom?")))
        inside.addLayout(signed_line(theme, "shield", "inkt_600", _NEW_PLAN))
        for field in (self.ground, self.reason):
            inside.addLayout(labelled(theme, field))
        inside.addWidget(self.special)
        inside.addWidget(RunLabel(theme, _SPECIAL, "secondary", tone="inkt_600"))
        for field in (self.folder, self.name):
            inside.addLayout(labelled(theme, field))
        return Panel("card", inside)

    def _held(self, inside: QVBoxLayout) -> QWidget:
        inside.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(inside)
        return holder

    # --- Screen

    def enter(self, place: Place) -> None:
        self._show_message(None, "")
        self.words.hide()
        self.folder.offer()
        self.place.offer()
        self.name.setText(self.name.text() or USUAL_NAME)
        self._offer_keys()
        if place.dossier is not None:
            self.presenter.open(place.dossier)
        self.setFocus()

    def leave(self) -> None:
        """The words are told once and kept nowhere."""
        self.words.say("")
        self.words.hide()

    # --- what the presenter asks

    def show_receiver(self, name: str) -> None:
        self._says.setVisible(bool(name))
        self._says.say(nl("Deze sleutel zegt van {name} te zijn.", name=name))

    def show_running(self, running: bool) -> None:
        self.make_button.setEnabled(not running)
        self.make_button.rename(nl("Bezig") if running else nl("Maak het bestand"))

    def show_refusal(self, field: str, message: Message | None) -> None:
        self._show_message(message, "error")
        typed = {"code": self.code, "receiver": self.receiver, "reason": self.reason, "target": self.name}
        for name, line in typed.items():
            line.show_error(name == field)
        if message is not None:
            self.words.hide()
            self.to_top()
        chosen: dict[str, QWidget] = {**typed, "ground": self.ground, "key": self.key}
        if field in chosen and chosen[field].isVisibleTo(self):
            chosen[field].setFocus()

    def show_made(self, message: Message, words: str) -> None:
        self._show_message(message, "good")
        self.words.setVisible(bool(words))
        self.words.say(words)
        for line in (self.code, self.reason):
            line.clear()
        self.special.setChecked(False)
        self.to_top()

    # --- in the screen

    def _show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def _pick_way(self, way: str) -> None:
        self.ways.show_picked(way)
        self._way = way
        self._key_parts.setVisible(way == _BY_KEY)
        self._word_parts.setVisible(way == _BY_WORDS)

    def _offer_keys(self) -> None:
        offer_files(self.key, files_in(Path(self.place.chosen() or "."), (".json",)))
        self.presenter.look_at_key(self.key.chosen())

    def _make(self) -> None:
        typed = MovingTyped(
            by_key=self._way == _BY_KEY,
            key_file=self.key.chosen(),
            code=self.code.text(),
            receiver=self.receiver.text(),
            ground=self.ground.chosen(),
            with_special=self.special.isChecked(),
            reason=self.reason.text(),
            folder=self.folder.chosen(),
            name=self.name.text(),
        )
        self.presenter.make(typed)
