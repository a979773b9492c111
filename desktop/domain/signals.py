"""What a person has to look at: said beside what it is about. A signal blocks nothing and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.law.book import LawValue


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that may be wrong, or that somebody has to look up.

    `text` is Dutch, a whole sentence, for the klantmanager. `questions` are the answers it rests on, the one
    to look at first in front.
    """

    code: str
    text: str
    questions: tuple[str, ...] = ()
    law: tuple[LawValue, ...] = ()
    rules: tuple[str, ...] = ()
    is_at_question: bool = True  # False: on the page of the dossier only
