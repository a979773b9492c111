"""The list of dossiers with 1,000 rows: opening it, narrowing it, searching in it. Aim: each under 100 ms.

`python -m tests.bench.bench_caseload [rows]` prints medians; the yardstick of the same run is a bare
QTableView with the same words in a plain model, shown in the same window size.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtGui import QStandardItem, QStandardItemModel  # noqa: E402
from PySide6.QtWidgets import QApplication, QTableView  # noqa: E402

from desktop.domain.ids import DossierId  # noqa: E402
from desktop.ui.dossier_list.narrowing import By, Waits  # noqa: E402
from desktop.ui.dossier_list.presenter import Group  # noqa: E402
from desktop.ui.dossier_list.table_model import Column, cell_words  # noqa: E402
from desktop.ui.dossier_list.view import DossierListScreen  # noqa: E402
from desktop.ui.places import Place, ScreenName  # noqa: E402
from desktop.usecases.dossiers import Caseload, CaseloadRow, caseload  # noqa: E402
from tests.ui import samples_lists  # noqa: E402
from tests.ui.look import dressed  # noqa: E402
from tests.ui.shots_lists import window  # noqa: E402

ROUNDS = 7


def many(count: int) -> tuple[CaseloadRow, ...]:
    """Invented rows: no two names are alike, so that nothing but the words themselves can be kept."""
    seeds = samples_lists.CASELOAD.rows
    return tuple(
        replace(
            seeds[i % len(seeds)], dossier=DossierId(f"d{i}"), roepnaam=f"Voornaam{i} {chr(65 + i % 26)}."
        )
        for i in range(count)
    )


def took(act: Callable[[], object], app: QApplication) -> float:
    """Milliseconds until the act is done and painted."""
    began = time.perf_counter()
    act()
    app.processEvents()
    return (time.perf_counter() - began) * 1000


def bare(rows: tuple[CaseloadRow, ...]) -> QTableView:
    """What Qt needs at least for so many cells."""
    model = QStandardItemModel(0, len(Column))
    for row in rows:
        model.appendRow([QStandardItem(cell_words(row, column)) for column in Column])
    table = QTableView()
    table.resize(1366, 768)
    model.setParent(table)
    table.setModel(model)
    table.show()
    return table


def main(count: int) -> None:
    app = QApplication(["bench"])
    theme = dressed(app)
    rows = many(count)
    few = tuple(row for row in rows if "7" in row.roepnaam)
    found = {"": Caseload(rows), "7": Caseload(few)}
    empty = {caseload: lambda search: Caseload(())}
    first, again, narrowed, searched, filtered, yardstick = [], [], [], [], [], []
    for _ in range(ROUNDS):
        shell, screen, runner = window(app, theme, Place(ScreenName.DOSSIERS), empty)
        assert isinstance(screen, DossierListScreen)
        runner.results = {caseload: found.__getitem__}
        presenter = screen.presenter
        first.append(took(presenter.load, app))
        again.append(took(presenter.load, app))
        narrowed.append(took(lambda: presenter.pick_group(Group.LATE.value), app))  # noqa: B023
        presenter.pick_group(Group.ALL.value)
        filtered.append(took(lambda: presenter.narrow(By.LANGUAGE, "ar"), app))  # noqa: B023
        filtered.append(took(lambda: presenter.narrow(By.WAITS, Waits.CHOICE.value), app))  # noqa: B023
        presenter.widen()
        searched.append(took(lambda: presenter.search("7"), app))  # noqa: B023
        yardstick.append(took(lambda: bare(rows), app))
        shell.close()
        shell.deleteLater()
        app.processEvents()
    plain = statistics.median(yardstick)
    print(f"{count} dossiers, mediaan van {ROUNDS}; kale QTableView {plain:.0f} ms")
    for name, times in (
        ("voor het eerst openen", first),
        ("opnieuw openen", again),
        ("een groep kiezen", narrowed),
        ("filteren op taal en keuze", filtered),
        ("zoeken", searched),
    ):
        median = statistics.median(times)
        print(f"{name:26} {median:6.1f} ms   {median / plain:4.2f} x   (streven < 100 ms)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
