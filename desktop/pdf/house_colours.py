"""The colours of a house style: what is drawn in 'accent' or in the tint of the pictograms gets them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.documents.blocks import HouseLook
from desktop.pdf.styles import ACCENT, HEAD, INK, TEXT, TINT

#: the flat tint in every pictogram of `resources/pictures`
PICTURE_TINT = "#E9DFCB"
#: chosen days are this much nearer to white than the tint of the pictograms, as in the national look
LIGHTER = 0.28
NATIONAL: Mapping[str, str] = MappingProxyType({ACCENT: INK, HEAD: TEXT})


def palette(house: HouseLook | None) -> Mapping[str, str]:
    """What stands for 'accent', 'head' and both tints; without a house style the national look.

    An accent or tint that is the national one changes nothing, also not the darker letters of headings.
    """
    if house is None:
        return NATIONAL
    found = dict(NATIONAL)
    if house.accent.upper() != INK:
        found |= {ACCENT: house.accent, HEAD: house.accent}
    if house.tint.upper() != PICTURE_TINT:
        found |= {PICTURE_TINT: house.tint, TINT: lighter(house.tint)}
    return MappingProxyType(found)


def lighter(colour: str) -> str:
    """A colour moved towards white by LIGHTER of the way."""
    channels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (255 - one) * LIGHTER):02X}" for one in channels)
