"""From the answers to paper without a mouse: route, agreements, decision, change, papers, sharing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from desktop.domain.ids import DossierId
from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.model import Story
from desktop.stories.plan_model import StoryPlan
from desktop.stories.play import play
from desktop.stories.reader import read_story
from desktop.stories.time import StoryClock
from desktop.stories.window_driver import Driver
from desktop.ui.agreements.view import AgreementsScreen
from desktop.ui.decision.view import DecisionScreen
from desktop.ui.dossier_list.view import DossierListScreen
from desktop.ui.dossier_page.view import DossierScreen
from desktop.ui.handover.view import HandoverScreen
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.paper_preview.view import PaperScreen
from desktop.ui.pip_board.view import PipBoardScreen
from desktop.ui.sharing.view import SharingScreen
from desktop.ui.steering.view import SteeringScreen
from desktop.usecases.decision_shown import DecisionShown
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.pip import Leerroute, plan_board
from desktop.usecases.revision import decision_screen
from tests.e2e.suitcase import Suitcase, screen_of

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
STORY = Path(__file__).resolve().parents[1] / "stories/files/vignette-02-filmon.toml"
_MANY = 250


class Hands:
    """Ten fingers: keys go to where the cursor is, what the screen shows is only read."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.press, self.type, self.until = driver.press, driver.type, driver.until

    def to(self, name: str) -> QWidget:
        """Tab until the keyboard is at what is called so."""
        for _ in range(_MANY):
            here = self.driver.focused()
            text = here.text() if isinstance(here, QAbstractButton) else ""
            if here.accessibleName().startswith(name) or text.strip().startswith(name):
                return here
            self.press(Key.Key_Tab)
            self.driver.settle(1)  # what comes on screen now can be walked to as well
        raise AssertionError(f"met Tab niet te bereiken: {name}; hier staat:\n{self.driver.words()}")

    def push(self, name: str) -> None:
        self.to(name)
        self.press(Key.Key_Space)

    def fill(self, name: str, text: str) -> None:
        """Replace what stands in a field."""
        self.to(name)
        self.press(Key.Key_A, CONTROL)
        self.type(text)


def prepared(suitcase: Suitcase, story: Story) -> DossierId:
    """The intake as it stood at the end of the talk: answers, no plan."""
    suitcase.clock = StoryClock(story.today, story.start)
    with suitcase.desk() as desk:
        bare = replace(story, route=None, plan=StoryPlan(), told_back={})
        return play(desk, bare, suitcase.clock.tick).dossier


def open_plan(hands: Hands) -> PipBoardScreen:
    """Search, Enter, the tab on top."""
    driver = hands.driver
    hands.press(Key.Key_F, CONTROL)
    listed = screen_of(driver, DossierListScreen)
    hands.type("Filmon")
    hands.until(lambda: listed.table.chosen_row() is not None, "de rij")
    hands.press(Key.Key_Return)
    talk = screen_of(driver, InterviewScreen)
    hands.until(lambda: talk.presenter.shown is not None, "het gesprek")
    hands.push("Plan")
    board = screen_of(driver, PipBoardScreen)
    hands.until(lambda: board.presenter.shown is not None, "het planbord")
    return board


def write_reasons(hands: Hands, board: PipBoardScreen) -> None:
    """Ctrl+M tells what is missing, Enter leads to the first field, one types, until no field waits."""

    def waiting() -> list[str]:
        shown = board.presenter.shown
        return [m.text for m in shown.missing if not m.place] if shown is not None else []

    while waiting():
        before = waiting()
        hands.press(Key.Key_M, CONTROL)
        hands.until(lambda: board.lacks.isVisible(), "wat er nog ontbreekt")
        hands.press(Key.Key_Return)
        hands.until(lambda: isinstance(hands.driver.focused(), QPlainTextEdit), before[0])
        hands.type(f"Dat past bij Filmon en hij zei het zelf. {len(before)}")
        hands.press(Key.Key_Tab)
        hands.until(lambda b=before: waiting() != b, before[0])  # type: ignore[misc]


