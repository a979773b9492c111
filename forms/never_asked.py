"""What a pack never asks: the asylum story, religion, politics, orientation, why somebody fled, a diagnosis.

The words are data (`never_asked.toml`). They judge texts that the newcomer meets, never a tip: a tip may say
what is not asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from forms.model import Question
from forms.problems import PackBroken, PackProblem
from forms.strict_toml import Table, load_toml

WORDS_FILE = Path(__file__).parent / "never_asked.toml"


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject, and the words that give it away; a word also counts at the start of a longer one."""

    name: str
    words: tuple[str, ...]
    may: tuple[str, ...]  # longer words that may be used


@cache
def never_asked(file: Path = WORDS_FILE) -> tuple[Subject, ...]:
    """The subjects of a words file. Raises PackBroken when it is not right."""
    problems: list[PackProblem] = []
    table = Table(file.name, "", load_toml(file, problems), problems)
    subjects = []
    for part in table.tables("subject", ("name",)):
        subjects.append(Subject(part.text("name"), part.texts("words"), part.texts("may", is_required=False)))
        part.close()
    table.close()
    if problems:
        raise PackBroken(problems)
    return tuple(subjects)


def subject_of(text: str) -> tuple[str, str] | None:
    """(subject, word) of the first thing in a text that is never asked, or None."""
    for subject in never_asked():
        for word in subject.words:
            for found in re.finditer(rf"\b{re.escape(word)}\w*", text, re.IGNORECASE):
                if found[0].casefold() not in subject.may:
                    return subject.name, found[0]
    return None


def texts_asked(question: Question) -> list[tuple[str, str]]:
    """(key, text) of everything in a question that is asked, shown or pointed at."""
    texts = [("official", question.official), ("simple", question.simple)]
    texts += [(f"choices[{choice.key}]", choice.text) for choice in question.choices]
    for column in question.columns:
        texts.append((f"columns[{column.key}]", column.text))
        texts += [(f"columns[{column.key}].choices[{c.key}]", c.text) for c in column.choices]
    texts += [("probe", question.probe)] if question.probe is not None else []
    texts += [(f"probes[{place}]", probe.text) for place, probe in enumerate(question.probes, start=1)]
    return texts
