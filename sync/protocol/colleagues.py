"""Who else writes in the dossiers of a desk: names of people and of their laptops, nothing more of them."""

from __future__ import annotations

from dataclasses import dataclass

from sync.protocol.canonical import Limits
from sync.protocol.fields import Fields

MOST_COLLEAGUES = 2_000
COLLEAGUE_LIMITS = Limits(size=1024 * 1024, items=5 * MOST_COLLEAGUES)


@dataclass(frozen=True, slots=True)
class Colleague:
    """One worker, with the id and the label of each desk of theirs."""

    worker: str
    name: str
    desks: tuple[tuple[str, str], ...] = ()


def write_colleagues(colleagues: tuple[Colleague, ...]) -> dict[str, object]:
    """GET /v1/colleagues."""
    return {
        "colleagues": [
            {
                "worker": one.worker,
                "name": one.name,
                "desks": [{"desk": desk, "label": label} for desk, label in one.desks],
            }
            for one in colleagues
        ]
    }


def read_colleagues(untrusted: object) -> tuple[Colleague, ...]:
    """Raises WireProblem."""
    fields = Fields(untrusted, "colleagues")
    found = tuple(_read(one) for one in fields.items("colleagues", MOST_COLLEAGUES))
    fields.done()
    return found


def _read(untrusted: object) -> Colleague:
    fields = Fields(untrusted, "colleagues.colleagues")
    desks = []
    for one in fields.items("desks", 100):
        inner = Fields(one, "colleagues.colleagues.desks")
        desks.append((inner.uuid("desk"), inner.label("label", 100)))
        inner.done()
    found = Colleague(fields.uuid("worker"), fields.label("name", 100), tuple(desks))
    fields.done()
    return found
