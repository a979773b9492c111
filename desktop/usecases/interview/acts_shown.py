"""What the screen shows of how an answer is known, and of questions that wait: frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.changes import Act, Certainty, Source
from desktop.usecases.ports import Spoken


@dataclass(frozen=True, slots=True)
class ActShown:
    """An answer stands in the place of another: what stood there, and what it is taken for."""

    row: str  # '' for the question itself
    replaced: str  # in Dutch words
    act: Act
    possible: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class AboutAnswer:
    """How the answer on the screen is known."""

    source: Source | None = None
    certainty: Certainty | None = None
    act: ActShown | None = None
    can_withdraw: bool = False
    has_history: bool = False


@dataclass(frozen=True, slots=True)
class GuardShown:
    """The question waits: who sits there. `own` is said to the person in the meantime."""

    title: str
    why: tuple[str, ...]
    own: Spoken


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was found half-typed when the talk was opened again, beside what is recorded."""

    title: str  # 'Gevonden: halve tekst bij vraag 3.7'
    when: str  # 'van vandaag om 10:42', '' not known
    typed: tuple[tuple[str, str], ...]  # where ('antwoord', 'notitie') and what stood there
    recorded: str  # the answer that is recorded, '' none
    pack: str  # 'landelijk@1'


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of an answer, newest first on the screen."""

    when: str  # 'dinsdag 15 september, 10:42'
    author: str
    what: str  # 'verbetering', 'eerste antwoord' ...
    words: str  # the value in Dutch, '' where it was emptied
    source: str
    asked: str  # 'gevraagd in het Arabisch, via tolk 4411'
    own: Spoken | None  # the exact text in the person's language, where the proof holds
    wording: str  # the exact Dutch beside it; else what can be said of it
    is_proven: bool
    proof: str  # the first signs of the hash


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """All changes at one question and its rows."""

    question: str
    number: str
    simple: str
    lines: tuple[HistoryLine, ...]
