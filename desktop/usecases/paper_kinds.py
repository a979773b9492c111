"""Which papers there are, for whom, whether each can be made now, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.doelgroep import Belongs, Doelgroep, NotHere
from desktop.domain.ids import DossierId
from desktop.domain.person_rights import COPY
from desktop.domain.pip_versions import frozen_reasons
from desktop.domain.tolk import sessions_from
from desktop.domain.wording import nl
from desktop.usecases.papers import VISIT_LIST, VISUAL, kept_papers, made_words, value_of
from desktop.usecases.pip_versions import holding
from desktop.usecases.plan_told import has_before
from desktop.usecases.ports import Desk
from desktop.usecases.talk import DUTCH, Talk, load_talk

__all__ = ["PaperKind", "PaperRow", "paper_kinds"]


class PaperKind(StrEnum):
    """The papers of one dossier. The value stands in the change of a kept paper."""

    VISUAL = VISUAL
    PICTURE_PLAN = "plan_zonder_lezen"
    CARDS = "plan_kaarten"  # each block on a page of its own, for a telephone
    BOOKLET = "plan_boekje"  # on A5
    CHANGES = "wat_is_anders"
    FORMAL = "pip_brief"
    SUMMARY = "pip_uitleg"
    PLAN_LIST = "plan_lijst"
    CHECKLIST = "tien_weken"
    PRIVACY = "uw_gegevens"
    APPOINTMENTS = "afspraken"
    LEGEND = "plaatjes"
    OVERTYP = "overtypblad"
    DRIEGESPREK = "driegesprek"
    REPORT = "verslag"
    REPORT_SPECIAL = "verslag_met_bijzonder"
    TOLK_HOURS = "tolkuren"
    ACCESS = COPY  # of everything that is kept about the person (AVG 15)
    VISIT_LIST = VISIT_LIST  # of the whole day: it is not kept in one dossier

    @property
    def name_words(self) -> str:
        return _NAMES[self][0]

    @property
    def has_own_language(self) -> bool:
        """True for papers in the person's own language with Dutch beneath; the others are Dutch alone."""
        return self in _TWIN


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper in the list. `why_not` '' = it can be made; `state`: 'versie 2, 15 september 2026, 11:10'."""

    kind: PaperKind
    name: str
    for_whom: str
    why_not: str
    state: str


_TWIN = frozenset(
    {
        PaperKind.VISUAL,
        PaperKind.PICTURE_PLAN,
        PaperKind.LEGEND,
        PaperKind.CARDS,
        PaperKind.BOOKLET,
        PaperKind.CHANGES,
        PaperKind.PLAN_LIST,
        PaperKind.SUMMARY,
        PaperKind.CHECKLIST,
        PaperKind.PRIVACY,
        PaperKind.APPOINTMENTS,
        PaperKind.ACCESS,
    }
)
#: the same plan in another shape: they carry its version and are made beside it
PLAN_FORMS = frozenset({PaperKind.CARDS, PaperKind.BOOKLET, PaperKind.CHANGES})
_NAMES: Mapping[PaperKind, tuple[str, str]] = MappingProxyType(
    {
        PaperKind.VISUAL: (nl("Plan in beeld"), nl("voor de persoon")),
        PaperKind.PICTURE_PLAN: (nl("Plan zonder lezen"), nl("voor de persoon die niet leest")),
        PaperKind.CARDS: (nl("Plan op kaarten"), nl("voor de telefoon van de persoon")),
        PaperKind.BOOKLET: (nl("Plan als boekje"), nl("voor de persoon, gevouwen tot A5")),
        PaperKind.CHANGES: (nl("Wat is er anders?"), nl("voor de persoon, bij een nieuw plan")),
        PaperKind.PLAN_LIST: (nl("Lijst bij het plan"), nl("voor de persoon, om af te vinken")),
        PaperKind.SUMMARY: (nl("Uitleg bij de brief"), nl("voor de persoon")),
        PaperKind.APPOINTMENTS: (nl("Afspraken met code"), nl("voor de persoon")),
        PaperKind.LEGEND: (nl("Wat betekenen de plaatjes?"), nl("voor de persoon, bij het plan")),
        PaperKind.CHECKLIST: (nl("Eerste tien weken"), nl("voor de persoon")),
        PaperKind.PRIVACY: (nl("Uw gegevens"), nl("voor de persoon: waarom wij vragen, wie het leest")),
        PaperKind.ACCESS: (nl("Kopie van alles"), nl("voor de persoon die vraagt wat wij bewaren")),
        PaperKind.FORMAL: (nl("Brief (PIP)"), nl("voor de persoon en het dossier")),
        PaperKind.OVERTYP: (nl("Overtypblad DUO"), nl("voor u, bij het portaal")),
        PaperKind.DRIEGESPREK: (nl("Driegesprek"), nl("voor u, COA en de persoon")),
        PaperKind.REPORT: (nl("Verslag van de intake"), nl("voor het dossier")),
        PaperKind.REPORT_SPECIAL: (nl("Verslag met gezondheid"), nl("voor het dossier, alleen als het moet")),
        PaperKind.TOLK_HOURS: (nl("Tolkuren"), nl("voor de rekening")),
        PaperKind.VISIT_LIST: (nl("Bezoeklijst van de dag"), nl("voor in uw tas")),
    }
)
_OF_THE_PLAN = frozenset(
    {
        *PLAN_FORMS,
        PaperKind.VISUAL,
        PaperKind.PICTURE_PLAN,
        PaperKind.LEGEND,
        PaperKind.PLAN_LIST,
        PaperKind.FORMAL,
        PaperKind.SUMMARY,
        PaperKind.OVERTYP,
        PaperKind.CHECKLIST,
    }
)


def paper_kinds(desk: Desk, dossier: DossierId) -> tuple[PaperRow, ...]:
    """Every paper in the order of the list: first what the person takes home. Writes nothing."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
    return tuple(
        PaperRow(kind, *_NAMES[kind], why_not(talk, kind), _state(desk, talk, kind)) for kind in _NAMES
    )


