"""A dossier as one talk sees it: everything that is computed from its changes, loaded once.

Frozen, so that a screen can be built from it after the store has gone on. Nothing here is written down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from desktop.domain.answer import Answer, Answers, answers_from
from desktop.domain.belonging_signals import belonging_signals
from desktop.domain.changes import Change, HeadKey
from desktop.domain.date_sense import date_facts, date_signals
from desktop.domain.decided import decided_text
from desktop.domain.doelgroep import Belonging, Belongs, belonging
from desktop.domain.dossier import DossierRow, project_row
from desktop.domain.errors import Refusal
from desktop.domain.ids import ChangeId, DossierId, TolkSessionId
from desktop.domain.law.book import LawBook
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult, toets_result
from desktop.domain.pip import RouteChoice, route_choice
from desktop.domain.plan_lines import PlanBlockDraft
from desktop.domain.route_advice import RouteAdvice, route_advice
from desktop.domain.signals import Signal
from desktop.domain.talk_setting import spoken_language
from desktop.domain.wording import joined, nl
from desktop.usecases.law_lookup import law_lookup
from desktop.usecases.place import Place, load_place
from desktop.usecases.ports import Desk, Language, UnitOfWork
from forms.answer_moves import Answer as FormAnswer
from forms.model import AnswerState, FormPack, Question
from forms.progress import Progress
from forms.question_types import Value
from forms.state import PackState, caught_up, evaluate

DUTCH = "nl"
#: the decision that moves a dossier to another version of its questions; value: 'landelijk@2'
PACK_KEY = "vragenlijst"
_TEST_DATE = "L02"
_TEST_DATE_WARNING = nl("Voor een toets op deze datum is geen grens bekend. Controleer de datum.")


@dataclass(frozen=True, slots=True)
class Talk:
    """One dossier now. `standing` are the answers whose question applies; parked ones wait in `answers`."""

    dossier: DossierId
    pack: FormPack
    heads: Mapping[HeadKey, tuple[Change, ...]]
    row: DossierRow
    language: Language
    answers: Answers
    standing: Answers
    belonging: Belonging
    choice: RouteChoice
    toets: LeerbaarheidstoetsResult
    advice: RouteAdvice
    warnings: Mapping[str, str]  # question id to a soft remark
    form: PackState
    today: date
    place: Place
    tolk_session: TolkSessionId | None
    #: the answers as the form room reads them
    given: Mapping[str, FormAnswer]
    law: LawBook
    #: the plan as these answers make it, where it was worked out already
    blocks: tuple[PlanBlockDraft, ...] | None = None
    #: behind the answers of the question on the screen, where it has to be told what they replaced
    replaced: Mapping[ChangeId, Change] = field(default_factory=lambda: MappingProxyType({}))
    #: what may be wrong in the dates, and in for whom the plicht is; told on the page and at the questions
    signals: tuple[Signal, ...] = ()

    @property
    def applicable(self) -> tuple[Question, ...]:
        """The questions that apply now, in the order of the pack."""
        wanted = set(self.form.relevant)
        return tuple(question for question in self.pack.questions if question.id in wanted)

    @property
    def view(self) -> Progress:
        """The questions that are walked past and counted: the core of one hour, a part, or all of them."""
        return self.form.within(self.place.scope)

    def warning_at(self, question: str) -> str:
        """The soft remarks at one question: test, dates, for whom the plicht is; '' = none."""
        told = [s.text for s in self.signals if s.is_at_question and question in s.questions]
        return joined(" ", dict.fromkeys(filter(None, [self.warnings.get(question, ""), *told])))

    @property
    def answered(self) -> frozenset[str]:
        """Applicable questions with a full answer; 'later', 'niet begrepen' and conflicts stay open."""
        return self.form.answered


def load_talk(desk: Desk, work: UnitOfWork, dossier: DossierId) -> Talk:
    """Everything about one dossier. KeyError when this desk does not have it.

    The store is read each time; what it says as it did a moment ago on this desk is not worked out again.
    """
    row = work.dossiers.row(dossier)
    if row is None:
        raise KeyError("no such dossier here")
    heads = dict(work.changes.heads(dossier))
    today = desk.clock.today()
    kept = desk.recent.loaded(dossier)
    before = kept if isinstance(kept, Talk) and (kept.today, kept.law) == (today, desk.law) else None
    if before is not None and _is_same(before.heads, heads):
        talk = before
    else:
        talk = _worked_out(desk, dossier, row, heads, before)
    session = work.state.get(tolk_state_name(dossier))
    language = talk_language(desk, spoken_language(heads, row.language))
    talk = replace(
        talk,
        blocks=talk.blocks if (talk.row, talk.language) == (row, language) else None,
        row=row,
        language=language,
        place=load_place(work, dossier),
        tolk_session=None if session is None else TolkSessionId(session),
        replaced=MappingProxyType({}),
    )
    desk.recent.keep(dossier, talk)
    return talk


def talk_if(desk: Desk, talk: Talk, heads: Mapping[HeadKey, tuple[Change, ...]]) -> Talk:
    """The talk as it would be with these heads. Nothing is read or kept: to see what would follow."""
    row = project_row(talk.dossier, heads)
    found = _worked_out(desk, talk.dossier, row, heads, talk)
    language = talk_language(desk, spoken_language(heads, row.language))
    return replace(found, language=language, place=talk.place, tolk_session=talk.tolk_session, blocks=None)


def _is_same(
    before: Mapping[HeadKey, tuple[Change, ...]], heads: Mapping[HeadKey, tuple[Change, ...]]
) -> bool:
    """True when the store gave the very same heads: what was worked out of them stands."""
    return len(before) == len(heads) and all(before.get(at) is found for at, found in heads.items())


def _worked_out(
    desk: Desk,
    dossier: DossierId,
    row: DossierRow,
    heads: Mapping[HeadKey, tuple[Change, ...]],
    before: Talk | None,
) -> Talk:
    """What follows from the changes, the law and the day; place, language and session are put in after."""
    pack, today = pinned_pack(desk, heads), desk.clock.today()
    answers = answers_from(heads) if before is None else answers_from(heads, before.heads, before.answers)
    given = form_answers(answers, before)
    found = belonging(answers, today, desk.law)
    group = found.doelgroep.forms_group if isinstance(found, Belongs) else None
    if before is not None and before.pack is pack and before.form.group == group:
        form = caught_up(before.form, before.given, given)
    else:
        form = evaluate(pack, given, group, today, law_lookup(desk.law))
    parked = set(form.parked)
    standing = Answers(
        {key: answer for key, answer in answers.by_key.items() if key not in parked},
        answers.conflicts,
        answers.unreadable,
    )
    toets, warnings = _toets(desk, standing)
    choice = route_choice(heads)
    applies = frozenset(form.relevant)
    advice = route_advice(standing, toets, desk.law.on(today), today, choice.offer, applies)
    for doubt in advice.doubts:
        if doubt.question is not None and not doubt.is_gap:
            warnings[doubt.question] = doubt.text
    signals = (
        *date_signals(date_facts(standing, heads, found, today), desk.law),
        *belonging_signals(standing, found, today, desk.law),
    )
    return Talk(
        dossier=dossier,
        pack=pack,
        heads=heads,
        row=row,
        language=talk_language(desk, DUTCH),
        answers=answers,
        standing=standing,
        belonging=found,
        choice=choice,
        toets=toets,
        advice=advice,
        warnings=warnings,
        form=form,
        today=today,
        place=Place(),
        tolk_session=None,
        given=given,
        law=desk.law,
        signals=signals,
    )


def pinned_pack(desk: Desk, heads: Mapping[HeadKey, tuple[Change, ...]]) -> FormPack:
    """The pack the dossier began with, or the one it was moved to since; the newest where no head of the
    dossier is known here yet. Moved to two at once by two laptops: the first until a person chose."""
    moved = decided_text(heads, PACK_KEY)
    if moved:
        return desk.packs.named(moved)
    names = [c.pack for (kind, _), found in heads.items() if kind.value == "dossier" for c in found if c.pack]
    return desk.packs.named(min(names)) if names else desk.packs.newest(desk.pack_id)


def form_answers(answers: Answers, before: Talk | None = None) -> Mapping[str, FormAnswer]:
    """The answers as the form room reads them; what is in conflict or cannot be read is not among them."""
    known = before.answers.by_key if before is not None else {}
    given = before.given if before is not None else {}
    return {key: given[key] if known.get(key) is a else _form_answer(a) for key, a in answers.by_key.items()}


def _form_answer(answer: Answer) -> FormAnswer:
    return FormAnswer(None if answer.state is None else AnswerState(answer.state), as_value(answer.value))


def talk_language(desk: Desk, code: str) -> Language:
    """The language of the person; Dutch where the translations do not know it."""
    known = {language.code for language in desk.texts.languages()}
    return desk.texts.language(code if code in known else DUTCH)


def tolk_state_name(dossier: DossierId) -> str:
    """Where the local state keeps the tolk session that runs in this dossier."""
    return f"tolk.{dossier}"


def _toets(desk: Desk, answers: Answers) -> tuple[LeerbaarheidstoetsResult, dict[str, str]]:
    """The test, and a remark where the law has no limit for its date: then it counts as not dated."""
    try:
        return toets_result(answers, desk.law), {}
    except Refusal:
        undated = {key: answer for key, answer in answers.by_key.items() if key != _TEST_DATE}
        return toets_result(Answers(undated), desk.law), {_TEST_DATE: _TEST_DATE_WARNING}


def as_value(value: object) -> Value:
    """A stored value as the question types take it; a float, never written here, is no value."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {str(key): as_value(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return tuple(as_value(part) for part in value)
    return None
