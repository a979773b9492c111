"""For whom the brede intake is, and who is pointed on.

DUO's letter decides the doelgroep, never the conversation; what is read here is what that letter said.
Nobody is refused by a machine: the outcome explains, and a klantmanager may find the letter says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.age_rules import AgeStanding, age_rule
from desktop.domain.answer import Answers, day_span
from desktop.domain.law.book import LawBook
from forms.model import Group

QUESTION_BIRTH = "P02"
QUESTION_PERMIT = "P07"
QUESTION_KENNISGEVING = "P08"
QUESTION_REGIME = "P09"
QUESTION_BRP = "P11"

WI2021_START = date(2022, 1, 1)


class Doelgroep(StrEnum):
    """The three groups of the Wi2021 (rule R-GRP-01; GGM `WordtBehandeldAls`)."""

    ASIELSTATUSHOUDER = "asielstatushouder"
    GEZINSMIGRANT = "gezinsmigrant"
    OVERIGE_MIGRANT = "overige_migrant"

    @property
    def forms_group(self) -> Group:
        """Which questions of a pack are for this group."""
        return Group.ASIEL if self is Doelgroep.ASIELSTATUSHOUDER else Group.GEZIN_OVERIG


class NotHereReason(StrEnum):
    """Why the brede intake of the Wi2021 is not for this person."""

    WI2013 = "wi2013"
    ELIP = "elip"
    ONTHEEMDE = "ontheemde"
    EU_BURGER = "eu_burger"
    TIJDELIJK = "tijdelijk"
    UNDER_AGE = "minderjarig"
    PENSION = "pensioen"
    DUO_BEFORE_WI2021 = "brief_van_voor_2022"


@dataclass(frozen=True, slots=True)
class Belongs:
    """The intake is for this person, as far as is known."""

    doelgroep: Doelgroep
    #: question ids that still have to be answered (or looked up in the letter) to be sure
    to_confirm: tuple[str, ...] = ()
    #: a nareiziger is counted with asiel, but ontzorgen follows local policy (rule R-ONT-02)
    is_nareiziger: bool = False


@dataclass(frozen=True, slots=True)
class NotHere:
    """The intake stops with an explanation. Texts are shown by key in the person's language too.

    `explanation` says what this means, `points_on` who can help. `until` is the first day on which it
    changes (the eighteenth birthday), None where it does not.
    """

    reason: NotHereReason
    explanation: str
    points_on: str
    question: str  # the answer it rests on
    until: date | None = None


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Too little is known: these questions first."""

    ask: tuple[str, ...]


Belonging = Belongs | NotHere | NotKnown

_GROUPS = {
    "asiel_bepaalde_tijd": Doelgroep.ASIELSTATUSHOUDER,
    "asiel_onbepaalde_tijd": Doelgroep.ASIELSTATUSHOUDER,
    "nareiziger_asiel": Doelgroep.ASIELSTATUSHOUDER,
    "gezin": Doelgroep.GEZINSMIGRANT,
    "overig": Doelgroep.OVERIGE_MIGRANT,
}
_PERMITS_ELSEWHERE = {
    "ontheemde_oekraine": NotHereReason.ONTHEEMDE,
    "eu_burger": NotHereReason.EU_BURGER,
    "studie_of_werk_tijdelijk": NotHereReason.TIJDELIJK,
}
_REGIMES_ELSEWHERE = {"wi2013": NotHereReason.WI2013, "wi2013_elip": NotHereReason.ELIP}


def group_of_permit(permit: str) -> Doelgroep | None:
    """The doelgroep that goes with a choice key of P07; None for a permit that has none, or unknown."""
    return _GROUPS.get(permit)


def belonging(answers: Answers, today: date, book: LawBook) -> Belonging:
    """Whether the brede intake is for this person (WI 3 and 4; rules R-GRP-01, R-OVG-01, R-OVG-03).

    The regime in the letter goes before the permit, the permit before the age. A birth date that leaves doubt
    about 18 or about the pension age stops nobody: `AgeStanding.DOUBT` is for a signal.
    """
    regime = answers.text(QUESTION_REGIME)
    if regime in _REGIMES_ELSEWHERE:
        return _not_here(_REGIMES_ELSEWHERE[regime], QUESTION_REGIME)
    permit = answers.text(QUESTION_PERMIT)
    if permit in _PERMITS_ELSEWHERE:
        return _not_here(_PERMITS_ELSEWHERE[permit], QUESTION_PERMIT)
    kennisgeving = answers.day(QUESTION_KENNISGEVING)
    if kennisgeving is not None and kennisgeving < WI2021_START and regime != "wi2021":
        return _not_here(NotHereReason.DUO_BEFORE_WI2021, QUESTION_KENNISGEVING)
    age = age_rule(answers.text(QUESTION_BIRTH), today, book)
    if age.standing is AgeStanding.UNDER_AGE:
        return _not_here(NotHereReason.UNDER_AGE, QUESTION_BIRTH, age.adult_on)
    if age.standing is AgeStanding.PENSION:
        return _not_here(NotHereReason.PENSION, QUESTION_BIRTH)
    doelgroep = None if permit is None else group_of_permit(permit)
    if doelgroep is None:
        return NotKnown((QUESTION_PERMIT,) if regime == "wi2021" else (QUESTION_PERMIT, QUESTION_REGIME))
    needed = (QUESTION_REGIME, QUESTION_KENNISGEVING, QUESTION_BRP)
    open_questions = tuple(q for q in needed if answers.text(q) is None or answers.text(q) == "niet_in_brief")
    return Belongs(doelgroep, open_questions, is_nareiziger=permit == "nareiziger_asiel")


def age_on(birth: str | None, day: date) -> int | None:
    """Age in whole years on `day` from a full or partial birth date; the youngest possible for a partial one.

    None when nothing is known.
    """
    span = day_span(birth)
    if span is None:
        return None
    latest = span[1]
    return day.year - latest.year - ((day.month, day.day) < (latest.month, latest.day))


def _not_here(reason: NotHereReason, question: str, until: date | None = None) -> NotHere:
    return NotHere(reason, f"nothere.{reason}.explanation", f"nothere.{reason}.points_on", question, until)
