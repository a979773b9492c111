"""How a talk is set up: in which language it goes on, and which tolk is wished for or must look again.

Three keys of kind `dossier` beside its head, so that a change of language in one room never meets a new
appointment made in another: 'talk_language', 'tolk_wish', 'tolk_check'. Heads of such a key that differ
count as not said; the next choice names them all. They keep no plan from being established.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, value_of

LANGUAGE_KEY = "talk_language"
WISH_KEY = "tolk_wish"
CHECK_KEY = "tolk_check"
_SETTINGS = frozenset({LANGUAGE_KEY, WISH_KEY, CHECK_KEY})


class TolkWish(StrEnum):
    """What the person wishes; nobody is asked why."""

    NONE = "geen_voorkeur"
    WOMAN = "vrouw"
    MAN = "man"


class CheckState(StrEnum):
    PLANNED = "gepland"
    DONE = "gedaan"


@dataclass(frozen=True, slots=True)
class SecondTolkCheck:
    """A second tolk goes through the themes of health again. `who`: a number; `day`: ISO date, '' unknown."""

    state: CheckState
    who: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class TolkArrangements:
    """None = not said."""

    wish: TolkWish | None = None
    check: SecondTolkCheck | None = None


def is_setting(where: HeadKey) -> bool:
    """True for a key of this module: nobody has to choose between its heads."""
    return where[0] is ChangeKind.DOSSIER and where[1] in _SETTINGS


def spoken_language(heads: Mapping[HeadKey, tuple[Change, ...]], preferred: str) -> str:
    """The code of the language the talk goes on in.

    A switch holds for as long as the preferred language (S01, else the head) is the one it was made under;
    once the person names another language, that one counts again. Decided so that no clock has a say.
    """
    value = _standing(heads, LANGUAGE_KEY)
    language, instead_of = value.get("language"), value.get("instead_of")
    return language if isinstance(language, str) and language and instead_of == preferred else preferred


def switch_value(language: str, preferred: str) -> Mapping[str, JsonValue]:
    """The change value of a switch to `language` while `preferred` is what the person chose."""
    return {"language": language, "instead_of": preferred}


def tolk_arrangements(heads: Mapping[HeadKey, tuple[Change, ...]]) -> TolkArrangements:
    """Wish and second-tolk check of a dossier, from its heads."""
    wish, check = _standing(heads, WISH_KEY).get("wish"), _standing(heads, CHECK_KEY)
    state, who, day = check.get("state"), check.get("who"), check.get("day")
    return TolkArrangements(
        TolkWish(str(wish)) if wish in set(TolkWish) else None,
        SecondTolkCheck(
            CheckState(str(state)), who if isinstance(who, str) else "", day if isinstance(day, str) else ""
        )
        if state in set(CheckState)
        else None,
    )


def _standing(heads: Mapping[HeadKey, tuple[Change, ...]], key: str) -> Mapping[str, JsonValue]:
    found = heads.get((ChangeKind.DOSSIER, key), ())
    value = value_of(found)
    return value if isinstance(value, Mapping) else {}
