"""Every paper beside the visual plan: gathered and frozen, drawn in memory, kept encrypted under its kind.

The same content is the same paper: no new version, the same bytes. A paper is never changed, only
followed. The visit list of a day holds several people: it is made anew each time and kept nowhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from desktop.documents.appointment_sheet import appointment_sheet
from desktop.documents.blocks import PaperSheet
from desktop.documents.driegesprek import driegesprek
from desktop.documents.formal_pip import formal_pip
from desktop.documents.intake_report import intake_report
from desktop.documents.legend import legend
from desktop.documents.overtypblad import overtypblad
from desktop.documents.picture_plan import picture_plan
from desktop.documents.pip_summary import pip_summary
from desktop.documents.plan_list import plan_list
from desktop.documents.privacy_page import privacy_page
from desktop.documents.ten_week_checklist import ten_week_checklist
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.documents.tolk_hours import tolk_hours
from desktop.documents.visit_list import visit_list
from desktop.documents.visual_pip import PaperHead
from desktop.domain.changes import JsonValue
from desktop.domain.doelgroep import NotHere
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId, PaperId
from desktop.domain.law.book import LawList
from desktop.domain.person_numbers import numbers_of
from desktop.domain.pip import PipStatus
from desktop.usecases.access_copy import make_copy
from desktop.usecases.dutch_words import clock_time, day_words, local
from desktop.usecases.formal_gathered import formal_facts
from desktop.usecases.house_dress import dressed, house_dress, in_house, plan_dress
from desktop.usecases.keep_paper import Wanted, edition_of, kept_or_drawn
from desktop.usecases.language_paper import refuse_paper_in
from desktop.usecases.numbers_left_out import numbers_left_out
from desktop.usecases.outcome import Outcome
from desktop.usecases.paper_kinds import PLAN_FORMS, PaperKind, why_not
from desktop.usecases.papers import Paper
from desktop.usecases.pip_versions import refuse_who_is_elsewhere, status_now
from desktop.usecases.plan_draft import draft
from desktop.usecases.plan_forms import make_plan_form
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.prepare_visit import visit_day
from desktop.usecases.print_paper import plan_head
from desktop.usecases.report_gathered import report_facts
from desktop.usecases.sheets_gathered import (
    ahead,
    appointment_facts,
    checklist_facts,
    driegesprek_facts,
    overtyp_facts,
    privacy_facts,
    tolk_facts,
)
from desktop.usecases.talk import DUTCH, Talk, load_talk, talk_language
from desktop.usecases.visit_gathered import visit_facts
from desktop.usecases.wording_kept import HeardTexts, wording_of

__all__ = ["make_sheet"]

OVERTYP_LIST = "duo.overtypblad"
_EPOCH = date(2000, 1, 1)
Build = Callable[[int, date], PaperSheet]


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What was frozen on the store thread: what is drawn, and what is kept beside its pages and words."""

    sheet: PaperSheet
    value: Mapping[str, JsonValue]
    language: str
    heard: HeardTexts
    wanted: Wanted


def make_sheet(
    desk: Desk, dossier: DossierId, kind: PaperKind, language: str | None = None
) -> Outcome[Paper]:
    """Make one paper as it is now and keep it; the same content gives the same bytes and no new version.

    Runs off the store thread. Refusal NOT_WI2021 or NOT_OBLIGED as `make_paper`, PAPER_NOT_NOW where
    `paper_kinds` says why not, and those of `refuse_paper_in`; Trouble GLYPH_MISSING, PAPER_FAILED. The
    visual plan is made by `make_paper` (ValueError here).
    """
    if kind is PaperKind.VISUAL:
        raise ValueError("made by make_paper")
    if kind in PLAN_FORMS:
        return make_plan_form(desk, dossier, kind, language)
    if kind is PaperKind.ACCESS:
        return make_copy(desk, dossier, language)
    if kind is PaperKind.VISIT_LIST:
        return Outcome(_visit_list(desk, dossier))
    frozen = desk.on_store(lambda: _freeze(desk, dossier, kind, language))
    made = kept_or_drawn(
        desk,
        frozen.wanted,
        lambda: desk.papers.paper_sheet(frozen.sheet),
        lambda: {**frozen.value, "wording": wording_of(desk, frozen.heard, frozen.language)},
    )
    return made or make_sheet(desk, dossier, kind, language)


def _freeze(desk: Desk, dossier: DossierId, kind: PaperKind, language: str | None) -> _Frozen:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        _refuse_what_cannot_be(talk, kind)
        code = DUTCH
        if kind.has_own_language:
            code = talk_language(desk, language or talk.row.language).code
            refuse_paper_in(desk, code)
        heard = HeardTexts(desk.texts)
        build = _builder(replace(desk, texts=heard.as_texts), work, talk, kind, code)
        build = _without_numbers(in_house(house_dress(desk), build), talk)
        edition = edition_of(talk, kind.value, code, _digest(build(0, _EPOCH)))
        sheet = build(edition.number, edition.day)
        wanted = edition.wanted(work, talk, kind.name_words)
        work.commit()
    value: Mapping[str, JsonValue] = {
        **edition.as_kept(),
        "is_concept": sheet.watermark is not None or bool(sheet.stamp),
        # beside the line with version and date there are only lines about the translation
        "unreviewed": kind.has_own_language and len(sheet.check_lines) > 1,
    }
    return _Frozen(sheet, value, code, heard, wanted)


