"""The shipped texts, spoiled one by one: what a program can see, it sees in every language."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from desktop.installed import read_installed_sources
from translations.catalog import Catalog, installed_folder
from translations.check import Checker, LanguageChecks
from translations.checks import choices
from translations.checks.bare import plain
from translations.checks.finding import Check, Translated
from translations.standing import Standing

CATALOG = Catalog.installed()
CODES = [entry.code for entry in CATALOG.languages() if entry.code not in ("nl", "pt")]
#: a list of words cannot know every way to say no
SEEN = 0.9


class Shipped:
    """The finished texts of one language, and its checks."""

    def __init__(self, code: str) -> None:
        self.checks: LanguageChecks = Checker(
            installed_folder(), read_installed_sources(), date(2026, 3, 9)
        ).of_language(CATALOG.language(code))
        self.texts = [
            Translated(state.domain, state.source.key, state.source.dutch, state.entry.text)
            for state in CATALOG.standings(read_installed_sources(), code)
            if state.entry and state.standing not in (Standing.MISSING, Standing.OUTDATED)
        ]
        if len(self.texts) < 1000:
            pytest.skip(f"{code}: nog maar {len(self.texts)} teksten")

    def unseen(
        self, check: Check, texts: Sequence[Translated], spoil: Callable[[Translated], str]
    ) -> list[str]:
        """Keys of texts that can be spoiled without the check seeing it."""
        return [
            one.key
            for one in texts
            if check not in {problem.check for problem in self.checks.of_text(replace(one, text=spoil(one)))}
        ]

    def negated(self, is_negated: bool) -> list[Translated]:
        """Texts whose Dutch says no, or does not and has no reason to."""
        dutch = self.checks.dutch
        assert dutch.negation is not None and dutch.either is not None
        return [
            one
            for one in self.texts
            if bool(dutch.negation.search(plain(one.dutch))) is is_negated
            and (is_negated or not dutch.either.search(plain(one.dutch)))
        ]


@pytest.fixture(scope="module", params=CODES)
def shipped(request: pytest.FixtureRequest) -> Shipped:
    return Shipped(request.param)


def test_another_number_is_seen(shipped: Shipped) -> None:
    texts = [one for one in shipped.texts if re.search(r"\d", one.text)]
    assert texts
    other = re.compile(r"\d")
    assert not shipped.unseen(
        Check.NUMBERS, texts, lambda one: other.sub(lambda m: str((int(m[0]) + 1) % 10), one.text, count=1)
    )


def test_a_broken_place_is_seen(shipped: Shipped) -> None:
    texts = [one for one in shipped.texts if "{" in one.text]
    assert texts
    assert not shipped.unseen(Check.PLACES, texts, lambda one: one.text.replace("{", "", 1))
    assert not shipped.unseen(Check.PLACES, texts, lambda one: one.text.replace("{", "{x", 1))


def test_yes_and_no_in_each_others_place_are_seen(shipped: Shipped) -> None:
    asked = [one for one in shipped.texts if ".choice." in one.key]
    yes, no = choices.usual(asked, choices.YES), choices.usual(asked, choices.NO)
    plain_ones = [one for one in asked if one.dutch in (choices.YES, choices.NO)]
    swapped = {one.key: no if one.dutch == choices.YES else yes for one in plain_ones[:10]}
    spoiled = [replace(one, text=swapped.get(one.key, one.text)) for one in asked]
    found = {one.key for one, problem in choices.problems(spoiled) if problem.check is Check.CHOICES}
    assert set(swapped) <= found


def test_a_no_that_is_lost_or_came_in_is_nearly_always_seen(shipped: Shipped) -> None:
    chance = random.Random(20260309)
    says_no, says_none = shipped.negated(True), shipped.negated(False)
    short = [one for one in says_no if len(one.dutch) < 60]
    lost = shipped.unseen(Check.POLARITY, says_no, lambda _: chance.choice(says_none).text)
    came_in = shipped.unseen(Check.POLARITY, says_none[:200], lambda _: chance.choice(short).text)
    assert len(lost) <= (1 - SEEN) * len(says_no)
    assert len(came_in) <= (1 - SEEN) * 200


def test_a_text_in_the_script_of_another_language_is_seen(shipped: Shipped) -> None:
    latin, other = "Volgende week samen", "Следующая неделя"
    wrong = latin if shipped.checks.language.script != "Latn" else other
    assert not shipped.unseen(Check.SCRIPT, shipped.texts[:100], lambda _: wrong)
