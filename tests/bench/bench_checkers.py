"""What two checkers of PDF/UA-1 and PDFBox Preflight find: every paper, in every language that it has.

Also counts bytes. Run: `python -m tests.bench.bench_checkers`.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from desktop.pdf.fonts import FontShelf
from desktop.pdf.pictures import PictureShelf
from desktop.usecases.paper_kinds import PaperKind
from resources.paths import fonts_folder, pictures_folder
from tests.pdf.checkers import findings_of
from tests.pdf.every_paper import BRIEF, CODES, IN_DUTCH, PaperPeople
from tests.pdf.preflight import faults_of

WIDE = 22


def checked(papers: Mapping[str, bytes], folder: Path) -> Mapping[str, list[str]]:
    """Findings per paper, of all three."""
    found: dict[str, list[str]] = {}
    for name, pdf in papers.items():
        path = folder / "kladblad.pdf"
        path.write_bytes(pdf)
        found[name] = [str(finding) for finding in findings_of(path)]
    try:
        for name, faults in faults_of(papers, folder).items():
            found[name] += [f"preflight {fault}" for fault in faults]
    except (AssertionError, OSError):
        print("PDF/A-1b was not judged: no java, or no PDFBox Preflight.")
    return found


def cell(counts: Mapping[str, list[str]], papers: Mapping[str, bytes], name: str) -> str:
    """Findings and size, or that this paper has no language of its own."""
    return f"{len(counts[name])} ({len(papers[name]) / 1000:.0f})" if name in counts else "-"


def main() -> int:
    """Print the table; 1 where anything was found."""
    people = PaperPeople(FontShelf.open(fonts_folder()), PictureShelf(pictures_folder()))
    began = time.process_time()
    papers = people.papers(CODES, PaperKind, brief=True)
    made = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        found = checked(papers, Path(folder))
    print("findings (kB)".ljust(WIDE), *(code.rjust(7) for code in CODES))
    for kind in [*(kind.value for kind in PaperKind if kind.has_own_language), BRIEF]:
        print(kind.ljust(WIDE), *(cell(found, papers, f"{kind}-{code}").rjust(7) for code in CODES))
    for kind in IN_DUTCH:
        print(kind.value.ljust(WIDE), cell(found, papers, kind.value).rjust(7))
    plans = [len(pdf) for name, pdf in papers.items() if name.startswith(PaperKind.VISUAL.value + "-")]
    print(f"{len(papers)} papers, made in {made:.1f} s of CPU; {sum(map(len, found.values()))} findings")
    print(f"the plan: {min(plans)} to {max(plans)} bytes, median {statistics.median(plans):.0f}")
    for name, findings in found.items():
        for finding in findings:
            print(f"  {name}: {finding}")
    return int(any(found.values()))


if __name__ == "__main__":
    sys.exit(main())
