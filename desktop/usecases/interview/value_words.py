"""What stands at a question, as it is shown: in the field, in words, and as one of more values that meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.answer import Answer, read_answer
from desktop.domain.changes import Certainty, Change, JsonValue, Source
from desktop.domain.wording import joined, nl
from desktop.usecases.dutch_words import clock_time, local, short_day
from desktop.usecases.interview.shown import ValueShown
from desktop.usecases.ports import Desk
from desktop.usecases.recording import moment_of
from desktop.usecases.spoken_texts import SPOKEN_TEXTS
from desktop.usecases.talk import as_value
from forms.model import AnswerState, AvgMark, Column, Question
from forms.question_types import show_answer, shown_columns
from forms.question_types.seen import INK

NOT_YET = "nog_niet"
TYPED = frozenset(
    {
        "text", "long_text", "int", "bsn", "v_nummer", "date", "date_partial", "date_or_not_yet", "country",
    }
)  # fmt: skip
DATES = frozenset({"date", "date_partial", "date_or_not_yet"})
STATE_WORDS = {
    AnswerState.WEET_NIET: SPOKEN_TEXTS["state.weet_niet"],
    AnswerState.WIL_NIET_ZEGGEN: SPOKEN_TEXTS["state.wil_niet_zeggen"],
    AnswerState.LATER: SPOKEN_TEXTS["state.later"],
    AnswerState.NIET_BEGREPEN: SPOKEN_TEXTS["state.niet_begrepen"],
    AnswerState.NIET_BESPROKEN: nl("Niet besproken"),
}
SENSITIVITY = {
    AvgMark.NORMAL: nl("Gewoon persoonsgegeven."),
    AvgMark.NATIONAL_ID: nl("Nummer van de persoon (UAVG 46): komt nooit op het plan."),
    AvgMark.SPECIAL: nl("Bijzonder (AVG 9): apart bewaard, komt nooit op papier."),
    AvgMark.MAY_REVEAL_SPECIAL: nl("Kan iets bijzonders verraden (AVG 9)."),
    AvgMark.CRIMINAL: nl("Strafrechtelijk (AVG 10): apart bewaard, komt nooit op papier."),
    AvgMark.SENSITIVE: nl("Gevoelig: geld, angst of familie."),
}
_SOURCES = {
    Source.SAID: nl("gezegd in het gesprek"),
    Source.DOCUMENT: nl("uit een brief of papier"),
    Source.COA: nl("van COA"),
    Source.OBSERVED: nl("gezien door de klantmanager"),
    Source.PARTNER: nl("gezegd door de partner"),
}


def typed(asked: Question | Column, value: JsonValue) -> str:
    """What stands in the field: dates as people type them ('20-7-2026'), countries by their Dutch name,
    other types as they are kept."""
    if value is None or isinstance(value, Mapping | tuple | list):
        return ""
    if asked.type == "country":
        return show_answer(asked, as_value(value))
    if asked.type in DATES and isinstance(value, str) and value != NOT_YET:
        return "-".join(str(int(part)) for part in reversed(value.split("-")) if part.isdigit())
    return str(value)


def answer_words(question: Question, answer: Answer) -> str:
    """An answer or a state in Dutch."""
    if answer.state is not None:
        return STATE_WORDS[answer.state]
    return show_answer(question, as_value(answer.value))


def cell_words(column: Column, value: JsonValue) -> str:
    """A cell in Dutch; '' when it is empty."""
    return show_answer(column, as_value(value)) if value is not None else ""


def raw_cell(column: Column, value: JsonValue) -> str | tuple[str, ...]:
    """A cell as it is handed in again: chosen keys, or what stands in its field."""
    if isinstance(value, tuple | list):
        return tuple(str(part) for part in value)
    if isinstance(value, Mapping):
        seen = value.get("seen")
        return seen if isinstance(seen, str) else ""
    return typed(column, value)


def ink_of(value: JsonValue) -> str:
    """The strokes of a drawn signature; '' for anything else."""
    ink = value.get(INK) if isinstance(value, Mapping) else None
    return ink if isinstance(ink, str) else ""


def row_words(question: Question, value: JsonValue) -> Mapping[str, str]:
    """The cells of a row in Dutch, by column."""
    cells = value if isinstance(value, Mapping) else {}
    applies = shown_columns(question, as_value(value) if cells else None)
    return {
        c.key: show_answer(c, as_value(cells[c.key]))
        for c in question.columns
        if c.key in cells and c.key in applies
    }


def provenance(change: Change) -> str:
    """'uit een brief of papier, genoteerd op 15 september, nog te controleren'."""
    words = _SOURCES[change.source] if change.source else ""
    day = nl("genoteerd op {short_day}", short_day=short_day(local(moment_of(change.time)).date()))
    doubt = nl("nog te controleren") if change.certainty is Certainty.TO_CHECK else ""
    return joined(", ", (part for part in (words, day, doubt) if part))


def is_prefilled(change: Change) -> bool:
    """True when a value came from a document, COA or the partner and nobody confirmed it in the talk."""
    elsewhere = (Source.DOCUMENT, Source.COA, Source.PARTNER)
    return change.certainty is Certainty.TO_CHECK and change.source in elsewhere


def values_that_meet(desk: Desk, question: Question, heads: Sequence[Change]) -> tuple[ValueShown, ...]:
    """Every value of a conflict with who and when, oldest first; none of them is 'the' value."""
    ordered = sorted(heads, key=lambda change: (change.time, change.id))
    return tuple(_value_shown(desk, question, change) for change in ordered)


def _value_shown(desk: Desk, question: Question, change: Change) -> ValueShown:
    try:
        words = answer_words(question, read_answer(change.value)) or nl("leeg gemaakt")
    except ValueError:
        words = nl("kan hier niet worden gelezen")
    moment = moment_of(change.time)
    at = nl(
        "{short_day}, {clock_time}", short_day=short_day(local(moment).date()), clock_time=clock_time(moment)
    )
    return ValueShown(words, author_words(desk, change), at, change.source)


def author_words(desk: Desk, change: Change) -> str:
    """Who wrote it down: the name, or 'collega' with the first signs of an id without a name."""
    if change.author == desk.worker.id:
        return desk.worker.label
    known = desk.colleagues.name(change.author)
    return known or nl("collega {author}", author=change.author[:8])
