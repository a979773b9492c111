"""What the koffer has to say when the day begins: what may go, what went by itself, room on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import Trouble
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import counted
from desktop.usecases.ports import Desk
from desktop.usecases.retention import destroy_at_opening, how_many_due
from desktop.usecases.room_left import MB, STOP_BELOW, room_left


class About(StrEnum):
    """Which screen tells more."""

    KOFFER = "koffer"
    RETENTION = "bewaren"


@dataclass(frozen=True, slots=True)
class KofferNotice:
    """One calm sentence, and where to go for it."""

    words: str
    about: About
    is_warning: bool = False


def koffer_today(desk: Desk, is_opening: bool) -> tuple[KofferNotice, ...]:
    """Everything there is to say, the most pressing first; nothing on most days. On the store's thread.

    `is_opening`: the koffer was opened just now: what the policy lets go without asking goes first.
    """
    room = room_left(desk)
    found: list[KofferNotice] = []
    if room is not None and room.is_low:
        least = STOP_BELOW // MB
        words = (
            nl("Nog {free} MB vrij op de schijf: een nieuw dossier kan nu niet.", free=room.megabytes)
            if room.is_stopped
            else nl(
                "Nog {free} MB vrij op de schijf. Onder {least} MB kan er geen dossier bij.",
                free=room.megabytes,
                least=least,
            )
        )
        found.append(KofferNotice(words, About.KOFFER, is_warning=True))
    return (*found, *(_went(desk) if is_opening else ()), *_due(desk))


def _went(desk: Desk) -> tuple[KofferNotice, ...]:
    try:
        done = destroy_at_opening(desk)
    except Trouble:
        words = nl("Wissen volgens het bewaarbeleid lukte nu niet. Er is niets kwijt wat moest blijven.")
        return (KofferNotice(words, About.RETENTION, is_warning=True),)
    if done is None:
        return ()
    words = nl(
        "{dossiers} van deze laptop gewist, volgens het bewaarbeleid.",
        dossiers=counted(done.dossiers, "dossier", "dossiers"),
    )
    return (KofferNotice(words, About.RETENTION),)


def _due(desk: Desk) -> tuple[KofferNotice, ...]:
    many = how_many_due(desk)
    if not many:
        return ()
    words = (
        nl("1 dossier mag van deze laptop: de termijn is voorbij.")
        if many == 1
        else nl("{many} dossiers mogen van deze laptop: de termijn is voorbij.", many=many)
    )
    return (KofferNotice(words, About.RETENTION),)
