"""The same plan in another shape: cards for a telephone, a booklet on A5, and what is different in it.

Each belongs to a version of the plan as it was printed and carries its number and day; each is drawn in
memory and kept encrypted like every other paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.documents.blocks import PaperSheet, VisualPip
from desktop.documents.change_sheet import change_sheet
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.changes import JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.house_dress import dressed, house_dress
from desktop.usecases.keep_paper import Wanted, kept_or_drawn, paper_keys
from desktop.usecases.outcome import Outcome
from desktop.usecases.paper_kinds import PLAN_FORMS, PaperKind, why_not
from desktop.usecases.papers import Paper, kept_papers, value_of, whole_content_of
from desktop.usecases.plan_page import roomy_plan
from desktop.usecases.plan_told import told_changes
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import head_of_paper, is_as_printed, make_paper
from desktop.usecases.talk import load_talk

#: kept of the plan in the value of each of its shapes, because they say the same
_SHARED = ("version", "day", "language", "of", "said", "is_concept", "unreviewed", "plan", "wording")


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What was frozen on the store thread: what is drawn, and what is kept of it beside its pages."""

    page: VisualPip | PaperSheet
    value: Mapping[str, JsonValue]
    wanted: Wanted


def make_plan_form(
    desk: Desk, dossier: DossierId, kind: PaperKind, language: str | None = None
) -> Outcome[Paper]:
    """Make the plan as it is now in this shape, beside the page itself; the same plan gives the same bytes.

    Runs off the store thread. Raises as `make_paper`; Refusal PAPER_NOT_NOW where there is nothing to
    compare with; ValueError for a kind that is no shape of the plan.
    """
    if kind not in PLAN_FORMS:
        raise ValueError("no shape of the plan")
    plan = make_paper(desk, dossier, language)
    frozen = desk.on_store(lambda: _freeze(desk, plan.shown, kind))
    # None: the plan became another one since its page was made, or another paper came while this was drawn
    made = frozen and kept_or_drawn(
        desk, frozen.wanted, lambda: _drawn(desk, frozen.page, kind), lambda: frozen.value
    )
    made = made or make_plan_form(desk, dossier, kind, language)
    return Outcome(made.shown, (*plan.changes, *made.changes))


def _drawn(desk: Desk, page: VisualPip | PaperSheet, kind: PaperKind) -> bytes:
    if isinstance(page, PaperSheet):
        return desk.papers.paper_sheet(page)
    return desk.papers.plan_cards(page) if kind is PaperKind.CARDS else desk.papers.plan_booklet(page)


def _freeze(desk: Desk, plan: Paper, kind: PaperKind) -> _Frozen | None:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, plan.dossier)
        if why_not(talk, kind):
            raise Refusal(RefusalCode.PAPER_NOT_NOW, kind.value)
        kept = next(one for one in kept_papers(talk) if one.key == plan.id).value
        printed = kept if isinstance(kept, Mapping) else {}
        if not is_as_printed(desk, work, talk, printed):
            return None
        head = head_of_paper(desk, work, talk, printed)
        if kind is PaperKind.CHANGES:
            told = told_changes(desk, talk, plan.id, plan.language)
            sheet = change_sheet(told, head, plan.language, desk.texts, DOCUMENT_TEXTS, talk.pack.name)
            page: VisualPip | PaperSheet = dressed(sheet, house_dress(desk))
        else:
            page = roomy_plan(desk, talk, head, plan.language)
        value: dict[str, JsonValue] = {name: printed[name] for name in _SHARED if name in printed}
        same = [
            one
            for one in kept_papers(talk, kind)
            if all(
                value_of(one).get(name) == value.get(name) for name in ("version", "language", "of", "said")
            )
        ]
        made = same[-1] if same else None
        content = None if made is None else whole_content_of(work, made)
        seen = paper_keys(work, plan.dossier)
        work.commit()
    wanted = Wanted(plan.dossier, kind.name_words, talk.pack.name, made, content, seen)
    return _Frozen(page, {**value, "kind": kind.value}, wanted)
