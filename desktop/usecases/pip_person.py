"""The person's own view beside the choice, what is recorded around it, and a route that is bound."""

from __future__ import annotations

from desktop.domain.changes import ChangeKind, JsonValue, is_conflict
from desktop.domain.dutch_days import day_words
from desktop.domain.law.why import Why, WhyFact, rules_behind
from desktop.domain.leerbaarheidstoets import ToetsState
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import QUESTION_AGREES, QUESTION_OWN_VIEW, does_not_agree
from desktop.domain.revision import previous_pip
from desktop.domain.route_decisions import (
    NO_TEST_KEY,
    OFFER_KEY,
    SECOND_TALK_KEY,
    OfferState,
    SecondTalk,
    SecondTalkState,
    read_offer,
    read_second_talk,
)
from desktop.domain.wording import joined, nl
from desktop.usecases.interview.value_words import answer_words
from desktop.usecases.pip_facts import known_as, question_of
from desktop.usecases.pip_missing import TITLES
from desktop.usecases.pip_shown import LockShown, NoTestShown, OfferShown, PersonShown, SecondTalkShown
from desktop.usecases.pip_versions import bound_route
from desktop.usecases.talk import Talk
from desktop.usecases.why_shown import why_shown

SECOND_TALK_WORDS = {
    SecondTalkState.OFFERED: nl("Aangeboden"),
    SecondTalkState.PLANNED: nl("Gepland"),
    SecondTalkState.HELD: nl("Gehad"),
    SecondTalkState.NOT_WANTED: nl("Wil dat niet"),
}
OFFER_WORDS = {OfferState.YES: nl("Ja"), OfferState.WAITING: nl("Wachtlijst"), OfferState.NO: nl("Nee")}
_NOT_ASKED = nl("nog niet gevraagd")


def texts_that_meet(talk: Talk, key: str) -> tuple[str, ...]:
    """What two laptops decided at a key, oldest first, while nobody chose; () where they agree."""
    heads = talk.heads.get((ChangeKind.DECISION, key), ())
    if not is_conflict(heads):
        return ()
    ordered = sorted(heads, key=lambda change: (change.time, change.id))
    return tuple(told_decision(key, head.value) for head in ordered)


def own_view(talk: Talk) -> Leerroute | None:
    """The route that fits in the person's own eyes (K07); None while they named none."""
    said = talk.standing.text(QUESTION_OWN_VIEW)
    return Leerroute(said) if said in set(Leerroute) else None


def person_shown(talk: Talk) -> PersonShown | None:
    """Own view and agreement; None where the questions are not in the pack."""
    view, agrees = question_of(talk, QUESTION_OWN_VIEW), question_of(talk, QUESTION_AGREES)
    if view is None or agrees is None:
        return None
    said, agreed = talk.standing.answer(view.id), talk.standing.answer(agrees.id)
    cells = talk.standing.cells(agrees.id)
    words = cells.get("niet")
    disagrees = does_not_agree(talk.standing)
    agrees_words: str
    if agreed is None:
        agrees_words = _NOT_ASKED
    elif agreed.state is not None:
        agrees_words = answer_words(agrees, agreed)
    else:
        agrees_words = {"ja": "ja", "nee": "nee"}.get(str(cells.get("eens")), _NOT_ASKED)
    return PersonShown(
        view_words=_NOT_ASKED if said is None else answer_words(view, said),
        view_number=view.number,
        view_known_as=known_as(talk, view.id),
        agrees_words=agrees_words,
        agrees_number=agrees.number,
        agrees_known_as=known_as(talk, agrees.id),
        own_words=words if isinstance(words, str) else "",
        disagrees=disagrees,
        second=_second(talk.choice.second_talk),
        two_second_talks=texts_that_meet(talk, SECOND_TALK_KEY),
        needs_second=disagrees and talk.choice.second_talk is None,
        objecting=why_shown(_why_objecting(talk), talk.pack) if disagrees else None,
    )


