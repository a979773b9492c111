"""How much of a screen was checked: counted, said in few words, never better than it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.usecases.checked_texts import Checked, checked_words, count_checked, has_unchecked, short_words
from desktop.usecases.ports import Spoken, TextStatus


def spoken(*statuses: TextStatus) -> tuple[Spoken, ...]:
    return tuple(Spoken("x", "ar", "rtl", status) for status in statuses)


_S = TextStatus


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ((), ""),
        ((_S.SOURCE, _S.SOURCE), ""),
        ((_S.REVIEWED, _S.SOURCE), ""),
        ((_S.UNREVIEWED, _S.UNREVIEWED), "niet nagekeken"),
        ((_S.REVIEWED, _S.UNREVIEWED), "niet alles nagekeken"),
        ((_S.REVIEWED, _S.MISSING), "niet alles vertaald"),
        ((_S.UNREVIEWED, _S.OUTDATED), "niet alles vertaald"),
    ],
)
def test_the_few_words_beside_the_texts(statuses: tuple[TextStatus, ...], told: str) -> None:
    assert short_words(count_checked(spoken(*statuses))) == told


def test_who_asks_gets_every_number() -> None:
    found = count_checked(spoken(_S.REVIEWED, _S.UNREVIEWED, _S.MISSING, _S.OUTDATED, _S.SOURCE))
    assert found == Checked(1, 4, 1, 1)
    said = checked_words(found)
    assert "Van de 4 teksten" in said and "er 1 na" in said
    assert "1 niet vertaald" in said and "1 verouderd" in said


@given(st.lists(st.sampled_from(TextStatus)))
def test_nothing_is_kept_quiet_that_is_not_checked(statuses: list[TextStatus]) -> None:
    texts = spoken(*statuses)
    found = count_checked(texts)
    is_fine = set(statuses) <= {_S.REVIEWED, _S.SOURCE}
    assert (short_words(found) == "") == (checked_words(found) == "") == is_fine
    assert not has_unchecked(texts) or not is_fine
