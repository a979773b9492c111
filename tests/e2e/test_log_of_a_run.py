"""One run of the real app, from its command to its end: what its log says, and that a bug ends it quietly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.applog.log_file import FOLDER
from tests.applog_places import CANARY

ROOT = Path(__file__).resolve().parents[2]
#: the app itself; ends once its installed files were compared, or falls over at that moment
RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import main
from desktop.ui.app import make_application
folder, falls = Path(sys.argv[1]), sys.argv[2]
app = make_application(("intake",))
def look():
    lines = [p.read_text() for p in (folder / "log").glob("*.jsonl")]
    if any('"event": "files"' in text for text in lines):
        timer.stop()
        app.quit()
        if falls:
            raise KeyError(falls)
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
def broken(*_args, **_named):
    raise KeyError(falls)
if falls == sys.argv[3]:
    main.all_screens = broken
sys.exit(main.command(["--folder", str(folder)]))
"""


def run(folder: Path, falls: str = "", at_once: str = "-") -> tuple[int, str, list[dict[str, Any]]]:
    """Exit code, everything on both streams, lines of the log."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", RUN, str(folder), falls, at_once],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    texts = [path.read_text() for path in sorted((folder / FOLDER).glob("*.jsonl"))]
    lines = [json.loads(line) for text in texts for line in text.splitlines()]
    return ended.returncode, ended.stdout + ended.stderr, lines


@pytest.mark.slow
def test_a_run_tells_its_beginning_its_parts_its_files_and_its_end(tmp_path: Path) -> None:
    code, said, lines = run(tmp_path)
    assert (code, said) == (0, "")
    events = {line["event"]: line for line in lines}
    assert {"started", "parts", "files", "ended"} <= set(events)
    assert events["files"]["altered"] == events["files"]["missing"] == 0 and events["files"]["checked"] > 100
    assert events["parts"]["known"] >= 10 and events["ended"]["code"] == 0
    assert not (tmp_path / FOLDER / "val.txt").exists()


@pytest.mark.slow
def test_a_bug_in_a_window_is_noted_by_its_place_and_its_words_are_nowhere(tmp_path: Path) -> None:
    code, said, lines = run(tmp_path, falls=CANARY)
    bugs = [line for line in lines if line["event"] == "bug"]
    assert code == 0 and [(bug["kind"], bug["way"]) for bug in bugs] == [("KeyError", "main")]
    assert CANARY not in said and CANARY not in json.dumps(lines)


@pytest.mark.slow
def test_an_app_that_cannot_start_says_a_code_and_not_what_went_wrong(tmp_path: Path) -> None:
    code, said, lines = run(tmp_path, falls=CANARY, at_once=CANARY)
    bug = next(line for line in lines if line["event"] == "bug")
    assert code == 1 and CANARY not in said and bug["code"] in said
    assert any(frame.startswith("desktop/main.py:") for frame in bug["frames"])
