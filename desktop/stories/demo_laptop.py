"""What the parts of the demo share: its places, laptops, how it tells and fails."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.stories.window_driver import offscreen


class DemoFailed(Exception):
    """One line that says what went wrong."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything of one demo run is. Stores and back end are thrown away, `out` stays."""

    work: Path
    out: Path
    stories: Path

    def desk(self, name: str) -> Path:
        return self.work / name

    @property
    def office(self) -> Path:
        return self.work / "office"


class DemoLaptop:
    """One laptop: every run of its app is a process of its own."""

    def __init__(self, name: str, label: str, places: Places, day: Path) -> None:
        self.out = places.out
        self._command = [sys.executable, "-m", "desktop.stories.demo_desk"]
        self._always = ["--folder", str(places.desk(name)), "--label", label, "--day", str(day)]
        self._name = name

    def run(self, what: str, *words: str) -> dict[str, Any]:
        """Run to the end; returns its last line. Raises DemoFailed with what it said."""
        done = subprocess.run(
            [*self._command, what, *self._always, *words],
            capture_output=True,
            text=True,
            env=environment(),
            check=False,
            timeout=600,
        )
        lines = done.stdout.strip().splitlines()
        if done.returncode or not lines:
            said = (done.stderr.strip().splitlines() or ["zonder bericht gestopt"])[-1]
            raise DemoFailed(f"laptop {self._name.upper()}, {what}: {said}")
        return dict(json.loads(lines[-1]))

    def run_and_kill(self, what: str, *words: str) -> dict[str, Any]:
        """Run until it says that a half-typed answer stands there, then kill it with -9."""
        with subprocess.Popen(
            [*self._command, what, *self._always, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        ) as running:
            assert running.stdout is not None and running.stderr is not None
            for line in running.stdout:
                said = dict(json.loads(line))
                if "half" in said:
                    running.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
                    running.wait()
                    return {"question": said["question"], "text": said["text"]}
            error = (running.stderr.read().strip().splitlines() or ["zonder bericht gestopt"])[-1]
        raise DemoFailed(f"laptop {self._name.upper()}, {what}: {error}")


def environment() -> dict[str, str]:
    """No display is needed; nothing of the user's own settings may matter."""
    return os.environ | {"QT_QPA_PLATFORM": offscreen(), "PYTHONUTF8": "1"}


def must(holds: bool, otherwise: str) -> None:
    """Raises DemoFailed with `otherwise` unless it holds."""
    if not holds:
        raise DemoFailed(otherwise)


def tell(began: float, what: str) -> None:
    """A line of the demo, with the seconds since it began."""
    print(f"[{time.monotonic() - began:5.1f} s] {what}", flush=True)
