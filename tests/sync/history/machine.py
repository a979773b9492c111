"""The same histories with hypothesis as the one who chooses: a failure comes as its shortest row of acts."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.sync.history.acts import ACTS
from tests.sync.history.ledger import Count
from tests.sync.history.places import MemoryPlace
from tests.sync.history.world import World

_NAMES = [name for name, act in ACTS.items() for _ in range(max(1, round(act.weight / 4)))]


class Machine(RuleBasedStateMachine):
    """One world; every step is one act, with dice of its own: a shorter row keeps the rest as it was."""

    folder: Path
    total = Count()
    number = itertools.count()

    def __init__(self) -> None:
        super().__init__()
        self.place = self.folder / str(next(self.number))
        self.place.mkdir()
        self.world = World(self.place, MemoryPlace(), Random("machine"))

    @rule(name=st.sampled_from(_NAMES), throw=st.integers(0, 999))
    def act(self, name: str, throw: int) -> None:
        self.world.count.acts += 1
        ACTS[name].do(self.world, Random(throw))
        self.world.look()
        assert not self.world.ledger.wrong, self.world.ledger.wrong

    def teardown(self) -> None:
        try:
            self.world.quiet(Random("quiet"))
            self.total.add(self.world.count)
        finally:
            self.world.close()
            shutil.rmtree(self.place)  # thousands of them would fill a disk in memory
        assert not self.world.ledger.wrong, self.world.ledger.wrong


def run_machine(folder: Path, examples: int, steps: int, first: int) -> tuple[Count, list[str]]:
    """So many walks of so many steps; what they came to, and what went wrong in the shortest that did."""

    class Walk(Machine):
        pass

    Walk.folder, Walk.total, Walk.number = folder, Count(), itertools.count()
    wanted = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(seed(first)(Walk), settings=wanted)
    except AssertionError as error:
        return Walk.total, [str(error), *getattr(error, "__notes__", [])]
    return Walk.total, []
