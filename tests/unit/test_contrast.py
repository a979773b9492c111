"""Contrast as WCAG 2 reckons it, and the correction of a colour that does not do."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.contrast import (
    LEAST_RATIO,
    contrast_of,
    grey_percent,
    nearest_enough,
    ratio,
    ratio_words,
)

WHITE, INK = "#FFFFFF", "#1C2528"
colours = st.integers(0, 0xFFFFFF).map(lambda one: f"#{one:06X}")
#: too light for white, too dark for ink: mostly
poor = {
    WHITE: st.builds(lambda *one: _of(*one), st.floats(0, 1), st.floats(0.55, 1), st.floats(0, 1)),
    INK: st.builds(lambda *one: _of(*one), st.floats(0, 1), st.floats(0, 0.4), st.floats(0, 1)),
}


def _of(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(one * 255):02X}" for one in colorsys.hls_to_rgb(hue, lightness, saturation))


def _hls(colour: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", WHITE, 21.0),
        ("#767676", WHITE, 4.54),  # the well-known lightest grey that does on white
        ("#777777", WHITE, 4.48),
        ("#FF0000", WHITE, 4.0),
        ("#0000FF", WHITE, 8.59),
    ],
)
def test_known_pairs_have_their_known_contrast(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == ratio(other, one) == pytest.approx(expected, abs=0.005)


@given(colours)
def test_a_colour_that_does_is_left_alone(colour: str) -> None:
    found = contrast_of(colour, WHITE)
    assert found.is_enough == (found.ratio >= LEAST_RATIO)


@pytest.mark.parametrize("ground", [WHITE, INK])
@given(st.data())
def test_the_correction_does_and_lies_close(ground: str, data: st.DataObject) -> None:
    colour = data.draw(poor[ground])
    assume(ratio(colour, ground) < LEAST_RATIO)
    better = nearest_enough(colour, ground)
    assert ratio(better, ground) >= LEAST_RATIO
    # hardly more than was needed: a step of one in each channel is about a tenth
    assert ratio(better, ground) < LEAST_RATIO + 0.15


@pytest.mark.parametrize("ground", [WHITE, INK])
@given(st.data())
def test_the_correction_keeps_the_hue(ground: str, data: st.DataObject) -> None:
    colour = data.draw(poor[ground])
    assume(ratio(colour, ground) < LEAST_RATIO)
    better = nearest_enough(colour, ground)
    hue, _, _ = _hls(colour)
    new_hue, lightness, saturation = _hls(better)
    chroma = saturation * min(lightness, 1 - lightness)
    assume(chroma > 0.05)  # of a grey the hue is made of rounding
    away = abs(hue - new_hue) % 1
    assert min(away, 1 - away) < 0.01


def test_a_ratio_is_never_rounded_up_to_enough() -> None:
    assert ratio_words(4.499) == "4,4:1"
    assert ratio_words(4.5) == "4,5:1"


def test_grey_is_told_in_per_cent_of_black() -> None:
    assert (grey_percent(WHITE), grey_percent("#000000")) == (0, 100)
    assert grey_percent("#E9DFCB") == 11


def test_a_ground_on_which_nothing_does_is_said() -> None:
    with pytest.raises(ValueError, match="hue"):
        nearest_enough("#777777", "#777777", least=10)
