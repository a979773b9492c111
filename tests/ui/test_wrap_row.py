"""A row that goes on under itself: the same as a horizontal box while all fits, and never too wide."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WHOLE, WrapRow
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows


def laid(app: QApplication, row: WrapRow | QHBoxLayout, width: int) -> QWidget:
    holder = QWidget()
    holder.setLayout(row)
    holder.resize(width, max(60, row.heightForWidth(width)))
    holder.show()
    settle(app)
    return holder


def label(theme: Theme, words: str, wrap: bool = False) -> RunLabel:
    return RunLabel(theme, words, wrap=wrap)


def places(parts: list[QWidget]) -> list[tuple[int, int]]:
    return [(part.x(), part.width()) for part in parts]


@pytest.mark.parametrize("width", [420, 520, 900])
def test_while_all_fits_it_shares_as_a_box_does(qapp: QApplication, theme: Theme, width: int) -> None:
    def parts() -> list[QWidget]:
        return [
            label(theme, "Mijn dossiers en nog wat woorden", wrap=True),
            Button(theme, "Uit bestand"),
            Button(theme, "Nieuw"),
        ]

    ours, theirs = parts(), parts()
    row, box = WrapRow(12), QHBoxLayout()
    box.setSpacing(12)
    box.setContentsMargins(0, 0, 0, 0)
    for at in range(3):
        row.put(ours[at], 1 if at == 0 else 0)
        box.addWidget(theirs[at], 1 if at == 0 else 0)
    holders = laid(qapp, row, width), laid(qapp, box, width)
    assert places(ours) == places(theirs)
    assert holders[0].minimumSizeHint().width() < holders[1].minimumSizeHint().width()


def test_what_does_not_fit_goes_to_the_next_line_whole(qapp: QApplication, theme: Theme) -> None:
    first, second, third = (Button(theme, words) for words in ("Eerste knop", "Tweede knop", "Derde knop"))
    row = WrapRow(8, to_end=True)
    for button in (first, second, third):
        row.put(button)
    width = first.sizeHint().width() + second.sizeHint().width() + 20
    holder = laid(qapp, row, width)
    assert first.y() == second.y() < third.y()
    assert third.x() + third.width() == holder.width()
    assert holder.height() >= third.y() + third.height()
    assert all(button.width() >= button.sizeHint().width() for button in (first, second, third))


def test_a_part_that_wants_to_be_whole_takes_a_line_of_its_own(qapp: QApplication, theme: Theme) -> None:
    words, button = label(theme, "Woorden die samen op een regel willen", wrap=True), Button(theme, "Kies")
    row = WrapRow(8)
    row.put(button)
    row.put(words, 1, least=WHOLE)
    holder = laid(qapp, row, words.natural_width() + 30)
    assert words.y() > button.y() and words.width() == holder.width()


def test_hidden_parts_take_no_room(qapp: QApplication, theme: Theme) -> None:
    first, gone, last = QLabel("a"), QLabel("b" * 200), QLabel("c")
    row = WrapRow(8)
    for part in (first, gone, last):
        row.put(part)
    gone.hide()
    holder = laid(qapp, row, 100)
    assert first.y() == last.y() and last.x() < 60 < holder.width()


def test_sign_alone_on_the_first_buttons_before_a_second_line(qapp: QApplication, theme: Theme) -> None:
    first = Button(theme, "Sla op als bestand", icon="tray_up")
    second = Button(theme, "Naar de dossiers", icon="chevron_left")
    row = WrapRow(8)
    row.put(first)
    row.put(second)
    holder = laid(qapp, row, 900)
    whole = first.sizeHint().width() + second.sizeHint().width() + 8
    row.spare_words(whole, (first, second))
    assert first.toolTip() == second.toolTip() == ""
    row.spare_words(whole - 1, (first, second))
    assert (first.toolTip(), second.toolTip()) == ("Sla op als bestand", "")
    assert holder.minimumSizeHint().width() <= whole


def test_a_button_and_a_chip_wrap_their_words_only_where_they_may(qapp: QApplication, theme: Theme) -> None:
    words = "Begin alle dossiers zonder problemen"
    stiff, soft = Button(theme, words), Button(theme, words).let_wrap()
    assert soft.sizeHint() == stiff.sizeHint() and soft.minimumSizeHint().width() < stiff.sizeHint().width()
    half = soft.sizeHint().width() // 2
    assert soft.heightForWidth(half) > soft.sizeHint().height() == soft.heightForWidth(10 * half)
    chip = Chip(theme, words, icon="check").let_wrap()
    assert chip.heightForWidth(chip.sizeHint().width() // 2) > chip.sizeHint().height()