def agree(hands: Hands, board: PipBoardScreen) -> None:
    """What is missing leads to Afspraken; hours, proposals, a line of the list and an own line."""
    hands.press(Key.Key_M, CONTROL)
    hands.press(Key.Key_Return)
    screen = screen_of(hands.driver, AgreementsScreen)
    hands.until(lambda: "intensiteit.leerroute" in screen.elements.cards, "de uren van de taalles")
    hands.until(lambda: screen.elements.isAncestorOf(hands.driver.focused()), "de keyboard in het formulier")
    hands.type("15")
    hands.to("Per week of in totaal?")
    hands.press(Key.Key_Down)  # per week
    hands.to("Vanaf")
    hands.press(Key.Key_Return)
    hands.until(lambda: not screen.elements.cards["intensiteit.leerroute"].shown.is_open, "15 uur per week")
    for number, key in ((5, "intensiteit.map"), (7, "ontzorgen.vorm")):
        _block(hands, screen, number, key)
        hands.push("Neem alle voorstellen over" if number == 5 else "Neem over")
        hands.until(lambda k=key: not screen.elements.cards[k].shown.is_open, key)  # type: ignore[misc]
    _block(hands, screen, 8, "voortgang")
    hands.press(Key.Key_K, CONTROL)
    hands.type("ziek")
    hands.until(lambda: len(screen.picker.buttons) == 1, "een regel uit de lijst")
    hands.push(screen.picker.buttons[0].accessibleName())
    hands.until(lambda: _steps(screen) == 1, "de regel in het plan")
    own_line(hands, screen, "Ik bel elke maandag met mijn taalmaatje")


def own_line(hands: Hands, screen: AgreementsScreen, text: str) -> None:
    """Ctrl+E, own words, Enter."""
    before = _steps(screen)
    hands.press(Key.Key_E, CONTROL)
    hands.type(text)
    hands.press(Key.Key_Return)
    hands.until(lambda: _steps(screen) == before + 1, text)


def make_ready(hands: Hands) -> None:
    """Back to the board with Alt+L; the button says it."""
    hands.press(Key.Key_L, ALT)
    board = screen_of(hands.driver, PipBoardScreen)
    hands.until(lambda: board.ready_button.isEnabled(), "er ontbreekt niets meer")
    hands.push("Plan is gereed")
    hands.until(lambda: board.status.isVisible() and not board.ready_button.isEnabled(), "gereed")


def establish(hands: Hands, day: str) -> DecisionScreen:
    """Alt+B, the day of the letter, who decided, Enter."""
    hands.press(Key.Key_B, ALT)
    screen = screen_of(hands.driver, DecisionScreen)
    hands.until(lambda: screen.establish.isVisible(), "het formulier van het besluit")
    for name, text in (
        ("Dagtekening van het besluit", day),
        ("Brief verstuurd op", day),
        ("Wie besloot? Naam", "N. de Wit"),
        ("Functie", "teamleider"),
    ):
        hands.fill(name, text)
    hands.press(Key.Key_Return)
    hands.until(lambda: not screen.establish.isVisible(), "het besluit vastgelegd")
    return screen


def change(hands: Hands) -> None:
    """Ctrl+2: why, and a second letter."""
    screen = screen_of(hands.driver, DecisionScreen)
    hands.press(Key.Key_2, CONTROL)
    hands.to("Soort reden")
    hands.press(Key.Key_Down)
    hands.fill("Waarom wijzigt u het plan?", "Hij vond een baan in een garage.")
    hands.push("Begin de wijziging")
    hands.until(lambda: screen.revision.stop_button.isVisible(), "de wijziging begonnen")


def look_at_every_paper(hands: Hands) -> set[PaperKind]:
    """Ctrl+P, 'Andere papieren', down and Enter: every paper that can be made."""
    hands.press(Key.Key_P, CONTROL)
    screen = screen_of(hands.driver, PaperScreen)
    act = screen.presenter
    hands.until(lambda: act.paper is not None, "het plan in beeld")
    seen = {PaperKind.VISUAL}
    for kind in PaperKind:
        if kind in seen:
            continue
        hands.push("Andere papieren")
        hands.until(lambda: screen.papers.isVisible(), "de lijst van papieren")
        button = screen.papers.rows[kind]
        if "kan nu niet" in button.accessibleName():
            hands.press(Key.Key_Escape)
            continue
        for key in (Key.Key_Up,) * len(PaperKind) + (Key.Key_Down,) * len(PaperKind):
            if hands.driver.focused() is button:
                break
            hands.press(key)
        before = act.paper
        hands.press(Key.Key_Return)
        hands.until(lambda b=before: act.paper is not None and act.paper is not b, kind)  # type: ignore[misc]
        seen.add(kind)
    return seen


