"""The screen Bijlagen with a real desk behind it: taken in, looked at, turned, put right and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.clipboard import is_special
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.attachments import attach
from desktop.usecases.attachments_shown import AttachmentShown, attachments_board
from desktop.usecases.ports import ParcelState
from desktop.usecases.synchronise import sync_panel
from tests.attachment_cases import DIPLOMAS, photo_place, small_page
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_attachments import AttachmentPlace, attachment_place, photo_file

pytestmark = pytest.mark.windows
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def there() -> AttachmentPlace:
    return attachment_place()


def _open(qapp: QApplication, theme: Theme, there: AttachmentPlace) -> tuple[Shell, Any]:
    place = Place(ScreenName.ATTACHMENTS, there.dossier, DIPLOMAS, ScreenName.INTERVIEW)
    return desk_window(qapp, theme, place, there.desk)


def _words(screen: Any) -> str:
    return "\n".join(label.text() for label in screen.findChildren(RunLabel) if label.isVisibleTo(screen))


def _shown(there: AttachmentPlace) -> tuple[AttachmentShown, ...]:
    return attachments_board(there.desk, there.dossier).shown


def test_a_photo_is_chosen_looked_at_and_kept_with_keys(
    qapp: QApplication, theme: Theme, there: AttachmentPlace, tmp_path: Path
) -> None:
    _, screen = _open(qapp, theme, there)
    QTest.keyClick(screen, Qt.Key.Key_N, CTRL)
    settle(qapp)
    assert screen.new.place.hasFocus() and "Alleen wat nodig is" in _words(screen)
    photo_file(tmp_path)
    screen.new.place.addItem("map", str(tmp_path))
    screen.new.place.choose(str(tmp_path))
    screen.new.search()
    screen.new.try_button.setFocus()
    QTest.keyClick(screen.new.try_button, Qt.Key.Key_Return)
    settle(qapp)
    assert screen.fresh.has_page and screen.new.caption.hasFocus()
    assert "Wat u ziet is nog niet bewaard" in _words(screen) and len(_shown(there)) == 4
    QTest.keyClicks(screen.new.caption, "Getuigschrift lasser")
    QTest.keyClick(screen.new.caption, Qt.Key.Key_Return)
    settle(qapp)
    kept = _shown(there)[0]
    assert (kept.caption, kept.question, kept.is_here) == ("Getuigschrift lasser", DIPLOMAS, True)
    assert "De foto staat versleuteld in het dossier." in _words(screen) and screen.photos.hasFocus()
    assert screen.photos.model_of.rows[0].caption == "Getuigschrift lasser"


def test_a_photo_without_words_is_not_kept(
    qapp: QApplication, theme: Theme, there: AttachmentPlace, tmp_path: Path
) -> None:
    _, screen = _open(qapp, theme, there)
    screen.make_new()
    screen.presenter.take_files((photo_file(tmp_path),))
    QTest.keyClick(screen, Qt.Key.Key_Return, CTRL)
    settle(qapp)
    assert "Er staat nog niet wat dit is." in _words(screen) and screen.new.caption.hasFocus()
    assert len(_shown(there)) == 4


def test_what_was_copied_is_pasted_and_the_clipboard_emptied_once_it_is_kept(
    qapp: QApplication, theme: Theme, there: AttachmentPlace
) -> None:
    _, screen = _open(qapp, theme, there)
    copied = QImage(800, 600, QImage.Format.Format_RGB32)
    copied.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(copied)
    QTest.keyClick(screen, Qt.Key.Key_V, CTRL)
    settle(qapp)
    assert screen.fresh.has_page and not QGuiApplication.clipboard().image().isNull()
    screen.new.caption.setText("Foto van de telefoon")
    screen.new.keep()
    settle(qapp)
    assert _shown(there)[0].caption == "Foto van de telefoon"
    assert QGuiApplication.clipboard().image().isNull()


def test_an_empty_clipboard_and_a_file_that_is_none_are_told(
    qapp: QApplication, theme: Theme, there: AttachmentPlace
) -> None:
    _, screen = _open(qapp, theme, there)
    QGuiApplication.clipboard().clear()
    screen.paste()
    assert "Hier staat geen foto of scan." in _words(screen)
    screen.presenter.take_content(b"PK\x03\x04 renamed")
    settle(qapp)
    assert "Dit is geen foto maar ZIP, hoe het bestand ook heet." in _words(screen)


def test_files_that_are_dropped_become_pages_of_one(
    qapp: QApplication, theme: Theme, there: AttachmentPlace, tmp_path: Path
) -> None:
    _, screen = _open(qapp, theme, there)
    dropped = QMimeData()
    second = tmp_path / "tweede.jpg"
    second.write_bytes(small_page(2).jpeg)
    dropped.setUrls([QUrl.fromLocalFile(str(photo_file(tmp_path))), QUrl.fromLocalFile(str(second))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(5, 5), action, dropped, button, Qt.KeyboardModifier.NoModifier)
    screen.dropEvent(event)
    settle(qapp)
    assert len(screen.presenter.pages) == 2 and "Bladzijde 1 van 2." in _words(screen)
    QTest.keyClick(screen, Qt.Key.Key_PageDown)
    settle(qapp)
    assert "Bladzijde 2 van 2." in _words(screen)
    screen.new.caption.setText("Brief")
    screen.new.keep()
    assert _shown(there)[0].pages == 2


def test_one_is_looked_at_large_turned_and_put_right_with_keys(
    qapp: QApplication, theme: Theme, there: AttachmentPlace
) -> None:
    _, screen = _open(qapp, theme, there)
    settle(qapp)
    screen.photos.setCurrentIndex(screen.photos.model_of.index(2))
    QTest.keyClick(screen.photos, Qt.Key.Key_Return)
    settle(qapp)
    assert screen.large.has_page and screen.large.hasFocus()
    before = screen.large.widget().size()
    QTest.keyClick(screen.large, Qt.Key.Key_Plus)
    QTest.keyClick(screen.large, Qt.Key.Key_Plus)
    assert screen.large.times == 2.0 and screen.large.widget().width() > 1.9 * before.width()
    down = screen.large.verticalScrollBar().value()
    QTest.keyClick(screen.large, Qt.Key.Key_Down)
    assert screen.large.verticalScrollBar().value() > down
    tall = before.height() > before.width()
    QTest.keyClick(screen.large, Qt.Key.Key_R)
    settle(qapp)
    now = screen.large.widget().size()
    assert (now.height() > now.width()) is not tall and _shown(there)[2].turn == 1
    screen.look.caption.setText("Cijferlijst")
    screen.look.caption.setFocus()
    QTest.keyClick(screen.look.caption, Qt.Key.Key_Return)
    settle(qapp)
    assert _shown(there)[2].caption == "Cijferlijst"
    assert screen.escape() and screen.photos.hasFocus() and is_special(screen.look.caption)


def test_taking_away_is_two_presses(qapp: QApplication, theme: Theme, there: AttachmentPlace) -> None:
    _, screen = _open(qapp, theme, there)
    screen.presenter.look(_shown(there)[3])
    settle(qapp)
    screen.look.remove_button.click()
    assert screen.look.not_button.hasFocus() and len(_shown(there)) == 4
    screen.look.sure_button.click()
    settle(qapp)
    assert len(_shown(there)) == 3 and "staat niet meer in het dossier" in _words(screen)


def test_pages_that_lie_on_another_laptop_are_said_to_lie_there(
    qapp: QApplication, theme: Theme, there: AttachmentPlace
) -> None:
    _, screen = _open(qapp, theme, there)
    row = next(one for one in screen.photos.model_of.rows if not one.is_here)
    screen.photos.opened.emit(row)
    settle(qapp)
    assert "De foto zelf staat op een andere laptop." in _words(screen) and not screen.large.has_page


def test_the_small_picture_of_special_data_shows_to_nobody_in_the_list(
    qapp: QApplication, theme: Theme, there: AttachmentPlace
) -> None:
    _, screen = _open(qapp, theme, there)
    settle(qapp)
    model = screen.photos.model_of
    special = next(one for one in model.rows if one.is_special)
    assert not model.lacks(special)
    assert all(not model.lacks(one) for one in model.rows), "what may be shown came"


def test_a_long_list_asks_for_what_is_in_sight_only(qapp: QApplication, theme: Theme) -> None:
    place = photo_place()
    dossier = place.begin("Samir H.", "ar")
    page = small_page(1)
    for at in range(60):
        attach(place.desk, dossier, DIPLOMAS, f"Brief {at}", (page,))
    _, screen = desk_window(qapp, theme, Place(ScreenName.ATTACHMENTS, dossier, DIPLOMAS), place.desk)
    asked: list[int] = []
    screen.photos.wanted.connect(lambda wanted: asked.append(len(wanted)))
    settle(qapp)
    assert sum(asked) < 40
    bar = screen.photos.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle(qapp)
    assert 0 < sum(asked) <= 60


def test_the_way_there_and_back_goes_by_the_question(
    qapp: QApplication, theme: Theme, there: AttachmentPlace
) -> None:
    shell, talk = desk_window(qapp, theme, Place(ScreenName.INTERVIEW, there.dossier, DIPLOMAS), there.desk)
    assert talk.middle.head.attached.accessibleName() == "3 foto's of scans bij deze vraag"
    QTest.keyClick(shell, Qt.Key.Key_B, CTRL | SHIFT)
    settle(qapp)
    screen = shell.screen_shown()
    assert screen is not None and screen.presenter.board.place[0] == DIPLOMAS
    screen.back_button.click()
    settle(qapp)
    assert shell.screen_shown() is talk and talk.question_here() == DIPLOMAS
    talk.middle.head.attached.click()
    settle(qapp)
    assert shell.screen_shown() is screen


def test_the_page_of_the_dossier_counts_them(
    qapp: QApplication, theme: Theme, there: AttachmentPlace
) -> None:
    shell, page = desk_window(qapp, theme, Place(ScreenName.DOSSIER, there.dossier), there.desk)
    page.presenter.open_attachments()
    settle(qapp)
    assert page.presenter.shown.attachments == 4
    screen = shell.screen_shown()
    assert screen is not None and screen.presenter.board.place is None


def test_half_typed_words_about_a_photo_are_there_again(
    qapp: QApplication, theme: Theme, there: AttachmentPlace, tmp_path: Path
) -> None:
    shell, screen = _open(qapp, theme, there)
    screen.make_new()
    screen.presenter.take_files((photo_file(tmp_path),))
    settle(qapp)
    QTest.keyClicks(screen.new.caption, "Diploma las")
    shell.go(Place(ScreenName.DOSSIER, there.dossier))
    shell.go(Place(ScreenName.ATTACHMENTS, there.dossier, DIPLOMAS))
    settle(qapp)
    screen.make_new()
    assert screen.new.caption.text() == "Diploma las"


def test_the_sync_panel_has_a_row_for_the_photos_of_a_dossier() -> None:
    there = attachment_place()
    (row,) = [one for one in sync_panel(there.desk).parcels if "foto" in one.content]
    assert (row.roepnaam, row.content, row.state) == ("Samir H.", "4 foto's", ParcelState.UNDER_WAY)
    told = "1 foto onderweg, 1 foto alleen op deze laptop, 1 foto op de laptop van Marit Bakker"
    assert row.meaning == f"Onvolledig: {told}."
