"""1,000 invented dossiers of 150 answers each, about 12 kB of JSON a dossier: the same bytes in every run.

Nobody's: syllables thrown by seeded dice. The first yardsticks were measured with these very bytes.
"""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

_SYLLABLES = (
    "aan be de ge ver ont her op in uit voor na bij over onder mee door los toe vast werk taal school huis "
    "zorg kind reis stad land weg tijd dag jaar plan stap doel hulp wens kans brug rijk klok boek boom water "
    "licht steen"
)
_KINDS, _WEIGHTS = ["choice", "yesno", "number", "date", "text", "note"], [45, 30, 15, 10, 35, 15]


@dataclass(frozen=True, slots=True)
class Invented:
    """One dossier: its id, who wrote it, (moment in ms, value) per answer, and the whole as one JSON line."""

    dossier: str
    worker: str
    answers: tuple[tuple[int, object], ...]
    line: str


def dossiers(count: int = 1_000, seed: int = 7) -> Iterator[Invented]:
    """The payload, dossier by dossier."""
    dice, syllables = random.Random(seed), _SYLLABLES.split()

    def word() -> str:
        return "".join(dice.choice(syllables) for _ in range(dice.randint(1, 3)))

    def sentence(words: int) -> str:
        return " ".join(word() for _ in range(words)).capitalize() + "."

    def new_id() -> str:
        return str(uuid.UUID(int=dice.getrandbits(128), version=4))

    def value(kind: str, options: list[str]) -> object:
        if kind == "choice":
            return dice.choice(options)
        if kind == "yesno":
            return dice.random() < 0.5
        if kind == "number":
            return dice.randrange(2000)
        if kind == "date":
            return f"{dice.randrange(1960, 2024)}-{dice.randrange(1, 13):02d}-{dice.randrange(1, 29):02d}"
        return sentence(dice.randint(3, 7) if kind == "text" else dice.randint(12, 26))

    questions = []
    for number in range(150):
        kind = dice.choices(_KINDS, _WEIGHTS)[0]
        questions.append(
            (f"s{number // 15 + 1:02d}.q{number % 15 + 1:02d}", kind, [word() for _ in range(6)])
        )
    workers = [new_id() for _ in range(12)]
    for _ in range(count):
        worker, moment = dice.choice(workers), 1_760_000_000_000 + dice.randrange(10**9)
        told: dict[str, dict[str, object]] = {}
        answers = []
        for key, kind, options in questions:
            moment += dice.randrange(1000, 60000)
            said = value(kind, options)
            told[key] = {"v": said, "t": moment, "by": workers.index(worker)}
            answers.append((moment, said))
        dossier = new_id()
        whole = {
            "_id": "dossier:" + dossier,
            "type": "dossier",
            "form": "brede-intake@7",
            "worker": worker,
            "client": {
                "name": word().capitalize() + " " + word().capitalize(),
                "born": f"{dice.randrange(1960, 2006)}-01-01",
                "v": f"{dice.randrange(10**9):010d}",
            },
            "answers": told,
        }
        yield Invented(
            dossier, worker, tuple(answers), json.dumps(whole, separators=(",", ":"), ensure_ascii=False)
        )


def as_lines(count: int = 1_000) -> bytes:
    """The payload as one file of JSON lines."""
    return b"".join((one.line + "\n").encode() for one in dossiers(count))
