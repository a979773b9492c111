"""Doubts about for whom the plicht is: they never stop a talk, they say what to look up in DUO's letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.domain.age_rules import AgeStanding, age_rule
from desktop.domain.answer import Answers
from desktop.domain.doelgroep import QUESTION_BIRTH, WI2021_START, Belonging, Belongs
from desktop.domain.law.book import LawBook, LawOnDay
from desktop.domain.signals import Signal
from desktop.domain.wording import Phrase, joined, nl

QUESTION_BEEN_HERE = "P15"
QUESTION_DIPLOMAS = "O04"
_PARTIAL = {4: nl("Alleen het geboortejaar is bekend."), 7: nl("De geboortedag is niet bekend.")}
_NEW_YEAR = "-01-01"
_LETTER = nl("de brief van DUO beslist.")
_EXEMPT = ("R-GRP-07",)


def belonging_signals(answers: Answers, group: Belonging, today: date, book: LawBook) -> tuple[Signal, ...]:
    """What leaves doubt about age, exemption and policy of a person who is taken as obliged."""
    return (
        *_age(answers, group, today, book),
        *_been_here(answers, group, book.on(max(today, WI2021_START))),
        *_policy(group),
    )


def _age(answers: Answers, group: Belonging, today: date, book: LawBook) -> Iterator[Signal]:
    birth = answers.text(QUESTION_BIRTH)
    if birth is None:
        return
    rule = age_rule(birth, today, book)
    at = (QUESTION_BIRTH,)
    partial = _PARTIAL.get(len(birth))
    if isinstance(group, Belongs) and rule.standing is AgeStanding.DOUBT:
        if rule.pension_on is not None and rule.pension_on <= today:
            words = nl("De persoon heeft misschien de pensioenleeftijd al; dan is er geen plicht meer:")
            yield Signal("leeftijd_pensioen", _told(partial, words), at, rule.law, ("R-GRP-03",))
        else:
            words = nl("Bij twijfel telt de persoon als 18;")
            yield Signal("leeftijd_18", _told(partial, words), at, rule.law, ("R-GRP-03",))
    elif partial:
        yield Signal("geboortedag_onbekend", partial, at, is_at_question=False)
    if birth.endswith(_NEW_YEAR):
        yield Signal(
            "geboren_1_januari",
            nl(
                "Geboren op 1 januari: vaak een noodoplossing als de dag niet bekend is. Kijk "
                "op de vergunning."
            ),
            at,
            is_at_question=False,
        )


def _told(partial: str | None, words: str) -> Phrase:
    return joined(" ", (part for part in (partial, words, _LETTER) if part))


def _been_here(answers: Answers, group: Belonging, law: LawOnDay) -> Iterator[Signal]:
    """Eight years in the Netherlands in school age, or Dutch papers, can exempt (WI 4): DUO decides that."""
    if not isinstance(group, Belongs):
        return
    done = answers.cells(QUESTION_BEEN_HERE).get("wat")
    done = done if isinstance(done, list | tuple) else ()
    if any(one in done for one in ("school", "gewoond")):
        years = law.value("vrijstelling.residence_years")
        yield Signal(
            "vrijstelling_verblijf",
            nl(
                "Woonde of leerde eerder in Nederland. Wie {number} jaar hier was in de "
                "leerplichtige leeftijd, kan vrijgesteld zijn. Kijk of DUO vrijstelling gaf.",
                number=years.number,
            ),
            (QUESTION_BEEN_HERE,),
            (years,),
            _EXEMPT,
        )
    if any(row.get("land") == "NL" for row in answers.rows(QUESTION_DIPLOMAS)):
        yield Signal(
            "vrijstelling_diploma",
            nl("Er is een Nederlands diploma. Sommige diploma's geven vrijstelling. Kijk of DUO die gaf."),
            (QUESTION_DIPLOMAS,),
            rules=_EXEMPT,
        )


def _policy(group: Belonging) -> Iterator[Signal]:
    if isinstance(group, Belongs) and group.is_nareiziger:
        words = nl("Nareiziger: of ontzorgen geldt, bepaalt het beleid van de gemeente.")
        yield Signal(
            "nareiziger_ontzorgen", words, ("P07",), rules=("R-GRP-02", "R-ONT-02"), is_at_question=False
        )