def why_not(talk: Talk, kind: PaperKind) -> str:
    """Why this paper cannot be made now, in words for the klantmanager; '' when it can."""
    if kind in _OF_THE_PLAN and isinstance(talk.belonging, NotHere):
        return nl("De brede intake is niet voor deze persoon.")
    if kind is PaperKind.CHANGES and not has_before(kept_papers(talk)):
        return nl("Er is nog maar één versie van het plan.")
    if kind in (PaperKind.FORMAL, PaperKind.SUMMARY, PaperKind.OVERTYP) and talk.choice.route is None:
        return nl("Kies eerst een leerroute.")
    holds = holding(talk) if kind is PaperKind.FORMAL else None
    if holds is not None and not frozen_reasons(talk.heads, holds):
        return nl("De redenen van het besluit staan niet op deze laptop.")
    ahead = [one for one in talk.row.appointments if one.day >= talk.today]
    if kind in (PaperKind.APPOINTMENTS, PaperKind.VISIT_LIST) and not ahead:
        return nl("Er staat geen afspraak op de lijst.")
    if kind is PaperKind.DRIEGESPREK and _group(talk) not in (Doelgroep.ASIELSTATUSHOUDER, None):
        return nl("Alleen bij de overdracht vanuit een azc.")
    if kind is PaperKind.TOLK_HOURS and not any(s.is_ended for s in sessions_from(talk.heads)):
        return nl("Er is nog geen gesprek met een tolk afgesloten.")
    if kind in (PaperKind.REPORT, PaperKind.REPORT_SPECIAL):
        special = {question.id for question in talk.pack.questions if question.is_special}
        told = {key.split("#", 1)[0] for key, answer in talk.standing.by_key.items() if not answer.is_empty}
        if not told:
            return nl("Er is nog niets gevraagd.")
        if kind is PaperKind.REPORT_SPECIAL and not told & special:
            return nl("Daarover is niets genoteerd.")
    return ""


def _group(talk: Talk) -> Doelgroep | None:
    return talk.belonging.doelgroep if isinstance(talk.belonging, Belongs) else None


def _state(desk: Desk, talk: Talk, kind: PaperKind) -> str:
    made = kept_papers(talk, kind)
    if not made:
        return nl("nog niet gemaakt") if kind is not PaperKind.VISIT_LIST else ""
    newest = made[-1]
    language = str(value_of(newest).get("language"))
    is_dutch = language == DUTCH or not kind.has_own_language
    also = "" if is_dutch else nl(" ({language})", language=desk.texts.language(language).dutch_name)
    return nl(
        "versie {value_of}{also}, {made_words}",
        value_of=value_of(newest)["version"],
        also=also,
        made_words=made_words(newest.time),
    )
