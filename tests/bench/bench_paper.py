"""One visual plan in two languages: warm, cold, size and memory, beside Qt's own PDF and WeasyPrint.

Bars: 0.3 s warm (p95), 1 s in a process that just began, 150 kB a file. Run:
`python -m tests.bench.bench_paper`. WeasyPrint is measured where WEASYPRINT_PYTHON names a Python that has
it; it is no part of this project. Seconds are of the processor, so that a busy machine says the same; the
clock on the wall stands behind them.
"""

from __future__ import annotations

import html
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument

from desktop.documents.blocks import VisualPip
from desktop.pdf.writer import PaperRoom
from desktop.usecases.papers import kept_papers
from desktop.usecases.plan_draft import draft
from desktop.usecases.plan_page import draw_plan
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import head_of_paper, make_paper
from desktop.usecases.talk import Talk, load_talk
from resources.paths import fonts_folder, pictures_folder
from tests.paper_people import shaima, with_papers
from tests.pdf.samples import ALL, plan
from tests.ui.look import font_files
from tests.ui.offscreen import use_offscreen

ROUNDS = 20
COLD_ROUNDS = 5
WARM_BAR, COLD_BAR, SIZE_BAR = 0.3, 1.0, 150_000
OTHER = "WEASYPRINT_PYTHON"
_WEASY = """
import json, sys, time
start = time.process_time()
import weasyprint
fonts = weasyprint.text.fonts.FontConfiguration()
def made(): return weasyprint.HTML(filename=sys.argv[1]).write_pdf(font_config=fonts, pdf_variant='pdf/ua-1')
pdf = made()
first = time.process_time() - start
times = []
for _ in range(int(sys.argv[2])):
    begin = time.process_time(); made(); times.append(time.process_time() - begin)
import resource
print(json.dumps({'first': first, 'times': times, 'size': len(pdf), 'version': weasyprint.__version__,
                  'peak': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""


def timed(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> list[float]:
    """Seconds of every round; the first is not counted."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = clock()
        work()
        times.append(clock() - start)
    return times


def p50_p95(times: Sequence[float]) -> tuple[float, float]:
    """The middle, and what 19 of 20 stay under."""
    return statistics.median(times), sorted(times)[int(len(times) * 0.95)]


def as_html(page: VisualPip) -> str:
    """The same words and pictures in plain HTML, for who sets pages out of that."""
    faces = "".join(
        f"@font-face {{ font-family: House; src: url({file.as_uri()}); "
        f"font-weight: {'bold' if 'old' in file.stem else 'normal'}; }}"
        for file in font_files()
    )
    sheet = f"<style>{faces} @page {{ size: A4; margin: 9mm }} body {{ font-family: House, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Ethiopic' }} .own {{ font-size: 14pt }} .nl {{ font-size: 10pt }}</style>"  # noqa: E501
    parts = [f"<h1 dir='{page.direction.value}'>{html.escape(page.title.own.text)}</h1>"]
    for block in page.blocks:
        picture = (pictures_folder() / f"{block.picture.key}.svg").as_uri()
        parts.append(
            f"<h2 dir='{page.direction.value}'>{block.number} {html.escape(block.title.own.text)}</h2>"
        )
        parts.append(f"<img src='{picture}' width='78' height='78' alt=''>")
        for line in (*block.own, *block.dutch):
            way, kind = line.direction.value, "nl" if line.language == "nl" else "own"
            parts.append(f"<p class='{kind}' dir='{way}' lang='{line.language}'>{html.escape(line.text)}</p>")
    parts += [f"<p class='nl'>{html.escape(line.text)}</p>" for line in (page.foot.own, page.foot.dutch)]
    return f"<html lang='{page.language}'><head><meta charset='utf-8'><title>plan</title>{sheet}</head><body>{''.join(parts)}</body></html>"  # noqa: E501


