"""What a fresh process takes to read the fonts and draw one plan: `python -m tests.bench.first_paper ar`.

Apart from `bench_paper`, so that nothing is loaded here that a paper does not need.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from desktop.pdf.writer import PaperRoom
from resources.paths import fonts_folder, pictures_folder
from tests.pdf.samples import ALL, plan


def main(code: str) -> None:
    """Print seconds and peak memory in kB as JSON."""
    (texts,) = (one for one in ALL if one.language == code)
    page = plan(texts)
    start = time.process_time()
    PaperRoom.open(fonts_folder(), pictures_folder()).visual_pip(page)
    took = time.process_time() - start
    print(json.dumps({"first": took, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))


if __name__ == "__main__":
    main(sys.argv[1])
