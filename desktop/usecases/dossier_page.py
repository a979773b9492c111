"""One dossier at a glance, outside the talk: group, terms, tasks, appointments, household, prefilling."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.appointment import Appointment
from desktop.domain.doelgroep import Belongs
from desktop.domain.group_rights import NAMES, Right, rights_of
from desktop.domain.ids import DossierId
from desktop.usecases.dossiers import CaseloadRow, caseload_row
from desktop.usecases.dutch_words import day_words
from desktop.usecases.household import Household, household_shown
from desktop.usecases.interview.shown import Stop
from desktop.usecases.ports import Desk
from desktop.usecases.prefill import PrefillShown, prefill_shown
from desktop.usecases.stop_words import stop_of
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.task_shown import TaskShown
from desktop.usecases.tasks import tasks_shown
from desktop.usecases.terms import Delay, TermShown, delay_of, terms_shown

_PARTIAL = {4: "Alleen het geboortejaar is bekend", 7: "De geboortedag is niet bekend"}
_NEW_YEAR = "01-01"


@dataclass(frozen=True, slots=True)
class DossierPage:
    row: CaseloadRow
    stop: Stop | None
    group: str  # 'Asielstatushouder', '' while it is not known
    rights: tuple[Right, ...]
    signals: tuple[str, ...]  # what a person has to look at: never changed by the app
    terms: tuple[TermShown, ...]
    delay: Delay
    tasks: tuple[TaskShown, ...]
    appointments: tuple[Appointment, ...]
    household: Household
    prefill: tuple[PrefillShown, ...]


def dossier_page(desk: Desk, dossier: DossierId) -> DossierPage:
    """The page of one dossier. KeyError when it is not on this laptop."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        row = caseload_row(desk, work, talk.row)
        linked = household_shown(desk, work, talk)
    place = talk.belonging if isinstance(talk.belonging, Belongs) else None
    return DossierPage(
        row=row,
        stop=stop_of(desk, talk),
        group=NAMES[place.doelgroep] if place else "",
        rights=rights_of(place.doelgroep, desk.law.on(talk.today), place.is_nareiziger) if place else (),
        signals=signals_of(talk),
        terms=terms_shown(desk, talk),
        delay=delay_of(talk),
        tasks=tasks_shown(desk, talk),
        appointments=talk.row.appointments,
        household=linked,
        prefill=prefill_shown(talk),
    )


def signals_of(talk: Talk) -> tuple[str, ...]:
    """What may be wrong in what is known: a test outcome, a birth date that stands in for an unknown one."""
    found = list(talk.warnings.values())
    birth = talk.row.birth
    if len(birth) in _PARTIAL:
        found.append(f"{_PARTIAL[len(birth)]}. Bij twijfel telt de persoon als 18; de brief van DUO beslist.")
    elif birth[5:] == _NEW_YEAR:
        found.append(
            "Geboren op 1 januari: vaak een noodoplossing als de dag niet bekend is. Kijk op de vergunning."
        )
    if isinstance(talk.belonging, Belongs) and talk.belonging.to_confirm:
        numbers = {question.id: question.number for question in talk.pack.questions}
        asked = ", ".join(numbers[q] for q in talk.belonging.to_confirm if q in numbers)
        if asked:
            found.append(f"Nog niet zeker: vraag {asked} is nog open, of staat niet in de brief van DUO.")
    if isinstance(talk.belonging, Belongs) and talk.belonging.is_nareiziger:
        found.append("Nareiziger: of ontzorgen geldt, bepaalt het beleid van de gemeente.")
    return tuple(dict.fromkeys(found))


def appointment_words(one: Appointment) -> str:
    """'dinsdag 15 september, 10:30 uur'."""
    return f"{day_words(one.day, with_year=False)}, {one.at[11:]} uur"
