"""Whatever is chosen, explained, made ready, established and changed: no version changes, no term moves."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.domain.case_view import pip_version, term_start
from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Refusal
from desktop.domain.pip import PipStatus
from desktop.domain.pip_versions import plan_that_holds, versions_of
from desktop.usecases.establish import establish_pip, record_bekendmaking
from desktop.usecases.interview import record_answer
from desktop.usecases.pip import Leerroute, choose_route, give_reason, make_ready
from desktop.usecases.print_paper import make_paper
from desktop.usecases.revision import (
    begin_revision,
    forget_previous_pip,
    record_previous_pip,
    record_scale_down,
    stop_revision,
)
from tests.plan_place import DECISION, agreed, chosen, intake, november

ROUTES = st.sampled_from([Leerroute.B1, Leerroute.Z_ROUTE])


class PlanInLaw(RuleBasedStateMachine):
    """One dossier and everything that can be done with its plan; a refusal is an answer too."""

    @initialize(moved=st.booleans(), is_ready=st.booleans())
    def begin(self, moved: bool, is_ready: bool) -> None:
        self.place = november()
        self.dossier = intake(self.place)
        self.made: dict[str, Change] = {}
        self.term: date | None = None
        self.today = self.place.clock.today()
        if moved:
            record_previous_pip(self.place.desk, self.dossier, "Elders", "b1", "10-3-2025")
        if is_ready:
            self.prepare(Leerroute.B1)

    @rule(route=ROUTES)
    def prepare(self, route: Leerroute) -> None:
        with suppress(Refusal):
            chosen(self.place, self.dossier, route)
            agreed(self.place, self.dossier)
            make_ready(self.place.desk, self.dossier)

    @rule(route=ROUTES)
    def choose(self, route: Leerroute) -> None:
        with suppress(Refusal):
            choose_route(self.place.desk, self.dossier, route)

    @rule(route=ROUTES, words=st.sampled_from(["", "Zo is het gewogen.", "Toch anders."]))
    def explain(self, route: Leerroute, words: str) -> None:
        give_reason(self.place.desk, self.dossier, route, words)

    @rule(work=st.sampled_from(["Kok", "Monteur"]))
    def answer(self, work: str) -> None:
        record_answer(self.place.desk, self.dossier, "W08", work)

    @rule()
    def ready(self) -> None:
        with suppress(Refusal):
            make_ready(self.place.desk, self.dossier)

    @rule()
    def print_it(self) -> None:
        make_paper(self.place.desk, self.dossier)

    @rule(back=st.integers(-2, 40), late=st.booleans())
    def establish(self, back: int, late: bool) -> None:
        day = date.fromordinal(self.place.clock.today().toordinal() - back)
        typed = replace(DECISION, dagtekening=f"{day.day}-{day.month}-{day.year}", bekendmaking="")
        with suppress(Refusal):
            establish_pip(self.place.desk, self.dossier, replace(typed, late_reason="Ziek" if late else ""))

    @rule(category=st.sampled_from(["leerroute", "fout", ""]))
    def revise(self, category: str) -> None:
        with suppress(Refusal):
            begin_revision(self.place.desk, self.dossier, category, "Er is iets anders.")

    @rule()
    def stop(self) -> None:
        stop_revision(self.place.desk, self.dossier)

    @rule(hours=st.sampled_from(["599", "600"]))
    def scale_down(self, hours: str) -> None:
        with suppress(Refusal):
            record_scale_down(self.place.desk, self.dossier, hours, "ja", "ja", "Het hoogst haalbare.")

    @rule()
    def send(self) -> None:
        with suppress(Refusal):
            record_bekendmaking(self.place.desk, self.dossier, f"10-{self.today.month}-{self.today.year}")

    @rule()
    def forget(self) -> None:
        with suppress(Refusal):
            forget_previous_pip(self.place.desk, self.dossier)
            if self._holds_nothing():
                self.term = None  # there was no such plan after all: nothing of ours rests on it

    @rule(days=st.integers(1, 400))
    def time_goes_on(self, days: int) -> None:
        self.place.clock.go_on(days=days)

    def _heads(self) -> dict[tuple[ChangeKind, str], tuple[Change, ...]]:
        with self.place.desk.unit_of_work() as work:
            return dict(work.changes.heads(self.dossier))

    def _holds_nothing(self) -> bool:
        return plan_that_holds(self._heads()) is None

    @invariant()
    def no_version_ever_changes(self) -> None:
        with self.place.desk.unit_of_work() as work:
            now = {change.id: change for change in work.changes.of(self.dossier, ChangeKind.PIP_VERSION)}
        assert all(now.get(change.id) == change for change in self.made.values())
        assert not any(change.parents for change in now.values())
        keys = [change.key for change in now.values()]
        assert len(keys) == len(set(keys)), "each version is an object of its own"
        self.made = {str(key): change for key, change in now.items()}

    @invariant()
    def the_term_never_moves_once_it_runs(self) -> None:
        heads = self._heads()
        started = term_start(heads)
        assert self.term is None or started == self.term
        self.term = started

    @invariant()
    def what_is_decided_stays_decided_and_every_version_tells_the_first_day(self) -> None:
        heads = self._heads()
        holds, pip = plan_that_holds(heads), pip_version(heads)
        if holds is None:
            return
        assert pip is not None and pip.status is PipStatus.VASTGESTELD
        done = [version for version in versions_of(heads) if version.is_vastgesteld]
        assert {version.pip.dagtekening_initieel for version in done} == {term_start(heads).isoformat()}  # type: ignore[union-attr]
        days = [version.pip.dagtekening for version in done]
        assert days == sorted(days), "no decision is dated before the one it follows"


PlanInLaw.TestCase.settings = settings(max_examples=8, stateful_step_count=14, deadline=None)
TestPlanInLaw = PlanInLaw.TestCase
