"""`intakekoffer story FILE`: play a story through the real rooms and show what came out."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import Refusal, Trouble
from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.came_out import CameOut, came_out
from desktop.stories.model import Story
from desktop.stories.pages import paper_text, write_paper
from desktop.stories.play import StoryStuck, play
from desktop.stories.reader import StoryBroken, read_story
from desktop.stories.result_files import write_result
from desktop.stories.stage import story_desk
from desktop.stories.time import StoryClock
from desktop.stories.window_driver import StuckWindow
from desktop.stories.windows import play_in_windows


def command(argv: Sequence[str]) -> int:
    """0 when everything came out as the story expects, 1 when not, 2 when the story cannot be played."""
    parser = argparse.ArgumentParser(
        "intakekoffer story", description="Speel een verhaal (TOML) door de echte app en toon wat eruit komt."
    )
    parser.add_argument("file", type=Path, help="het verhaal (TOML), zie tests/stories/README.md")
    parser.add_argument("--out", type=Path, help="map voor papier, plaatjes en uitkomst.json")
    parser.add_argument("--json", action="store_true", help="zet de uitkomst als JSON op het scherm")
    parser.add_argument(
        "--screens", action="store_true", help="speel door de echte vensters, met schermafdrukken"
    )
    options = parser.parse_args(argv)
    try:
        story = read_story(options.file, InstalledPacks().newest(PACK_ID))
    except StoryBroken as broken:
        print(f"Dit verhaal kan niet gespeeld worden ({len(broken.problems)} problemen):", file=sys.stderr)
        print("\n".join(f"  - {problem}" for problem in broken.problems), file=sys.stderr)
        return 2
    if options.screens and options.out is None:
        print("--screens heeft --out nodig: een map voor de schermafdrukken", file=sys.stderr)
        return 2
    try:
        result = tell(story, options.out, options.screens)
    except (Refusal, Trouble) as stopped:
        where = f" bij {stopped.field}" if isinstance(stopped, Refusal) and stopped.field else ""
        print(f"Het verhaal is gestopt{where}: {stopped.code.value}", file=sys.stderr)
        return 2
    except StoryStuck as stuck:
        print(f"Het verhaal is gestopt: {stuck}", file=sys.stderr)
        return 2
    except StuckWindow as stuck:
        print(f"Het verhaal is gestopt, het venster {stuck}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(result.values, ensure_ascii=False, indent=2))
    for difference in result.differences:
        print(f"{story.name}: {difference}", file=sys.stderr)
    if not options.json:
        print(f"{story.name}: {'zoals verwacht' if result.is_as_expected else 'ANDERS DAN VERWACHT'}")
    return 0 if result.is_as_expected else 1


def tell(story: Story, out: Path | None, with_screens: bool = False) -> CameOut:
    """Play one story in a safe of its own that is thrown away afterwards."""
    clock = StoryClock(story.today, story.start)
    with tempfile.TemporaryDirectory(prefix="koffer-") as folder:
        if with_screens and out is not None:
            return play_in_windows(story, Path(folder), out)
        laptop, desk = story_desk(Path(folder), story.name, clock)
        try:
            played = play(desk, story, clock.tick)
            text = None if played.paper is None else paper_text(played.paper.pdf)
            result = came_out(desk, story, played, text)
            if out is not None:
                write_result(out, result)
                if played.paper is not None:
                    write_paper(desk, played.paper, out, story.name)
        finally:
            laptop.close()
    return result
