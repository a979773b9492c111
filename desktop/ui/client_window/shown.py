"""The allow-list of the client window, and how it is made from an interview. Pure; no Qt.

What a klantmanager typed never comes here: only questions, what can be pointed at, and what is pointed at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.ui.interview.pointing import (
    CELLS,
    COMPUTED,
    MULTI,
    is_exclusive_to,
    is_many_lines,
    spoken_run,
)
from desktop.ui.widgets.runs import RunText
from desktop.usecases.checked_texts import NOT_CHECKED, has_unchecked
from desktop.usecases.interview import ChoiceShown, ColumnShown, GridHead, GridShown, Interview, QuestionShown
from desktop.usecases.ports import Language, Spoken
from forms.model import AnswerState

#: the klantmanager alone decides what comes later or is not discussed
_STATES = (AnswerState.WEET_NIET, AnswerState.WIL_NIET_ZEGGEN, AnswerState.NIET_BEGREPEN)
_PICTURES = {
    AnswerState.WEET_NIET: "weet-niet",
    AnswerState.WIL_NIET_ZEGGEN: "wil-niet-zeggen",
    AnswerState.NIET_BEGREPEN: "niet-begrepen",
}
_NOTHING = RunText("")


@dataclass(frozen=True, slots=True)
class ClientTile:
    """One answer to point at. `is_pointed`: it waits until klantmanager and person both looked."""

    key: str
    place: int
    local_place: str
    text: RunText
    picture: str | None
    is_chosen: bool
    is_pointed: bool = False


@dataclass(frozen=True, slots=True)
class ClientState:
    """'I do not know', 'I would rather not say', 'I did not understand'."""

    state: AnswerState
    text: RunText
    picture: str
    is_chosen: bool
    is_pointed: bool = False


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One line of a scale set with the step that stands or waits, '' for none."""

    key: str
    text: RunText
    step: str
    is_pointed: bool = False


@dataclass(frozen=True, slots=True)
class ClientHead:
    """A day of the week, or a part of a day."""

    key: str
    text: RunText


@dataclass(frozen=True, slots=True)
class ClientWeek:
    """A week to point in; what stands and what waits, by cell."""

    days: tuple[ClientHead, ...]
    parts: tuple[ClientHead, ...]
    chosen: tuple[str, ...]
    waits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClientCell:
    """One cell of a question in parts, shown alone: tiles or a week; neither = it is told."""

    key: str
    text: RunText
    tiles: tuple[ClientTile, ...]
    week: ClientWeek | None
    only_one: bool
    words_first: bool


@dataclass(frozen=True, slots=True)
class ClientWords:
    """The fixed words of this window, in the person's language; empty where there is no use for them."""

    hint: RunText
    not_kept: RunText
    more: RunText
    back: RunText
    next_part: RunText
    previous_part: RunText
    sign_again: RunText
    sign_done: RunText


@dataclass(frozen=True, slots=True)
class ClientShown:
    """All that can be in the client window. No name, no Dutch beside the own language, no case."""

    question_id: str
    question: RunText
    picture: str
    rtl: bool
    place: int
    of: int
    only_one: bool
    tiles: tuple[ClientTile, ...]
    lines: tuple[ClientLine, ...]
    states: tuple[ClientState, ...]
    week: ClientWeek | None
    cells: tuple[ClientCell, ...]
    ink: str | None  # None: nothing is to be signed
    words_first: bool
    words: ClientWords
    not_checked: RunText = _NOTHING  # in the own language, where a text here is not checked
    spelled: str | None = None  # letters of a name that were pointed at; None: nothing is to be spelled
    language: str = ""  # whose letters come first


def waiting_shown(shown: Interview, own: Spoken) -> ClientShown:
    """While a question waits: 'one moment', and of the question itself nothing."""
    page = client_shown(shown)
    return replace(
        page,
        words=replace(page.words, hint=_NOTHING, not_kept=_NOTHING),
        spelled=None,
        question_id="",
        question=spoken_run(own, shown.language),
        picture="",
        place=0,
        of=0,
        only_one=True,
        tiles=(),
        lines=(),
        states=(),
        week=None,
        cells=(),
        ink=None,
        not_checked=_unseen(shown, (own,)),
    )


