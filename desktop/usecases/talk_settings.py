"""How the talk is set up: its language in mid-talk, the wish for a man or woman, the second tolk's check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.talk_setting import (
    CHECK_KEY,
    LANGUAGE_KEY,
    WISH_KEY,
    CheckState,
    SecondTolkCheck,
    TolkArrangements,
    TolkWish,
    switch_value,
    tolk_arrangements,
)
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import day_words
from desktop.usecases.interview.shown import Interview
from desktop.usecases.interview.view import drafts_at, interview_shown, stand_at
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import pen
from desktop.usecases.talk import Talk, load_talk

__all__ = [
    "ArrangementsShown",
    "CheckState",
    "SecondTolkCheck",
    "TolkWish",
    "arrangements_words",
    "look_at_arrangements",
    "set_tolk_wish",
    "switch_language",
    "tell_second_check",
]

_WISHES = {
    TolkWish.NONE: nl("Geen voorkeur voor een man of vrouw als tolk"),
    TolkWish.WOMAN: nl("Wens: een vrouw als tolk"),
    TolkWish.MAN: nl("Wens: een man als tolk"),
}


@dataclass(frozen=True, slots=True)
class ArrangementsShown:
    """What was said, and the same in words; '' where nothing was said."""

    wish: TolkWish | None
    wish_words: str
    check: SecondTolkCheck | None
    check_words: str


def switch_language(desk: Desk, dossier: DossierId, language: str, question: str) -> Outcome[Interview]:
    """Go on in another language at once, at the same question, with what is half-typed.

    What was answered keeps the language it was asked in; what comes now carries the new one. The person's
    own choice (S01) and the language of the paper stay. Refusal LANGUAGE_MISSING for a language that the
    translations do not have.
    """
    if language not in {known.code for known in desk.texts.languages()}:
        raise Refusal(RefusalCode.LANGUAGE_MISSING, "language")
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        changes: tuple[Change, ...] = ()
        if talk.language.code != language:
            value = switch_value(language, talk.row.language)
            changes = _write(desk, work, talk, LANGUAGE_KEY, value)
            talk = load_talk(desk, work, dossier)
        talk = stand_at(work, talk, question)
        drafts = drafts_at(work, dossier, question)
        work.commit()
    return Outcome(interview_shown(desk, talk, question, drafts), changes)


def look_at_arrangements(desk: Desk, dossier: DossierId) -> ArrangementsShown:
    """Wish and second-tolk check of a dossier, for the visit card and the closing list. Writes nothing."""
    with desk.unit_of_work() as work:
        return arrangements_words(work.changes.heads(dossier))


def arrangements_words(heads: Mapping[HeadKey, tuple[Change, ...]]) -> ArrangementsShown:
    """The same from heads that are loaded already."""
    found: TolkArrangements = tolk_arrangements(heads)
    return ArrangementsShown(
        found.wish,
        "" if found.wish is None else _WISHES[found.wish],
        found.check,
        _check_words(found.check),
    )


def set_tolk_wish(desk: Desk, dossier: DossierId, wish: TolkWish) -> Outcome[ArrangementsShown]:
    """The person wishes a man, a woman, or has no preference. The same again writes nothing."""
    return _set(desk, dossier, WISH_KEY, {"wish": wish.value})


def tell_second_check(desk: Desk, dossier: DossierId, check: SecondTolkCheck) -> Outcome[ArrangementsShown]:
    """A second tolk will go, or went, through the themes of health again.

    `who`: a number, as little as possible. Refusal NOT_A_DATE for a day that is none; NAME_MISSING when it
    was done by nobody.
    """
    who = one_line(check.who, "who")
    if check.day and whole_day(check.day) is None:
        raise Refusal(RefusalCode.NOT_A_DATE, "day")
    if check.state is CheckState.DONE and not who:
        raise Refusal(RefusalCode.NAME_MISSING, "who")
    day = check.day or (desk.clock.today().isoformat() if check.state is CheckState.DONE else "")
    return _set(desk, dossier, CHECK_KEY, {"state": check.state.value, "who": who, "day": day})


def _set(
    desk: Desk, dossier: DossierId, key: str, value: Mapping[str, JsonValue]
) -> Outcome[ArrangementsShown]:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        changes = _write(desk, work, talk, key, value)
        shown = arrangements_words(work.changes.heads(dossier))
        work.commit()
    return Outcome(shown, changes)


def _write(
    desk: Desk, work: UnitOfWork, talk: Talk, key: str, value: Mapping[str, JsonValue]
) -> tuple[Change, ...]:
    """One change in the place of all heads; no pack on it: the head alone says which pack a dossier has."""
    parents = talk.heads.get((ChangeKind.DOSSIER, key), ())
    if len(parents) == 1 and parents[0].value == value:
        return ()
    return (pen(desk, work, talk.dossier, ChangeKind.DOSSIER, key, value, parents),)


def _check_words(check: SecondTolkCheck | None) -> str:
    """'Tweede tolk kijkt thema 8 en 9 na op woensdag 16 september (51007)'."""
    if check is None:
        return ""
    day = whole_day(check.day)
    when = nl(" op {day_words}", day_words=day_words(day)) if day is not None else ""
    who = nl(" ({who})", who=check.who) if check.who else ""
    if check.state is CheckState.DONE:
        return nl("Tweede tolk keek thema 8 en 9 na{when}{who}", when=when, who=who)
    return nl("Tweede tolk kijkt thema 8 en 9 na{when}{who}", when=when, who=who)
