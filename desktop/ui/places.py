"""Where one can be, and what a presenter may ask of the window around it. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.runner import Runner

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.dossiers import CaseloadRow
    from desktop.usecases.ports import Desk


class ScreenName(StrEnum):
    UNLOCK = "unlock"
    VISIT = "visit"
    DOSSIERS = "dossiers"
    SYNC = "sync"
    INTERVIEW = "interview"
    PLAN = "plan"
    PAPER = "paper"
    TOLK_BRIEF = "tolk_brief"
    DOSSIER = "dossier"
    TEACH_BACK = "teach_back"
    STEERING = "steering"
    AGREEMENTS = "agreements"
    DECISION = "decision"
    SHARING = "sharing"
    MOVING = "moving"
    HANDOVER = "handover"
    LANGUAGES = "languages"
    HOUSE_STYLE = "house_style"
    RIGHTS = "rights"
    AUDIT = "audit"
    SUPPORT = "support"
    ATTACHMENTS = "attachments"
    SEARCH = "search"
    SAFE = "safe"
    RETENTION = "retention"
    CHOICES = "choices"
    REMARKS = "remarks"


#: screens of one dossier: its name stands in the bar, and coming here begins a visit
IN_DOSSIER = (
    ScreenName.INTERVIEW,
    ScreenName.PLAN,
    ScreenName.PAPER,
    ScreenName.TOLK_BRIEF,
    ScreenName.DOSSIER,
    ScreenName.TEACH_BACK,
    ScreenName.AGREEMENTS,
    ScreenName.DECISION,
    ScreenName.SHARING,
    ScreenName.MOVING,
    ScreenName.HANDOVER,
    ScreenName.RIGHTS,
    ScreenName.ATTACHMENTS,
    ScreenName.CHOICES,
    ScreenName.REMARKS,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A screen, of a dossier where it has one, at a question where it was called for one."""

    screen: ScreenName
    dossier: DossierId | None = None
    question: str = ""
    #: where 'back' leads, on a screen that is opened from more than one place
    back: ScreenName | None = None
    #: the kind of paper to begin with, on the paper screen
    paper: str = ""


@dataclass(frozen=True, slots=True)
class DossierHead:
    """What the bar on top says inside a dossier."""

    dossier: DossierId
    roepnaam: str
    language_words: str  # 'Arabisch'
    clock_words: str  # 'nog 34 dagen'


@dataclass(frozen=True, slots=True)
class WayOut:
    """A button of a blocking message: what it says and what it does. The first one repairs."""

    words: str
    act: Callable[[], None]
    icon: str = ""


def head_of(row: CaseloadRow) -> DossierHead:
    """The head of a dossier out of its row in the list."""
    language = row.language.dutch_name if row.language is not None else ""
    return DossierHead(row.dossier, row.roepnaam, language, row.clock.words)


def link_words(waiting: int, is_enrolled: bool = True) -> str:
    """What the bar says of the network: nothing is looked up, so it only says that work goes on without."""
    state = nl("Werkt zonder netwerk") if is_enrolled else nl("Nog niet aangemeld")
    if not waiting:
        return state
    return nl(
        "{state} · {waiting} {part}",
        state=state,
        waiting=waiting,
        part=nl("wacht") if waiting == 1 else nl("wachten"),
    )


class Navigator(Protocol):
    """The window, as a presenter sees it."""

    def go(self, place: Place) -> None:
        """Leave the present screen (it records what stands in its field) and show another."""

    def show_dossier(self, head: DossierHead | None) -> None:
        """Inside a dossier: its name in the bar, and Gesprek, Plan, Papier. None = outside."""

    def show_saved(self, words: str, is_safe: bool = True) -> None:
        """'Bewaard 10:42', or what is not saved; only said of changes that are on disk."""

    def show_link(self, words: str, waiting: int) -> None:
        """'Geen netwerk · alles werkt' and how many parcels wait."""

    def interrupt(self, message: Message, ways_out: tuple[WayOut, ...]) -> None:
        """A blocking message, only when nothing more can be saved or shown. Esc takes the last way out."""

    def opened(self, desk: Desk) -> None:
        """The safe is open: from here on screens get this desk; the visit day is shown."""

    def carry_on(self, desk: Desk) -> Runner:
        """Another desk from here on: the other screens are made anew; the runner is for the present one."""

    def lock(self) -> None:
        """Lock at once."""
