"""What came out of the talk itself: which questions, which tolk, what waited, what is open at the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.domain.doelgroep import Belongs
from desktop.domain.law.book import LawValue
from desktop.domain.tolk import TolkSession, sessions_from, tolk_minutes, tolk_norm, tolk_warnings
from desktop.stories.model import Expected
from desktop.stories.play import Played
from desktop.usecases.interview import closing_list
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.teach_back import teach_back


def talk_values(desk: Desk, played: Played) -> dict[str, Any]:
    """Look at the talk after playing. Question ids, counts and codes; no word of an answer."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, played.dossier)
    now, seen = closing_list(desk, played.dossier), played.seen
    sessions = sessions_from(talk.heads)
    told = teach_back(desk, played.dossier)
    norm = _norm(desk, talk)
    return {
        "beantwoord": talk.form.total.answered,
        "van_toepassing": talk.form.total.applicable,
        "vragen": [question.id for question in talk.applicable],
        "geparkeerd": sorted(talk.form.parked),
        "achter_de_wacht": list(seen.guarded),
        "in_het_nederlands": sum(seen.in_dutch.values()),
        "getoond": len(seen.in_dutch),
        "tolken": len(sessions),
        "tolk_waarschuwingen": _warnings(desk, sessions, norm),
        "tolk_norm": None if norm is None else norm.number,
        "slotlijst": [] if seen.closing is None else [item.question for item in seen.closing.items],
        "nog_open": [item.question for item in now.items],
        "onderwerpen_open": [
            cover.topic.key for cover in talk.form.topics if cover.applies and not cover.is_covered
        ],
        "gezondheid_besproken": now.health.is_done,
        "terugverteld": None if told.confirmed is None else told.confirmed.value,
    }


def _norm(desk: Desk, talk: Talk) -> LawValue | None:
    place = talk.belonging
    return tolk_norm(place.doelgroep, desk.law.on(talk.today)) if isinstance(place, Belongs) else None


def _warnings(desk: Desk, sessions: Sequence[TolkSession], norm: LawValue | None) -> list[str]:
    minutes = tolk_minutes(sessions, desk.clock.now())
    return sorted({w.value for one in sessions for w in tolk_warnings(one, norm, minutes)})


def talk_differences(expected: Expected, values: dict[str, Any]) -> list[str]:
    """Where the talk went otherwise than the story says, one line each."""
    found = [
        f"{what}: verwacht {want}, gekregen {got}"
        for what, want, got in (
            ("gezondheid besproken", expected.health_discussed, values["gezondheid_besproken"]),
            ("norm van de tolk", expected.tolk_norm, values["tolk_norm"]),
            ("terugverteld", expected.told_back, values["terugverteld"]),
            ("alles besproken", expected.all_answered, not values["nog_open"]),
        )
        if want is not None and want != got
    ]
    for what, wanted, got in (
        ("achter de wacht", expected.guarded, values["achter_de_wacht"]),
        ("slotlijst", expected.closing, values["slotlijst"]),
        ("onderwerpen nog open", expected.topics_open, values["onderwerpen_open"]),
        ("waarschuwing bij de tolk", expected.tolk_warnings, values["tolk_waarschuwingen"]),
    ):
        if wanted is not None:
            found += [f"{what}: {one} ontbreekt" for one in wanted if one not in got]
            found += [f"{what}: {one} is er ook, niet verwacht" for one in got if one not in wanted]
    asks = values["vragen"]
    found += [f"vraag {one} hoort gesteld te worden" for one in expected.asked if one not in asks]
    found += [f"vraag {one} hoort niet gesteld te worden" for one in expected.not_asked if one in asks]
    return [*found, *_marks(expected, values)]


def _marks(expected: Expected, values: dict[str, Any]) -> list[str]:
    """'niet vertaald' at every question, or at none."""
    if expected.untranslated is None:
        return []
    dutch, shown = values["in_het_nederlands"], values["getoond"]
    want = shown if expected.untranslated == "alles" else 0
    if dutch == want:
        return []
    return [f"niet vertaald: verwacht {expected.untranslated}, gekregen {dutch} van {shown} vragen"]
