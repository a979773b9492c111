"""The allow-list of the client window, and how it is made from an interview. Pure; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.ui.interview.pointing import is_exclusive_to, spoken_run
from desktop.ui.widgets.runs import RunText
from desktop.usecases.interview import ChoiceShown, Interview
from desktop.usecases.ports import Language
from forms.model import AnswerState

#: the klantmanager alone decides what comes later or is not discussed
_STATES = (AnswerState.WEET_NIET, AnswerState.WIL_NIET_ZEGGEN, AnswerState.NIET_BEGREPEN)
_PICTURES = {
    AnswerState.WEET_NIET: "weet-niet",
    AnswerState.WIL_NIET_ZEGGEN: "wil-niet-zeggen",
    AnswerState.NIET_BEGREPEN: "niet-begrepen",
}


@dataclass(frozen=True, slots=True)
class ClientTile:
    """One answer to point at."""

    key: str
    place: int
    local_place: str
    text: RunText
    picture: str | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ClientState:
    """'I do not know', 'I would rather not say', 'I did not understand'."""

    state: AnswerState
    text: RunText
    picture: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One line of a scale set with the step that was pointed at, '' for none."""

    key: str
    text: RunText
    step: str


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


def client_shown(shown: Interview) -> ClientShown:
    """What the newcomer may see of this interview; a text without translation is Dutch, with its mark."""
    question, language = shown.question, shown.language
    return ClientShown(
        question_id=question.id,
        question=spoken_run(question.own, language),
        picture=question.picture,
        rtl=language.direction == "rtl",
        place=question.place,
        of=question.of,
        only_one=is_exclusive_to(question),
        tiles=tuple(_tile(choice, language) for choice in question.choices),
        lines=tuple(
            ClientLine(line.key, spoken_run(line.own, language), str(line.value or ""))
            for line in question.columns
            if question.type == "scales"
        ),
        states=tuple(
            ClientState(state, spoken_run(own, language), _PICTURES[state], question.state is state)
            for state, _, own in question.states
            if state in _STATES
        ),
    )


def _tile(choice: ChoiceShown, language: Language) -> ClientTile:
    return ClientTile(
        choice.key,
        choice.place,
        choice.local_place,
        spoken_run(choice.own, language),
        choice.picture,
        choice.is_chosen,
    )
