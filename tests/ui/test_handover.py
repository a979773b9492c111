"""Overdracht in real windows on a real desk: look, divide, bring in, take back; a text; two of one person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.changes import Certainty, ChangeKind, Source
from desktop.domain.ids import DossierId
from desktop.ui.handover.problem_words import problem_words
from desktop.ui.places import Place, ScreenName
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.handover_file import FileProblem, ProblemCode
from desktop.usecases.handover_text import FIELDS_KEY, TEXT_KEY
from desktop.usecases.same_person import join_dossiers, together_shown
from tests.builders import Workplace, workplace
from tests.handover_builders import EXAMPLE, csv_bytes, read
from tests.ui.desk_runner import desk_window
from tests.ui.look import dressed
from tests.ui.rooms import settle
from tests.ui.shots_handover import HEADS, ROWS

pytestmark = pytest.mark.windows


def opened(app: QApplication, place: Workplace, dossier: DossierId | None) -> tuple[Any, Any]:
    """The window and the screen."""
    return desk_window(app, dressed(app), Place(ScreenName.HANDOVER, dossier), place.desk)


def words_of(widget: Any) -> str:
    return " ".join(label.text() for label in widget.findChildren(RunLabel) if label.isVisibleTo(widget))


def press(widget: Any, words: str) -> None:
    """The button that says this."""
    next(button for button in widget.findChildren(Button) if button.words.startswith(words)).click()
    for _ in range(2):
        settle(QApplication.instance())  # type: ignore[arg-type]


def sources(place: Workplace, dossier: DossierId) -> dict[str, tuple[Source | None, Certainty | None]]:
    with place.desk.unit_of_work() as work:
        heads = work.changes.heads(dossier, ChangeKind.ANSWER)
    return {key: (found[0].source, found[0].certainty) for (_, key), found in heads.items()}


def test_a_file_becomes_a_dossier_in_four_steps_and_nothing_before_the_last(
    qapp: QApplication, tmp_path: Path
) -> None:
    place = workplace()
    shell, screen = opened(qapp, place, None)
    path = tmp_path / "coa.csv"
    path.write_bytes(csv_bytes("naam;geboortedatum;voertaal;vergunning", "Samira;4-5-1990;Arabisch;BT"))
    assert screen.origin.name.text() == "COA"
    screen.presenter.pick_sender("gemeente")
    assert screen.origin.name.text() == ""
    screen.presenter.pick_sender("coa")
    screen.file.chosen.emit(path)
    settle(qapp)
    assert "UTF-8" in words_of(screen.report) and "puntkomma" in words_of(screen.report)
    assert screen.columns.fields["geboortedatum"].chosen() == "P02"
    assert not screen.preview.bring_button.isEnabled()
    assert "dit woord kent de vraag niet" in words_of(screen.preview)
    word = screen.columns.words[("P07", "BT")]
    word.choose("asiel_bepaalde_tijd")
    word.activated.emit(word.currentIndex())
    settle(qapp)
    assert screen.preview.bring_button.isEnabled()
    screen.preview.bring_button.click()
    assert "Deze indeling klopt" in words_of(screen.failure)
    with place.desk.unit_of_work() as work:
        assert work.dossiers.all() == ()
    screen.columns.confirm_button.click()
    settle(qapp)
    screen.preview.bring_button.click()
    settle(qapp)
    with place.desk.unit_of_work() as work:
        (row,) = work.dossiers.all()
    assert (row.roepnaam, row.permit) == ("Samira", "asiel_bepaalde_tijd")
    assert set(sources(place, row.dossier).values()) == {(Source.COA, Certainty.TO_CHECK)}
    assert "4 antwoorden zijn overgenomen" in words_of(screen.done)
    shell.close()


def test_problems_stand_on_the_screen_with_row_and_column_and_what_to_do(qapp: QApplication) -> None:
    shell, screen = opened(qapp, workplace(), None)
    screen.presenter._file_arrived(read(csv_bytes(HEADS, *ROWS)))
    settle(qapp)
    told = words_of(screen.report)
    assert "Rij 4: deze regel heeft 4 cellen en er zijn 7 koppen. Vul de regel aan." in told
    screen.presenter.choose(3)
    settle(qapp)
    assert "deze dag bestaat niet" in words_of(screen.preview)
    assert screen.preview.good_button.isVisibleTo(screen)
    shell.close()


def test_a_file_of_ten_thousand_rows_is_refused_with_its_number(qapp: QApplication) -> None:
    shell, screen = opened(qapp, workplace(), None)
    screen.presenter._file_arrived(read(csv_bytes("naam;bsn", *["Rima;1"] * 10_000)))
    settle(qapp)
    assert "Dit bestand heeft 10000 regels. Er passen er 1000 in." in words_of(screen.report)
    assert not screen.columns.isVisibleTo(screen) and not screen.preview.isVisibleTo(screen)
    shell.close()


def test_all_whole_rows_become_dossiers_and_the_others_wait(qapp: QApplication) -> None:
    place = workplace()
    shell, screen = opened(qapp, place, None)
    screen.presenter.name_sender("COA")
    rows = ("Samira;4-5-1990;Arabisch", "Yonas;31-2-1999;Tigrinya", "Elif;3-3-1993;Turks")
    screen.presenter._file_arrived(read(csv_bytes("naam;geboortedatum;voertaal", *rows)))
    screen.columns.confirm_button.click()
    settle(qapp)
    assert screen.preview.all_button.words == "Begin alle 2 dossiers zonder problemen"
    screen.presenter.bring_all()
    settle(qapp)
    with place.desk.unit_of_work() as work:
        assert sorted(row.roepnaam for row in work.dossiers.all()) == ["Elif", "Samira"]
    assert "2 dossiers zijn begonnen" in words_of(screen.done)
    assert [one.here is not None for one in screen.presenter.shown.people] == [True, False, True]
    shell.close()


def test_what_was_brought_in_can_be_taken_back(qapp: QApplication) -> None:
    place = workplace()
    dossier = place.begin()
    shell, screen = opened(qapp, place, dossier)
    screen.presenter.read(EXAMPLE)
    screen.presenter.choose(1)
    screen.columns.confirm_button.click()
    settle(qapp)
    screen.preview.bring_button.click()
    settle(qapp)
    assert "19 antwoorden zijn overgenomen" in words_of(screen.done)
    screen.show_tab("before")
    assert "Gemeente Zandoever" in words_of(screen.before)
    press(screen.before, "Neem dit plan over")
    assert "Het plan van Zandoever is overgenomen" in words_of(screen.done)
    press(screen.before, "Haal terug")
    assert "Hier is nog niets binnengebracht" in words_of(screen.before)
    shell.close()


def test_selected_text_goes_to_the_field_by_keys_and_the_text_is_gone_when_done(qapp: QApplication) -> None:
    place = workplace()
    dossier = place.begin()
    shell, screen = opened(qapp, place, dossier)
    screen.presenter.name_sender("COA")
    screen.show_tab("text")
    page = screen.text
    page.text.setPlainText("Naam: Samira K.\nGeboren: 4 mei 1990")
    page.fields["P02"].setFocus()
    page.text.setFocus()
    cursor = page.text.textCursor()
    cursor.setPosition(25)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    page.text.setTextCursor(cursor)
    QTest.keyClick(page.text, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle(qapp)
    assert page.fields["P02"].text() == "4 mei 1990"
    page.keep()
    with place.desk.unit_of_work() as work:
        assert set(work.drafts.of(dossier)) == {TEXT_KEY, FIELDS_KEY}
        assert not any(c.kind is ChangeKind.ANSWER for c in work.changes.of(dossier))
    page.bring_button.click()
    settle(qapp)
    assert sources(place, dossier) == {"P02": (Source.COA, Certainty.TO_CHECK)}
    assert page.text.toPlainText() == "" and page.filled() == {}
    with place.desk.unit_of_work() as work:
        assert not work.drafts.of(dossier)
    shell.close()


def test_a_half_pasted_text_is_found_again_after_leaving(qapp: QApplication) -> None:
    place = workplace()
    dossier = place.begin()
    shell, screen = opened(qapp, place, dossier)
    screen.text.text.setPlainText("Klantprofiel")
    screen.text.fields["P01"].setText("Samira")
    shell.go(Place(ScreenName.DOSSIERS))
    shell.go(Place(ScreenName.HANDOVER, dossier))
    settle(qapp)
    assert (screen.text.text.toPlainText(), screen.text.filled()) == ("Klantprofiel", {"P01": "Samira"})
    shell.close()


def test_who_looks_like_somebody_else_is_shown_and_joined_by_a_person(qapp: QApplication) -> None:
    place = workplace()
    one, other = place.begin("Samira"), place.begin("Sameera")
    for dossier in (one, other):
        place.answer(dossier, P04="0012345678")
    place.answer(other, K01="Kok worden")
    shell, listed = desk_window(qapp, dressed(qapp), Place(ScreenName.DOSSIERS), place.desk)
    assert "Misschien dezelfde persoon" in words_of(listed.alike)
    listed.alike.look_button.click()
    settle(qapp)
    page: Any = shell.screen_shown()
    press(page.same_person, "Dezelfde: ga hier verder")
    assert "Samen met het dossier van" in words_of(page.same_person)
    shell.go(Place(ScreenName.DOSSIERS))
    settle(qapp)
    assert not listed.alike.isVisibleTo(listed) and len(listed.table.model().rows) == 1
    shell.close()


def test_two_joined_dossiers_are_taken_apart_beside_the_card(qapp: QApplication) -> None:
    place = workplace()
    one, other = place.begin("Samira"), place.begin("Sameera")
    place.answer(other, K01="Kok worden")
    join_dossiers(place.desk, one, other)
    shell, page = desk_window(qapp, dressed(qapp), Place(ScreenName.DOSSIER, one), place.desk)
    settle(qapp)
    press(page.same_person, "Toch twee mensen: haal uit elkaar")
    settle(qapp)
    assert not page.same_person.isVisibleTo(page)
    assert together_shown(place.desk, one).apart == ((other, "Sameera"),)
    shell.close()


def test_every_problem_has_its_sentence() -> None:
    facts = {"count": "2", "max": "1", "heads": "3", "line": "1", "place": "2", "version": "1"}
    for code in ProblemCode:
        told = problem_words(FileProblem(code, 4, "bsn", facts))
        assert told.startswith("Rij 4, kolom bsn: ") and "{" not in told
        assert "?" not in told.replace("teken?", "")


def test_the_list_and_the_page_lead_here(qapp: QApplication) -> None:
    place = workplace()
    dossier = place.begin()
    shell, listed = desk_window(qapp, dressed(qapp), Place(ScreenName.DOSSIERS), place.desk)
    listed.file_button.click()
    settle(qapp)
    came: Any = shell.screen_shown()
    assert came.presenter.dossier is None
    shell.go(Place(ScreenName.DOSSIER, dossier))
    page: Any = shell.screen_shown()
    page.prefill.file_button.click()
    settle(qapp)
    came = shell.screen_shown()
    assert came.presenter.dossier == dossier
    shell.close()
