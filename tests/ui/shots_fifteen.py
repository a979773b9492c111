"""The talk, the own screen and the plan in every language of the house, with the texts that are really there.

Names: 'fifteen-<language>-<what>'. At 100% text only: what a size does is seen in three languages already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.builders import ASIEL, Workplace, texts, workplace
from tests.ui.desk_runner import desk_window
from tests.ui.real_talk import real_talk
from tests.ui.rooms import Shot, settle

_NAMES: Mapping[str, str] = {
    "ar": "سمير", "ti": "ሰላም", "am": "አበበ", "fa": "آرش", "prs": "فرشته", "ps": "ګلالۍ", "ckb": "ئاوات",
    "tr": "İpek", "kmr": "Rûken", "uk": "Євген", "ru": "Юлия",
}  # fmt: skip


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Every language but Dutch."""
    whats: tuple[tuple[str, Callable[..., QWidget]], ...] = (
        ("interview", partial(_talk, question="T07")),
        ("date", partial(_talk, question="P02")),
        ("client", partial(_own_screen, question="T07")),
        ("letters", partial(_own_screen, question="P01")),
        ("plan", _plan),
    )
    for language in texts().languages():
        if language.code != "nl":
            for what, make in whats:
                yield f"fifteen-{language.code}-{what}", partial(make, app, theme, language.code)


def _dossier(code: str) -> tuple[Workplace, DossierId]:
    place = workplace()
    dossier = place.begin(_NAMES.get(code, "Rima"), code)
    more = {
        "P01": _NAMES.get(code, "Rima"),
        "T03": "langzaam",
        "T07": ["praten", "werk"],
        "K02": "werk",
        "W08": "Lasser",
        "P02": "3-5-1990",
    }
    place.answer(dossier, **{**ASIEL, **more})
    return place, dossier


def _talk(app: QApplication, theme: Theme, code: str, *, question: str) -> QWidget:
    place, dossier = _dossier(code)
    return real_talk(app, theme, place, dossier, question)[0]


def _own_screen(app: QApplication, theme: Theme, code: str, *, question: str) -> QWidget:
    place, dossier = _dossier(code)
    _, screen, _ = real_talk(app, theme, place, dossier, question)
    screen.toggle_client()
    assert screen.client is not None
    screen.client.setGeometry(0, 0, 1366, 768)
    screen.client.resize(1366, 768)
    settle(app)
    return screen.client


def _plan(app: QApplication, theme: Theme, code: str) -> QWidget:
    place, dossier = _dossier(code)
    return desk_window(app, theme, Place(ScreenName.PLAN, dossier), place.desk)[0]