def share(hands: Hands, home: Path) -> None:
    """Ctrl+D, 'Delen', Enter, a reason, Enter: a file, for the party that was agreed."""
    hands.press(Key.Key_D, CONTROL)
    screen_of(hands.driver, DossierScreen)
    hands.push("Delen")
    screen = screen_of(hands.driver, SharingScreen)
    hands.until(lambda: screen.share_button.isVisible(), "delen mag")
    hands.to("Deel dit met")
    hands.press(Key.Key_Return)
    hands.until(lambda: screen.form.isVisible(), "het formulier")
    hands.fill("Waarom gaat dit nu?", "aanmelding voor de les")
    hands.press(Key.Key_Return)
    hands.until(lambda: bool(list(home.glob("*.json"))), "het bestand")
    told = next(home.glob("*.json")).read_text("utf-8")
    assert "Filmon" in told and "slaapt" not in told and "26" not in told.replace("2026", "")


def bring_in(hands: Hands) -> None:
    """Ctrl+D, Ctrl+4, 'Overdracht', Ctrl+2: a text with a field beside it; a differing answer stays."""
    hands.press(Key.Key_D, CONTROL)
    page = screen_of(hands.driver, DossierScreen)
    hands.until(lambda: page.presenter.shown is not None, "het dossier")
    hands.press(Key.Key_4, CONTROL)
    hands.push("Overdracht")
    screen = screen_of(hands.driver, HandoverScreen)
    hands.press(Key.Key_2, CONTROL)
    hands.until(lambda: bool(screen.text.fields) and screen.text.isVisible(), "de velden")
    hands.fill(screen.text.fields["O01"].accessibleName(), "12")
    hands.press(Key.Key_Tab)
    hands.until(screen.text.bring_button.isEnabled, "de velden nagekeken")
    hands.push("Breng in")
    hands.until(lambda: "niet overgenomen" in hands.driver.words(), "wat er niet overgenomen is")


def steer(hands: Hands) -> None:
    """Ctrl+F, Ctrl+U: counts, no names."""
    hands.press(Key.Key_F, CONTROL)
    screen_of(hands.driver, DossierListScreen)
    hands.press(Key.Key_U, CONTROL)
    screen_of(hands.driver, SteeringScreen)
    hands.until(lambda: "De tien weken" in hands.driver.words(), "de tellingen")
    assert "Filmon" not in hands.driver.words()


@pytest.mark.slow
def test_the_whole_plan_is_made_with_keys_alone(
    suitcase: Suitcase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = read_story(STORY, InstalledPacks().newest(PACK_ID))
    dossier = prepared(suitcase, story)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with suitcase.windows() as driver:
        hands = Hands(driver)
        board = open_plan(hands)
        hands.press(Key.Key_1, CONTROL)
        hands.until(lambda: _chosen(board) is Leerroute.B1, "de keuze")
        write_reasons(hands, board)
        agree(hands, board)
        make_ready(hands)
        establish(hands, "1-9-2026")
        change(hands)
        hands.press(Key.Key_A, ALT)
        own_line(hands, screen_of(driver, AgreementsScreen), "Ik leer op het werk")
        make_ready(hands)
        establish(hands, "1-9-2026")
        seen = look_at_every_paper(hands)
        share(hands, home)
        bring_in(hands)
        steer(hands)
    assert seen == set(PaperKind) - {PaperKind.APPOINTMENTS, PaperKind.VISIT_LIST}  # no talk is planned
    with suitcase.desk() as desk:
        shown, board_after = decision_screen(desk, dossier), plan_board(desk, dossier)
    assert suitcase.answers(dossier, "O01") == ["6"]  # what he said himself stays
    assert board_after.missing == () and len(shown.versions) >= 2
    assert any("1 september 2029" in line for line in _term_words(shown))  # the second letter moved nothing


def _block(hands: Hands, screen: AgreementsScreen, number: int, key: str) -> None:
    hands.press(Key(Key.Key_0 + number), ALT)
    area = screen.elements
    hands.until(lambda: screen.presenter.number == number, f"blok {number}")
    hands.until(lambda: key in area.cards and area.cards[key].isVisible(), f"blok {number}: {key}")


def _steps(screen: AgreementsScreen) -> int:
    block = screen.presenter.block
    return len(block.steps) if block is not None else 0


def _term_words(shown: DecisionShown) -> list[str]:
    return [str(term) for term in shown.terms]


def _chosen(board: PipBoardScreen) -> Leerroute | None:
    shown = board.presenter.shown
    return next((r.route for r in shown.routes if r.is_chosen), None) if shown is not None else None
