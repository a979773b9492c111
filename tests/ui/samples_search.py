"""A few dossiers in which something can be found."""

from __future__ import annotations

from desktop.composition import words_to_find
from desktop.installed import InstalledPacks
from desktop.store.memory import MemoryStore
from desktop.usecases.interview import NoteKind, record_note
from tests.builders import MORNING, Workplace, workplace
from tests.fakes import SetClock

_SAID = (
    ("Rima", "ar", "Kok in een restaurant, of iets met gebak"),
    ("Filmon", "ti", "Hij bakte brood met zijn vader en wil een eigen bakkerij beginnen in de stad"),
    ("Ayşe", "tr", "Werken in een winkel waar zij ook Nederlands spreekt"),
)


def searched_place() -> Workplace:
    """Three people, each with a wish, one with a note."""
    store = MemoryStore(SetClock(MORNING), words_of=words_to_find(InstalledPacks()))
    place = workplace(unit_of_work=store.unit_of_work)
    for name, language, wish in _SAID:
        dossier = place.begin(name, language)
        place.answer(dossier, K01=wish)
    record_note(
        place.desk, dossier, "K02", NoteKind.NOTITIE, "Zij bakte thuis voor de buren en kan goed rekenen"
    )
    return place
