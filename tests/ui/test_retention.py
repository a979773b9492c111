"""The screen Bewaren en wissen with a koffer behind it: a policy taken, dossiers destroyed, by keyboard."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.dossiers import caseload
from desktop.usecases.retention_policy import look_at_policy, take_policy, take_sent_policy
from desktop.usecases.room_left import MB
from desktop.usecases.supplied import KEY_NOT_COMPARED
from tests.builders import Workplace
from tests.fakes import MORNING
from tests.safe_fakes import (
    NOBODY,
    OTHER_OFFICER,
    confirmed,
    koffer,
    order_body,
    order_file,
    policy_body,
    policy_file,
)
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows
CTRL = Qt.KeyboardModifier.ControlModifier


def _words(screen: QWidget) -> str:
    labels = screen.findChildren(RunLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(screen))


def _two_due(folder: Path) -> Workplace:
    """Rima and Yonas may go, Samir was never sent."""
    place, _ = koffer()
    path = policy_file(folder, policy_body(bezig=14))
    take_policy(place.desk, path, look_at_policy(place.desk, path), is_compared=True)
    for name in ("Yonas", "Rima"):
        confirmed(place.desk, place.begin(name), MORNING)
    place.begin("Samir")
    place.clock.set_to(MORNING + timedelta(days=15))
    return place


def test_without_a_policy_the_screen_says_that_nothing_goes(qapp: QApplication, theme: Theme) -> None:
    place, _ = koffer()
    place.begin()
    _, screen = desk_window(qapp, theme, Place(ScreenName.RETENTION), place.desk)
    words = _words(screen)
    assert "Zonder beleid wordt er niets vanzelf gewist." in words
    assert not screen.due.button.isVisibleTo(screen) and not screen.certificates.isVisibleTo(screen)
    assert "Een printer en de wachtrij van de computer" in words
    QTest.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle(qapp)
    assert screen.destroying.isHidden()


def test_a_policy_is_chosen_looked_at_compared_and_taken_by_keyboard(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    place, _ = koffer()
    policy_file(tmp_path)
    shell, screen = desk_window(qapp, theme, Place(ScreenName.SAFE), place.desk)
    screen.ways.buttons["retention"].setFocus()
    QTest.keyClick(screen.ways.buttons["retention"], Qt.Key.Key_Return)
    settle(qapp)
    screen = shell.screen_shown()
    QTest.keyClick(screen, Qt.Key.Key_K, CTRL)
    settle(qapp)
    assert screen.file.place.hasFocus()
    screen.file.place.addItem("stick", str(tmp_path))
    QTest.keyClick(screen.file.place, Qt.Key.Key_End)
    screen.file.search()
    QTest.keyClick(screen.file.found, Qt.Key.Key_Return)
    settle(qapp)
    words = _words(screen)
    assert "Bel de privacy-officer en lees deze tekens samen." in words and screen.seen.compared.hasFocus()
    assert screen.presenter.seen.fingerprint in words and "90 dagen" in words
    QTest.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle(qapp)
    assert "De sleutel is nog niet vergeleken." in _words(screen) and screen.seen.compared.hasFocus()
    QTest.keyClick(screen.seen.compared, Qt.Key.Key_Space)
    QTest.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle(qapp)
    words = _words(screen)
    assert "Het bewaarbeleid is overgenomen." in words and screen.seen.isHidden()
    assert "Versie 1, Voorbeeldstad, vanaf dinsdag 15 september 2026." in words


def test_what_may_not_be_taken_says_why_and_a_strange_key_is_told_apart(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    place = _two_due(tmp_path)
    _, screen = desk_window(qapp, theme, Place(ScreenName.RETENTION), place.desk)
    wrong = tmp_path / "los.toml"
    wrong.write_bytes(policy_body(version=2))
    screen.look(wrong)
    settle(qapp)
    assert "niet ondertekend" in _words(screen) and not screen.seen.take_button.isVisibleTo(screen)
    assert screen.escape() and screen.seen.isHidden()
    screen.look(policy_file(tmp_path, policy_body(version=2), OTHER_OFFICER))
    settle(qapp)
    assert "een andere sleutel dan die tot nu toe gold" in _words(screen)
    assert screen.seen.compared.isVisibleTo(screen)


def test_two_dossiers_go_with_a_reason_and_a_second_press(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    place = _two_due(tmp_path)
    _, screen = desk_window(qapp, theme, Place(ScreenName.RETENTION), place.desk)
    assert screen.due.button.words == "Wis deze 2 dossiers"
    assert "1 wijziging is nog niet bij de gemeente bevestigd." in _words(screen)
    QTest.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle(qapp)
    assert "Rima, Yonas" in _words(screen) and screen.destroying.reason.hasFocus()
    QTest.keyClick(screen.destroying.reason, Qt.Key.Key_Return)
    settle(qapp)
    assert screen.destroying.message.isVisibleTo(screen) and len(caseload(place.desk).rows) == 3
    QTest.keyClicks(screen.destroying.reason, "termijn voorbij")
    QTest.keyClick(screen.destroying.reason, Qt.Key.Key_Return)
    settle(qapp)
    words = _words(screen)
    assert "2 dossiers van deze laptop gewist." in words and screen.destroying.isHidden()
    assert [row.roepnaam for row in caseload(place.desk).rows] == ["Samir"]
    assert "Wordt onleesbaar als u de koffer de volgende keer opent." in words
    assert screen.certificates.lock_button.isVisibleTo(screen) and not screen.due.button.isVisibleTo(screen)


def test_escape_leaves_everything_as_it_is(qapp: QApplication, theme: Theme, tmp_path: Path) -> None:
    place = _two_due(tmp_path)
    shell, screen = desk_window(qapp, theme, Place(ScreenName.RETENTION), place.desk)
    screen.presenter.ask_destroy()
    settle(qapp)
    screen.destroying.reason.setText("toch niet")
    assert screen.escape() and screen.destroying.isHidden() and not screen.destroying.reason.text()
    screen.presenter.ask_destroy()
    shell.go(Place(ScreenName.SAFE))
    settle(qapp)
    assert len(caseload(place.desk).rows) == 3 and screen.destroying.isHidden()


def test_the_certificates_are_saved_once_under_a_name(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    place = _two_due(tmp_path)
    _, screen = desk_window(qapp, theme, Place(ScreenName.RETENTION), place.desk)
    screen.presenter.ask_destroy()
    screen.presenter.destroy("termijn voorbij")
    settle(qapp)
    screen.presenter.save(tmp_path, "wissen")
    settle(qapp)
    assert "Opgeslagen als wissen.json." in _words(screen)
    written = json.loads(place.exports.files[tmp_path / "wissen.json"])
    assert written["runs"][0]["dossiers"] == 2
    screen.presenter.save(tmp_path, "wissen")
    settle(qapp)
    assert screen.certificates.message.isVisibleTo(screen)


def test_the_day_begins_with_what_may_go_and_leads_there(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    place = _two_due(tmp_path)
    shell, day = desk_window(qapp, theme, Place(ScreenName.VISIT), place.desk)
    assert "2 dossiers mogen van deze laptop: de termijn is voorbij." in _words(day)
    assert len(caseload(place.desk).rows) == 3
    way = next(one for one in day.koffer.findChildren(Button))
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Return)
    settle(qapp)
    screen = shell.screen_shown()
    assert screen.due.button.words == "Wis deze 2 dossiers"
    screen.presenter.ask_destroy()
    screen.presenter.destroy("termijn voorbij")
    shell.go(Place(ScreenName.VISIT))
    settle(qapp)
    assert not day.koffer.isVisibleTo(day)


def test_what_the_policy_lets_go_by_itself_is_gone_before_the_day_is_shown(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    place, _ = koffer()
    path = policy_file(tmp_path, policy_body(destroy="vanzelf", bezig=14))
    take_policy(place.desk, path, look_at_policy(place.desk, path), is_compared=True)
    confirmed(place.desk, place.begin("Rima"), MORNING)
    place.clock.set_to(MORNING + timedelta(days=15))
    shell, day = desk_window(qapp, theme, Place(ScreenName.VISIT), place.desk)
    assert "1 dossier van deze laptop gewist, volgens het bewaarbeleid." in _words(day)
    assert day.presenter.shown.on_laptop == 0
    shell.go(Place(ScreenName.VISIT))
    settle(qapp)
    assert not day.koffer.isVisibleTo(day)


def test_a_disk_that_is_nearly_full_is_said_at_the_beginning_of_the_day(
    qapp: QApplication, theme: Theme
) -> None:
    place, safe = koffer()
    safe.shown = replace(safe.shown, free=150 * MB)
    shell, day = desk_window(qapp, theme, Place(ScreenName.VISIT), place.desk)
    assert "Nog 150 MB vrij op de schijf: een nieuw dossier kan nu niet." in _words(day)
    next(one for one in day.koffer.findChildren(Button)).click()
    settle(qapp)
    assert "Ruimte op de schijf" in _words(shell.screen_shown())
    shell.go(Place(ScreenName.DOSSIERS))
    settle(qapp)
    listed = shell.screen_shown()
    listed.make_new()
    listed.presenter.begin("Samir", "ar", "")
    settle(qapp)
    assert "De schijf is bijna vol: nog 150 MB vrij." in _words(listed)


def test_an_order_is_looked_at_and_carried_out_with_a_press_of_its_own(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    place = _two_due(tmp_path)
    goes = next(row.dossier for row in caseload(place.desk).rows if row.roepnaam == "Rima")
    _, screen = desk_window(qapp, theme, Place(ScreenName.RETENTION), place.desk)
    screen.look(order_file(tmp_path, order_body(goes, NOBODY)))
    settle(qapp)
    words = _words(screen)
    assert "Opdracht 2026-014 van privacy-officer" in words and "Niet op deze laptop: 1 dossier." in words
    assert screen.order.stop_button.hasFocus()
    QTest.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle(qapp)
    assert len(caseload(place.desk).rows) == 3
    screen.order.destroy_button.setFocus()
    QTest.keyClick(screen.order.destroy_button, Qt.Key.Key_Return)
    settle(qapp)
    assert "1 dossier van deze laptop gewist." in _words(screen) and screen.order.isHidden()
    assert sorted(row.roepnaam for row in caseload(place.desk).rows) == ["Samir", "Yonas"]


def test_an_order_with_unsent_work_in_the_way_cannot_be_carried_out(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    place = _two_due(tmp_path)
    stays = next(row.dossier for row in caseload(place.desk).rows if row.roepnaam == "Samir")
    _, screen = desk_window(qapp, theme, Place(ScreenName.RETENTION), place.desk)
    screen.look(order_file(tmp_path, order_body(stays)))
    settle(qapp)
    assert "Zo kan deze opdracht nog niet." in _words(screen)
    assert not screen.order.destroy_button.isVisibleTo(screen) and screen.escape()
    assert screen.order.isHidden() and len(caseload(place.desk).rows) == 3


def test_what_the_municipality_sent_is_compared_on_the_screen(
    qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    place, _ = koffer()
    with place.desk.unit_of_work() as work:
        assert take_sent_policy(work, policy_file(tmp_path).read_bytes()) == KEY_NOT_COMPARED
        work.commit()
    _, screen = desk_window(qapp, theme, Place(ScreenName.RETENTION), place.desk)
    settle(qapp)
    screen.policy.sent_button.click()
    settle(qapp)
    screen.seen.take_button.click()
    settle(qapp)
    assert "nog niet vergeleken" in _words(screen.seen), "not without the telephone"
    screen.seen.compared.click()
    screen.seen.take_button.click()
    settle(qapp)
    assert "Het bewaarbeleid is overgenomen." in _words(screen)
    assert screen.policy.sent_button.isHidden() or not screen.policy.sent_button.isVisibleTo(screen)
