"""PDFBox Preflight, the judge of PDF/A-1b: where it is, and what it says. One java process for many files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.commands.doctor import can_judge_archives, preflight_jars

JAVA = shutil.which("java")
JARS = preflight_jars()
SOURCE = Path(__file__).with_name("JudgeArchive.java")

needs_preflight = pytest.mark.skipif(
    not can_judge_archives(),
    reason="PDF/A-1b is not judged here: no java, or no PDFBox Preflight (see: intakekoffer doctor --tests)",
)


def faults_of(papers: Mapping[str, bytes], folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Per paper all that Preflight has against it; () where it is PDF/A-1b.

    Raises CalledProcessError where java itself fails: no answer is never a yes.
    """
    assert JAVA is not None
    paths = {str(folder / f"{at}.pdf"): name for at, name in enumerate(papers)}
    for path, name in paths.items():
        Path(path).write_bytes(papers[name])
    done = subprocess.run(
        [JAVA, "-XX:TieredStopAtLevel=1", "-cp", ":".join(JARS), str(SOURCE), *paths],
        capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        if line.startswith("\t"):
            found[name].append(line.strip())
        else:
            verdict, _, path = line.partition(" ")
            name = paths[path]
            found[name] = [] if verdict == "ok" else [verdict]
    assert found.keys() == papers.keys()
    return {name: tuple(faults) for name, faults in found.items()}
