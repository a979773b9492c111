"""What the person wants: the main goal in their own words and the first step.

More kinds of goals (development wishes, points of attention) come with more questions.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.answer import Answers


@dataclass(frozen=True, slots=True)
class Goals:
    """`hoofddoel` (K01) as it was written down, `first_step` (K02) a choice key, `work` (W08) own words."""

    hoofddoel: str | None
    first_step: str | None
    work: str | None


def goals_from(answers: Answers) -> Goals:
    """The goals in the answers; None where nothing was said."""
    return Goals(answers.text("K01"), answers.text("K02"), answers.text("W08"))
