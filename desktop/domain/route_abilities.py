"""Facts about what somebody can and learned: age, languages, lessons, the test, schools, diplomas."""

from __future__ import annotations

from desktop.domain.doelgroep import age_on
from desktop.domain.leerbaarheidstoets import Outcome, ToetsState
from desktop.domain.route_fact import (
    AGAINST,
    B1,
    FOR,
    ONDERWIJS,
    OPEN_EVERYWHERE,
    SPEAKS_AGAINST_Z,
    SPEAKS_FOR_Z,
    UNKNOWN,
    Case,
    Fact,
    Rule,
    Weighing,
    Z,
    facts,
)
from desktop.domain.wording import joined, nl

_LESSONS = {
    "nt2": nl("Nederlandse les"),
    "knm": nl("les over Nederland"),
    "intromap": nl("les over werk"),
    "intropvt": nl("les over waarden"),
}
_SCHOOLS = {
    "middelbaar": nl("middelbare school"),
    "beroep": nl("beroepsschool"),
    "hoger": nl("hogeschool of universiteit"),
}
_PLACES = {"buitenland": nl("in het buitenland"), "nederland": nl("in Nederland")}
_MAKES_SENTENCES = 3


def _age(case: Case) -> list[Fact]:
    target = case.law.value("onderwijs.target_age")
    age = age_on(case.answers.text("P02"), case.today)
    if age is None:
        return []
    text = nl(
        "{age} jaar; de onderwijsroute is bedoeld tot ongeveer {number} jaar", age=age, number=target.number
    )
    because = nl("Dit is een richtlijn, geen harde grens: ouder zijn sluit de onderwijsroute niet uit.")
    return facts("age", text, "P02", ((ONDERWIJS, FOR if age < target.number else AGAINST),), because, target)


def _lessons(case: Case) -> list[Fact]:
    follows = [words for key, words in _LESSONS.items() if key in case.answers.chosen("A03")]
    if not follows:
        return []
    because = nl("Wie al lessen volgt, laat zien dat leren in een groep lukt.")
    found = facts(
        "lessons",
        nl("Volgt al les in het azc: {follows}", follows=joined(", ", follows)),
        "A03",
        ((B1, FOR), (ONDERWIJS, FOR)),
        because,
    )
    hours, months = (case.answers.cells("A04").get(name) for name in ("uren", "maanden"))
    if isinstance(hours, int) and hours > 0:
        since = nl(", al {months} maanden", months=months) if isinstance(months, int) and months > 0 else ""
        text = nl("Volgt {hours} uur les per week{since}", hours=hours, since=since)
        found += facts("lesson_hours", text, "A04", ((B1, FOR), (ONDERWIJS, FOR)), because)
    return found


def _languages(case: Case) -> list[Fact]:
    count = len(case.answers.rows("T01"))
    if count < 2:
        return []
    because = nl("Wie al meer talen spreekt, leerde eerder een taal.")
    return facts(
        "languages", nl("Spreekt {count} talen", count=count), "T01", ((B1, FOR), (ONDERWIJS, FOR)), because
    )


def _reading(case: Case) -> list[Fact]:
    chosen = case.answers.chosen("T02")
    if chosen == ("geen",):
        text = nl("Leest en schrijft nog in geen taal")
        return facts("reads_none", text, "T02", SPEAKS_FOR_Z, nl("Eerst leren lezen en schrijven kost tijd."))
    if chosen:
        because = nl("Wie in een taal leest en schrijft, hoeft dat niet eerst te leren.")
        return facts("reads", nl("Leest en schrijft goed in een taal"), "T02", ((Z, AGAINST),), because)
    return []


def _letters(case: Case) -> list[Fact]:
    match case.answers.text("T03"):
        case "nee":
            because = nl("Eerst het alfabet leren kost tijd van de drie jaar.")
            return facts("letters_none", nl("Kan ons alfabet nog niet lezen"), "T03", SPEAKS_FOR_Z, because)
        case "langzaam":
            text, because = (
                nl("Kan ons alfabet nog langzaam lezen"),
                nl("In het begin gaat de les langzamer."),
            )
            return facts("letters_slow", text, "T03", ((B1, AGAINST), (ONDERWIJS, AGAINST)), because)
        case "ja":
            because = nl("De les kan meteen beginnen.")
            return facts("letters", nl("Kan ons alfabet lezen"), "T03", ((Z, AGAINST),), because)
    return []


def _dutch(case: Case) -> list[Fact]:
    levels = [v for v in case.answers.cells("T05").values() if isinstance(v, int)]
    if not levels or max(levels) < _MAKES_SENTENCES:
        return []
    because = nl("Er is al een begin met het Nederlands.")
    return facts("dutch", nl("Maakt al zinnen in het Nederlands"), "T05", ((B1, FOR), (Z, AGAINST)), because)


