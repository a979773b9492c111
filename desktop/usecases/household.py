"""Who belong together, and what one of them allows to be offered in the talk with the other.

One conversation each. Nothing goes from one dossier to another by itself: with consent it can be taken over,
stands there as 'from the partner', and counts for nothing until that person says it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.answer import Answers, answers_from
from desktop.domain.changes import Certainty, Change, ChangeKind, JsonValue, Source
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.household import FACT_QUESTIONS, SHARES, Link, Relation, SharedFact, links_from
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import counted
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, Spoken, UnitOfWork
from desktop.usecases.recording import Asked, pen
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.tolk_words import running_id
from forms.answer_moves import ROW_MARK, wording_hash

__all__ = [
    "Household",
    "LinkShown",
    "OfferShown",
    "Relation",
    "ShareShown",
    "SharedFact",
    "household",
    "household_shown",
    "link_dossiers",
    "set_share",
    "take_offer",
    "unlink",
]

_RELATIONS = {
    Relation.PARTNER: nl("partner"),
    Relation.CHILD: nl("kind"),
    Relation.PARENT: nl("ouder"),
    Relation.HOUSEMATE: nl("woont in hetzelfde huis"),
}
_FACTS = {SharedFact.CHILDREN: nl("de kinderen"), SharedFact.ADDRESS: nl("waar men woont")}


@dataclass(frozen=True, slots=True)
class ShareShown:
    """May what this person said about a fact be offered to the other? `own_ask` is read to the person."""

    fact: SharedFact
    words: str
    ask: str
    own_ask: Spoken
    is_given: bool


@dataclass(frozen=True, slots=True)
class OfferShown:
    """What the other allowed to be used here: `count` answers or rows; `is_here`: it stands here already."""

    fact: SharedFact
    words: str
    count: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class LinkShown:
    """One link; `roepnaam` is '' where the dossier of the other is not on this laptop."""

    other: DossierId
    roepnaam: str
    relation: Relation
    words: str
    is_on_board: bool
    is_disputed: bool
    shares: tuple[ShareShown, ...]
    offers: tuple[OfferShown, ...]


@dataclass(frozen=True, slots=True)
class Household:
    dossier: DossierId
    links: tuple[LinkShown, ...]
    free: Spoken  # 'U mag nee zeggen', in the person's language


def household(desk: Desk, dossier: DossierId) -> Household:
    """The links of a dossier, consent given here, and what was offered from the other side."""
    with desk.unit_of_work() as work:
        return household_shown(desk, work, load_talk(desk, work, dossier))


def link_dossiers(desk: Desk, dossier: DossierId, other: DossierId, relation: Relation) -> Outcome[Household]:
    """Say what `other` is to this person; the other dossier tells the same the other way round.

    Both are on this laptop, or KeyError. Refusal LINK_TO_ITSELF.
    """
    if dossier == other:
        raise Refusal(RefusalCode.LINK_TO_ITSELF, "other")
    with desk.unit_of_work() as work:
        here, there = load_talk(desk, work, dossier), load_talk(desk, work, other)
        changes = (
            *_say(desk, work, here, other, relation.value),
            *_say(desk, work, there, dossier, relation.other_way.value),
        )
        return _done(desk, work, dossier, changes)


def unlink(desk: Desk, dossier: DossierId, other: DossierId) -> Outcome[Household]:
    """They do not belong together (any more): both sides, and consent given here goes with it."""
    with desk.unit_of_work() as work:
        here = load_talk(desk, work, dossier)
        changes = (*_say(desk, work, here, other, None), *_say(desk, work, here, f"{other}{SHARES}", None))
        if work.dossiers.row(other) is not None:
            there = load_talk(desk, work, other)
            changes += _say(desk, work, there, dossier, None)
            changes += _say(desk, work, there, f"{dossier}{SHARES}", None)
        return _done(desk, work, dossier, changes)


def set_share(
    desk: Desk, dossier: DossierId, other: DossierId, fact: SharedFact, is_given: bool
) -> Outcome[Household]:
    """Consent of *this* person, or taken back; kept with the language it was asked in and the tolk."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        link = _link(talk, other)
        facts = (link.shares | {fact}) if is_given else (link.shares - {fact})
        own = _ask(desk, talk, fact)
        asked = Asked(
            pack=talk.pack.name,
            language=own.language,
            wording=wording_hash(f"{own.text}\n{SPOKEN_TEXTS[f'household.ask.{fact.value}']}"),
            tolk_session=running_id(talk),
            source=Source.SAID,
        )
        value = tuple(sorted(one.value for one in facts))
        changes = _say(desk, work, talk, f"{other}{SHARES}", value, asked)
        return _done(desk, work, dossier, changes)


