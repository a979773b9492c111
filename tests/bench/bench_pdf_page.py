"""Time to make one visual plan and to show it, against reportlab drawing as much text in a built-in font.

Bar: under 2 seconds a paper, fonts loaded. Run: `python -m tests.bench.bench_pdf_page`.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from desktop.pdf.writer import PaperRoom
from resources.paths import fonts_folder, pictures_folder
from tests.pdf.samples import ALL, plan

ROUNDS = 12
BAR_SECONDS = 2.0


def median(work: Callable[[], object]) -> float:
    """Seconds of the middle round."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def yardstick() -> bytes:
    """A page of plain Latin text: what the file costs without shaping, subsets and tags."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for row in range(60):
        canvas.drawString(40, 800 - 12 * row, "De gemeente betaalt 6 maanden uw vaste kosten.")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def main() -> None:
    start = time.perf_counter()
    room = PaperRoom.open(fonts_folder(), pictures_folder())
    print(f"open fonts            {time.perf_counter() - start:7.3f} s")
    plainest = median(yardstick)
    print(f"yardstick             {plainest:7.4f} s")
    for texts in ALL:
        page = plan(texts)
        took = median(lambda page=page: room.visual_pip(page))  # type: ignore[misc]
        pdf = room.visual_pip(page)
        shown = median(lambda pdf=pdf: room.page_images(pdf, 110))  # type: ignore[misc]
        verdict = "ok" if took < BAR_SECONDS else "TOO SLOW"
        size = len(pdf) / 1024
        print(
            f"plan {texts.language}: make {took:6.3f} s ({took / BAR_SECONDS:.3f} of the bar, "
            f"{took / plainest:5.0f} yardsticks, {size:4.0f} KiB), preview {shown:6.3f} s  {verdict}"
        )


if __name__ == "__main__":
    main()