def _exam(case: Case) -> list[Fact]:
    """A language exam, also the Wib A1 abroad."""
    cells = case.answers.cells("T06")
    level = cells.get("niveau")
    if cells.get("toets") in (None, "geen") or not isinstance(level, str):
        return []
    where = _PLACES.get(str(cells.get("toets")), "")
    text = joined(" ", (part for part in (nl("Deed een taaltoets"), where) if part)) + nl(
        ": niveau {upper}", upper=level.upper()
    )
    return facts(
        "exam", text, "T06", SPEAKS_AGAINST_Z, nl("Een toets Nederlands halen laat zien dat leren lukt.")
    )


def _ways_of_learning(case: Case) -> list[Fact]:
    chosen = set(case.answers.chosen("T07"))
    found: list[Fact] = []
    if "les" in chosen:
        because = nl("De onderwijsroute is elke dag les in een klas.")
        found += facts(
            "learns_in_class", nl("Leert het liefst in de klas"), "T07", ((ONDERWIJS, FOR),), because
        )
    if chosen & {"praten", "werk"}:
        text, because = nl("Leert het liefst door praten of op het werk"), nl("Les naast werk past hierbij.")
        found += facts("learns_by_doing", text, "T07", ((B1, FOR), (Z, FOR)), because)
    return found


def _learns(case: Case) -> list[Fact]:
    how = case.answers.cells("T08").get("hoe")
    if not isinstance(how, int) or how == _MAKES_SENTENCES:
        return []
    because = nl("Zo vindt de persoon zelf dat leren gaat.")
    if how < _MAKES_SENTENCES:
        weighing: Weighing = ((ONDERWIJS, AGAINST), (Z, FOR))
        return facts("learns_hard", nl("Vindt leren moeilijk"), "T08", weighing, because)
    return facts("learns_easily", nl("Vindt leren makkelijk"), "T08", SPEAKS_AGAINST_Z, because)


def _test(case: Case) -> list[Fact]:
    toets = case.toets
    if toets.state is ToetsState.NOT_POSSIBLE:
        text, because = (
            nl("Geen toets mogelijk"),
            nl("Wat u zelf zag of hoorde komt in de plaats van de uitslag."),
        )
        return facts("test_not_possible", text, "L08", OPEN_EVERYWHERE, because, rules=("R-LBT-07",))
    if toets.state is not ToetsState.DONE:
        words = nl("gepland") if toets.state is ToetsState.PLANNED else nl("nog geen uitslag")
        return facts(
            "test_missing",
            nl("Leerbaarheidstoets: {words}", words=words),
            "L01",
            OPEN_EVERYWHERE,
            rules=("R-LBT-05",),
        )
    weighs = toets.weighs_as
    if weighs is None:
        text = nl("Leerbaarheidstoets: gedaan, geen uitslag")
        return facts("test_no_outcome", text, "L04", OPEN_EVERYWHERE, rules=("R-LBT-09",))
    words = nl("haalbaar") if weighs is Outcome.HAALBAAR else nl("niet haalbaar")
    most = case.law.value("lbt.max_points").number
    points = "" if toets.points is None else nl("{points} van {most}, ", points=toets.points, most=most)
    is_of_duo = toets.outcome is weighs
    by_whom = "" if is_of_duo else nl(" (gerekend, niet van DUO)")
    return facts(
        f"test_{weighs.value}",
        nl("Toets: {points}{words}{by_whom}", points=points, words=words, by_whom=by_whom),
        "L04" if is_of_duo else "L03",
        SPEAKS_AGAINST_Z if weighs is Outcome.HAALBAAR else SPEAKS_FOR_Z,
        nl("'Haalbaar' betekent: kan binnen drie jaar niveau B1 of A2 bereiken. De toets is een advies."),
        toets.cutoff,
        ("R-LBT-04", "R-LBT-05"),
    )


def _school(case: Case) -> list[Fact]:
    years = case.answers.number("O01")
    if years is None:
        return []
    few = case.law.value("advies.school_years")
    because = nl(
        "Bij minder dan {number} jaar school kijken we eerst of leren in een klas lukt.", number=few.number
    )
    if years == 0:
        return facts("school_none", nl("Niet naar school geweest"), "O01", SPEAKS_FOR_Z, because, few)
    weighing = SPEAKS_FOR_Z if years < few.number else SPEAKS_AGAINST_Z
    return facts("school", nl("{years} jaar naar school", years=years), "O01", weighing, because, few)


