"""What is not asked yet, what makes the test doubtful, and what helps with writing the reasons.

A doubt never changes an outcome (R-LBT-03, R-LBT-06): it is told, and a person weighs it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult, Mismatch, Outcome, ToetsState
from desktop.domain.leerroute import Leerroute
from desktop.domain.route_fact import B1, ONDERWIJS, Case, Note, Z
from desktop.domain.wording import nl

#: question -> what it is about, the routes it bears on; in the order of the conversation
BEARS_ON: dict[str, tuple[str, tuple[Leerroute, ...]]] = {
    "P02": (nl("leeftijd"), (ONDERWIJS,)),
    "A03": (nl("les in het azc"), (B1,)),
    "T01": (nl("talen"), (B1, ONDERWIJS)),
    "T02": (nl("lezen en schrijven"), (B1, ONDERWIJS, Z)),
    "T03": (nl("ons alfabet"), (B1, ONDERWIJS, Z)),
    "T05": (nl("Nederlands nu"), (B1, Z)),
    "T06": (nl("taaltoets eerder"), (B1, Z)),
    "L01": (nl("leerbaarheidstoets"), (B1, ONDERWIJS, Z)),
    "O01": (nl("jaren school"), (B1, ONDERWIJS, Z)),
    "O02": (nl("welke school"), (ONDERWIJS,)),
    "O04": (nl("diploma"), (B1, ONDERWIJS, Z)),
    "O08": (nl("opleiding willen"), (ONDERWIJS,)),
    "O09": (nl("voltijds school"), (ONDERWIJS,)),
    "O10": (nl("nu op school"), (ONDERWIJS,)),
    "W05": (nl("werk nu"), (B1, ONDERWIJS)),
    "W08": (nl("werk later"), (B1, ONDERWIJS)),
    "W10": (nl("vrije dagdelen"), (ONDERWIJS,)),
    "G03": (nl("kinderen"), (B1, ONDERWIJS)),
    "G06": (nl("opvang"), (B1, ONDERWIJS, Z)),
    "F03": (nl("drie uur les"), (B1, ONDERWIJS, Z)),
    "H05": (nl("reistijd"), (ONDERWIJS,)),
    "D05": (nl("les online"), (B1,)),
    "K01": (nl("eigen doel"), (B1, ONDERWIJS, Z)),
    "K02": (nl("eerste stap"), (B1, ONDERWIJS)),
    "K03": (nl("werken of leren"), (B1, ONDERWIJS)),
}
#: a score this near to the limit could have fallen on the other side
_NEAR = 2
_LOW = 2


def gaps(case: Case, applies: Collection[str] | None) -> Iterator[Note]:
    """What bears on a route and was not asked; `applies`: the questions that apply, None = all may.

    'Weet niet' and 'wil niet zeggen' are answers; 'later' and 'niet begrepen' leave it open.
    """
    answers = case.answers
    for question, (topic, routes) in BEARS_ON.items():
        if applies is not None and question not in applies:
            continue
        if question in ("O02", "O04") and answers.number("O01") == 0:
            continue
        if question == "O09" and answers.text("O08") != "ja":
            continue
        if question == "G06" and not answers.rows("G03"):
            continue
        if not answers.is_settled(question):
            yield Note("not_asked", nl("Nog niet gevraagd"), question, topic, routes, is_gap=True)
    topics = {"L02": nl("datum toets"), "L03": nl("punten toets"), "L04": nl("uitslag toets")}
    for question in case.toets.missing:
        if question in topics:
            text = nl("Van de toets ontbreekt nog iets")
            yield Note("test_incomplete", text, question, topics[question], tuple(Leerroute), is_gap=True)


def doubts(case: Case) -> Iterator[Note]:
    """What makes the test doubtful: mismatch, the screen, what disturbed, letters, hours, a near miss."""
    toets = case.toets
    law = () if toets.cutoff is None else (toets.cutoff,)
    if toets.mismatch is Mismatch.MAYBE_WRONGLY_NOT_FEASIBLE:
        text = nl("Mogelijk ten onrechte 'niet haalbaar': de grens is later verlaagd. Vraag DUO om controle.")
        yield Note("test_maybe_wrong", text, "L04", rules=("R-LBT-03",), law=law)
    elif toets.mismatch is Mismatch.OUTCOME_DIFFERS:
        text = nl("De uitslag past niet bij de punten. Controleer de brief van DUO.")
        yield Note("test_differs", text, "L04", rules=("R-LBT-05",), law=law)
    if toets.state is not ToetsState.DONE:
        return
    if toets.weighs_as is not Outcome.HAALBAAR:
        yield from _circumstances(case)
    if case.answers.text("T03") in ("nee", "langzaam"):
        yield Note("test_letters", nl("Wie ons alfabet nog leert, maakt de toets moeilijker."), "T03")
    if case.answers.text("F03") in ("nee", "korter"):
        yield Note("test_hours", nl("Wie kort kan opletten, haalt bij een lange toets minder punten."), "F03")
    if _is_near(toets) and toets.cutoff is not None:
        text = nl("De score ligt dicht bij de grens van {number} punten.", number=toets.cutoff.number)
        yield Note("test_close", text, "L03", law=law)


def _is_near(toets: LeerbaarheidstoetsResult) -> bool:
    return (
        toets.cutoff is not None
        and toets.points is not None
        and abs(toets.points - toets.cutoff.number) <= _NEAR
    )


def _circumstances(case: Case) -> Iterator[Note]:
    """Screen, mouse and disturbance, out of the answers; what was not asked is said to be not asked."""
    answers, rules = case.answers, ("R-LBT-06",)
    screen, mouse = answers.number("L06"), answers.number("D03")
    if screen is not None and screen <= _LOW:
        text = nl("Het scherm was lastig bij de toets. Dat verlaagt de score.")
        yield Note("test_screen", text, "L06", rules=rules)
    elif not answers.is_settled("L06"):
        text = nl("Nog niet gevraagd of het scherm lastig was bij de toets.")
        yield Note("test_screen_unasked", text, "L06", nl("het scherm"), rules=rules, is_gap=True)
    if answers.cells("L07").get("ja_nee") == "ja":
        yield Note(
            "test_disturbed", nl("Er was iets lastig tijdens de toets. Vraag na of hij over kan."), "L07"
        )
    elif not answers.is_settled("L07"):
        text = nl("Nog niet gevraagd of er iets lastig was tijdens de toets.")
        yield Note("test_disturbed_unasked", text, "L07", nl("storing bij de toets"), is_gap=True)
    if mouse is not None and mouse <= _LOW:
        text = nl("Werkt nog moeilijk met muis en toetsenbord. Dat verlaagt de score.")
        yield Note("test_mouse", text, "D03", rules=rules)
    elif not answers.is_settled("D03"):
        text = nl("Nog niet gevraagd of muis en toetsenbord lukken.")
        yield Note("test_mouse_unasked", text, "D03", nl("muis en toetsenbord"), rules=rules, is_gap=True)


def helps(case: Case) -> Iterator[Note]:
    """What to know when writing the reasons of a route; the same for everybody but for online lessons."""
    law = case.law
    text = nl("Adviseer de B1-route ook als A2 het hoogst haalbare lijkt. A2 kan later, niet nu.")
    yield Note("help_b1", text, None, routes=(B1,), rules=("R-B1-03", "R-B1-01"))
    if case.answers.text("D05") in ("ja", "met_hulp"):
        half = law.value("b1.least_physical_percent")
        text = nl(
            "Wil les online: voor A2 later telt ten minste {number}% les op school.", number=half.number
        )
        yield Note("help_online", text, "D05", routes=(B1,), law=(half,), rules=("R-B1-02",))
    hours, other = law.value("onderwijs.language_hours"), law.value("onderwijs.other_hours")
    text = nl(
        "Ongeveer {number} uur taal en {number_2} uur andere vakken, voltijds.",
        number=hours.number,
        number_2=other.number,
    )
    yield Note("help_onderwijs", text, None, routes=(ONDERWIJS,), law=(hours, other), rules=("R-OND-02",))
    course = law.value("z.course_hours")
    text = nl("{number} uur les. Wie het kan, mag later een examen A2 of KNM doen.", number=course.number)
    yield Note("help_z", text, None, routes=(Z,), law=(course,), rules=("R-Z-03",))
