"""What stands around a presenter in a test: a runner that answers at once, and a window that remembers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.domain.errors import Refusal, Trouble
from desktop.ui.messages import Message
from desktop.ui.places import DossierHead, Place, WayOut
from desktop.usecases.dossiers import one_dossier
from desktop.usecases.koffer_today import koffer_today
from desktop.usecases.lease_words import FromMunicipality, from_municipality, lease_told
from desktop.usecases.looks import note_visit
from desktop.usecases.ports import Desk
from desktop.usecases.prepare_visit import waiting
from desktop.usecases.same_person import alike_here
from desktop.usecases.sign_in import sign_in_standing
from desktop.usecases.sign_in_ports import SignInStanding
from desktop.usecases.synchronise import is_known
from desktop.usecases.unlock import put_away, wiped
from tests.ui.samples_lists import SAMIR

#: what every screen asks for the bar around it; a test may say otherwise
AROUND: Mapping[Callable[..., Any], Any] = {
    waiting: 3,
    is_known: False,
    alike_here: (),
    koffer_today: (),
    note_visit: None,
    sign_in_standing: SignInStanding(),
    from_municipality: FromMunicipality(None, ()),
    lease_told: None,
    wiped: (),
    put_away: (),
    one_dossier: lambda dossier: replace(SAMIR, dossier=dossier),
}


@dataclass
class FakeRunner:
    """Gives prepared results by use case: a value, a failure to raise, or a function of the arguments."""

    results: Mapping[Callable[..., Any], Any]
    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)

    def run(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
        slow: bool = False,
    ) -> None:
        self.calls.append((use_case.__name__, args))
        result = self.results[use_case] if use_case in self.results else AROUND[use_case]
        if callable(result):
            result = result(*args)
        if isinstance(result, Refusal | Trouble):
            if failed is not None:
                failed(result)
        elif done is not None:
            done(result)

    def names(self) -> list[str]:
        """The use cases called, in order."""
        return [name for name, _ in self.calls]


@dataclass
class FakeNavigator:
    """A window without a window."""

    places: list[Place] = field(default_factory=list)
    heads: list[DossierHead | None] = field(default_factory=list)
    saved: list[tuple[str, bool]] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    ways_out: tuple[WayOut, ...] = ()
    desks: list[Desk] = field(default_factory=list)
    locks: int = 0
    links: list[tuple[str, int]] = field(default_factory=list)
    runner: FakeRunner | None = None

    def go(self, place: Place) -> None:
        self.places.append(place)

    def show_dossier(self, head: DossierHead | None) -> None:
        self.heads.append(head)

    def show_saved(self, words: str, is_safe: bool = True) -> None:
        self.saved.append((words, is_safe))

    def show_link(self, words: str, waiting: int) -> None:
        self.links.append((words, waiting))

    def interrupt(self, message: Message, ways_out: tuple[WayOut, ...]) -> None:
        self.messages.append(message)
        self.ways_out = ways_out

    def opened(self, desk: Desk) -> None:
        self.desks.append(desk)

    def carry_on(self, desk: Desk) -> FakeRunner:
        self.desks.append(desk)
        assert self.runner is not None
        return self.runner

    def lock(self) -> None:
        self.locks += 1