def _schools(case: Case) -> list[Fact]:
    """The highest school that was visited, and whether it was finished."""
    rows = case.answers.rows("O02")
    kinds = {str(row.get("soort")): row.get("afgemaakt") for row in rows if row.get("soort")}
    finished = {str(row.get("soort")) for row in rows if row.get("afgemaakt") == "ja"}
    highest = next((kind for kind in reversed(_SCHOOLS) if kind in kinds), None)
    if highest is None:
        if "basisschool" not in kinds:
            return []
        because = nl("Voor een opleiding in het mbo of hoger is meer vooropleiding nodig.")
        return facts("school_basic", nl("Alleen de basisschool"), "O02", ((ONDERWIJS, AGAINST),), because)
    words = _SCHOOLS[highest]
    if highest in finished:
        because = nl("De vooropleiding is er.")
        return facts(
            "school_done",
            nl("Maakte de {words} af", words=words),
            "O02",
            ((ONDERWIJS, FOR), (Z, AGAINST)),
            because,
        )
    because = nl("Kan de persoon instromen, of is eerst meer les nodig?")
    return facts(
        "school_begun",
        nl("Begon aan de {words}", words=words),
        "O02",
        ((ONDERWIJS, UNKNOWN), (Z, AGAINST)),
        because,
    )


def _stopped(case: Case) -> list[Fact]:
    match case.answers.text("O03"):
        case "moeilijk":
            text, because = (
                nl("Stopte met school omdat het te moeilijk was"),
                nl("Vraag wat er moeilijk was."),
            )
            return facts("stopped_hard", text, "O03", ((ONDERWIJS, AGAINST),), because)
        case "werk" | "geld" | "gezin" | "school_dicht":
            text = nl("Stopte met school, niet omdat het te moeilijk was")
            because = nl("Het aantal jaren school zegt dan minder over wat de persoon kan leren.")
            return facts("stopped_other", text, "O03", ((Z, AGAINST),), because)
    return []


def _diplomas(case: Case) -> list[Fact]:
    levels = {row.get("niveau") for row in case.answers.rows("O04")}
    if "hoger" in levels:
        text = nl("Heeft al een diploma van hogeschool of universiteit")
        weighing: Weighing = ((B1, FOR), (ONDERWIJS, AGAINST), (Z, AGAINST))
        return facts(
            "diploma_high",
            text,
            "O04",
            weighing,
            nl("Laat het diploma waarderen: nieuw hoeft misschien niet."),
        )
    if levels & {"middelbaar", "beroep"}:
        text = nl("Heeft een diploma van middelbare school of beroepsschool")
        return facts("diploma", text, "O04", SPEAKS_AGAINST_Z, nl("Leren op school lukte eerder."))
    return []


def _numbers(case: Case) -> list[Fact]:
    level = case.answers.number("O06")
    if level is None or level == _MAKES_SENTENCES:
        return []
    if level < _MAKES_SENTENCES:
        because = nl("In een opleiding is rekenen vaak nodig.")
        return facts("sums_hard", nl("Rekenen lukt nog niet goed"), "O06", ((ONDERWIJS, AGAINST),), because)
    weighing: Weighing = ((ONDERWIJS, FOR), (Z, AGAINST))
    return facts(
        "sums", nl("Kan goed rekenen"), "O06", weighing, nl("In een opleiding is rekenen vaak nodig.")
    )


def _subjects(case: Case) -> list[Fact]:
    easy, hard = (case.answers.cells("O11").get(name) for name in ("makkelijk", "moeilijk"))
    found: list[Fact] = []
    if isinstance(easy, list | tuple) and {"rekenen", "eigen_taal", "andere_talen"} & {
        str(one) for one in easy
    }:
        text, because = (
            nl("Leren uit boeken was makkelijk"),
            nl("Talen, lezen en rekenen zijn ook hier de basis."),
        )
        found += facts("subjects_easy", text, "O11", ((ONDERWIJS, FOR), (Z, AGAINST)), because)
    if isinstance(hard, list | tuple) and {"eigen_taal", "andere_talen"} & {str(one) for one in hard}:
        text, because = (
            nl("Lezen, schrijven of talen waren moeilijk"),
            nl("Dat is ook hier de basis van de les."),
        )
        found += facts("subjects_hard", text, "O11", ((ONDERWIJS, AGAINST), (Z, FOR)), because)
    return found


#: in the order of the conversation
ABILITIES: tuple[Rule, ...] = (
    _age,
    _lessons,
    _languages,
    _reading,
    _letters,
    _dutch,
    _exam,
    _ways_of_learning,
    _learns,
    _test,
    _school,
    _schools,
    _stopped,
    _diplomas,
    _numbers,
    _subjects,
)
