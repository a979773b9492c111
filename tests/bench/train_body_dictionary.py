"""Makes the words that bodies of change sets are packed with.

`python -m tests.bench.train_body_dictionary OUT`.

From the questions of the national pack, their choices, and invented answers in the words of the pack's own
texts. The same pack gives the same bytes. Never over the one in use: frames name it by its number, and a desk
or back end that has another under that number reads nothing any more. A new one gets a new number.
"""

from __future__ import annotations

import random
import sys
import uuid
from dataclasses import replace
from pathlib import Path

import zstandard

from forms.model import FormPack, Question
from forms.reader import installed_pack
from sync.protocol.body_packing import DICTIONARY_ID
from sync.protocol.canonical import canonical
from sync.protocol.change_records import write_change
from sync.protocol.columns import Around, write_columns
from sync.protocol.model import ChangeRecord

SIZE = 16 * 1024
DOSSIERS = 400
SAVED_AT_ONCE = 30
EDITS = 5


def invented_bodies(pack: FormPack, dossiers: int, seed: int) -> list[bytes | bytearray | memoryview[int]]:
    """Bodies as a desk writes them: a dossier a talk, a set for every thirty answers."""
    dice = random.Random(seed)
    words = " ".join(
        text
        for one in pack.questions
        for text in (one.official, one.simple, one.tip, one.purpose, one.leads_to)
    )
    words = words.lower().replace(".", "").replace(",", "")
    bodies: list[bytes | bytearray | memoryview[int]] = []
    for _ in range(dossiers):
        dossier, author, desk, tail = (str(uuid.UUID(int=dice.getrandbits(128), version=4)) for _ in range(4))
        wall = 1_770_000_000_000 + dice.randrange(10**9)
        records = []
        for question in pack.questions:
            wall += dice.randrange(1_000, 60_000)
            hexed = f"{wall:012x}"
            records.append(
                ChangeRecord(
                    id=f"{hexed[:8]}-{hexed[8:]}-7000-{tail[19:]}",
                    dossier=dossier,
                    kind="answer",
                    key=question.id,
                    value={"state": None, "value": _answer(question, words.split(), dice)},
                    parents=(),
                    author=author,
                    desk=desk,
                    time=f"{wall:013d}-0000-{desk}",
                    pack=pack.name,
                    language=dice.choice(["ar", "ti", "tr", "en", "fa"]),
                    certainty=None,
                )
            )
        around = Around(dossier, author, desk, pack.name, wall + dice.randrange(1_000, 60_000))
        saved = [records[start : start + SAVED_AT_ONCE] for start in range(0, len(records), SAVED_AT_ONCE)]
        saved += [[_again(dice.choice(records), wall, dice)] for _ in range(EDITS)]
        for part in saved:
            bodies.append(canonical(write_columns([write_change(one) for one in part], around)))
    return bodies


def _again(before: ChangeRecord, wall: int, dice: random.Random) -> ChangeRecord:
    """The same question answered anew, in the same talk or after the koffer was opened again."""
    tail = (
        before.id[18:] if dice.random() < 0.5 else str(uuid.UUID(int=dice.getrandbits(128), version=4))[18:]
    )
    hexed = f"{wall:012x}"
    return replace(
        before,
        id=f"{hexed[:8]}-{hexed[8:]}-7000{tail}",
        time=f"{wall:013d}-0000-{before.desk}",
        parents=(before.id,),
        act=dice.choice(["correction", "change_of_mind", None]),
    )


def _answer(question: Question, words: list[str], dice: random.Random) -> object:
    if question.choices:
        keys = [choice.key for choice in question.choices]
        return sorted(dice.sample(keys, min(2, len(keys)))) if question.type == "multi" else dice.choice(keys)
    if question.type in ("int", "grid", "scale5"):
        return dice.randrange(100)
    if question.type.startswith("date"):
        return f"{dice.randrange(1960, 2024)}-{dice.randrange(1, 13):02d}-{dice.randrange(1, 29):02d}"
    start = dice.randrange(len(words) - 20)
    return " ".join(words[start : start + dice.randrange(2, 18)]).capitalize() + "."


def main(out: Path) -> None:
    """Train and write; refuses to write over one that is there."""
    bodies = invented_bodies(installed_pack("landelijk"), DOSSIERS, seed=99)
    made = zstandard.train_dictionary(SIZE, bodies, dict_id=DICTIONARY_ID, level=19)
    with out.open("xb") as file:
        file.write(made.as_bytes())
    print(f"{out}: {len(made.as_bytes())} bytes from {len(bodies)} bodies")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
