"""Two checkers of PDF/UA-1 that know nothing of each other: pdfua and outloud. What they find in a file.

A rule that could not be judged is a finding too: silence is not a yes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import outloud
import pdfua
import pikepdf
from pdfua.document import StructElement
from pdfua.rules import ALL_RULES, RuleRegistry
from pdfua.rules.structure import EmptyHeadingRule

PDFUA, OUTLOUD = "pdfua", "outloud"
SERIOUS = {"error", "warning"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a checker has to say against a file."""

    checker: str
    rule: str
    severity: str
    message: str

    def __str__(self) -> str:
        return f"{self.checker} {self.rule} ({self.severity}): {self.message}"


class HeadingSays(EmptyHeadingRule):
    """The rule of pdfua 0.1.3 that a heading is not empty, with a reader that can read our headings.

    Its own falls over a list of kids (pikepdf 10 raises where it expects an answer) and does not know a
    reference to marked content inside such a list. The question and the finding are those of pdfua.
    """

    @staticmethod
    def _has_text(element: StructElement) -> bool:
        return _reaches_content(element.obj)


RULES = RuleRegistry([HeadingSays() if isinstance(rule, EmptyHeadingRule) else rule for rule in ALL_RULES])


def findings_of(path: Path) -> tuple[Finding, ...]:
    """All errors and warnings of both, and all rules that one of them could not judge."""
    return (*_of_pdfua(path), *_of_outloud(path))


def _of_pdfua(path: Path) -> Iterable[Finding]:
    for outcome in pdfua.validate(str(path), RULES).outcomes:
        if outcome.skipped_reason:
            yield Finding(PDFUA, outcome.rule_id, "error", f"not judged: {outcome.skipped_reason}")
        for found in outcome.findings:
            if found.severity.name.lower() in SERIOUS:
                yield Finding(PDFUA, found.rule_id, found.severity.name.lower(), found.message)


def _of_outloud(path: Path) -> Iterable[Finding]:
    result = outloud.check(str(path))
    if result.error:
        yield Finding(OUTLOUD, "", "error", result.error)
    for run in result.runs:
        if run.status == "crashed":
            yield Finding(OUTLOUD, run.rule, "error", f"not judged: {run.reason}")
    for found in result.findings:
        if found.severity in SERIOUS:
            yield Finding(OUTLOUD, found.rule, found.severity, found.message)


def _reaches_content(node: pikepdf.Object) -> bool:
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            return True
        if isinstance(kid, pikepdf.Dictionary) and (kid.get("/Type") == "/MCR" or _reaches_content(kid)):
            return True
    return False
