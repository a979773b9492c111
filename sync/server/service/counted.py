"""A number and what is counted, in the Dutch of the commands: '1 laptop', '2 laptops'."""

from __future__ import annotations


def counted(number: int, one: str, more: str) -> str:
    """The number before the words that go with it; `one` and `more` may hold the verb too."""
    return f"{number} {one if number == 1 else more}"
