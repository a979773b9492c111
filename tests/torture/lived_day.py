"""A whole day played on a laptop: what was typed, the passphrase that was shown, the keys; then kill -9."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.installed import SystemChance, WallClock
from desktop.store import safe
from desktop.store.key_stores import NoKeyStore
from desktop.stories.window_driver import offscreen
from tests.attachment_cases import diploma_photo
from tests.torture.needles import Canaries
from tests.torture.running import TREE

#: the test BSN that is typed as an answer
BSN = "999993653"
_QUESTIONS = ("O07", "W08", "W09", "M07", "K01")
_PLACES = ("K01", "W08", "T03", "K02", "O07", "M07", "O01", "T05")
_KINDS = ("notitie", "tolk_zegt", "mijn_indruk")
_MOST_SECONDS = 600.0


@dataclass
class Laptop:
    """Where a day is lived: the home of the user, the folder for temporary files, the koffers."""

    root: Path
    #: words to run the app behind, as a tracer
    behind: Sequence[str] = ()
    told: list[dict[str, Any]] = field(default_factory=list)
    _heard: bytes = b""

    @property
    def koffers(self) -> Path:
        return self.root / "koffer"

    def start(self, part: str) -> subprocess.Popen[bytes]:
        """The app; what it is told and says goes through pipes."""
        for name in ("home", "tmp", "run"):
            (self.root / name).mkdir(parents=True, exist_ok=True, mode=0o700)
        around = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root / "home"),
            "TMPDIR": str(self.root / "tmp"),
            "XDG_RUNTIME_DIR": str(self.root / "run"),
            "QT_QPA_PLATFORM": offscreen(),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
        }
        play = [sys.executable, "-m", "tests.torture.played_day", part, "--folder", str(self.koffers)]
        return subprocess.Popen(
            [*self.behind, *play],
            cwd=TREE, env=around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def hear(self, app: subprocess.Popen[bytes], at: str) -> dict[str, Any]:
        """The line that says it is there; AssertionError with its fault, or when it says nothing more."""
        assert app.stdout is not None
        until = time.monotonic() + _MOST_SECONDS
        while time.monotonic() < until:
            line, newline, rest = self._heard.partition(b"\n")
            if newline:
                self._heard = rest
                self.told.append(json.loads(line))
                if "fault" in self.told[-1]:
                    raise AssertionError(self.told[-1]["fault"])
                if self.told[-1].get("at") == at:
                    return self.told[-1]
            elif select.select([app.stdout], [], [], 5)[0]:
                more = os.read(app.stdout.fileno(), 65_536)
                if not more:
                    raise AssertionError(f"the app ended before '{at}' with {app.wait(30)}")
                self._heard += more
        raise AssertionError(f"the app did not come to '{at}'")

    def tell(self, app: subprocess.Popen[bytes], **what: object) -> None:
        """What is to be typed in the next part."""
        assert app.stdin is not None
        app.stdin.write(json.dumps(what).encode() + b"\n")
        app.stdin.flush()

    @property
    def words(self) -> str:
        """The passphrase that was shown at the first run."""
        return str(next(line["words"] for line in self.told if "words" in line))

    @property
    def export_words(self) -> list[str]:
        """The words of the file that went out."""
        return [words for line in self.told for words in line.get("export", ())]


def end(app: subprocess.Popen[bytes], told: Sequence[dict[str, Any]] = ()) -> None:
    """kill -9, for the app and for a tracer around it; what they started ends when its pipes do."""
    for pid in {line["pid"] for line in told if "pid" in line}:
        with suppress(ProcessLookupError):
            gone = os.pidfd_open(pid)
            os.kill(pid, signal.SIGKILL)
            select.select([gone], [], [], 60)  # behind a tracer it is not our child to wait for
            os.close(gone)
    app.kill()
    app.wait()
    for pipe in (app.stdin, app.stdout):
        if pipe is not None:
            pipe.close()


def day_of(canaries: Canaries, photo: Path, is_whole: bool) -> dict[str, Any]:
    """What is typed until the lock: forty words and more in a whole day, a few in a short one."""
    word = canaries.word
    photo.write_bytes(diploma_photo())
    found: dict[str, Any] = {
        # the name of a koffer is chosen to be read on the lock screen; all else is inside
        "who": ["Marit Bakker", f"Voorbeeldstad {word()}", "088 000 00 00"],
        "talks": [_talk(canaries, turn, is_whole) for turn in range(2 if is_whole else 1)],
        "draft": ["K04", word()],
        "form": word(),
    }
    if is_whole:
        search = found["talks"][0]["answers"]["O07"]
        found |= {
            "photo": str(photo), "caption": word(), "task": [word(), word("ë")], "reason": word(),
            "search": search,
        }  # fmt: skip
    return found


def _talk(canaries: Canaries, turn: int, is_whole: bool) -> dict[str, Any]:
    word = canaries.word
    questions = _QUESTIONS if is_whole else _QUESTIONS[:2]
    answers = {question: word("ë" if at % 3 == 1 else "") for at, question in enumerate(questions)}
    notes = [[place, _KINDS[at % 3], word()] for at, place in enumerate(_PLACES if is_whole else ())]
    if is_whole:
        answers |= {"P01": canaries.arabic(), "P03": BSN}
        notes.append(["P01", "notitie", canaries.arabic()])
    language = ("ar", "ti")[turn]
    return {"roepnaam": word(), "azc": word(), "language": language, "answers": answers, "notes": notes}


def live(laptop: Laptop, canaries: Canaries, photo: Path, is_whole: bool = True) -> None:
    """The day, the lock, the evening, the end."""
    day = day_of(canaries, photo, is_whole)
    more = canaries.word()
    app = laptop.start("morning")
    try:
        laptop.tell(app, **day)
        locking = laptop.hear(app, "locking")
        laptop.tell(
            app, label=day["who"][0], words=laptop.words, form=day["form"], draft=day["draft"], more=more,
            dossier=locking["dossiers"][-1],
        )  # fmt: skip
        laptop.hear(app, "evening")
    finally:
        end(app, laptop.told)


def keys_of(koffers: Path, words: str) -> dict[str, bytes]:
    """Every key of the one koffer there; that it opens at all after such a day is seen in passing."""
    (person,) = safe.people(koffers)
    store = safe.open_person(
        koffers, person.id, bytearray(words.encode()),
        device_secrets=NoKeyStore(), clock=WallClock(), chance=SystemChance(),
    )  # fmt: skip
    keys = store._keys
    with keys.data.shown() as data, keys.store.shown() as raw:
        found = {"data key": bytes(data), "store key": bytes(raw)}
    for name in ("journal", "audit", "attach", "device"):
        found[f"{name} key"] = bytes(bytearray(getattr(keys, name)))
    store.close()
    return found
