"""What the visit day shows: frozen values. Import them from `desktop.usecases.prepare_visit`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.usecases.dossiers import CaseloadRow
from desktop.usecases.task_shown import TaskShown


class LackKind(StrEnum):
    """What is not there yet for a talk."""

    DOSSIER = "dossier"
    BRIEF = "brief"
    TOETS = "toets"
    DIPLOMA = "diploma"
    TOLK = "tolk"
    VERTALING = "vertaling"
    PAPIER = "papier"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, in a few words, with the question where it is filled in ('' = elsewhere)."""

    kind: LackKind
    words: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One talk of the day. `is_done` when its talk was closed today; `is_next` for the first that is not."""

    at: str  # 'HH:MM'
    row: CaseloadRow
    is_done: bool
    done_at: str  # 'HH:MM' or ''
    is_next: bool
    kind: str  # 'Eerste gesprek', 'Tweede gesprek', 'Bezig'
    tolk_warning: bool
    key: str = ""  # of the appointment
    wish: str = ""  # 'liever een vrouw als tolk', '' for none
    is_on_board: bool = True
    board: str = ""  # why it is not on board and what to do; '' when it is
    lacks: tuple[Lack, ...] = ()
    bring: tuple[str, ...] = ()  # papers to have at hand
    is_disputed: bool = False  # two desks planned it differently


@dataclass(frozen=True, slots=True)
class FirstThing:
    """Something that must be done first, with the advice that goes with it."""

    row: CaseloadRow
    advice: str


class AlongState(StrEnum):
    """Whether everything for the day was looked through before leaving."""

    NOTHING = "geen_gesprekken"
    NOT_ON_BOARD = "niet_aan_boord"
    NOT_CHECKED = "niet_nagekeken"
    OPEN_POINTS = "mee_met_open_punten"
    COMPLETE = "alles_mee"


@dataclass(frozen=True, slots=True)
class Along:
    """The state of taking along: one sentence for the headline, one for what to do."""

    state: AlongState
    headline: str
    sentence: str
    open_points: int = 0


@dataclass(frozen=True, slots=True)
class DayTab:
    """A day that has talks, to go to."""

    day: date
    words: str  # 'vandaag', 'wo 16 september'
    count: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class VisitDay:
    day: date
    day_words: str  # 'dinsdag 15 september 2026'
    azc: str  # '' when the day has none
    room: str
    visits: tuple[Visit, ...]
    first: tuple[FirstThing, ...]
    choices_waiting: tuple[CaseloadRow, ...]
    on_laptop: int
    parcels_waiting: int
    azcs: tuple[str, ...] = ()  # every place of the day, in order of time
    days: tuple[DayTab, ...] = ()
    along: Along = Along(AlongState.NOTHING, "", "")
    back_at: str = ""  # 'HH:MM' of the last row, '' without talks
    tasks: tuple[TaskShown, ...] = ()  # what is due by then, soonest first
