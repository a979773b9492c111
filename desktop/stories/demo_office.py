"""The municipality of the demo: a real back end in its own processes, kept through its command line."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.stories.model import Given, Story
from desktop.stories.stage import MUNICIPALITY, PHONE
from forms.answer_moves import Answer, answer_payload
from forms.model import FormPack
from forms.problems import Refused
from forms.question_types import read_answer

TENANT = "gm9999"


class OfficeFailed(Exception):
    """A step at the office did not work; the text is what its command line said."""


class Office:
    """One back end in a folder. `start` and `stop` open and close its listener, always on the same port."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self._folder = folder
        self._port = _free_port() if port is None else port
        self._serving: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def set_up(self, workers: Sequence[str], caseload: dict[str, Any]) -> list[str]:
        """Database, municipality, klantmanagers, the visit list. Returns a one-time code per klantmanager."""
        self._run(
            "init", "--tenant", TENANT, "--municipality", MUNICIPALITY, "--phone", PHONE,
            "--recovery-out", str(self._folder / "herstelsleutel.json"), "--code-minutes", "60",
        )  # fmt: skip
        for worker in workers:
            self._run("worker", "add", worker, "--phone", PHONE)
        file = self._folder / "bezoekdag.json"
        file.write_text(json.dumps(caseload, ensure_ascii=False), encoding="utf-8")
        self._run("caseload", "import", str(file))
        return [self._run("code", worker).strip() for worker in workers]

    def start(self) -> None:
        """Serve in a process of its own; returns when it takes connections."""
        self._serving = subprocess.Popen(
            [*_SERVER, "--folder", str(self._folder), "serve", "--port", str(self._port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if self._serving.poll() is not None:
                raise OfficeFailed(self._serving.stdout.read() if self._serving.stdout else "")
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.05)
        raise OfficeFailed("het back end luistert niet binnen een minuut")

    def stop(self) -> None:
        """Close the listener and end the process (and its database)."""
        if self._serving is None:
            return
        self._serving.terminate()
        try:
            self._serving.wait(40)
        except subprocess.TimeoutExpired:
            self._serving.kill()
            self._serving.wait()
        self._serving = None

    def changes_of(self, dossier: str) -> list[dict[str, Any]]:
        """Every change the back end holds of a dossier, decrypted there. Only while it is stopped."""
        changes = json.loads(self._run("export-changes", dossier))
        return list(changes)

    def take_stick(self, stick: Path, answer: Path) -> None:
        """Take in a sealed file of a laptop and write the answer to it. Only while it is stopped."""
        self._run("stick", "import", str(stick), "--out", str(answer))

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [*_SERVER, "--folder", str(self._folder), *words], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise OfficeFailed(f"server {words[0]}: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout


#: how the office's list says where the tolk is
_WAYS = {"telefoon": "telefoon", "ter_plaatse": "komt zelf", "video": "beeldbellen"}
_SERVER = (sys.executable, "-m", "desktop", "server")


def visit_list(stories: Sequence[Story], pack: FormPack, workers: Sequence[str]) -> dict[str, Any]:
    """The office's caseload file for these stories: who, when, and what the letters already say."""
    return {"v": 1, "dossiers": [_dossier(story, pack, workers) for story in stories]}


def _dossier(story: Story, pack: FormPack, workers: Sequence[str]) -> dict[str, Any]:
    person = story.person
    tolk = f"{story.tolk.who}, {_WAYS[story.tolk.way]}" if story.tolk else ""
    head = {
        "roepnaam": person.roepnaam,
        "language": person.language,
        "azc": person.azc,
        "room": person.room,
        "appointment": person.appointment,
        "tolk": tolk,
    }
    changes: list[dict[str, Any]] = [{"kind": "dossier", "key": "head", "value": head, "pack": pack.name}]
    changes += [_answer(given, story, pack) for given in story.prepared]
    return {"workers": list(workers), "changes": changes}


def _answer(given: Given, story: Story, pack: FormPack) -> dict[str, Any]:
    question = pack.question(given.question)
    value = read_answer(question, given.raw or "", story.today)
    if isinstance(value, Refused):
        raise OfficeFailed(f"{story.name}: {given.question} is niet te lezen ({value.code.value})")
    return {
        "kind": "answer",
        "key": given.question,
        "value": answer_payload(Answer(None, value)),
        "privacyClass": "special" if question.is_special else "normal",
        "source": given.source,
        "certainty": given.certainty,
        "pack": pack.name,
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
