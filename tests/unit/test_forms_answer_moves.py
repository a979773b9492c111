"""Answers travel as {state, value} and come back as they were; wording is proven by its hash."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.answer_moves import (
    Answer,
    PayloadBroken,
    answer_payload,
    read_payload,
    row_key,
    split_key,
    wording_hash,
)
from forms.model import AnswerState

_values = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.lists(st.text(), max_size=3).map(tuple),
    st.dictionaries(st.text(), st.text() | st.integers() | st.lists(st.text()).map(tuple), max_size=3),
)


@given(value=_values)
def test_a_value_survives_json(value: object) -> None:
    answer = read_payload({"state": None, "value": value})
    back = read_payload(json.loads(json.dumps(answer_payload(answer))))
    assert back == answer


@pytest.mark.parametrize("state", list(AnswerState))
def test_a_state_survives_json(state: AnswerState) -> None:
    payload = json.loads(json.dumps(answer_payload(Answer(state))))
    assert payload == {"state": state.value, "value": None}
    assert read_payload(payload) == Answer(state)


@pytest.mark.parametrize(
    "payload",
    [None, "x", {}, {"state": None}, {"state": "moe", "value": None}, {"state": "later", "value": 3},
     {"state": None, "value": 1.5}, {"state": None, "value": [1.5]}, {"state": None, "value": {1: "x"}},
     {"state": None, "value": None, "extra": 1}, {"state": ["later"], "value": None}],
)  # fmt: skip
def test_what_is_no_payload_is_refused_without_repeating_it(payload: object) -> None:
    with pytest.raises(PayloadBroken):
        read_payload(payload)


def test_rows_have_keys_of_their_own() -> None:
    assert row_key("G03", "0198") == "G03#0198"
    assert split_key("G03#0198") == ("G03", "0198")
    assert split_key("G03") == ("G03", None)


def test_only_given_answers_count() -> None:
    assert not Answer().is_given
    assert Answer(value=0).is_given
    assert Answer(AnswerState.NIET_BESPROKEN).is_given


def test_the_same_words_have_the_same_hash_however_they_were_composed() -> None:
    assert wording_hash("e\u0301én") == wording_hash("één")
    assert wording_hash("Hoe heet u?") != wording_hash("Hoe heet u ?")
    assert len(wording_hash("")) == 64
