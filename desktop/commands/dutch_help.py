"""Puts the words that argparse says by itself into Dutch, for every command of the house."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from types import MappingProxyType

_DUTCH: Mapping[str, str] = MappingProxyType(
    {
        "usage: ": "gebruik: ",
        "options": "opties",
        "positional arguments": "wat erbij hoort",
        "show this help message and exit": "toon deze uitleg",
        "%(prog)s: error: %(message)s\n": "%(prog)s: zo gaat het niet: %(message)s\n",
        "the following arguments are required: %s": "dit ontbreekt: %s",
        "unrecognized arguments: %s": "onbekend: %s",
        "expected one argument": "hier hoort een waarde achter",
        "invalid choice: %(value)r (choose from %(choices)s)": "%(value)s kan niet (kies uit %(choices)s)",
        "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
        "invalid %(type)s value: %(value)r": "%(value)r past hier niet",
    }
)


def speak_dutch() -> None:
    """argparse asks its own `_` for every sentence; this is the one place that answers in Dutch."""
    setattr(argparse, "_", lambda words: _DUTCH.get(words, words))  # noqa: B010 - not in its stubs
