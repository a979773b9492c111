"""Where what came out of a story is written."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.stories.came_out import CameOut


def write_result(out: Path, result: CameOut) -> None:
    """`uitkomst.json` in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(result.values, ensure_ascii=False, indent=2) + "\n"
    (out / "uitkomst.json").write_text(text, encoding="utf-8")