def qt_pdf(source: str) -> bytes:
    """Qt's rich text, written by its own PDF writer, in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(9, 9, 9, 9))
    document = QTextDocument()
    document.setHtml(source)
    document.print_(writer)
    return bytes(buffer.data().data())


def of_person(desk: Desk, talk: Talk, language: str) -> Callable[[], bytes]:
    """Making the plan as the klantmanager waits for it: fitting, setting, drawing."""
    (kept,) = (c for c in kept_papers(talk) if isinstance(c.value, dict) and c.value["language"] == language)
    drafts, value = draft(desk, talk), kept.value
    with desk.unit_of_work() as work:
        head = head_of_paper(desk, work, talk, value if isinstance(value, dict) else {})
    return lambda: draw_plan(desk, drafts, head, language, talk.pack)


def talk_of(desk: Desk, dossier: Any) -> Talk:
    with desk.unit_of_work() as work:
        return load_talk(desk, work, dossier)


def cold(code: str) -> list[dict[str, float]]:
    """Of fresh processes: 'cpu' and 'wall' of the whole, 'first' of fonts and paper in it, 'peak' in kB."""
    found = []
    for _ in range(COLD_ROUNDS):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        run = [sys.executable, "-m", "tests.bench.first_paper", code]
        done = subprocess.run(run, capture_output=True, text=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found.append({**json.loads(done.stdout), "cpu": cpu, "wall": time.perf_counter() - start})
    return found


def weasyprint(source: str) -> dict[str, Any] | None:
    """What it took there; None where it is not installed."""
    python = os.environ.get(OTHER)
    if not python:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "plan.html")
        file.write_text(source, encoding="utf-8")
        run = [python, "-c", _WEASY, str(file), str(ROUNDS)]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def main() -> None:
    use_offscreen()
    app = QGuiApplication.instance() or QGuiApplication([])
    room = PaperRoom.open(fonts_folder(), pictures_folder())
    place = with_papers(room)
    desk = place.desk
    sizes: dict[str, int] = {}
    for code in sorted(one.code for one in desk.texts.languages() if one.code != "nl" and one.paper):
        sizes[code] = len(make_paper(desk, shaima(place, code), code).shown.pdf)
    for texts in ALL:
        code, page = texts.language, plan(texts)
        dossier = shaima(place, code)
        make_paper(desk, dossier, code)
        make = of_person(desk, talk_of(desk, dossier), code)
        middle, high = p50_p95(timed(make))
        wall = statistics.median(timed(make, time.perf_counter))
        print(f"{code}: fitted and drawn {middle:.3f} s, p95 {high:.3f} s {verdict(high, WARM_BAR)}")
        print(f"    on the wall {wall:.3f} s")
        found = cold(code)
        cpu, wall, first, peak = (
            statistics.median(one[name] for one in found) for name in ("cpu", "wall", "first", "peak")
        )
        print(f"    fresh process {cpu:.2f} s {verdict(cpu, COLD_BAR)}, on the wall {wall:.2f} s")
        print(f"    of it fonts and first paper {first:.2f} s; peak memory {peak / 1024:.0f} MB")
        ours, _ = p50_p95(timed(partial(room.visual_pip, page)))
        source = as_html(page)
        qt, _ = p50_p95(timed(partial(qt_pdf, source)))
        size, beside = len(room.visual_pip(page)) // 1024, len(qt_pdf(source)) // 1024
        print(f"    a sample page {ours:.3f} s, {size} kB")
        print(f"    Qt's QTextDocument {qt:.3f} s: ours takes {ours / qt:.1f} of that; {beside} kB, no tags")
        other = weasyprint(source)
        if other is None:
            print("    WeasyPrint: not installed")
            continue
        theirs, _ = p50_p95(other["times"])
        print(f"    WeasyPrint {other['version']} {theirs:.3f} s: ours takes {ours / theirs:.2f} of that")
        size, peak = other["size"] // 1024, other["peak"] // 1024
        print(f"        its first {other['first']:.2f} s, {size} kB, peak {peak} MB")
    largest = max(sizes, key=lambda code: sizes[code])
    told = ", ".join(f"{code} {size // 1024}" for code, size in sizes.items())
    print(f"size in kB: {told}; largest {largest} {verdict(sizes[largest], SIZE_BAR)}")
    del app


def verdict(value: float, bar: float) -> str:
    return f"(bar {bar:g}: {'ok' if value <= bar else 'MISSED'})"


if __name__ == "__main__":
    main()
