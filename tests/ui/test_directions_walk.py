"""Whatever shows the language of the person was told its direction, and would be found if it was not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.run_label import RunLabel
from tests.ui.test_directions import order_by_icu, order_on_screen
from tests.ui.told_direction import told_wrong

pytestmark = pytest.mark.windows


def test_a_label_that_was_told_the_wrong_way_would_be_found(theme: Theme) -> None:
    window = QWidget()
    RunLabel(theme, "الاسم", script=Script.ARAB, rtl=False, parent=window)
    RunLabel(theme, "الاسم", script=Script.ARAB, rtl=True, parent=window)
    QLabel("الاسم", window)
    QLineEdit(window)
    window.setToolTip("الاسم")
    assert len(list(told_wrong(window))) == 3


def test_a_name_in_another_script_moves_nothing_of_a_dutch_sentence(theme: Theme) -> None:
    """'علي: 12 vragen' would put the number before the name."""
    said = on_screen(nl("{naam}: {aantal} vragen ({azc})", naam="علي", aantal="12", azc="azc Drachten"))
    assert said == "\u2068علي\u2069: 12 vragen (azc Drachten)"
    label = RunLabel(theme, said)
    layout = label._lay_out(label.natural_width() + 8)[0]
    assert order_on_screen(layout, said) == order_by_icu(said, rtl=False) == "يلع:12vragen(azcDrachten)"
    assert on_screen(nl("{naam} is er", naam="Rima")) == "Rima is er"
