"""The fixed texts of the person's own screen, in the language of the talk."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.usecases.checked_texts import NOT_CHECKED, not_checked_text
from desktop.usecases.ports import Desk, Spoken
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN

KEYS = (
    "client.point",
    "client.point_more",
    "client.tell",
    "client.next_answers",
    "client.previous_answers",
    "client.not_kept",
    "client.next_part",
    "client.previous_part",
    "client.sign",
    "client.sign_again",
    "client.sign_done",
)


def said_texts(desk: Desk, language: str) -> Mapping[str, Spoken]:
    """By key; Dutch with its status where there is no translation."""
    said = {key: desk.texts.say(UI_DOMAIN, key, SPOKEN_TEXTS[key], language) for key in KEYS}
    return MappingProxyType({**said, NOT_CHECKED: not_checked_text(desk, language)})
