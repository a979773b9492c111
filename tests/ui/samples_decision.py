"""Plans in every state of the law, made through the real use cases on a desk in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from desktop.domain.ids import DossierId
from desktop.usecases.establish import establish_pip
from desktop.usecases.interview import record_answer
from desktop.usecases.pip import Leerroute, make_ready
from desktop.usecases.revision import begin_revision, record_previous_pip
from tests.builders import ASIEL, Workplace
from tests.plan_place import DECISION, HOUSED, agreed, chosen, intake, november

Made = tuple[Workplace, DossierId]
_NAMES = {"ar": "Samir H.", "ti": "Yonas T.", "tr": "Elif K."}


def _person(code: str, answers: dict[str, str]) -> Made:
    place = november()
    return place, intake(place, {**answers, "P01": _NAMES[code], "S01": code})


def _ready(code: str, answers: dict[str, str]) -> Made:
    place, dossier = _person(code, answers)
    chosen(place, dossier)
    agreed(place, dossier)
    make_ready(place.desk, dossier)
    return place, dossier


def waiting(code: str) -> Made:
    """Nothing is chosen yet; the person spoke of an older plan."""
    place, dossier = _person(code, HOUSED)
    record_answer(place.desk, dossier, "P15", {"ja_nee": "ja", "wat": ["inburgering"], "waar": "Elders"})
    record_answer(place.desk, dossier, "P16", {"ja_nee": "ja"})
    return place, dossier


def advised(code: str) -> Made:
    """In an azc: gereed, and only an advice."""
    return _ready(code, {**ASIEL, "H01": "azc"})


def decided(code: str) -> Made:
    """Vastgesteld; the letter has not gone yet."""
    place, dossier = _ready(code, HOUSED)
    establish_pip(place.desk, dossier, replace(DECISION, bekendmaking=""))
    return place, dossier


def being_changed(code: str) -> Made:
    """Vastgesteld, and opened for a change."""
    place, dossier = decided(code)
    begin_revision(place.desk, dossier, "omstandigheden", "Hij vond werk in een keuken, drie dagen per week.")
    record_answer(place.desk, dossier, "W08", "Kok")
    return place, dossier


def late_switch(code: str) -> Made:
    """A year and a half and a day later another route is gereed."""
    place, dossier = decided(code)
    place.clock.set_to(datetime(2028, 5, 6, 9, tzinfo=UTC))
    begin_revision(place.desk, dossier, "leerroute", "De lessen gaan te snel.")
    chosen(place, dossier, Leerroute.Z_ROUTE)
    agreed(place, dossier)
    make_ready(place.desk, dossier)
    return place, dossier


def moved_here(code: str) -> Made:
    """A plan of another municipality was taken over."""
    place, dossier = _person(code, HOUSED)
    record_previous_pip(place.desk, dossier, "Elders", "z", "10-3-2025")
    return place, dossier
