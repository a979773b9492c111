"""One numbered block of the plan: disc and picture at the leading edge, own language large, Dutch beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.blocks import Clock, Direction, Line, PlanBlock, Role
from desktop.pdf.flowables import RoadBox, SetText, Side, Studio, WeekBox, beneath, stacked
from desktop.pdf.jars import JarsBox
from desktop.pdf.leaf import ClockFaceBox, LeafBox
from desktop.pdf.number_disc import DISC, NumberDisc
from desktop.pdf.picture_box import PictureBox
from desktop.pdf.sheet import Pen, Sheet
from desktop.pdf.signs import draw_camera, draw_frame, draw_phone
from desktop.pdf.styles import RULE, STYLES
from desktop.pdf.tags import Element

COLUMN, COLUMN_GAP = 80.0, 12.0  # the spine: number and picture
PAD_TOP = 7.5
DISC_SMALL = 40.0
LESS = 8.0  # of a picture, where room is scarce
SLOT_GAP = 6.0
PICTURE, PICTURE_WIDE = 78.0, 72.0
PHOTO_HEIGHT = 90.0
TITLE_GAP = 9.0
BESIDE_GAP = 16.0
ROAD_GAP = 10.0  # above and below a road under the sentences
JARS_GAP, CLOCK_GAP = 8.0, 6.0
MOST_LEAF = 128.0  # wide; a longer name of a month or a day is broken
LONELY = 0.24  # of the width: a last line that is shorter is a word alone
EVENER = (0.94, 0.88, 0.82, 0.76, 0.7)
LEAST_TEXT = 230.0  # what sentences need beside a road before the road goes under them
PHONE_SIGN, PHONE_GAP = 20.0, 6.0
DUTCH_GAP = 3.0


class BlockBox:
    """A measured block, `width` pixels wide. `height` is what it needs at least."""

    def __init__(self, studio: Studio, block: PlanBlock, width: float) -> None:
        self._studio = studio
        self._block = block
        self.width = width
        is_small = studio.density.is_small
        self._less = LESS if is_small else 0.0
        disc, self._slot = (DISC_SMALL, SLOT_GAP / 2) if is_small else (DISC, SLOT_GAP)
        self._number = NumberDisc(studio, block.number, block.local_number, disc)
        self._photo = PHOTO_HEIGHT - self._less
        self._picture = self._set_picture()
        self._leaf = LeafBox(studio, block.leaf, MOST_LEAF) if block.leaf else None
        self._leaf_clock = (
            ClockFaceBox(studio, Clock(block.leaf.clock)) if block.leaf and block.leaf.clock else None
        )
        # number and picture stand in a column that a leaf with a long name makes wider
        self._column = max(COLUMN, self._leaf.width if self._leaf else 0.0)
        self._inner = width - self._column - COLUMN_GAP
        title = STYLES[Role.BLOCK_TITLE].tightened(0.93 if is_small else 1)
        self._title = studio.text(block.title.own, self._inner, title)
        self._title_dutch = studio.text(beneath(block.title), self._inner)
        both = self._title.width + TITLE_GAP + self._title_dutch.width
        self._is_title_one_line = len(self._title.lines) == 1 and both <= self._inner
        self._is_clock_at_title = self._fits_clock()
        self._is_title_one_line = self._is_title_one_line and not self._is_clock_at_title
        self._road = RoadBox(studio, block.road, self._inner) if block.road else None
        beside = self._inner - self._road.width - BESIDE_GAP if self._road else self._inner
        own_lines = _joined(block.own) if studio.density.is_joined else block.own
        self._own = [studio.text(line, self._inner) for line in own_lines]
        narrow = [studio.text(line, beside) for line in own_lines] if beside >= LEAST_TEXT else []
        # beside the road only where that is not higher: long words make many lines there
        self._is_road_beside = (
            self._road is not None
            and bool(narrow)
            and max(stacked(narrow), self._road.height) <= stacked(self._own) + self._road.height + ROAD_GAP
        )
        if self._is_road_beside:
            self._own = narrow
        text_room = beside if self._is_road_beside else self._inner
        self._own_said = [(line, text_room) for line in own_lines]
        self._phone = None
        if block.phone:
            phone = Line(block.phone, studio.language, Direction.LTR, Role.PHONE)
            self._phone = studio.text(phone, self._inner - PHONE_SIGN - PHONE_GAP)
        self._week = WeekBox(studio, block.days, self._inner) if block.days else None
        self._clock_beneath: ClockFaceBox | None = None
        self._jars = JarsBox(studio, block.jars, self._inner) if block.jars else None
        # The Dutch as one paragraph: it is the second reader's text. Not where it was all said above.
        is_said = " ".join(line.text for line in block.own) == " ".join(line.text for line in block.dutch)
        beneath_own = () if is_said else _joined(block.dutch)
        self._dutch = [studio.text(line, self._inner) for line in beneath_own]
        self._dutch_said = [(line, self._inner) for line in beneath_own]
        self._pad = PAD_TOP - studio.density.pad
        self._settle_clock()
        self.height = self._pad + max(self._text_height(), self._spine_height()) + self._pad

    @property
    def text_width(self) -> float:
        """The room for text beside the number and the picture."""
        return self._inner

    def _settle_clock(self) -> None:
        """A clock that does not fit beside the titles stands under the leaf or in the text."""
        clock = self._leaf_clock
        if clock is None or self._is_clock_at_title:
            return
        under_leaf = max(self._text_height(), self._spine_height())
        self._leaf_clock, self._clock_beneath = None, clock
        if max(self._text_height(), self._spine_height()) >= under_leaf:
            self._leaf_clock, self._clock_beneath = clock, None

    def _set_picture(self) -> PictureBox:
        side = (PICTURE_WIDE if self._block.is_wide else PICTURE) - self._less
        return PictureBox(self._studio, self._block.picture, side, self._photo)

    def _fits_clock(self) -> bool:
        """Whether the clock fits beside the two titles, which then stand under each other."""
        if self._leaf_clock is None:
            return False
        widest = max(self._title.width, self._title_dutch.width)
        return widest + BESIDE_GAP + self._leaf_clock.width <= self._inner

    def _spine_height(self) -> float:
        above = self._number.side + self._slot
        if self._leaf is not None:
            under = self._leaf_clock if not self._is_clock_at_title else None
            return above + self._leaf.height + (CLOCK_GAP + under.height if under else 0.0)
        return above + (self._photo if self._block.is_framed_photo else self._picture.height)

    def _title_height(self) -> float:
        return self._title.height + (0 if self._is_title_one_line else self._title_dutch.height + 2)

    def _row_height(self) -> float:
        """The row of days and clock; the clock stands under the days where both do not fit. Jars beneath."""
        jars = self._jars.height + JARS_GAP if self._jars else 0.0
        week = self._week.height if self._week else 0.0
        clock = self._clock_beneath.height if self._clock_beneath else 0.0
        height = max(week, clock) if self._is_one_row() else week + 6 + clock
        return (height + 8 if height else 0.0) + jars

    def _is_one_row(self) -> bool:
        if self._week is None or self._clock_beneath is None:
            return True
        return self._week.width + BESIDE_GAP + self._clock_beneath.width <= self._inner

    def _own_height(self) -> float:
        own = stacked(self._own) + (self._phone.height if self._phone else 0.0)
        if self._road is None:
            return own
        return max(own, self._road.height) if self._is_road_beside else own + self._road.height + ROAD_GAP

    def _text_height(self) -> float:
        dutch = stacked(self._dutch)
        return (
            self._title_height()
            + self._own_height()
            + self._row_height()
            + (dutch + DUTCH_GAP if dutch else 0)
        )

    def draw(self, sheet: Sheet, parent: Element, left: float, top: float, rule_at: float | None) -> None:
        """Draw at (left, top); `rule_at` is where the line under the block comes, None for no line."""
        section = parent.add("Sect", self._studio.language)
        if rule_at is not None:
            with sheet.content(None):
                sheet.line((left, rule_at), (left + self.width, rule_at), Pen(RULE, None, 1))
        top += self._pad
        spine = self._studio.left((left, self.width), 0, self._column)
        text = self._studio.left((left, self.width), self._column + COLUMN_GAP, self._inner)
        heading = section.add("H2", self._studio.language)
        self._number.draw(sheet, heading, (spine, self._column), top)
        under_title = self._draw_titles(sheet, section, heading, text, top)
        self._draw_picture(sheet, section, spine, top + self._number.side + self._slot)
        self._draw_clock_at_title(sheet, section, text, top)
        self._draw_body(sheet, section, text, under_title)

    def _draw_titles(
        self, sheet: Sheet, section: Element, heading: Element, left: float, top: float
    ) -> float:
        """Returns where the text under the titles begins."""
        self._title.draw(sheet, heading, (left, top, self._inner), self._studio.lead, "Span")
        if self._is_title_one_line:
            at = self._studio.left(
                (left, self._inner), self._title.width + TITLE_GAP, self._title_dutch.width
            )
            level = top + self._title.base - self._title_dutch.base
            self._title_dutch.draw(sheet, section, (at, level, self._title_dutch.width), Side.LEFT)
        else:
            self._title_dutch.draw(
                sheet, section, (left, top + self._title.height, self._inner), self._studio.lead
            )
        return top + self._title_height()

    def _draw_picture(self, sheet: Sheet, section: Element, spine: float, top: float) -> None:
        if self._leaf is not None:
            self._draw_leaf(sheet, section, spine, top)
        elif self._block.is_framed_photo:
            self._draw_empty_frame(sheet, section, spine, top)
        else:
            self._picture.draw(sheet, section, spine + (self._column - self._picture.width) / 2, top)

    def _draw_leaf(self, sheet: Sheet, section: Element, spine: float, top: float) -> None:
        leaf, clock = self._leaf, self._leaf_clock
        if leaf is not None:
            leaf.draw(sheet, section, spine + (self._column - leaf.width) / 2, top)
            if clock is not None and not self._is_clock_at_title:
                under = top + leaf.height + CLOCK_GAP
                clock.draw(sheet, section, spine + (self._column - clock.width) / 2, under)

    def _draw_clock_at_title(self, sheet: Sheet, section: Element, left: float, top: float) -> None:
        clock = self._leaf_clock
        if clock is not None and self._is_clock_at_title:
            at = self._studio.left((left, self._inner), self._inner - clock.width, clock.width)
            clock.draw(sheet, section, at, top + (self._title_height() - clock.height) / 2)

    def _draw_empty_frame(self, sheet: Sheet, section: Element, spine: float, top: float) -> None:
        """Room for a photo of the person's own choice."""
        words = self._block.picture.alternative
        figure = section.add("Figure", words.language, words.text)
        sheet.figure(figure, (spine, top, COLUMN, self._photo))
        with sheet.content(figure):
            draw_frame(sheet, spine + 1, top, COLUMN - 2, self._photo, 6, 2)
            self._picture.draw_in(sheet, spine + 10, top + 20 - self._less / 2, COLUMN - 20)
            draw_camera(sheet, self._studio.left((spine, COLUMN), COLUMN - 25, 19), top + 5, 19)

    def _draw_body(self, sheet: Sheet, section: Element, left: float, top: float) -> None:
        under = top + self._own_height()
        frame = (left, self._inner)
        if self._road and not self._is_road_beside:
            under -= self._road.height + ROAD_GAP
        own = [self._in_company(*said) for said in zip(self._own, self._own_said, strict=True)]
        for index, text in enumerate(own):
            top = self._draw_line(sheet, section, text, left, top)
            if index == 0:
                top = self._draw_phone(sheet, section, left, top)
        if not self._own:
            top = self._draw_phone(sheet, section, left, top)
        if self._road:
            at = self._studio.left(frame, self._inner - self._road.width, self._road.width)
            if self._is_road_beside:
                room = self._own_height() - self._road.height
                self._road.draw(sheet, section, at, under - self._road.height - room / 2)
            else:
                at = self._studio.left(frame, 0, self._road.width)
                self._road.draw(sheet, section, at, under + ROAD_GAP / 2)
                under += self._road.height + ROAD_GAP
        self._draw_row(sheet, section, left, under)
        top = under + self._row_height() + DUTCH_GAP
        for text in (self._in_company(*said) for said in zip(self._dutch, self._dutch_said, strict=True)):
            top = self._draw_line(sheet, section, text, left, top)

    def _in_company(self, text: SetText, said: tuple[Line, float]) -> SetText:
        """The same text in lines that are more alike, where its last one is a word alone; no line more."""
        line, room = said
        if not _is_lonely(text, room):
            return text
        for share in EVENER:
            other = self._studio.text(line, room * share)
            if other.height > text.height:
                return text
            if not _is_lonely(other, room):
                return other
        return text

    def _draw_line(self, sheet: Sheet, section: Element, text: SetText, left: float, top: float) -> float:
        text.draw(sheet, section, (left, top, self._inner), self._studio.lead)
        return top + text.height

    def _draw_phone(self, sheet: Sheet, section: Element, left: float, top: float) -> float:
        if self._phone is None:
            return top
        frame = (left, self._inner)
        with sheet.content(None):
            at = self._studio.left(frame, 0, PHONE_SIGN)
            draw_phone(sheet, at, top + (self._phone.height - PHONE_SIGN) / 2, PHONE_SIGN)
        at = self._studio.left(frame, PHONE_SIGN + PHONE_GAP, self._phone.width)
        self._phone.draw(sheet, section, (at, top, self._phone.width), Side.LEFT)
        return top + self._phone.height

    def _draw_row(self, sheet: Sheet, section: Element, left: float, top: float) -> None:
        frame = (left, self._inner)
        top += 4
        if self._week:
            self._week.draw(sheet, section, self._studio.left(frame, 0, self._week.width), top)
        clock = self._clock_beneath
        if clock:
            level = top
            if self._week and self._is_one_row():
                level += (self._week.height - clock.height) / 2
            elif self._week:
                level += self._week.height + 6
            offset = self._inner - clock.width if self._week and self._is_one_row() else 0.0
            clock.draw(sheet, section, self._studio.left(frame, offset, clock.width), level)
        if self._jars:
            under = top - 4 + self._row_height() - self._jars.height
            self._jars.draw(sheet, section, self._studio.left(frame, 0, self._jars.width), under)


def _is_lonely(text: SetText, room: float) -> bool:
    """Whether the last of several lines is hardly there."""
    return len(text.lines) > 1 and text.last_width < room * LONELY


def _joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Sentences that follow each other in one language as one paragraph."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and (last.language, last.direction, last.role) == (line.language, line.direction, line.role):
            joined[-1] = replace(last, text=f"{last.text} {line.text}")
        else:
            joined.append(line)
    return tuple(joined)
