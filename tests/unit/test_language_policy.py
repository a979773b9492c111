"""The municipality's line per language: read strictly, every problem with what to do."""

from __future__ import annotations

import pytest

from desktop.domain.language_policy import LanguagePolicyBroken, read_language_policy

CODES = ("nl", "ar", "ti", "tr")


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(LanguagePolicyBroken) as broken:
        read_language_policy(text, CODES)
    return tuple(str(problem) for problem in broken.value.problems)


def test_a_language_without_a_line_follows_the_line_for_all() -> None:
    policy = read_language_policy(
        "[alle]\npaper_only_when_checked = true\n[ar]\npaper_only_when_checked = false\n", CODES
    )
    assert policy.wants_checked_paper("ti") and not policy.wants_checked_paper("ar")


def test_dutch_paper_is_never_forbidden() -> None:
    policy = read_language_policy("[alle]\npaper_only_when_checked = true\n", CODES)
    assert not policy.wants_checked_paper("nl")


def test_an_empty_file_forbids_nothing() -> None:
    assert not read_language_policy("", CODES).wants_checked_paper("ar")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[xx]\npaper_only_when_checked = true\n", "deze taal bestaat niet"),
        ("[nl]\npaper_only_when_checked = true\n", "Nederlands heeft geen regel nodig"),
        ('[ar]\npaper_only_when_checked = "ja"\n', "true of false"),
        ("[ar]\npaper = true\n", "ontbreekt"),
        ("ar = true\n", "hier hoort een tabel"),
        ("[ar\n", "geen geldige TOML"),
    ],
)
def test_what_is_wrong_is_named_with_where_it_stands(text: str, told: str) -> None:
    found = problems(text)
    assert any(told in problem for problem in found)
    assert all("gemeente.toml" in problem for problem in found)


def test_all_problems_come_at_once() -> None:
    assert len(problems("[xx]\nb = 1\n[ar]\npaper_only_when_checked = 1\nmeer = 2\n")) == 3
