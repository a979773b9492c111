"""The sides of a choice in words: who said it when, on which laptop, how it was asked and is known."""

from __future__ import annotations

from string import ascii_uppercase

from desktop.domain.changes import Certainty, Change, ChangeKind, HeadKey, Source
from desktop.domain.choices import Side
from desktop.domain.tolk import sessions_from
from desktop.domain.wording import joined, nl
from desktop.usecases.choice_consequences import Follows, consequences
from desktop.usecases.choice_values import words_of
from desktop.usecases.choices_shown import SideShown
from desktop.usecases.dutch_words import day_and_time
from desktop.usecases.interview.answer_words import CERTAINTY_WORDS
from desktop.usecases.interview.history import asked_words, proven_wording
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.ports import Desk
from desktop.usecases.recording import moment_of
from desktop.usecases.talk import Talk

#: more sides than letters cannot be told apart by a key; they are settled a few at a time
MOST_SIDES = 8
_LETTERS = tuple(ascii_uppercase[:MOST_SIDES])


def sides_shown(desk: Desk, talk: Talk, where: HeadKey, sides: tuple[Side, ...]) -> tuple[SideShown, ...]:
    """Each value as a card, oldest first; at most MOST_SIDES."""
    sides = sides[:MOST_SIDES]
    follows = consequences(desk, talk, where, sides)
    is_asked_otherwise = len({side.first.wording for side in sides if side.first.wording}) > 1
    return tuple(
        _side(desk, talk, where, side, letter, told, is_asked_otherwise)
        for side, letter, told in zip(sides, _LETTERS, follows, strict=False)
    )


def _side(
    desk: Desk,
    talk: Talk,
    where: HeadKey,
    side: Side,
    letter: str,
    follows: Follows,
    is_asked_otherwise: bool,
) -> SideShown:
    words = words_of(desk, talk, where, side.first)
    proven = proven_wording(desk, side.first) if is_asked_otherwise else None
    is_answer = where[0] is ChangeKind.ANSWER
    return SideShown(
        letter=letter,
        change=side.first.id,
        who=joined(", ", dict.fromkeys(author_words(desk, change) for change in side.changes)),
        when=joined("; ", dict.fromkeys(_when(desk, change) for change in side.changes)),
        headline=words.headline,
        more=words.more,
        source=side.first.source,
        source_words=_source(talk, side.first) if is_answer and not words.is_gone else "",
        asked=asked_words(desk, talk, side.first) if is_answer and is_asked_otherwise else "",
        wording=proven[0] if proven is not None and proven[0].language != "nl" else None,
        wording_dutch=proven[1] if proven is not None else "",
        plan=follows[0],
        effects=follows[1],
        is_gone=words.is_gone,
    )


def _when(desk: Desk, change: Change) -> str:
    """'maandag 7 september, 14:12 · laptop 3'."""
    at = day_and_time(moment_of(change.time))
    if change.desk == desk.desk:
        return nl("{at} · deze laptop", at=at)
    laptop = desk.colleagues.laptop(change.desk)
    return nl("{at} · {laptop}", at=at, laptop=laptop) if laptop else at


def _source(talk: Talk, change: Change) -> str:
    """'Samir zei het zelf, met tolk 48213'; 'Gelezen in een brief of papier, nog te controleren'."""
    who = next((s.who for s in sessions_from(talk.heads) if s.id == change.tolk_session), "")
    match change.source:
        case Source.SAID if who:
            said = nl("{roepnaam} zei het zelf, met tolk {who}", roepnaam=talk.row.roepnaam, who=who)
        case Source.SAID:
            said = nl("{roepnaam} zei het zelf", roepnaam=talk.row.roepnaam)
        case Source.DOCUMENT:
            said = nl("Gelezen in een brief of papier")
        case Source.COA:
            said = nl("Gekregen van COA")
        case Source.OBSERVED:
            said = nl("De klantmanager zag het zelf")
        case Source.PARTNER:
            said = nl("De partner zei het")
        case _:
            return ""
    doubt = CERTAINTY_WORDS[Certainty.TO_CHECK] if change.certainty is Certainty.TO_CHECK else ""
    return joined(", ", (part for part in (said, doubt) if part))
