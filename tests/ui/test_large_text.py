"""Text at 200%: what was cut or lay over something else once, and may not again."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.ui.agreements.view import AgreementsScreen
from desktop.ui.dossier_list.view import DossierListScreen
from tests.ui import shots_agreements, shots_lists
from tests.ui.look import dressed
from tests.ui.shots import windows


def test_the_open_block_has_room_beside_the_rail(qapp: QApplication) -> None:
    theme = dressed(qapp, 2.0, False)
    for _, window in windows(qapp, theme, shots_agreements.shots, "agreements-ar"):
        window.grab()
        screen = window.findChild(AgreementsScreen)
        assert screen is not None
        body = screen._area.widget()
        assert body is not None and body.minimumSizeHint().width() <= screen._area.viewport().width()
        assert [tab.number for tab in screen.rail.tabs if tab.height() >= theme.scaled(50)] == [*range(1, 9)]
        assert all(tab.toolTip() and tab.accessibleName() for tab in screen.rail.tabs)


def test_a_refused_new_dossier_shows_its_fields_and_why(qapp: QApplication) -> None:
    theme = dressed(qapp, 2.0, False)
    for _, window in windows(qapp, theme, shots_lists.shots, "dossiers-new"):
        window.grab()
        screen = window.findChild(DossierListScreen)
        assert screen is not None
        form = screen.form
        assert form.message.isVisible() and form.roepnaam.geometry().bottom() < form.message.geometry().top()
        assert form.message.height() >= form.message.sizeHint().height()
        screen.put_away_form()
        assert screen.table.isVisible()
