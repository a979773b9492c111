"""What one laptop of the demo does in one run of the app; each run is a process of its own.

`prepare` and `sync` have a network. `talk` takes the network away from its own process first and plays
stories through the real windows; with `--stop-at` it leaves a half-typed answer and waits to be killed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop.domain.errors import Refusal, Trouble
from desktop.domain.ids import DossierId
from desktop.installed import PACK_ID, InstalledPacks, SystemChance
from desktop.stories.demo_acts import agree, disagree, hear_the_stick, photograph, settle_by_stick
from desktop.stories.demo_core import core_of
from desktop.stories.offline import take_network_away
from desktop.stories.reader import read_story
from desktop.stories.stage import first_desk, story_laptop
from desktop.stories.time import StoryClock
from desktop.stories.window_room import Talk
from desktop.stories.windows import talk_in_windows
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import open_interview, record_answer
from desktop.usecases.ports import Desk, SyncReport
from desktop.usecases.synchronise import enrol, synchronise


def main(argv: Sequence[str] | None = None) -> int:
    """Do one run and print what happened as JSON, one object a line. 1 with one line when it fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=tuple(_RUNS))
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--label", required=True)
    parser.add_argument("--day", required=True, help="a story file: its day is today")
    parser.add_argument("--at", default="09:00")
    parser.add_argument("--address", default="")
    parser.add_argument("--code", default="")
    parser.add_argument("--dossiers", default="{}", help="JSON: dossier id -> story file")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--says", default="", help="an answer, as typed")
    parser.add_argument("--stop-at", default="", help="question at which a half-typed answer is left")
    options = parser.parse_args(argv)
    try:
        return _RUNS[options.what](options)
    except (Refusal, Trouble) as error:
        print(f"{options.what}: {error.code.value}", file=sys.stderr)
        return 1


def say(**facts: Any) -> None:
    """One line for whoever started this process."""
    print(json.dumps(facts, ensure_ascii=False), flush=True)


def _clock(options: argparse.Namespace) -> StoryClock:
    story = read_story(Path(options.day), InstalledPacks().newest(PACK_ID))
    return StoryClock(story.today, options.at)


def _prepare(options: argparse.Namespace) -> int:
    laptop = story_laptop(options.folder, _clock(options), SystemChance())
    desk = first_desk(laptop, options.label)
    enrol(desk, options.address, options.code)
    laptop.close()
    # from here on under the ids that enrolment gave
    desk = first_desk(laptop, options.label)
    report = synchronise(desk)
    dossiers = {row.dossier: row.roepnaam for row in caseload(desk).rows}
    laptop.close()
    say(**_report(report), dossiers=dossiers)
    return 0


def _sync(options: argparse.Namespace) -> int:
    laptop = story_laptop(options.folder, _clock(options), SystemChance())
    desk = first_desk(laptop, options.label)
    report = synchronise(desk)
    laptop.close()
    say(**_report(report))
    return 0


def _alter(options: argparse.Namespace) -> int:
    """For `BREAK=1`: change one answer behind everybody's back."""
    laptop = story_laptop(options.folder, _clock(options), SystemChance())
    desk = first_desk(laptop, options.label)
    dossier = DossierId(next(iter(json.loads(options.dossiers))))
    now = open_interview(desk, dossier)
    record_answer(desk, dossier, "K01", "Iets heel anders")
    laptop.close()
    say(altered=f"{now.roepnaam} K01")
    return 0


def _talk(options: argparse.Namespace) -> int:
    network = take_network_away()
    pack = InstalledPacks().newest(PACK_ID)
    talks = [
        Talk(DossierId(dossier), core_of(read_story(Path(file), pack), pack))
        for dossier, file in json.loads(options.dossiers).items()
    ]
    done = talk_in_windows(
        options.folder, options.label, talks, _clock(options), options.out, options.stop_at, say
    )
    say(
        talks=done.finished,
        questions=done.questions,
        papers=done.papers,
        resumed=done.resumed,
        waited_dialogs=done.dialogs,
        attempts=network.attempts,
        succeeded=network.succeeded,
        kernel=network.kernel_refuses,
    )
    return 0


def _report(report: SyncReport) -> dict[str, Any]:
    return {
        "sent": report.sent,
        "received": report.received,
        "is_confirmed": report.is_confirmed,
        "choices_waiting": report.choices_waiting,
    }


def _act(act: Callable[[Desk, DossierId, argparse.Namespace], dict[str, Any]]) -> Callable[..., int]:
    """A run that opens the koffer, does this in the first dossier of the demo and tells what came of it."""

    def run(options: argparse.Namespace) -> int:
        laptop = story_laptop(options.folder, _clock(options), SystemChance())
        try:
            dossier = DossierId(next(iter(json.loads(options.dossiers))))
            told = act(first_desk(laptop, options.label), dossier, options)
        finally:
            laptop.close()
        say(**told)
        return 0

    return run


_RUNS: dict[str, Callable[[argparse.Namespace], int]] = {
    "prepare": _prepare, "talk": _talk, "sync": _sync, "alter": _alter,
    "disagree": _act(lambda desk, dossier, options: disagree(desk, dossier, options.says)),
    "photo": _act(lambda desk, dossier, options: photograph(desk, dossier, options.says, options.out)),
    "settle": _act(lambda desk, dossier, options: settle_by_stick(desk, dossier, options.says, options.out)),
    "answer": _act(lambda desk, dossier, options: hear_the_stick(desk, options.out)),
    "look": _act(lambda desk, dossier, options: agree(desk, dossier)),
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main())
