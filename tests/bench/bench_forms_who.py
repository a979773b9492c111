"""A form of WHO size (550 questions, 420 conditions, repeats): opening, each answer, row 200 against row 2.

Yardstick: pyxform compiling the same form as XLSForm in the same run. Each opening is a process of its own:
nothing is remembered. Run: `python -m tests.bench.bench_forms_who`.
"""

from __future__ import annotations

import io
import random
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pyxform.xls2xform import convert

from forms.answer_moves import Answer
from forms.logic import logic_of
from forms.model import FormPack, Group, Question
from forms.reader import read_pack
from forms.state import PackState, evaluate, reevaluate
from forms.xlsform import xlsform_of
from tests.bench.form_of_who_size import CONDITIONS, QUESTIONS, pack_of_who_size, write_pack

TODAY = date(2026, 9, 1)
ANSWERS = 5000
ROUNDS = 400
OPEN_BAR, ANSWER_BAR, ROW_BAR, PYXFORM_BAR = 0.5, 0.050, 1.2, 1.0


def opened(folder: Path) -> tuple[float, float]:
    """Seconds to load the pack and to make the first state; called in a process of its own."""
    start = time.perf_counter()
    pack = read_pack(folder)
    loaded = time.perf_counter()
    evaluate(pack, {}, Group.ASIEL, TODAY)
    return loaded - start, time.perf_counter() - loaded


def opening(folder: Path) -> tuple[float, float]:
    """The median opening of five fresh processes."""
    found = []
    for _ in range(5):
        out = subprocess.run(
            [sys.executable, "-m", "tests.bench.bench_forms_who", str(folder)],
            capture_output=True,
            check=True,
            text=True,
        ).stdout.split()
        found.append((float(out[0]), float(out[1])))
    return statistics.median(a for a, _ in found), statistics.median(b for _, b in found)


def random_answer(chance: random.Random, question: Question, number: int) -> tuple[str, Answer]:
    """An answer of the right type, under its key; a list gets one of six rows."""
    match question.type:
        case "list":
            cells = {"leeftijd": chance.randrange(30), "school": chance.choice(("ja", "nee"))}
            return f"{question.id}#r{number % 6}", Answer(value=cells)
        case "int":
            return question.id, Answer(value=chance.randrange(10))
        case "multi":
            return question.id, Answer(value=tuple(sorted(chance.sample(("een", "twee", "drie"), 2))))
        case "date":
            return question.id, Answer(value=f"2026-0{chance.randrange(1, 9)}-15")
        case "yes_no" | "one":
            return question.id, Answer(value=chance.choice(question.choices).key)
    return question.id, Answer(value="woorden " * chance.randrange(1, 4))


def answering(pack: FormPack) -> tuple[list[float], list[float], PackState]:
    """Seconds of each re-evaluation on a random walk, of each beginning anew, and the state at the end."""
    chance, answers = random.Random(2), dict[str, Answer]()
    state = evaluate(pack, answers, Group.ASIEL, TODAY)
    asked = [question for question in pack.questions if question.type != "calc"]
    steps, anew = [], []
    for number in range(ANSWERS):
        key, answer = random_answer(chance, chance.choice(asked), number)
        answers[key] = answer
        start = time.perf_counter()
        state = reevaluate(state, answers, [key])
        steps.append(time.perf_counter() - start)
        if number % 100 == 0:
            start = time.perf_counter()
            evaluate(pack, answers, Group.ASIEL, TODAY)
            anew.append(time.perf_counter() - start)
    return steps, anew, state


def one_row(pack: FormPack, rows: int) -> float:
    """Median seconds of changing the last of so many rows of the repeat that most conditions look at."""
    dependents = logic_of(pack).dependents
    lists = [question for question in pack.questions if question.type == "list"]
    looked_at = max(lists, key=lambda question: len(dependents.get(question.id, ())))
    answers = {f"{looked_at.id}#{n:04d}": Answer(value={"leeftijd": 50}) for n in range(rows)}
    state = evaluate(pack, answers, Group.ASIEL, TODAY)
    last, found = f"{looked_at.id}#{rows - 1:04d}", []
    for number in range(ROUNDS):
        answers[last] = Answer(value={"leeftijd": 50 + number % 2})
        start = time.perf_counter()
        state = reevaluate(state, answers, [last])
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def share(found: list[float], part: float) -> float:
    """The value below which this part lies."""
    return sorted(found)[min(len(found) - 1, int(len(found) * part))]


def fastest(work: Callable[[], object], rounds: int) -> float:
    """Median seconds of doing something so many times."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def main() -> int:
    """1 when a bar is not reached."""
    pack = pack_of_who_size()
    conditions = sum(question.relevant is not None for question in pack.questions)
    assert (len(pack.questions), conditions) == (QUESTIONS, CONDITIONS)
    looking = sum("count(" in (question.relevant or "") for question in pack.questions)
    with tempfile.TemporaryDirectory(prefix="koffer-") as folder:
        write_pack(pack, Path(folder))
        load, first = opening(Path(folder))
        tracemalloc.start()
        kept = read_pack(Path(folder))
        state = evaluate(kept, {}, Group.ASIEL, TODAY)
        memory = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert state.total.applicable > 0
    raw = xlsform_of(pack)
    pyxform = fastest(lambda: convert(xlsform=io.BytesIO(raw), file_type=".xlsx"), 5)
    steps, anew, _ = answering(pack)
    two, two_hundred = zip(*((one_row(pack, 2), one_row(pack, 200)) for _ in range(5)), strict=True)
    row_ratio = statistics.median(two_hundred) / statistics.median(two)
    p50, p99 = share(steps, 0.5), share(steps, 0.99)
    print(f"vorm: {QUESTIONS} vragen, {CONDITIONS} voorwaarden, waarvan {looking} over rijen")
    print(f"laden {load * 1000:.0f} ms + eerste stand {first * 1000:.1f} ms (balk {OPEN_BAR * 1000:.0f} ms)")
    print(f"pyxform over dezelfde vorm {pyxform * 1000:.0f} ms: verhouding {(load + first) / pyxform:.2f}")
    print(f"een antwoord p50 {p50 * 1e6:.0f} us, p99 {p99 * 1e6:.0f} us (balk {ANSWER_BAR * 1000:.0f} ms)")
    print(f"een antwoord tegen opnieuw beginnen ({statistics.median(anew) * 1000:.1f} ms): "
          f"{p50 / statistics.median(anew):.3f}")  # fmt: skip
    print(f"rij 200 {statistics.median(two_hundred) * 1e6:.0f} us tegen rij 2 "
          f"{statistics.median(two) * 1e6:.0f} us: verhouding {row_ratio:.2f} (balk {ROW_BAR})")  # fmt: skip
    print(f"geheugen van pakket en stand {memory / 1e6:.1f} MB")
    reached = load + first < OPEN_BAR and p99 < ANSWER_BAR and row_ratio < ROW_BAR
    return 0 if reached and (load + first) / pyxform < PYXFORM_BAR else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*opened(Path(sys.argv[1])))
        sys.exit(0)
    sys.exit(main())
