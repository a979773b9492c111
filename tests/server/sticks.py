"""A real laptop that met its municipality once over HTTP, and then has sticks alone."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.ids import DossierId
from desktop.store.strongroom import Strongroom
from desktop.usecases.stick_ports import StickTaken
from sync.protocol.parcels import rereading
from sync.server.service.sticks import StickTaken as TakenThere
from sync.server.service.sticks import take_in_stick
from tests.server.places import Municipality
from tests.sync.laptops import Laptop, Safe, open_laptop


@dataclass
class Road:
    """One laptop of a municipality and the sticks between them, as bytes."""

    municipality: Municipality
    laptop: Laptop
    room: Strongroom

    def write(self, with_photos: bool = False) -> bytes:
        with self.laptop.unit_of_work() as work:
            self.laptop.link.sealer.seal(work)
            work.commit()
        return b"".join(self.laptop.link.door.sticks.pack(with_photos).parts)

    def carry(self, stick: bytes) -> tuple[TakenThere, bytes]:
        taken = take_in_stick(
            self.municipality.house.service, self.municipality.tenant, rereading(io.BytesIO(stick))
        )
        return taken, b"".join(taken.answer)

    def take(self, answer: bytes) -> StickTaken:
        return self.laptop.link.door.sticks.take_in(rereading(io.BytesIO(answer)))

    def round(self) -> StickTaken:
        """There and back."""
        return self.take(self.carry(self.write())[1])


def begin_road(municipality: Municipality, folder: Path, seed: str, worker: str | None = None) -> Road:
    """Enrolled and synchronised once over the network."""
    safe = Safe.make(folder / seed.replace("/", "-"), seed)
    laptop, room = open_laptop(safe, None, seed)
    laptop.enrol(municipality.code(worker or municipality.worker()), municipality.house.listener.address)
    return Road(municipality, laptop, room)


BeginRoad = Callable[..., Road]
OTHER = DossierId("0199a000-0000-7000-8000-00000000000b")