def _without_numbers(build: Build, talk: Talk) -> Build:
    """The same builder, of which no sheet has a BSN or V-nummer on it."""
    known = numbers_of(talk.standing)
    return lambda number, day: numbers_left_out(build(number, day), known)


def _refuse_what_cannot_be(talk: Talk, kind: PaperKind) -> None:
    if why_not(talk, kind):
        if isinstance(talk.belonging, NotHere):
            refuse_who_is_elsewhere(talk)
        raise Refusal(RefusalCode.PAPER_NOT_NOW, kind.value)


def _builder(desk: Desk, work: UnitOfWork, talk: Talk, kind: PaperKind, language: str) -> Build:
    """How the blocks of this paper are made, given its number and day. All facts are read now."""
    match kind:
        case PaperKind.FORMAL:
            return lambda n, day: formal_pip(formal_facts(desk, work, talk, n, day))
        case PaperKind.SUMMARY:
            return lambda n, day: pip_summary(
                formal_facts(desk, work, talk, n, day), language, desk.texts, DOCUMENT_TEXTS
            )
        case PaperKind.OVERTYP:
            fields = _overtyp_fields(desk, talk)
            return lambda n, day: overtypblad(
                overtyp_facts(desk, talk, formal_facts(desk, work, talk, n, day)), fields
            )
        case PaperKind.CHECKLIST:
            return lambda n, day: ten_week_checklist(
                checklist_facts(desk, talk, n, day), language, desk.texts, DOCUMENT_TEXTS
            )
        case PaperKind.PRIVACY:
            return lambda n, day: privacy_page(
                privacy_facts(desk, talk, n, day), language, desk.texts, DOCUMENT_TEXTS
            )
        case PaperKind.PLAN_LIST:
            drafts = draft(desk, talk)
            return lambda n, day: plan_list(
                drafts,
                PaperHead(talk.row.roepnaam, desk.worker.municipality, n, day),
                language,
                desk.texts,
                talk.pack,
            )
        case PaperKind.PICTURE_PLAN | PaperKind.LEGEND:
            drafts, worn = draft(desk, talk), plan_dress(desk, work)
            holds = status_now(desk, talk) == PipStatus.VASTGESTELD
            sheet_of = picture_plan if kind is PaperKind.PICTURE_PLAN else legend
            return lambda n, day: sheet_of(
                drafts,
                worn.head(plan_head(desk, talk, n, day, holds)),
                language,
                desk.texts,
                talk.pack,
            )
        case PaperKind.APPOINTMENTS:
            return lambda n, day: appointment_sheet(
                appointment_facts(desk, talk, n, day), language, desk.texts, DOCUMENT_TEXTS
            )
        case PaperKind.DRIEGESPREK:
            return lambda n, day: driegesprek(driegesprek_facts(desk, talk, n, day))
        case PaperKind.REPORT | PaperKind.REPORT_SPECIAL:
            special = kind is PaperKind.REPORT_SPECIAL
            return lambda n, day: intake_report(report_facts(desk, work, talk, special, n, day))
        case PaperKind.TOLK_HOURS:
            return lambda n, day: tolk_hours(tolk_facts(desk, talk, n, day))
    raise ValueError("no sheet")


def _overtyp_fields(desk: Desk, talk: Talk) -> LawList:
    found = [one for one in desk.law.on(talk.today).lists if one.key == OVERTYP_LIST]
    if not found:
        raise Refusal(RefusalCode.LAW_BEFORE_FIRST_DATE, OVERTYP_LIST)
    return found[0]


def _digest(sheet: PaperSheet) -> str:
    """One text per content: version and day are left at nothing when it is taken."""
    return hashlib.sha256(repr(asdict(sheet)).encode()).hexdigest()


def _visit_list(desk: Desk, dossier: DossierId) -> Paper:
    """The list of the day on which this person is next visited; in memory only."""
    kind = PaperKind.VISIT_LIST
    day = desk.on_store(lambda: _next_day(desk, dossier))
    shown = desk.on_store(lambda: visit_day(desk, day))
    sheet = dressed(visit_list(visit_facts(shown, desk.clock.today())), house_dress(desk))
    pdf = desk.papers.paper_sheet(numbers_left_out(sheet, ()))
    now = desk.clock.now()
    return Paper(
        id=PaperId(f"{kind.value}.{shown.day.isoformat()}"),
        dossier=dossier,
        version=1,
        language=DUTCH,
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        is_concept=False,
        made_at=f"{day_words(local(now).date())}, {clock_time(now)}",
        pages=desk.papers.page_count(pdf),
        unreviewed=False,
        kind=kind.value,
        name=kind.name_words,
    )


def _next_day(desk: Desk, dossier: DossierId) -> date:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
    _refuse_what_cannot_be(talk, PaperKind.VISIT_LIST)
    return ahead(talk)[0].day
