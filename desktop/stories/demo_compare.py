"""The judge of the demo: a process of its own that opens a store and the back end after everything ended.

It holds both against the story files, answer by answer. Heads are worked out here from the changes alone,
with none of the code that the app uses for it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DossierId
from desktop.installed import PACK_ID, InstalledPacks, SystemChance
from desktop.stories.demo_core import core_of
from desktop.stories.demo_office import Office
from desktop.stories.model import Given, Story
from desktop.stories.reader import read_story
from desktop.stories.stage import first_desk, story_laptop
from desktop.stories.time import StoryClock
from forms.model import FormPack
from forms.problems import Refused
from forms.question_types import read_answer

#: question -> what must stand there: a value, {'state': ...}, or a list of rows
Wanted = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`compared` answers were looked at in both places; `differences` names place and question, no values."""

    compared: int
    differences: tuple[str, ...]


def wanted(story: Story, pack: FormPack) -> Wanted:
    """What the story says must stand at each question."""
    return {given.question: _wanted(given, story, pack) for given in story.answers}


def _wanted(given: Given, story: Story, pack: FormPack) -> Any:
    question = pack.question(given.question)
    if given.state is not None:
        return {"state": given.state}
    if given.rows:
        return sorted(_text(read_answer(question, row, story.today)) for row in given.rows)
    value = read_answer(question, given.raw or "", story.today)
    if isinstance(value, Refused):
        raise ValueError(f"{story.name}: {given.question} cannot be read")
    return _text(value)


def standing(changes: Iterable[Mapping[str, Any]], question: str) -> Any:
    """What the changes leave standing at a question: the value nobody replaced, the rows, or None."""
    rows: list[Any] = []
    single: list[Any] = []
    mine = [c for c in changes if c["kind"] == "answer" and c["key"].partition("#")[0] == question]
    replaced = {parent for change in mine for parent in change["parents"]}
    for change in mine:
        value = change["value"]
        if change["id"] in replaced or value is None:
            continue
        is_row = "#" in change["key"]
        if value.get("state") is not None:
            single.append({"state": value["state"]})
        elif value.get("value") is not None:
            (rows if is_row else single).append(_text(value["value"]))
    if rows:
        return sorted(rows)
    different = {_text(one): one for one in single}
    if len(different) > 1:
        return [different[key] for key in sorted(different)]
    return next(iter(different.values()), None)


def _text(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items() if part is not None}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def compare(
    stories: Mapping[str, Story], places: Mapping[str, Mapping[str, list[Mapping[str, Any]]]]
) -> Verdict:
    """In: story per dossier id, and per place ('desk B', 'back end') the changes per dossier id."""
    pack = InstalledPacks().newest(PACK_ID)
    compared, differences = 0, []
    for dossier, story in stories.items():
        for question, want in wanted(story, pack).items():
            compared += 1
            differences += [
                f"{place}: {story.name} {question}"
                for place, held in places.items()
                if standing(held[dossier], question) != want
            ]
    return Verdict(compared, tuple(differences))


def main(argv: Sequence[str] | None = None) -> int:
    """Print a JSON verdict; 0 when everything is equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desk", type=Path, required=True)
    parser.add_argument("--label", required=True)
    parser.add_argument("--office", type=Path, required=True)
    parser.add_argument("--dossiers", required=True, help="JSON: dossier id -> story file")
    options = parser.parse_args(argv)
    pack = InstalledPacks().newest(PACK_ID)
    stories = {
        dossier: core_of(read_story(Path(file), pack), pack)
        for dossier, file in json.loads(options.dossiers).items()
    }
    desk_changes = _desk_changes(options.desk, options.label, stories)
    office = Office(options.office)
    office_changes: dict[str, list[Mapping[str, Any]]] = {
        dossier: list(office.changes_of(dossier)) for dossier in stories
    }
    verdict = compare(stories, {"laptop B": desk_changes, "back end": office_changes})
    print(json.dumps({"compared": verdict.compared, "differences": verdict.differences}))
    return 1 if verdict.differences else 0


def _desk_changes(
    folder: Path, label: str, stories: Mapping[str, Story]
) -> dict[str, list[Mapping[str, Any]]]:
    day = next(iter(stories.values()))
    laptop = story_laptop(folder, StoryClock(day.today, "17:30"), SystemChance())
    desk = first_desk(laptop, label)
    try:
        with desk.unit_of_work() as work:
            return {
                dossier: [
                    {"id": c.id, "kind": c.kind.value, "key": c.key, "value": c.value, "parents": c.parents}
                    for c in work.changes.of(DossierId(dossier), ChangeKind.ANSWER)
                ]
                for dossier in stories
            }
    finally:
        laptop.close()


if __name__ == "__main__":
    sys.exit(main())
