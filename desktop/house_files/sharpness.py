"""How a photo will do in print: dots per inch, fine detail, and what a grey print leaves of it.

Detail is the variance of the Laplacian of the lightness, at 300 dots an inch of the printed size, in per cent
of the variance of the lightness itself: so a misty morning is not called unsharp. The bounds were measured on
textures with the spectrum of photographs (amplitude 1/f to 1/f^1.3), brought down to fewer dots and back:

    dots kept   300      150      120      100      75       50
    detail      21-137   4-23     2.4-11   1.4-6.2  0.7-2.5  0.3-0.8

Under SOFT most photos have the detail of 100 dots an inch, which an eye sees at reading distance; under
BLURRED even the roughest has no more than that of 50 to 75: shaken or out of focus.
"""

from __future__ import annotations

from PIL import Image, ImageFilter, ImageStat

from desktop.usecases.house_ports import Sharpness

PRINT_DOTS = 300
#: refused beneath these
LEAST_DOTS, BLURRED = 120, 0.7
#: light and dark nearer than this run together on a poor grey printer, in per cent
LEAST_GREY = 25
MILLIMETRE = 1 / 25.4
_SCALE = 4  # keeps the sum within what a byte holds
_LAPLACIAN = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=_SCALE, offset=128)


def sharpness_of(image: Image.Image, millimetres: float) -> Sharpness:
    """Of a photo whose short side is printed `millimetres` wide."""
    dots = min(image.size) / (millimetres * MILLIMETRE)
    side = round(millimetres * MILLIMETRE * PRINT_DOTS)
    scale = side / min(image.size)
    size = (max(3, round(image.width * scale)), max(3, round(image.height * scale)))
    grey = image.convert("L").resize(size, Image.Resampling.LANCZOS)
    edges = grey.filter(_LAPLACIAN).crop((1, 1, size[0] - 1, size[1] - 1))
    spread = ImageStat.Stat(grey).var[0]
    fine = ImageStat.Stat(edges).var[0] * _SCALE * _SCALE
    return Sharpness(round(dots), round(100 * fine / spread, 1) if spread > 1 else 0.0, _grey_spread(grey))


def _grey_spread(grey: Image.Image) -> int:
    """How far the darkest and the lightest twentieth lie apart, in per cent of black to white."""
    counted, total = grey.histogram(), grey.width * grey.height
    run, low, high = 0, 0, 255
    for shade, many in enumerate(counted):
        if run < total * 0.05:
            low = shade
        if run < total * 0.95:
            high = shade
        run += many
    return round(100 * (high - low) / 255)
