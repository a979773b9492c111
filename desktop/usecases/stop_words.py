"""Who does not belong here, in Dutch for the klantmanager: why, who can help, and where it is written.

Nobody is refused by a machine: the sentences point on, and say what to look up when the letter of DUO
says something else. No amounts of fines are ever named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.doelgroep import NotHere, NotHereReason
from desktop.domain.reasons import why_not_here
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import day_words
from desktop.usecases.interview.shown import Stop
from desktop.usecases.ports import Desk, Spoken, Texts
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import Talk
from desktop.usecases.why_shown import why_shown


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    explanation: tuple[str, ...]
    points_on: tuple[str, ...]
    article: str


_LETTER = nl("Staat er iets anders in de brief van DUO? Verander dan het antwoord; de brief beslist.")
_BEFORE = nl("Wet inburgering 2021, overgang: plicht van vóór 1 januari 2022 (niet nagekeken)")
_OBLIGED = nl("Wet inburgering 2021, artikel 3 en 4")

_WORDS = {
    NotHereReason.WI2013: _Words(
        nl("Deze persoon valt onder de Wet inburgering 2013"),
        (
            nl("De plicht begon voor 1 januari 2022. Dan gelden de regels van de oude wet."),
            nl("Er is geen brede intake, geen leerroute en geen PIP. Deze app maakt daarom geen plan."),
            _LETTER,
        ),
        (
            nl("DUO: voor de termijn, verlenging en de lening."),
            nl("De gemeente: voor maatschappelijke begeleiding en hulp bij het kiezen van een school."),
        ),
        _BEFORE,
    ),
    NotHereReason.ELIP: _Words(
        nl("Deze persoon valt onder de Wet inburgering 2013 en heeft de lening gebruikt (ELIP)"),
        (
            nl("De plicht loopt nog onder de oude wet. De lening bij DUO is op."),
            nl("Er is geen brede intake, geen leerroute en geen PIP. Deze app maakt daarom geen plan."),
            _LETTER,
        ),
        (
            nl("De collega die bij u de ELIP-groep begeleidt: de gemeente kan een aanbod doen."),
            nl("DUO: voor de termijn en vragen over ontheffing."),
        ),
        _BEFORE,
    ),
    NotHereReason.ONTHEEMDE: _Words(
        nl("Deze persoon is niet inburgeringsplichtig (ontheemde uit Oekraïne)"),
        (
            nl("Wie tijdelijke bescherming heeft, hoeft niet in te burgeren. Er komt geen PIP."),
            _LETTER,
        ),
        (nl("De gemeente: voor taalles, werk en hulp voor ontheemden."),),
        nl("Richtlijn tijdelijke bescherming; Kamerstuk 32824, nr. 380"),
    ),
    NotHereReason.EU_BURGER: _Words(
        nl("Deze persoon is niet inburgeringsplichtig (EU, EER of Zwitserland)"),
        (nl("Burgers van deze landen hoeven niet in te burgeren. Er komt geen PIP."), _LETTER),
        (nl("De gemeente of de bibliotheek: voor vrijwillige taalles."),),
        _OBLIGED,
    ),
    NotHereReason.TIJDELIJK: _Words(
        nl("Deze persoon is niet inburgeringsplichtig (tijdelijk verblijf)"),
        (
            nl("Wie tijdelijk hier is voor studie of werk, hoeft niet in te burgeren. Er komt geen PIP."),
            _LETTER,
        ),
        (nl("De gemeente of de school: voor vrijwillige taalles."),),
        _OBLIGED,
    ),
    NotHereReason.UNDER_AGE: _Words(
        nl("Deze persoon is nog geen 18 jaar"),
        (nl("De plicht begint niet voor de achttiende verjaardag. Er komt nu geen PIP."), _LETTER),
        (nl("School (ISK) en de leerplichtambtenaar."), nl("De voogd of begeleider van de jongere.")),
        nl("Wet inburgering 2021, artikel 3"),
    ),
    NotHereReason.PENSION: _Words(
        nl("Deze persoon heeft de pensioenleeftijd bereikt"),
        (
            nl("Wie de AOW-leeftijd heeft bereikt, hoeft niet in te burgeren. Er komt geen PIP."),
            nl("De app rekent met de geboortedatum. Klopt die niet, verander dan het antwoord."),
            _LETTER,
        ),
        (
            nl("De gemeente of de bibliotheek: voor vrijwillige taalles en om mensen te ontmoeten."),
            nl("DUO: als er toch een brief over inburgering is gekomen."),
        ),
        nl("Wet inburgering 2021, artikel 3; Algemene Ouderdomswet, artikel 7a (leeftijd niet nagekeken)"),
    ),
    NotHereReason.DUO_BEFORE_WI2021: _Words(
        nl("De brief van DUO is van voor de Wet inburgering 2021"),
        (
            nl("De plicht begon dan onder de oude wet: geen brede intake en geen PIP."),
            nl("Een kleine groep mocht later kiezen. Staat Wi2021 in de brief? Kies dat dan bij die vraag."),
        ),
        (nl("DUO: om na te vragen welke wet geldt."),),
        _BEFORE,
    ),
}


def stop_shown(texts: Texts, found: NotHere, language: str) -> Stop:
    """The stop as the screens show it: Dutch for the klantmanager, and `own` in `language`."""
    words = _WORDS[found.reason]
    until = (
        (nl("Vanaf {day_words} kan dit anders zijn.", day_words=day_words(found.until)),)
        if found.until
        else ()
    )
    explanation = (*words.explanation, *until)
    return Stop(words.title, explanation, words.points_on, words.article, _own(texts, found, language))


def _own(texts: Texts, found: NotHere, language: str) -> tuple[Spoken, ...]:
    def say(key: str, **values: str) -> Spoken:
        return texts.say(UI_DOMAIN, key, SPOKEN_TEXTS[key], language, **values)

    said = [say(f"stop.{found.reason.value}.why"), say(f"stop.{found.reason.value}.todo")]
    if found.until is not None:
        until = say("stop.until", datum=texts.date_words(found.until, language))
        beside = texts.days_beside([found.until], until.language)
        said.append(replace(until, text=f"{until.text} {beside}".rstrip()))
    if found.reason is not NotHereReason.DUO_BEFORE_WI2021:  # that one is about the letter already
        said.append(say("stop.letter"))
    return tuple(said)


def stop_of(desk: Desk, talk: Talk) -> Stop | None:
    """The stop of a talk; None for who belongs here, or while it is not known."""
    if not isinstance(talk.belonging, NotHere):
        return None
    shown = stop_shown(desk.texts, talk.belonging, talk.language.code)
    return replace(shown, reason=why_shown(why_not_here(talk.belonging, talk.answers, desk.law), talk.pack))
