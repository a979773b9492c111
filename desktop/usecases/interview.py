"""The talk: ask, answer, note, leave open, go on, and see what it means for the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.changes import Certainty, Source
from desktop.domain.ids import DossierId
from desktop.usecases.dossiers import TenWeekClock
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, Draft, Language, Spoken
from desktop.usecases.tolk_session import TolkShown
from forms.model import AnswerState

#: what a widget hands over: typed text, chosen keys, or a line per scale / cell
RawAnswer = str | Sequence[str] | Mapping[str, str | int]


class NoteKind(StrEnum):
    NOTITIE = "notitie"  # may reach the plan
    TOLK_ZEGT = "tolk_zegt"  # never
    MIJN_INDRUK = "mijn_indruk"  # never


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    key: str
    place: int  # 1.. the number to press and to point at
    local_place: str  # the same in the language's own digits, '' where it has none
    dutch: str
    own: Spoken
    picture: str | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ColumnShown:
    key: str
    dutch: str
    own: Spoken
    type: str
    choices: tuple[ChoiceShown, ...]
    value: str | int | None  # for a line of a scale set
    is_required: bool


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a repeat; `cells` are values as typed or chosen, `words` what to show in the table."""

    id: str
    cells: Mapping[str, str]
    words: Mapping[str, str]
    is_half: bool


@dataclass(frozen=True, slots=True)
class ValueShown:
    """One of more values that meet (a conflict), or the present one."""

    words: str
    author: str
    at: str  # '15 september, 10:42'
    source: Source | None


@dataclass(frozen=True, slots=True)
class QuestionShown:
    id: str
    number: str  # '3.7'
    theme: int
    theme_title: str
    place: int  # n of ...
    of: int  # ... m relevant questions in this theme
    type: str  # forms.question_types name
    simple: str
    official: str
    own: Spoken
    tip: str
    probe: str
    picture: str
    leads_to: str
    plan_block: int | None
    is_special: bool
    choices: tuple[ChoiceShown, ...]
    columns: tuple[ColumnShown, ...]
    rows: tuple[RowShown, ...]
    limits: Mapping[str, str]
    raw: str  # for one-field questions: what stands in the field ('20-7-2026')
    words: str  # the value in Dutch words, '' if none
    state: AnswerState | None
    states: tuple[tuple[AnswerState, str, Spoken], ...]  # the four buttons: state, Dutch, own
    is_answered: bool
    conflict: tuple[ValueShown, ...]
    source: Source | None
    certainty: Certainty | None
    is_prefilled: bool  # came from a document or COA and waits for confirmation
    provenance: str  # 'uit de brief van DUO, nog te controleren'
    notes: Mapping[NoteKind, str]
    draft: Draft | None
    warning: str  # soft: shown in the place of the tip, never a stop


@dataclass(frozen=True, slots=True)
class ThemeShown:
    number: int
    title: str
    answered: int
    applicable: int
    has_later: bool
    is_current: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class PlanLineShown:
    text: str
    from_number: str  # '15.4'
    from_question: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class PlanBlockShown:
    number: int
    title: str
    picture: str
    status: str  # 'leeg' | 'deels' | 'klaar'
    lines: tuple[PlanLineShown, ...]
    waits_for: str  # 'wacht op thema 6', '' if not empty


@dataclass(frozen=True, slots=True)
class Stop:
    """Who does not belong here: why, and where to go (Wi2013, ELIP, ontheemde, EU, under 18)."""

    title: str
    explanation: tuple[str, ...]
    points_on: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Interview:
    dossier: DossierId
    roepnaam: str
    language: Language
    clock: TenWeekClock
    themes: tuple[ThemeShown, ...]
    answered: int
    applicable: int
    question: QuestionShown
    plan: tuple[PlanBlockShown, ...]
    tolk: TolkShown | None
    stop: Stop | None
    saved_at: datetime | None  # of the newest change here, for 'Bewaard 10:42'
    resumed: str  # 'U gaat verder bij vraag 3.7, met uw halve tekst', '' normally


def open_interview(desk: Desk, dossier: DossierId) -> Interview:
    """Open at the place where it was left (same question, half-typed text), or at the first open question."""
    raise NotImplementedError


def go_to(desk: Desk, dossier: DossierId, question: str) -> Interview:
    """Show this question and remember the place; seals the theme that is left."""
    raise NotImplementedError


def step(desk: Desk, dossier: DossierId, question: str, by: int) -> Interview:
    """The next (+1) or previous (-1) question that applies now."""
    raise NotImplementedError


def next_open(desk: Desk, dossier: DossierId, question: str) -> Interview:
    """The next question that applies and has no answer yet; stays where it is when all are answered."""
    raise NotImplementedError


def go_to_theme(desk: Desk, dossier: DossierId, theme: int) -> Interview:
    """The last place in this theme, or its first question; stays when the theme has none that applies."""
    raise NotImplementedError


def record_answer(
    desk: Desk,
    dossier: DossierId,
    question: str,
    raw: RawAnswer,
    source: Source = Source.SAID,
    certainty: Certainty = Certainty.CERTAIN,
) -> Outcome[Interview]:
    """Read `raw` with the dossier's own pack and write it as a change; clears the draft.

    An equal answer writes nothing, except that it confirms a prefilled one. An empty `raw` withdraws the
    answer (value null). Raises Refusal next to the question.
    """
    raise NotImplementedError


def record_state(desk: Desk, dossier: DossierId, question: str, state: AnswerState) -> Outcome[Interview]:
    """'Weet niet', 'wil niet zeggen', 'later', 'niet begrepen', 'niet besproken': full answers; again = undo."""
    raise NotImplementedError


def record_row(
    desk: Desk, dossier: DossierId, question: str, row: str | None, cells: Mapping[str, str]
) -> Outcome[Interview]:
    """Add (`row` None) or change one row of a repeat; half rows are kept and marked."""
    raise NotImplementedError


def remove_row(desk: Desk, dossier: DossierId, question: str, row: str) -> Outcome[Interview]:
    """Take a row out: a change with value null, kept in history."""
    raise NotImplementedError


def record_note(desk: Desk, dossier: DossierId, question: str, kind: NoteKind, text: str) -> Outcome[Interview]:
    """Keep the note of this kind at this question; an empty text withdraws it."""
    raise NotImplementedError


def save_draft(desk: Desk, dossier: DossierId, key: str, draft: Draft) -> None:
    """Keep what stands half-typed. `key`: question id, 'T01#new.language', 'note.notitie.T01' ..."""
    raise NotImplementedError


def close_talk(desk: Desk, dossier: DossierId) -> Outcome[None]:
    """Leave the dossier: seal what is open."""
    raise NotImplementedError
