"""States of a laptop after a power cut, rebuilt from the trace of a program and judged one by one."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.store_cases import Person
from tests.torture.acts import Act, judged
from tests.torture.claims import Arena, Toll
from tests.torture.forked import Told
from tests.torture.laptop import copied, found_again
from tests.torture.power import Disk, Image, laid_out
from tests.torture.traced import Event, Playback, trace


@dataclass
class States:
    """What was rebuilt and what it was like. `seen` keeps equal states from being judged twice."""

    act: Act
    place: Path
    chance: random.Random
    leave_out: Iterable[str] = ()
    toll: Toll = field(default_factory=Toll)
    wrong: list[str] = field(default_factory=list)
    lossy: int = 0
    seen: set[bytes] = field(default_factory=set)

    def judge(self, person_id: str, saved: frozenset[int], images: dict[str, Image]) -> None:
        """Rebuild one state, open it as its person would, and look at everything."""
        leave = tuple(self.leave_out)
        mark = hashlib.sha256(repr(sorted(saved)).encode())
        for root, image in sorted(images.items()):
            for name, content in sorted(image.items()):
                mark.update(f"{root}/{name}/".encode() + hashlib.sha256(content or b"").digest())
        if mark.digest() in self.seen:
            return
        self.seen.add(mark.digest())
        for root, image in images.items():
            laid_out(image, self.place / root, leave)
        told = Told(tuple(str(number) for number in sorted(saved)), "")
        found = judged(self.act, found_again(self.place, person_id), told, turns=1)
        self.lossy += found.toll.lost > 0
        self.toll.add(found.toll)
        self.wrong.extend(found.wrong)
        shutil.rmtree(self.place)


def every(step: int) -> Callable[[int, Event], bool]:
    """For `play`: stand still after every `step`-th call."""
    return lambda count, _: count % step == 0


def play(
    pristine: Person, arena: Arena, states: States, variants: int, stops: Callable[[int, Event], bool],
    inject: str = "",
) -> Playback:  # fmt: skip
    """Do the act on a copy of the laptop under strace, and judge the disk where `stops` says so, in so many
    variants. Returns the playback, at its end."""
    with copied(pristine, arena.folder / f"traced-{states.act.name}") as who:
        root = who.root.parent
        log = arena.folder / f"{states.act.name}.trace"
        disks = {
            root / "koffer": Disk.holding(root / "koffer"),
            root / "keys": Disk.holding(root / "keys", True),
        }
        trace(["-m", "tests.torture.traced_work", str(root), who.id, states.act.name], log, inject)
        playback = Playback(log, disks)
        for count, event in enumerate(playback.events(), 1):
            if stops(count, event):
                for variant in range(variants):
                    images = {
                        r.name: disk.after_power_loss(variant, states.chance) for r, disk in disks.items()
                    }
                    states.judge(who.id, event.saved, images)
        if any(disk.now() != _on_disk(folder) for folder, disk in disks.items()):
            states.wrong.append("the trace is not whole: played back it gives other files")
    log.unlink()
    return playback


def _on_disk(root: Path) -> Image:
    """What really stands in a folder."""
    found = sorted(root.rglob("*"))
    return {p.relative_to(root).as_posix(): None if p.is_dir() else p.read_bytes() for p in found}