def client_shown(shown: Interview, pointed: Interview | None = None) -> ClientShown:
    """What the newcomer may see of this interview; a text without translation is Dutch, with its mark.

    `pointed` is the interview as it would be with what the person points at; None = nothing waits.
    """
    question, language = shown.question, shown.language
    would = pointed.question if pointed is not None else None
    is_parted = question.type in CELLS
    tiles = () if question.type in COMPUTED else _tiles(question, would, language)
    return ClientShown(
        question_id=question.id,
        question=spoken_run(question.own, language),
        picture=question.picture,
        rtl=language.direction == "rtl",
        place=question.place,
        of=question.of,
        only_one=is_exclusive_to(question),
        tiles=tiles,
        lines=_lines(question, would, language) if question.type == "scales" else (),
        states=tuple(
            ClientState(
                state,
                spoken_run(own, language),
                _PICTURES[state],
                question.state is state,
                would is not None and would.state is state and question.state is not state,
            )
            for state, _, own in question.states
            if state in _STATES
        ),
        week=_week(question.grid, would.grid if would is not None else None, language),
        cells=_cells(question, would, language) if is_parted else (),
        ink=(would or question).ink if question.type == "sign" else None,
        words_first=question.type == "scale5",
        spelled=_spelled(question, would),
        language=language.code,
        words=_words(shown, question),
        not_checked=_unseen(shown, question.own_texts),
    )


def _unseen(shown: Interview, texts: Iterable[Spoken]) -> RunText:
    """One quiet line where nobody qualified checked what is read here."""
    if NOT_CHECKED not in shown.said or not has_unchecked(texts):
        return _NOTHING
    return spoken_run(shown.said[NOT_CHECKED], shown.language)


def _spelled(question: QuestionShown, would: QuestionShown | None) -> str | None:
    """What the person pointed at, letter by letter; never what the klantmanager wrote."""
    if question.type != "text" or question.choices or is_many_lines(question.type, question.limits):
        return None
    return would.raw if would is not None and would.state is None else ""


def _tiles(
    asked: QuestionShown | ColumnShown, would: QuestionShown | ColumnShown | None, language: Language
) -> tuple[ClientTile, ...]:
    new = {choice.key for choice in would.choices if choice.is_chosen} if would is not None else None
    return tuple(_tile(choice, new, language) for choice in asked.choices)


def _tile(choice: ChoiceShown, new: set[str] | None, language: Language) -> ClientTile:
    return ClientTile(
        choice.key,
        choice.place,
        choice.local_place,
        spoken_run(choice.own, language),
        choice.picture,
        choice.is_chosen and (new is None or choice.key in new),
        new is not None and choice.key in new and not choice.is_chosen,
    )


def _lines(
    question: QuestionShown, would: QuestionShown | None, language: Language
) -> tuple[ClientLine, ...]:
    new = {line.key: str(line.value or "") for line in would.columns} if would is not None else {}
    found = []
    for line in question.columns:
        stands = str(line.value or "")
        step = new.get(line.key, stands)
        found.append(ClientLine(line.key, spoken_run(line.own, language), step, step not in ("", stands)))
    return tuple(found)


def _week(grid: GridShown | None, would: GridShown | None, language: Language) -> ClientWeek | None:
    if grid is None:
        return None

    def heads(of: tuple[GridHead, ...]) -> tuple[ClientHead, ...]:
        return tuple(ClientHead(head.key, spoken_run(head.own, language)) for head in of)

    new = grid.chosen if would is None else would.chosen
    return ClientWeek(
        heads(grid.days),
        heads(grid.parts),
        tuple(key for key in grid.chosen if key in new),
        tuple(key for key in new if key not in grid.chosen),
    )


def _cells(
    question: QuestionShown, would: QuestionShown | None, language: Language
) -> tuple[ClientCell, ...]:
    new = {column.key: column for column in would.columns} if would is not None else {}
    found = []
    for column in question.columns:
        now = new.get(column.key)
        if not (now or column).is_shown:
            continue
        found.append(
            ClientCell(
                column.key,
                spoken_run(column.own, language),
                _tiles(column, now, language),
                _week(column.grid, now.grid if now is not None else None, language),
                column.type not in MULTI,
                column.type == "scale5",
            )
        )
    return tuple(found)


def _words(shown: Interview, question: QuestionShown) -> ClientWords:
    def say(key: str) -> RunText:
        return spoken_run(shown.said[key], shown.language) if key in shown.said else _NOTHING

    can_point = bool(question.choices or question.columns or question.grid)
    can_wait = can_point or _spelled(question, None) is not None
    hint = "client.point_more" if question.type in MULTI else "client.point"
    if question.type == "sign":
        hint = "client.sign"
    elif not can_point:
        hint = "client.tell"
    is_computed = question.type in COMPUTED
    return ClientWords(
        hint=_NOTHING if is_computed else say(hint),
        not_kept=say("client.not_kept") if can_wait and not is_computed else _NOTHING,
        more=say("client.next_answers"),
        back=say("client.previous_answers"),
        next_part=say("client.next_part"),
        previous_part=say("client.previous_part"),
        sign_again=say("client.sign_again"),
        sign_done=say("client.sign_done"),
    )
