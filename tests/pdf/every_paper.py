"""Papers of the invented person, by name: every kind, in any language; for the checkers and the archive.

Each person and paper is made when somebody asks for it, and kept: several tests look at the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.documents.blocks import HouseLook, PaperSheet, TwinSheet, VisualPip
from desktop.domain.ids import DossierId
from desktop.house_files.printing import logo_for_print, photo_for_print
from desktop.pdf.fonts import FontShelf
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.writer import PaperRoom, PlanTries
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.print_paper import make_paper
from desktop.usecases.tolk_brief import BriefAsked, make_brief
from tests.builders import Workplace
from tests.house_builders import scene
from tests.paper_people import given_a_plan_before, interpreted, shaima, with_papers
from tests.pdf.samples import ARABIC, plan

CODES = ("ar", "ti", "tr", "kmr", "so", "prs", "ckb", "fa", "ps", "en", "ru", "fr", "es", "am", "uk")
BRIEF, DRESSED = "tolkblad", "dressed"
IN_DUTCH = tuple(kind for kind in PaperKind if not kind.has_own_language)
IN_TWO = tuple(kind for kind in PaperKind if kind.has_own_language)

Page = VisualPip | PaperSheet | TwinSheet


@dataclass(frozen=True, slots=True)
class Made:
    """What was drawn, and the file. Cards and booklet are drawn from the blocks of a plan."""

    page: Page
    pdf: bytes


class Remembering(PaperRoom):
    """A paper room that also keeps of which blocks it made a file."""

    def __init__(self, fonts: FontShelf, pictures: PictureShelf) -> None:
        super().__init__(fonts, pictures)
        self.pages: dict[bytes, Page] = {}

    def visual_pip(self, page: VisualPip) -> bytes:
        return self._kept(super().visual_pip(page), page)

    def plan_tries(self) -> PlanTries:
        room, tries = self, super().plan_tries()

        class Kept(PlanTries):
            """The same tries, of which the last is remembered."""

            def __init__(self) -> None:
                pass

            def visual_pip(self, page: VisualPip) -> bytes:
                return room._kept(tries.visual_pip(page), page)

            def plan_sheets(self, page: VisualPip, is_calm: bool = False) -> int:
                return tries.plan_sheets(page, is_calm)

        return Kept()

    def plan_cards(self, page: VisualPip) -> bytes:
        return self._kept(super().plan_cards(page), page)

    def plan_booklet(self, page: VisualPip) -> bytes:
        return self._kept(super().plan_booklet(page), page)

    def paper_sheet(self, page: PaperSheet) -> bytes:
        return self._kept(super().paper_sheet(page), page)

    def twin_sheet(self, page: TwinSheet) -> bytes:
        return self._kept(super().twin_sheet(page), page)

    def _kept(self, pdf: bytes, page: Page) -> bytes:
        self.pages[pdf] = page
        return pdf


class PaperPeople:
    """The same person once for each language, each with every paper that can be made."""

    def __init__(self, fonts: FontShelf, pictures: PictureShelf) -> None:
        self._room = Remembering(fonts, pictures)
        self._place: Workplace = with_papers(self._room)
        self._people: dict[str, DossierId] = {}
        self._made: dict[str, Made] = {}

    def paper(self, kind: PaperKind, code: str) -> Made:
        """One paper in one language."""
        name = f"{kind.value}-{code}"
        if name not in self._made:
            pdf = self._drawn(kind, code)
            self._made[name] = Made(self._room.pages[pdf], pdf)
        return self._made[name]

    def brief(self, code: str) -> Made:
        """The sheet for the tolk, in two halves."""
        name = f"{BRIEF}-{code}"
        if name not in self._made:
            pdf = make_brief(self._place.desk, self._person(code), BriefAsked(code)).pdf
            self._made[name] = Made(self._room.pages[pdf], pdf)
        return self._made[name]

    def papers(
        self, codes: Iterable[str], kinds: Iterable[PaperKind], brief: bool = False
    ) -> Mapping[str, bytes]:
        """By name ('beeldplan-ar'). A kind without a language of its own is there once, without a code."""
        codes = tuple(codes)
        made: dict[str, bytes] = {}
        for kind in kinds:
            if not kind.has_own_language:
                made[kind.value] = self.paper(kind, "ar").pdf
                continue
            for code in codes:
                made[f"{kind.value}-{code}"] = self.paper(kind, code).pdf
        if brief:
            made |= {f"{BRIEF}-{code}": self.brief(code).pdf for code in codes}
        return made

    def dressed(self) -> bytes:
        """A plan in the style of a municipality: a logo, its colours, a photo in place of each picture."""
        if DRESSED in self._made:
            return self._made[DRESSED].pdf
        page = plan(ARABIC)
        blocks = tuple(
            replace(block, picture=replace(block.picture, photo=photo_for_print(scene(seed=block.number))))
            for block in page.blocks
        )
        house = HouseLook(
            "Zandoever", logo_for_print(scene(600, 180)), "Logo van Zandoever", "#7A3B00", "#F0DCC0",
            ("Team Inburgering Zandoever",), "Samen in Zandoever",
        )  # fmt: skip
        dressed = replace(page, blocks=blocks, house=house)
        self._made[DRESSED] = Made(dressed, self._room.visual_pip(dressed))
        return self._made[DRESSED].pdf

    def _drawn(self, kind: PaperKind, code: str) -> bytes:
        desk = self._place.desk
        if kind is PaperKind.CHANGES:
            dossier = self._person(code, "later-")
            given_a_plan_before(desk, dossier, code)
            return make_sheet(desk, dossier, kind, code).shown.pdf
        dossier = self._person(code)
        if kind is PaperKind.TOLK_HOURS:
            interpreted(self._place, dossier, 60)
        if kind is PaperKind.VISUAL:
            return make_paper(desk, dossier, code).shown.pdf
        return make_sheet(desk, dossier, kind, code).shown.pdf

    def _person(self, code: str, which: str = "") -> DossierId:
        if which + code not in self._people:
            self._people[which + code] = shaima(self._place, code)
        return self._people[which + code]
