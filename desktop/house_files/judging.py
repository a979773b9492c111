"""What the figures of a photo mean for a print: fit, doubtful, or not fit, in words with the figure."""

from __future__ import annotations

from desktop.domain.wording import nl, with_tenths
from desktop.house_files.sharpness import BLURRED, LEAST_DOTS, LEAST_GREY
from desktop.usecases.house_ports import SOFT, WANTED_DOTS, Sharpness

#: what is wrong, and the remedy
Words = tuple[str, str]


def too_few_dots(dots: int, size: tuple[int, int], millimetres: float) -> Words | None:
    """Refused under LEAST_DOTS: squares are seen."""
    if dots >= LEAST_DOTS:
        return None
    told = nl(
        "Te klein om te drukken: {wide} bij {high} beeldpunten, in druk {dots} per inch.",
        wide=size[0],
        high=size[1],
        dots=dots,
    )
    wanted = round(millimetres / 25.4 * WANTED_DOTS)
    return told, nl("Neem er een van minstens {wanted} bij {wanted} beeldpunten.", wanted=wanted)


def blurred(sharp: Sharpness) -> Words | None:
    """Refused under BLURRED."""
    if sharp.detail >= BLURRED:
        return None
    told = nl(
        "De foto is bewogen of niet scherp gesteld (detail {detail}; minstens {least}).",
        detail=with_tenths(sharp.detail),
        least=with_tenths(BLURRED),
    )
    return told, nl("Neem een andere foto.")


def doubts(sharp: Sharpness) -> list[Words]:
    """What a person looks at and decides."""
    found: list[Words] = []
    if LEAST_DOTS <= sharp.dots < WANTED_DOTS:
        told = nl(
            "In druk {dots} punten per inch; vanaf {wanted} is het scherp.",
            dots=sharp.dots,
            wanted=WANTED_DOTS,
        )
        found.append((told, nl("Neem een grotere foto als die er is.")))
    if BLURRED <= sharp.detail < SOFT:
        told = nl(
            "De foto is wat zacht (detail {detail}; vanaf {wanted} is hij scherp).",
            detail=with_tenths(sharp.detail),
            wanted=with_tenths(SOFT),
        )
        found.append((told, nl("Kijk of hij op het voorbeeld goed te zien is.")))
    if sharp.grey < LEAST_GREY:
        told = nl("In grijs liggen licht en donker dicht bij elkaar ({grey}%).", grey=sharp.grey)
        found.append((told, nl("Kijk of hij in grijs nog te zien is.")))
    return found