def take_offer(desk: Desk, dossier: DossierId, other: DossierId, fact: SharedFact) -> Outcome[Household]:
    """Put what the other said into *this* dossier, as 'from the partner' and to be asked: never as an answer.

    Only with the consent that stands in the dossier of the other, else Refusal NO_CONSENT; a question that
    has an answer here is left as it is. Refusal OFFER_GONE when the other said nothing (any more),
    DOSSIER_NOT_HERE when that of the other is not on this laptop (any more).
    """
    with desk.unit_of_work() as work:
        if work.dossiers.row(other) is None:
            raise Refusal(RefusalCode.DOSSIER_NOT_HERE, "offer")
        here, there = load_talk(desk, work, dossier), load_talk(desk, work, other)
        if fact not in _link(there, dossier).shares:
            raise Refusal(RefusalCode.NO_CONSENT, "offer")
        asked = Asked(pack=here.pack.name, source=Source.PARTNER, certainty=Certainty.TO_CHECK)
        changes: tuple[Change, ...] = ()
        offered = _offered(here, there.standing, fact)
        if not offered and not any(here.answers.is_asked(question) for question in FACT_QUESTIONS[fact]):
            raise Refusal(RefusalCode.OFFER_GONE, "offer")
        for key, value in offered.items():
            parents = here.heads.get((ChangeKind.ANSWER, key), ())
            changes += (pen(desk, work, dossier, ChangeKind.ANSWER, key, value, parents, asked),)
        total = load_talk(desk, work, dossier).form.total
        work.dossiers.put_progress(dossier, total.answered, total.applicable)
        return _done(desk, work, dossier, changes)


def household_shown(desk: Desk, work: UnitOfWork, talk: Talk) -> Household:
    """The same out of a loaded talk."""
    free = desk.texts.say(UI_DOMAIN, "household.free", SPOKEN_TEXTS["household.free"], talk.language.code)
    links = tuple(_shown(desk, work, talk, link) for link in links_from(talk.heads))
    return Household(talk.dossier, links, free)


def _shown(desk: Desk, work: UnitOfWork, talk: Talk, link: Link) -> LinkShown:
    row = work.dossiers.row(link.other)
    offers: tuple[OfferShown, ...] = ()
    if row is not None:
        heads = work.changes.heads(link.other)
        allowed = next((back.shares for back in links_from(heads) if back.other == talk.dossier), frozenset())
        answers = answers_from(heads)
        offers = tuple(_offer(talk, answers, fact) for fact in SharedFact if fact in allowed)
    return LinkShown(
        other=link.other,
        roepnaam=row.roepnaam if row is not None else "",
        relation=link.relation,
        words=_RELATIONS[link.relation],
        is_on_board=row is not None,
        is_disputed=link.is_disputed,
        shares=tuple(
            ShareShown(
                fact,
                _FACTS[fact],
                SPOKEN_TEXTS[f"household.ask.{fact.value}"],
                _ask(desk, talk, fact),
                fact in link.shares,
            )
            for fact in SharedFact
        ),
        offers=tuple(offer for offer in offers if offer.count or offer.is_here),
    )


def _offer(here: Talk, answers: Answers, fact: SharedFact) -> OfferShown:
    offered = _offered(here, answers, fact)
    is_here = any(here.answers.is_asked(question) for question in FACT_QUESTIONS[fact])
    count = len(offered)
    words = (
        nl("{facts}: {counted}", facts=_FACTS[fact], counted=counted(count, "antwoord", "antwoorden"))
        if count
        else _FACTS[fact]
    )
    return OfferShown(fact, words, count, is_here and not count)


def _offered(here: Talk, answers: Answers, fact: SharedFact) -> Mapping[str, JsonValue]:
    """Key and change value of what can be taken over: plain answers to questions that are asked here, that
    have no answer here and that are of no special class."""
    found: dict[str, JsonValue] = {}
    asked = {question.id: question for question in here.applicable}
    for question in FACT_QUESTIONS[fact]:
        if question not in asked or asked[question].is_special or here.answers.is_asked(question):
            continue
        for key in sorted(answers.by_key):
            answer = answers.by_key[key]
            if key.partition(ROW_MARK)[0] == question and answer.state is None and not answer.is_empty:
                found[key] = {"state": None, "value": answer.value}
    return found


def _ask(desk: Desk, talk: Talk, fact: SharedFact) -> Spoken:
    key = f"household.ask.{fact.value}"
    return desk.texts.say(UI_DOMAIN, key, SPOKEN_TEXTS[key], talk.language.code)


def _link(talk: Talk, other: DossierId) -> Link:
    """The link to `other`; Refusal NO_CONSENT where there is none, for nobody can have agreed to anything."""
    found = next((link for link in links_from(talk.heads) if link.other == other), None)
    if found is None:
        raise Refusal(RefusalCode.NO_CONSENT, "other")
    return found


def _say(
    desk: Desk, work: UnitOfWork, talk: Talk, key: str, value: JsonValue, asked: Asked | None = None
) -> tuple[Change, ...]:
    """One change of kind link, unless the same stands there already."""
    standing = talk.heads.get((ChangeKind.LINK, key), ())
    if all(change.value == value for change in standing) and (standing or value is None):
        return ()
    how = asked or Asked(pack=talk.pack.name)
    return (pen(desk, work, talk.dossier, ChangeKind.LINK, key, value, standing, how),)


def _done(
    desk: Desk, work: UnitOfWork, dossier: DossierId, changes: tuple[Change, ...]
) -> Outcome[Household]:
    shown = household_shown(desk, work, load_talk(desk, work, dossier))
    work.commit()
    return Outcome(shown, changes)
