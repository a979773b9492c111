"""The log of the app: what may stand in it, where it stands, and that no error can bring more into it."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.applog.crash_file import NAME, CrashFile
from desktop.applog.events import FIELDS, Event, line_of
from desktop.applog.hooks import AppLog
from desktop.applog.log_file import DAYS, FOLDER, MOST_A_DAY, LogFile
from desktop.domain.bugs import bug_report, own_frames, own_place
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from resources.version import VERSION
from tests.applog_places import CANARY, LABEL

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)


def log_in(folder: Path, now: datetime = NOW) -> tuple[AppLog, LogFile]:
    file = LogFile(folder, lambda: now)
    return AppLog(file, lambda: now), file


@given(st.sampled_from(Event), st.text(min_size=12), st.data())
def test_no_text_of_anybody_fits_a_field(event: Event, text: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FIELDS[event])))
    value = data.draw(st.sampled_from([text, (text,), f"desktop/{text}.py:1 x"]))
    line = line_of(event, NOW, {name: value})
    assert set(json.loads(line)) in ({"at", "event", "left_out"}, {"at", "event", name})
    if text.isalpha():
        assert text not in line


def test_a_field_that_is_not_on_the_list_is_counted_and_not_written() -> None:
    line = json.loads(line_of(Event.ENDED, NOW, {"code": 0, "roepnaam": "Samir"}))
    assert line == {"at": "2026-09-01T10:00:00Z", "event": "ended", "code": 0, "left_out": 1}


def test_trouble_is_noted_by_its_code_and_a_refusal_not_at_all(tmp_path: Path) -> None:
    log, file = log_in(tmp_path)
    log.note_failure(Trouble(TroubleCode.DISK_FULL, {"wie": "Samir"}))
    log.note_failure(Refusal(RefusalCode.NAME_MISSING, "roepnaam"))
    assert [json.loads(line)["code"] for line in file.recent(9)] == ["DISK_FULL"]


def test_lines_lie_in_a_file_a_day_for_this_user_alone_and_go_after_fourteen(tmp_path: Path) -> None:
    for day in range(DAYS + 3):
        log_in(tmp_path / "log", NOW + timedelta(days=day))[0].note(Event.ENDED, code=day)
    names = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert len(names) == DAYS and names[0] == "2026-09-04.jsonl"
    assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "log").iterdir()} == {0o600}
    recent = log_in(tmp_path / "log", NOW + timedelta(days=DAYS + 2))[1].recent(3)
    assert [json.loads(line)["code"] for line in recent] == [14, 15, 16]


def test_something_that_goes_wrong_in_a_loop_does_not_fill_the_disk(tmp_path: Path) -> None:
    log, _ = log_in(tmp_path)
    (tmp_path / "2026-09-01.jsonl").write_bytes(b"x" * MOST_A_DAY)
    log.note(Event.ENDED, code=0)
    assert (tmp_path / "2026-09-01.jsonl").stat().st_size == MOST_A_DAY


def test_a_disk_that_refuses_costs_lines_and_no_work(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("not a folder")
    log, file = log_in(tmp_path / "log")
    log.note(Event.ENDED, code=0)
    assert file.recent(5) == ()


def test_only_files_of_this_installation_are_named() -> None:
    strange = "/home/samir/desktop/brieven/aanvraag.py"
    ours = str(ROOT / "desktop" / "main.py")
    assert own_place(strange) == "" and own_place("desktop/main.py") == "desktop/main.py"
    assert own_frames([(strange, 3, "x"), (ours, 7, "run"), (ours, 8, "<lambda>")]) == (
        "desktop/main.py:7 run",
        "desktop/main.py:8 <lambda>",
    )


def test_the_report_of_a_bug_has_the_place_in_our_code_and_no_word_of_the_error() -> None:
    try:
        line_of(Event.ENDED, LABEL, {})  # type: ignore[arg-type]
    except AttributeError as error:
        report = bug_report(error)
    assert re.fullmatch(r"[0-9a-f]{8}", report.code) and LABEL not in repr(report)


def test_what_made_the_process_fall_over_is_told_at_the_next_start(tmp_path: Path) -> None:
    """A real fall: the interpreter reads memory that is not there, inside a function of ours."""
    code = (
        "import faulthandler, sys; from pathlib import Path\n"
        "from desktop.applog.crash_file import CrashFile\n"
        "from desktop.store.harden import harden_process\n"
        "from desktop.usecases.outcome import Outcome\n"
        "from desktop.applog.log_file import LogFile\n"
        "harden_process(); CrashFile(Path(sys.argv[1])).arm()\n"
        f"LogFile(Path(sys.argv[1]), lambda name='{CANARY}': faulthandler._sigsegv()).append('x')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, check=False
    )
    assert ended.returncode == -11, ended.stderr
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert CANARY not in (tmp_path / NAME).read_text()
    crash = CrashFile(tmp_path)
    fall = crash.take()
    assert fall is not None and fall[0] == "SIGSEGV"
    assert any(frame.startswith("desktop/applog/log_file.py:") for frame in fall[1])
    line = line_of(Event.CRASHED, NOW, {"signal": fall[0], "frames": fall[1]})
    assert "left_out" not in line and crash.take() is None


def _at_home(folder: Path) -> dict[str, str]:
    """The environment of a user whose home and temp folder are this folder."""
    (folder / "tmp").mkdir()
    return dict(os.environ) | {"HOME": str(folder), "TMPDIR": str(folder / "tmp")}


@pytest.mark.slow
def test_fifty_errors_at_fifty_places_tell_nothing_of_what_was_said(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.applog_places", str(tmp_path), "60"],
        cwd=ROOT, capture_output=True, text=True, check=False, env=_at_home(tmp_path),
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert int(ended.stdout) >= 50
    # all that this process wrote: home, temp folder, koffer; the label was chosen to be read by all
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"store.db", "store.header"} <= {path.name for path in files}
    for word in (CANARY, "slapen"):
        assert word not in ended.stderr
        codings = [word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
        assert not [path for path in files if any(one in path.read_bytes() for one in codings)]
    assert LABEL not in ended.stderr
    assert not [path for path in (tmp_path / FOLDER).iterdir() if LABEL in path.read_text()]
    texts = [path.read_text() for path in (tmp_path / FOLDER).iterdir()]
    lines = [json.loads(line) for text in texts for line in text.splitlines()]
    bugs = [line for line in lines if line["event"] == "bug"]
    thrown = [line for line in bugs if line["kind"] == "Thrown"]
    assert len({line["frames"][-1] for line in thrown if line["frames"]}) >= 50
    assert {line["way"] for line in bugs} == {"use_case", "main", "thread", "unraisable", "logging"}
    # the store takes what it cannot sort for a bug of its own, by code alone
    assert {line["kind"] for line in bugs} == {"Thrown", "OperationalError", "StoreBug"}
    assert {line["event"] for line in lines} == {"bug", "warned", "qt", "record"}
    assert not [line for line in lines if "left_out" in line]


def test_the_version_in_the_code_is_that_of_the_project() -> None:
    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text()
