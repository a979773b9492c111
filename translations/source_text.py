"""One Dutch text that is to be translated, and what a translator should know about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """A Dutch text with its stable key."""

    key: str
    dutch: str
    note: str = ""  # what the Dutch does not say by itself
    picture: str = ""  # key of `resources/pictures` of what stands beside it
    place: str = ""  # where the reader meets it, Dutch: 'vraag 3.7, antwoord 2'


#: the texts per domain: 'ui', 'documents', 'packs/landelijk'
Sources = Mapping[str, Sequence[SourceText]]
