"""What a house style is in words: verdicts of colours and photos, where a photo stands. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.contrast import Contrast, grey_percent
from desktop.domain.wording import joined, nl, with_tenths
from desktop.usecases.house_style import HousePhoto, HouseProblem

_PLACES: Mapping[str, str] = MappingProxyType(
    {
        "goal": nl("blok 2: uw doel"),
        "road": nl("blok 3: uw weg"),
        "classroom": nl("blok 4: taal leren"),
        "work": nl("blok 5: werk en Nederland"),
        "home-children": nl("blok 6: thuis en kinderen"),
        "help": nl("blok 7: hulp en geld"),
        "calendar": nl("blok 8: onze afspraken"),
    }
)


def accent_words(accent: Contrast) -> str:
    """'(kleur) op wit papier: contrast 7,6:1. Goed te lezen.'"""
    verdict = nl("Goed te lezen.") if accent.is_enough else nl("Te licht: minstens 4,5:1 is nodig.")
    return nl(
        "{colour} op wit papier: contrast {ratio}. {verdict}",
        colour=accent.colour,
        ratio=accent.words,
        verdict=verdict,
    )


def tint_words(tint: Contrast) -> str:
    """'... In grijs 12% zwart.'"""
    verdict = nl("Goed te zien.") if tint.is_enough else nl("Te donker: minstens 4,5:1 is nodig.")
    return nl(
        "{colour} onder zwarte lijnen: contrast {ratio}. {verdict} In grijs {grey}% zwart.",
        colour=tint.colour,
        ratio=tint.words,
        verdict=verdict,
        grey=grey_percent(tint.colour),
    )


def place_words(photo: HousePhoto) -> str:
    """Where on the plan, or in the place of which picture."""
    place = _PLACES.get(photo.key)
    return place if place is not None else nl("plaatje {key}", key=photo.key)


def sharpness_words(photo: HousePhoto) -> str:
    """The figures behind the verdict."""
    return nl(
        "{dots} punten per inch, detail {detail}, licht en donker {grey}% uit elkaar",
        dots=photo.sharpness.dots,
        detail=with_tenths(photo.sharpness.detail),
        grey=photo.sharpness.grey,
    )


def problem_words(problem: HouseProblem) -> str:
    """'huisstijl.toml, accent: ... '"""
    where = nl("{file}, {key}:", file=problem.file, key=problem.key) if problem.key else f"{problem.file}:"
    return joined(" ", (part for part in (where, problem.what, problem.remedy) if part))