def offer_shown(talk: Talk) -> OfferShown:
    """The offer of the onderwijsroute; needed where that route was chosen."""
    offer, law = talk.choice.offer, talk.law.on(talk.today)
    known = law.value("onderwijs.offer")
    why = Why(
        claim=nl("Is er een plek in de onderwijsroute in deze regio?"),
        steps=(nl("Een route zonder plek kan niet beginnen; leg vast wat u hoorde, ook als het nee is."),),
        law=(known,),
        rules=rules_behind((known,), talk.law),
        closing=nl("U vraagt het na en vult het in."),
    )
    return OfferShown(
        state=offer.state.value if offer is not None else "",
        note=offer.note if offer is not None else "",
        is_needed=talk.choice.route is Leerroute.ONDERWIJS and offer is None,
        two_offers=texts_that_meet(talk, OFFER_KEY),
        why=why_shown(why, talk.pack),
    )


def no_test_shown(talk: Talk) -> NoTestShown | None:
    """What was seen instead of a test, where none is possible (R-LBT-07)."""
    if talk.toets.state is not ToetsState.NOT_POSSIBLE:
        return None
    why = Why(
        claim=nl("De leerbaarheidstoets is niet mogelijk."),
        steps=(nl("Wat u zelf zag en hoorde komt in de plaats van de uitslag. Schrijf geen diagnose."),),
        rules=(talk.law.rule("R-LBT-07"),),
        closing=nl("U schrijft wat u zag; er wordt niets gerekend."),
    )
    reason = talk.choice.no_test_reason
    return NoTestShown(reason, not reason, why_shown(why, talk.pack), texts_that_meet(talk, NO_TEST_KEY))


def lock_shown(talk: Talk) -> LockShown | None:
    """The route of the municipality before this one, while it binds (R-OVG-06)."""
    before = previous_pip(talk.heads)
    if before is None or bound_route(talk) is None:
        return None
    title = TITLES[before.route][0]
    why = Why(
        claim=nl("De {title} van {gemeente} blijft gelden.", title=title, gemeente=before.gemeente),
        facts=(
            WhyFact(nl("Vorige gemeente"), before.gemeente),
            WhyFact(nl("Dagtekening van het eerste plan"), day_words(before.dagtekening_initieel)),
        ),
        steps=(nl("Wisselen kan nadat het nieuwe plan is vastgesteld, bij Besluit."),),
        rules=(talk.law.rule("R-OVG-06"),),
        closing=nl("De andere delen van het plan zijn vrij."),
    )
    words = nl(
        "De {title} komt van {gemeente} en blijft gelden. De andere routes zijn dicht.",
        title=title,
        gemeente=before.gemeente,
    )
    return LockShown(words, why_shown(why, talk.pack))


def _second(second: SecondTalk | None) -> SecondTalkShown:
    if second is None:
        return SecondTalkShown("", "", "", "")
    day = second.day
    typed = "" if day is None else f"{day.day}-{day.month}-{day.year}"
    words = SECOND_TALK_WORDS[second.state] + (
        "" if day is None else nl(" op {day_words}", day_words=day_words(day))
    )
    return SecondTalkShown(second.state.value, typed, second.note, words)


def told_decision(key: str, value: JsonValue) -> str:
    """A decision in words: text as it stands, an offer or a talk by its state and note."""
    if isinstance(value, str):
        return TITLES[Leerroute(value)][0] if value in set(Leerroute) else value
    offer, second = read_offer(value), read_second_talk(value)
    if key == OFFER_KEY and offer is not None:
        return joined(" – ", (part for part in (OFFER_WORDS[offer.state], offer.note) if part))
    if key == SECOND_TALK_KEY and second is not None:
        return joined(" – ", (part for part in (_second(second).words, second.note) if part))
    return nl("leeg") if value is None else nl("kan hier niet worden gelezen")


def _why_objecting(talk: Talk) -> Why:
    weeks = talk.law.on(talk.today).value("bezwaar.weeks")
    return Why(
        claim=nl("Wie het niet eens is met het plan, kan bezwaar maken."),
        steps=(
            nl("Dat kan binnen {number} weken nadat de brief met het besluit er is.", number=weeks.number),
            nl("Een concept is nog geen besluit; bespreek eerst wat anders kan."),
        ),
        law=(weeks,),
        rules=rules_behind((weeks,), talk.law),
        closing=nl("De persoon beslist zelf. Bezwaar maken heeft geen gevolg voor de hulp."),
    )
