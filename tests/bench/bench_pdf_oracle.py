"""How often our lines are those of Qt's own text layout, over the corpus of the paper tests.

Run: `python -m tests.bench.bench_pdf_oracle`.
"""

from __future__ import annotations

import sys

from tests.ui.offscreen import use_offscreen

use_offscreen()

from PySide6.QtGui import QGuiApplication  # noqa: E402  # after the platform is chosen

from desktop.pdf.fonts import FontShelf  # noqa: E402
from resources.paths import fonts_folder  # noqa: E402
from tests.pdf.corpus import corpus  # noqa: E402
from tests.pdf.oracle import agreement  # noqa: E402


def main() -> int:
    """Print the figures and the causes of what differs."""
    application = QGuiApplication([])
    found = agreement(FontShelf.open(fonts_folder()))
    out = sys.stdout.write
    out(f"{len(corpus())} texts, {found.settings} settings\n")
    out(f"same lines, glyphs and order {found.same_order / found.settings:.2%}\n")
    out(f"and the same places          {found.same_place / found.settings:.2%}\n")
    for cause, count in sorted(found.causes.items()):
        out(f"{count:5} {cause}\n")
    out(f"{len(found.unknown):5} without a cause\n")
    application.shutdown()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
