"""Papers of the invented person, by name: every kind, in any languages; for the checkers and the archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.ids import DossierId
from desktop.pdf.writer import PaperRoom
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.print_paper import make_paper
from desktop.usecases.tolk_brief import BriefAsked, make_brief
from tests.builders import Workplace
from tests.paper_people import DECIDED, decide, interpreted, shaima, with_papers

CODES = ("ar", "ti", "tr", "kmr", "so", "prs", "ckb", "fa", "ps", "en", "ru", "fr", "es", "am", "uk")
BRIEF = "tolkblad"
IN_DUTCH = tuple(kind for kind in PaperKind if not kind.has_own_language)
IN_TWO = tuple(kind for kind in PaperKind if kind.has_own_language)


class PaperPeople:
    """The same person once for each language, each with every paper that can be made."""

    def __init__(self, room: PaperRoom) -> None:
        self._place: Workplace = with_papers(room)
        self._people = {}
        for code in CODES:
            self._people[code] = shaima(self._place, code)
        interpreted(self._place, self._people["ar"], 60)

    def paper(self, kind: PaperKind, code: str) -> bytes:
        """One paper in one language; Dutch ones are those of the person who speaks Arabic."""
        dossier = self._people[code]
        if kind is PaperKind.CHANGES:
            self._start_later(dossier, code)
        if kind is PaperKind.VISUAL:
            return make_paper(self._place.desk, dossier, code).shown.pdf
        return make_sheet(self._place.desk, dossier, kind, code).shown.pdf

    def _start_later(self, dossier: DossierId, code: str) -> None:
        """A plan that was given, and lessons that begin two weeks later since."""
        make_paper(self._place.desk, dossier, code)
        lessons = {**DECIDED["les"], "start": "2026-10-15"}  # type: ignore[dict-item]
        decide(self._place.desk, dossier, {"les": lessons})

    def brief(self, code: str) -> bytes:
        """The sheet for the tolk, in two halves."""
        return make_brief(self._place.desk, self._people[code], BriefAsked(code)).pdf

    def papers(
        self, codes: Iterable[str], kinds: Iterable[PaperKind], brief: bool = False
    ) -> Mapping[str, bytes]:
        """By name ('beeldplan-ar'). A kind without a language of its own is there once, without a code."""
        codes = tuple(codes)
        made: dict[str, bytes] = {}
        for kind in kinds:
            if not kind.has_own_language:
                made[kind.value] = self.paper(kind, "ar")
                continue
            for code in codes:
                made[f"{kind.value}-{code}"] = self.paper(kind, code)
        if brief:
            made |= {f"{BRIEF}-{code}": self.brief(code) for code in codes}
        return made
