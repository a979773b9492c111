"""Pictures of the forms of the agreements: proposals, a refusal, children, ontzorgen, talks, two answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases.pip import Leerroute
from desktop.usecases.plan_elements import record_element
from tests.builders import Workplace, carry, workplace
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_agreements import full

Then = Callable[[Any], object]
#: what is shown: the language of the person, the agreement to open at, and what is done there
_STATES: tuple[tuple[str, str, str, str], ...] = (
    ("elements-lesson-tr", "tr", "les", "unfold"),
    ("elements-hours-ti", "ti", "intensiteit.map", "stay"),
    ("elements-hours-ar", "ar", "intensiteit.map", "stay"),
    ("elements-child-tr", "tr", "vve", "wait"),
    ("elements-help-ar", "ar", "ontzorgen.vorm", "partly"),
    ("elements-talks-tr", "tr", "voortgang", "unfold"),
    ("elements-why-tr", "tr", "intensiteit.pvt", "why"),
    ("elements-two-ti", "ti", "duaal", "stay"),
)


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """The forms in the states that ask most of them."""
    for name, language, key, act in _STATES:
        yield name, partial(_shot, app, theme, language, key, act)


def _shot(app: QApplication, theme: Theme, language: str, key: str, act: str) -> QWidget:
    place = workplace()
    dossier = agreed(place, language)
    at = next(iter(_child_keys(place, dossier))) if key == "vve" else key
    shell, screen = desk_window(app, theme, Place(ScreenName.AGREEMENTS, dossier, at), place.desk)
    _ACTS[act](screen.elements.cards[at])
    settle(app)
    return shell


def agreed(place: Workplace, language: str) -> DossierId:
    """A plan of the Z-route with some agreements, some proposals, and one on which two laptops differ."""
    dossier = full(place, language, Leerroute.Z_ROUTE)
    place.answer(dossier, G06="niemand", E02={"aanvragen": "ja", "vanaf": "15-9-2026"})
    lesson = {"school": "Taalhuis Zuid", "place": "Kade 3", "start": "5-10-2026", "online": "deels"}
    days = ("ma_ochtend", "wo_ochtend", "do_middag")
    record_element(place.desk, dossier, 4, "les", {**lesson, "days": days})
    record_element(place.desk, dossier, 5, "uren.pvt", {"hours": "4", "on": ""})
    record_element(place.desk, dossier, 7, "ontzorgen.start", {"value": "15-9-2026"})
    record_element(place.desk, dossier, 8, "voortgang", {"days": "7-12-2026\n1-3-2027\n7-6-2027"})
    other = workplace("desk-b")
    carry(place.desk, other.desk, dossier)
    record_element(place.desk, dossier, 4, "duaal", {"kind": "vrijwilligerswerk", "what": "buurtkeuken"})
    record_element(other.desk, dossier, 4, "duaal", {"kind": "stage", "what": "tandartspraktijk"})
    carry(other.desk, place.desk, dossier, 2)
    return dossier


def _child_keys(place: Workplace, dossier: DossierId) -> Iterator[str]:
    with place.desk.unit_of_work() as work:
        rows = [key for _, key in work.changes.heads(dossier) if key.startswith("G03#")]
    yield from (f"vve.{key.partition('#')[2]}" for key in sorted(rows))


def _wait(card: Any) -> None:
    card.unfold(True)
    card.form.field("what").put("peuterschool")
    card.form.field("waiting").stop.click()


def _partly(card: Any) -> None:
    card.unfold(True)
    card.form.field("form").put("deels")
    card.send()


_ACTS: dict[str, Then] = {
    "stay": lambda card: card,
    "unfold": lambda card: card.unfold(True),
    "wait": _wait,
    "partly": _partly,
    "why": lambda card: card.why_button.click(),
}
