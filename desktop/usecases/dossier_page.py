"""One dossier at a glance, outside the talk: group, terms, tasks, appointments, household, prefilling."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.appointment import Appointment
from desktop.domain.attachments import attached_to
from desktop.domain.doelgroep import Belongs
from desktop.domain.group_rights import NAMES, rights_of, why_right
from desktop.domain.ids import DossierId
from desktop.domain.law.why import Why, rules_behind, short_mark
from desktop.domain.signals import Signal
from desktop.domain.wording import nl
from desktop.usecases.attachment_places import incomplete_words
from desktop.usecases.choice_told import told_by_others
from desktop.usecases.choices_shown import ToldShown
from desktop.usecases.contacts import ContactShown, contacts_shown
from desktop.usecases.dossier_standing import standings
from desktop.usecases.dossiers import CaseloadRow, caseload_row, talk_languages
from desktop.usecases.dutch_words import day_words
from desktop.usecases.household import Household, household_shown
from desktop.usecases.interview.shown import Stop
from desktop.usecases.plan_situation import CARE_WORDS, care_blockers
from desktop.usecases.ports import Desk
from desktop.usecases.prefill import PrefillShown, prefill_shown
from desktop.usecases.stop_words import stop_of
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.task_shown import TaskShown
from desktop.usecases.tasks import tasks_shown
from desktop.usecases.terms import Delay, TermShown, delay_of, terms_shown
from desktop.usecases.why_shown import WhyShown, why_shown


@dataclass(frozen=True, slots=True)
class RightShown:
    """What the group gets or does not get. `mark`: 'niet nagekeken: ...' where nobody checked the source."""

    what: str
    answer: str
    source: str
    mark: str
    reason: WhyShown


@dataclass(frozen=True, slots=True)
class SignalShown:
    """Something to look at, with the questions it is about as (id, number), and what it rests on."""

    text: str
    jumps: tuple[tuple[str, str], ...] = ()
    reason: WhyShown | None = None


@dataclass(frozen=True, slots=True)
class DossierPage:
    row: CaseloadRow
    stop: Stop | None
    group: str  # 'Asielstatushouder', '' while it is not known
    rights: tuple[RightShown, ...]
    signals: tuple[SignalShown, ...]  # what a person has to look at: never changed by the app
    terms: tuple[TermShown, ...]
    delay: Delay
    tasks: tuple[TaskShown, ...]
    appointments: tuple[Appointment, ...]
    household: Household
    prefill: tuple[PrefillShown, ...]
    contacts: tuple[ContactShown, ...] = ()  # invitations and absence, newest day first
    #: talks of today or before of which nobody said yet whether they were held, by `talk_mark`
    untold: frozenset[str] = frozenset()
    languages: tuple[tuple[str, str], ...] = ()  # code and Dutch name, for an invitation
    attachments: int = 0  # photos and scans, of questions and of the dossier
    told: tuple[ToldShown, ...] = ()  # what others chose between where one of the answers was ours


def dossier_page(desk: Desk, dossier: DossierId) -> DossierPage:
    """The page of one dossier. KeyError when it is not on this laptop."""
    is_known = desk.sync.is_enrolled()
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        row = caseload_row(desk, work, talk.row, standings(work, is_known).get(dossier))
        linked = household_shown(desk, work, talk)
        told = told_by_others(desk, work, talk)
        incomplete = incomplete_words(work, talk, desk.desk)
    place = talk.belonging if isinstance(talk.belonging, Belongs) else None
    logged = contacts_shown(desk, talk)
    return DossierPage(
        row=row,
        stop=stop_of(desk, talk),
        group=NAMES[place.doelgroep] if place else "",
        rights=rights_shown(desk, talk),
        signals=(*signals_of(talk), *([SignalShown(incomplete)] if incomplete else ())),
        terms=terms_shown(desk, talk),
        delay=delay_of(talk),
        tasks=tasks_shown(desk, talk),
        appointments=talk.row.appointments,
        household=linked,
        prefill=prefill_shown(talk),
        contacts=logged,
        untold=untold_talks(talk, logged),
        attachments=sum(attached_to(talk.heads).values()),
        told=told,
        languages=tuple((one.code, one.dutch_name) for one in talk_languages(desk)),
    )


def rights_shown(desk: Desk, talk: Talk) -> tuple[RightShown, ...]:
    """What the group of this person gets, each line with its mark and its 'waarom?'; () while unknown."""
    place = talk.belonging
    if not isinstance(place, Belongs):
        return ()
    found = []
    for right in rights_of(place.doelgroep, desk.law.on(talk.today), place.is_nareiziger):
        why = why_right(right, desk.law)
        shown = why_shown(why, talk.pack)
        found.append(RightShown(right.what, right.answer, right.source, short_mark(why), shown))
    return tuple(found)


def signals_of(talk: Talk) -> tuple[SignalShown, ...]:
    """What may be wrong in what is known: a test outcome, dates that contradict, doubt about the plicht."""
    numbers = {question.id: question.number for question in talk.pack.questions}

    def shown(text: str, questions: tuple[str, ...], reason: WhyShown | None = None) -> SignalShown:
        return SignalShown(text, tuple((q, numbers[q]) for q in questions if q in numbers), reason)

    found = [shown(text, (question,)) for question, text in talk.warnings.items()]
    found += [shown(one.text, one.questions, _why_signal(talk, one)) for one in talk.signals]
    if isinstance(talk.belonging, Belongs) and talk.belonging.to_confirm:
        waits = nl("Nog niet zeker: dit is nog open, of staat niet in de brief van DUO.")
        found.append(shown(waits, talk.belonging.to_confirm))
    found += [shown(CARE_WORDS[one.code], (one.question,)) for one in care_blockers(talk)]
    return tuple(dict.fromkeys(found))


def talk_mark(one: Appointment) -> str:
    """How a line of the log names the talk it is about: moved to another moment it is another talk."""
    return f"{one.key}@{one.at}"


def untold_talks(talk: Talk, logged: tuple[ContactShown, ...]) -> frozenset[str]:
    """Talks of today or before of which the log does not say that they were held or missed."""
    told = {one.typed.about for one in logged}
    behind = (talk_mark(one) for one in talk.row.appointments if one.day <= talk.today)
    return frozenset(mark for mark in behind if mark not in told)


def _why_signal(talk: Talk, signal: Signal) -> WhyShown | None:
    if not signal.law and not signal.rules:
        return None
    rules = (*rules_behind(signal.law, talk.law), *(talk.law.rule(id) for id in signal.rules))
    closing = nl("Dit is een signaal: er is niets veranderd, u beslist.")
    why = Why(signal.text, law=signal.law, rules=tuple(dict.fromkeys(rules)), closing=closing)
    return why_shown(why, talk.pack)


def appointment_words(one: Appointment) -> str:
    """'dinsdag 15 september, 10:30 uur'."""
    return nl("{day_words}, {at} uur", day_words=day_words(one.day, with_year=False), at=one.at[11:])
