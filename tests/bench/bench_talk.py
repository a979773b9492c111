"""One answer in a full dossier on the real store, row 200 against row 2, memory; and a form of WHO size in
the window: first show and a step, against pyxform compiling that form.

CPU of the thread that does the work, so that a busy machine does not count. Aims: an answer 16 ms; row 200
against row 2 1.2; first show under pyxform. Run: `python -m tests.bench.bench_talk`.
"""

from __future__ import annotations

import io
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pyxform.xls2xform import convert

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.domain.errors import Refusal  # noqa: E402
from desktop.domain.ids import DossierId  # noqa: E402
from desktop.usecases.interview import (  # noqa: E402
    RawAnswer,
    go_to,
    record_answer,
    record_row,
    record_state,
)
from desktop.usecases.ports import Desk  # noqa: E402
from forms.model import AnswerState, Column, FormPack, Question  # noqa: E402
from forms.xlsform import xlsform_of  # noqa: E402
from tests.bench.form_of_who_size import pack_of_who_size  # noqa: E402
from tests.builders import ASIEL, workplace  # noqa: E402
from tests.e2e.suitcase import Suitcase  # noqa: E402
from tests.ui.look import dressed  # noqa: E402
from tests.ui.real_talk import real_talk  # noqa: E402
from tests.ui.rooms import settle  # noqa: E402

_ASKED, _LIST, _ROWS, _MANY = "K03", "G03", 10, 200
_TYPED = {"int": "7", "text": "woorden", "long_text": "woorden"}


@dataclass(frozen=True, slots=True)
class OnePack:
    """The packs of an installation that has only this one."""

    pack: FormPack

    def named(self, name: str) -> FormPack:
        """As the port."""
        return self.pack

    def newest(self, pack_id: str) -> FormPack:
        """As the port."""
        return self.pack


def given(asked: Question | Column) -> str | tuple[str, ...] | None:
    """Some answer of the right kind; None for the kinds that are answered with a state here."""
    if asked.choices:
        return (asked.choices[0].key,) if asked.type == "multi" else asked.choices[0].key
    return _TYPED.get(asked.type)


def fill(desk: Desk, dossier: DossierId) -> int:
    """Answer every question of the pack, ten rows in each list; returns how many were answered."""
    done = 0
    for question in desk.packs.newest(desk.pack_id).questions:
        if question.type == "calc" or question.id in ASIEL:
            continue
        raw = given(question)
        try:
            if question.type == "list":
                cells = {c.key: one for c in question.columns if (one := given(c)) is not None}
                for _ in range(_ROWS):
                    record_row(desk, dossier, question.id, None, cells)
            elif raw is None or question.type in ("parts", "scales", "grid", "sign", "file"):
                record_state(desk, dossier, question.id, AnswerState.WEET_NIET)
            else:
                record_answer(desk, dossier, question.id, raw)
        except Refusal:
            record_state(desk, dossier, question.id, AnswerState.WEET_NIET)
        done += 1
    return done


def timed(work: Callable[[int], object], rounds: int = 60) -> tuple[float, float]:
    """(p50, p99) of the CPU milliseconds of this thread."""
    found = []
    for number in range(rounds):
        start = time.thread_time()
        work(number)
        found.append((time.thread_time() - start) * 1000)
    return statistics.median(found), statistics.quantiles(found, n=100)[98]


def on_the_store() -> float:
    """Print the cost of answers in a full dossier; returns row 200 against row 2."""
    with tempfile.TemporaryDirectory() as folder:
        suitcase = Suitcase(Path(folder))
        suitcase.make()
        dossier = suitcase.begin(**ASIEL)
        with suitcase.desk() as desk:
            print(f"dossier: {fill(desk, dossier)} vragen beantwoord, {_ROWS} regels per lijst")
            question = desk.packs.newest(desk.pack_id).question(_ASKED)
            keys: list[RawAnswer] = [choice.key for choice in question.choices[:2]]
            go_to(desk, dossier, _ASKED)
            p50, p99 = timed(lambda n: record_answer(desk, dossier, _ASKED, keys[n % 2]))
            print(f"een antwoord p50 {p50:.1f} ms, p99 {p99:.1f} ms")
            p50, p99 = timed(lambda n: go_to(desk, dossier, (_ASKED, "K02")[n % 2]))
            print(f"naar een vraag p50 {p50:.1f} ms, p99 {p99:.1f} ms")

            def change(row: str) -> Callable[[int], object]:
                return lambda n: record_row(desk, dossier, _LIST, row, {"leeftijd": str(3 + n % 2)})

            rows = go_to(desk, dossier, _LIST).question.rows
            for row in rows[2:]:
                record_row(desk, dossier, _LIST, row.id, {})
            two = timed(change(rows[1].id))[0]
            for _ in range(_MANY - 2):
                record_row(desk, dossier, _LIST, None, {"leeftijd": "5"})
            rows = go_to(desk, dossier, _LIST).question.rows
            many = timed(change(rows[-1].id))[0]
            print(f"rij {len(rows)} {many:.1f} ms tegen rij 2 {two:.1f} ms: verhouding {many / two:.2f}")
            return many / two


def in_the_window(app: QApplication) -> float:
    """Print the first show and the steps of a form of WHO size; returns it against pyxform."""
    pack = pack_of_who_size()
    before = workplace()
    place = workplace()
    place = replace(place, desk=replace(place.desk, packs=OnePack(pack), pack_id=pack.id))
    dossier = place.begin()
    theme = dressed(app)
    real_talk(app, theme, before, before.begin(), "P01")[0].close()  # fonts and styles are read once
    start = time.thread_time()
    shell, screen, _ = real_talk(app, theme, place, dossier, pack.questions[0].id)
    shell.grab()
    first = time.thread_time() - start

    def step(_: int) -> None:
        screen.presenter.next()
        settle(app)

    p50, p99 = timed(step, 100)
    shell.close()
    raw = xlsform_of(pack)
    start = time.thread_time()
    convert(xlsform=io.BytesIO(raw), file_type=".xlsx")
    pyxform = time.thread_time() - start
    print(f"vorm van WHO-maat, eerste scherm {first * 1000:.0f} ms; pyxform {pyxform * 1000:.0f} ms: "
          f"verhouding {first / pyxform:.2f}")  # fmt: skip
    print(f"volgende vraag, met tekenen en opslag in het geheugen: p50 {p50:.1f} ms, p99 {p99:.1f} ms")
    return first / pyxform


def main() -> int:
    """1 when an aim is not reached."""
    ratio = on_the_store()
    print(f"geheugen na het volle dossier {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    against = in_the_window(QApplication(["bench"]))
    print(f"geheugen met het venster {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0 if ratio <= 1.2 and against < 1 else 1


if __name__ == "__main__":
    sys.exit(main())
