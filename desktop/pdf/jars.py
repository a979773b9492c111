"""Hours as glass jars that are filled: how many, large, with what they are for beneath.

A jar is a shape with real text in it. The line of the filling carries it in grey; the tint only helps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.blocks import Jar, Role
from desktop.pdf.flowables import Side, Studio, beneath, list_body
from desktop.pdf.pictures import Step
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.styles import INK, PAPER, STYLES, TEXT, TINT, TextStyle
from desktop.pdf.tags import Element

HOURS = TextStyle(22, 700, TEXT, 1.25, {"Arab": 1.4, "Ethi": 1.3})
LID, NECK, SHOULDER, FOOT = 8.0, 3.0, 7.0, 5.0
SIDE, GAP = 9.0, 14.0
LEAST = 92.0
AIR = 3.0  # of glass above the filling


class JarBox:
    """One jar, `room` pixels wide at most: hours in the glass, what they are for and the Dutch beneath."""

    def __init__(self, studio: Studio, jar: Jar, room: float) -> None:
        self._own = studio.text(jar.hours.own, room - 2 * SIDE, HOURS)
        self._label = studio.text(jar.label.own, room, STYLES[Role.LABEL].bold())
        label, hours = beneath(jar.label), beneath(jar.hours)
        words = " ".join(line.text for line in (label, hours) if line.text)
        self._dutch = studio.text(replace(label, text=words), room, STYLES[Role.LABEL_DUTCH])
        self.glass = max(LEAST, self._own.width + 2 * SIDE)
        self.width = max(self.glass, self._label.width, self._dutch.width)
        self._tall = LID + NECK + SHOULDER + AIR + self._own.height + FOOT
        self.height = self._tall + self._label.height + self._dutch.height

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        """Draw at (left, top); `parent` gets the hours, what they are for, and the same in Dutch."""
        at = left + (self.width - self.glass) / 2
        with sheet.content(None):
            self._draw_glass(sheet, at, top)
        y = top + LID + NECK + SHOULDER + AIR + 1
        self._own.draw(sheet, parent, (at, y, self.glass), Side.CENTER)
        y = top + self._tall
        for text in (self._label, self._dutch):
            text.draw(sheet, parent, (left, y, self.width), Side.CENTER)
            y += text.height

    def _draw_glass(self, sheet: Sheet, left: float, top: float) -> None:
        right, bottom = left + self.glass, top + self._tall
        neck, shoulder = top + LID + NECK, top + LID + NECK + SHOULDER
        inset, round_ = 12.0, 12.0
        fill_at = shoulder + AIR
        filled: list[Step] = [
            ("move", ((left + 1, fill_at),)), ("line", ((right - 1, fill_at),)),
            ("line", ((right - 1, bottom - round_),)),
            ("curve", ((right - 1, bottom - 4), (right - 4, bottom - 1), (right - round_, bottom - 1))),
            ("line", ((left + round_, bottom - 1),)),
            ("curve", ((left + 4, bottom - 1), (left + 1, bottom - 4), (left + 1, bottom - round_))),
            ("close", ()),
        ]  # fmt: skip
        glass: list[Step] = [
            ("move", ((left + inset, top + LID),)), ("line", ((left + inset, neck),)),
            ("curve", ((left + inset, neck + 5), (left + 1, neck + 3), (left + 1, shoulder + 2))),
            ("line", ((left + 1, bottom - round_),)),
            ("curve", ((left + 1, bottom - 4), (left + 4, bottom - 1), (left + round_, bottom - 1))),
            ("line", ((right - round_, bottom - 1),)),
            ("curve", ((right - 4, bottom - 1), (right - 1, bottom - 4), (right - 1, bottom - round_))),
            ("line", ((right - 1, shoulder + 2),)),
            ("curve", ((right - 1, neck + 3), (right - inset, neck + 5), (right - inset, neck))),
            ("line", ((right - inset, top + LID),)), ("close", ()),
        ]  # fmt: skip
        sheet.path(glass, Pen(None, PAPER))
        sheet.path(filled, Pen(None, TINT))
        sheet.line((left + 2, fill_at), (right - 2, fill_at), Pen(INK, None, 2))
        sheet.path(glass, Pen(INK, None, 2.5))
        sheet.box(left + 8, top, self.glass - 16, LID, 3, Pen(INK, PAPER, 2.5))


class JarsBox:
    """Jars side by side, in reading order; a list for who listens."""

    def __init__(self, studio: Studio, jars: Sequence[Jar], width: float) -> None:
        self._studio = studio
        free = width - GAP * (len(jars) - 1)
        self._jars = [JarBox(studio, jar, free) for jar in jars]
        if sum(jar.width for jar in self._jars) > free:
            self._jars = [JarBox(studio, jar, free / len(jars)) for jar in jars]
        self.width = sum(jar.width for jar in self._jars) + GAP * (len(jars) - 1)
        self.height = max(jar.height for jar in self._jars)

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float) -> None:
        """Draw at (left, top)."""
        items = parent.add("L", self._studio.language)
        offset = 0.0
        for jar in self._jars:
            at = self._studio.left((left, self.width), offset, jar.width)
            jar.draw(sheet, list_body(items), at, top)
            offset += jar.width + GAP
