"""The plan for who does not read: pictures, numbers, a clock, a leaf of a calendar, names of places, a phone.

The blocks, their numbers and their pictures are those of the visual plan, so that somebody who talks it
through can point at both. What has no picture that everybody sees in one way is left out: the visual plan
and the list have it in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from desktop.documents.blocks import (
    Clock,
    Counted,
    Direction,
    Line,
    Named,
    PaperSheet,
    Part,
    Picture,
    PictureCell,
    PictureCells,
    PictureRoad,
    PlanBlock,
    Role,
    SheetSection,
    Shown,
)
from desktop.documents.plan_shown import SILENT, leaf, next_talk
from desktop.documents.visual_pip import DUTCH, PaperHead, PaperTexts, PlanWords
from desktop.domain.plan_lines import Choices, Name, Number, PlanBlockDraft, PlanLine
from forms.model import FormPack

_STONES: Mapping[str, str] = MappingProxyType(
    {
        "plan.3.stone.les": "classroom",
        "plan.3.stone.les_werk": "work-and-learn",
        "plan.3.stone.examen": "exam",
        "plan.3.stone.opleiding": "school-trade",
        "plan.3.stone.samen_doen": "volunteer",
        "plan.3.stone.gesprek": "talk-together",
    }
)
#: lines with hours in all, and what they are for
_HOURS: Mapping[str, str] = MappingProxyType({"plan.5.map": "work-lesson", "plan.5.pvt": "rules-lesson"})
#: what a line is shown as; the end of a key stands for all that begin so
_SHOWN: tuple[tuple[str, str], ...] = (
    ("plan.4.alphabet_", "letters-abc"),
    ("plan.5.knm", "netherlands-lesson"),
    ("plan.6.agreed_waiting", "waiting-list"),
    ("plan.6.waiting", "waiting-list"),
    ("plan.6.agreed_peuterschool", "toddler-school"),
    ("plan.6.child_vve", "toddler-school"),
    ("plan.6.children_vve", "toddler-school"),
    ("plan.6.agreed_school", "school-primary"),
    ("plan.6.child_school", "school-primary"),
    ("plan.6.children_school", "school-primary"),
    ("plan.6.minds_school", "school-primary"),
    ("plan.6.agreed_opvang", "day-care"),
    ("plan.6.minds_opvang", "day-care"),
    ("plan.6.care", "day-care"),
    ("plan.6.baby", "day-care"),
    ("plan.6.child_small", "day-care"),
    ("plan.6.children_small", "day-care"),
    ("plan.7.ontzorgen", "pay-bill"),
)
#: names of people: of a line, the values in this order
_ALONE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"plan.1.name": ("naam",), "plan.7.coach": ("begeleider",)}
)
#: names of places
_PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "plan.4.school": ("school",),
        "plan.4.school_place": ("school", "plek"),
        "plan.4.place": ("plek",),
        "plan.6.where": ("plek",),
        "plan.8.next_place": ("plek",),
    }
)
#: questions whose choice has a picture that says what the line says
_CHOSEN = frozenset({"K02", "H04"})
_WIDE = frozenset({3, 4, 5})
_HOME, _NOTHING = 6, frozenset({"plan.6.nothing"})
_ILL = "plan.8.ill"
_LATER = "later"  # of ontzorgen that is not agreed yet: nothing to show


def picture_plan(
    drafts: Sequence[PlanBlockDraft], head: PaperHead, language: str, texts: PaperTexts, pack: FormPack
) -> PaperSheet:
    """The sheet. Title, stamp and foot are those of the visual plan, in both languages. Pure."""
    words = PlanWords(head, texts.language(language), texts, pack)
    page = words.build(drafts)
    made = _Shown(words, texts, pack, language)
    cells = [
        made.cell(block, draft)
        for block, draft in zip(page.blocks, drafts, strict=True)
        if draft.number != _HOME or any(line.key not in _NOTHING for line in draft.lines)
    ]
    return PaperSheet(
        language=language,
        direction=page.direction,
        title=(page.title.own, page.subtitle),
        sections=(SheetSection((), tuple(_rows(cells))),),
        check_lines=words.check_lines(),  # last: by now every text was asked for
        pack=page.pack,
        document_title=page.document_title,
        stamp=page.stamp[: len(page.stamp) // 2],  # the word, in both languages
        watermark=page.watermark,
        foot=words.once("paper.foot", Role.FOOT),
    )


def _rows(cells: Sequence[PictureCell]) -> Iterator[Part]:
    """Wide blocks by themselves, the others in pairs, in their order."""
    waiting: list[PictureCell] = []
    for cell in cells:
        if cell.number in _WIDE and waiting:
            yield PictureCells(tuple(waiting))
            waiting = []
        waiting.append(cell)
        if cell.number in _WIDE or len(waiting) == 2:
            yield PictureCells(tuple(waiting))
            waiting = []
    if waiting:
        yield PictureCells(tuple(waiting))


class _Shown:
    """Turns what a block tells into what it shows."""

    def __init__(self, words: PlanWords, texts: PaperTexts, pack: FormPack, language: str) -> None:
        self._words, self._texts, self._pack, self._language = words, texts, pack, language
        self._direction = Direction(texts.language(language).direction)

    def cell(self, block: PlanBlock, draft: PlanBlockDraft) -> PictureCell:
        """One block; its title is heard for its picture, unless that is a photo with words of its own."""
        picture = block.picture
        if picture.photo is None:
            picture = Picture(picture.key, block.title.own)
        return PictureCell(block.number, block.local_number, picture, tuple(self._all(block, draft)))

    def _all(self, block: PlanBlock, draft: PlanBlockDraft) -> Iterator[Shown]:
        if draft.stones:
            yield PictureRoad(
                tuple(
                    Picture(_STONES[key], stone.own)
                    for key, stone in zip(draft.stones, block.road.stones if block.road else (), strict=True)
                    if key in _STONES
                )
            )
        if block.days:
            yield block.days
        for jar, drawn in zip(draft.jars, block.jars, strict=True):
            yield Counted(Picture(_STONES[jar.label], drawn.label.own), drawn.hours, is_jar=True)
        talk = next_talk(draft.lines)
        if talk is not None:
            yield leaf(*talk, self._texts, self._language, self._direction, is_small=True)
            yield Clock(talk[1])
        told = {jar.line.key for jar in draft.jars}
        seen: set[str] = set()
        for line in draft.lines:
            if line.key not in told:
                yield from self._line(line, seen)
            if line.key in _ALONE and block.phone:
                yield Line(block.phone, DUTCH, Direction.LTR, Role.PHONE)

    def _line(self, line: PlanLine, seen: set[str]) -> Iterator[Shown]:
        """The pictures of a line, each once in a block, then its names."""
        heard = self._heard(line)
        hours = line.values.get("uren")
        if line.key in _HOURS and isinstance(hours, Number):
            yield Counted(Picture(_HOURS[line.key], heard), self._words.hours(hours.number))
        if line.key == _ILL:
            yield PictureRoad((Picture("ill", heard), Picture("phone-receiver", SILENT)))
        for key in self._keys(line):
            if key not in seen:
                seen.add(key)
                yield Picture(key, heard)
        yield from _names(line, _ALONE.get(line.key, ()))
        places = tuple(_names(line, _PLACES.get(line.key, ())))
        if places:
            yield Named(Picture("place-pin", SILENT), places)

    def _keys(self, line: PlanLine) -> Iterator[str]:
        if not line.key.endswith(_LATER):
            found = next((key for start, key in _SHOWN if line.key.startswith(start)), None)
            if found is not None:
                yield found
        for value in line.values.values():
            if isinstance(value, Choices) and value.question in _CHOSEN:
                known = {one.key: one.picture for one in self._pack.question(value.question).choices}
                yield from (picture for key in value.keys if (picture := known.get(key)))

    def _heard(self, line: PlanLine) -> Line:
        """What is read aloud for a picture: the sentence it stands for."""
        said = self._words.both(line)
        return SILENT if said is None else said[0]


def _names(line: PlanLine, of: Sequence[str]) -> Iterator[Line]:
    for name in of:
        value = line.values.get(name)
        if isinstance(value, Name):
            yield Line(value.text, DUTCH, Direction.LTR, Role.LABEL)
