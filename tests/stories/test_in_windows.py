"""Whole intakes, and who or what is refused or flagged (N1 to N5), through the real windows.

The two intakes of the demo are not held once more: `test_demo.py` holds them in the windows, and
`test_vignettes.py` compares what comes of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.command import tell
from desktop.stories.demo import STORIES
from desktop.stories.reader import read_story

FILES = [
    file for file in sorted((Path(__file__).parent / "files").glob("*.toml")) if file.stem not in STORIES
]

pytestmark = [pytest.mark.windows, pytest.mark.slow]


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_the_whole_intake_comes_out_of_the_windows_as_the_story_says(
    qapp: QApplication, file: Path, tmp_path: Path
) -> None:
    story = read_story(file, InstalledPacks().newest(PACK_ID))
    told = tell(story, tmp_path, with_screens=True)
    assert told.differences == ()
    is_stopped = story.expected.stopped is not None
    assert told.values["papier"] is None if is_stopped else told.values["papier"]["sha256"]
    pictures = {path.stem.removeprefix(f"{file.stem}-") for path in tmp_path.glob("*.png")}
    assert ("gestopt" if is_stopped else "slotlijst") in pictures
    assert {f"{question}-geweigerd" for question in story.expected.refusals} <= pictures
