"""What is wrong with a file, as sentences: where, what, and what to do. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from desktop.domain.wording import capital, filled, joined, later, nl
from desktop.usecases.handover_file import FileForm, FileProblem, FileRead, ProblemCode, Weight

MOST_TOLD = 30
_P = ProblemCode
_SENTENCES: Mapping[ProblemCode, str] = MappingProxyType(
    {
        _P.EMPTY_FILE: nl("Dit bestand is leeg. Vraag het opnieuw."),
        _P.NO_ROWS: nl("Er staan alleen koppen in, en geen personen. Vraag het opnieuw."),
        _P.TOO_MANY_ROWS: later(
            "Dit bestand heeft {count} regels. Er passen er {max} in. "
            "Maak een bestand met alleen uw personen."
        ),
        _P.TOO_MANY_COLUMNS: later(
            "Dit bestand heeft {count} kolommen. Er passen er {max}. Haal kolommen weg."
        ),
        _P.NOT_JSON: later(
            "Dit lijkt JSON, maar regel {line}, plaats {place} klopt niet. Vraag het opnieuw."
        ),
        _P.OTHER_VERSION: later(
            "Dit is een andere versie van de overdracht. Dit programma leest versie {version}."
        ),
        _P.NO_PEOPLE: nl("Er staan geen personen in dit bestand. Vraag het opnieuw."),
        _P.NOT_TEXT: nl("Dit is een werkmap, PDF of plaatje. Sla het op als CSV en kies dat bestand."),
        _P.UNREADABLE_SIGNS: nl("hier staan tekens die stuk zijn. Sla het bestand op als UTF-8."),
        _P.NUL_SIGN: nl("hier staat een leeg teken (NUL) dat er niet hoort. Typ deze cel opnieuw."),
        _P.CELL_TOO_LONG: later("deze cel is langer dan {max} tekens. Maak de tekst korter."),
        _P.ROW_TOO_LONG: later(
            "deze regel heeft {count} cellen en er zijn {heads} koppen. "
            "Zet tekst met een scheidingsteken tussen aanhalingstekens."
        ),
        _P.ROW_TOO_SHORT: later(
            "deze regel heeft {count} cellen en er zijn {heads} koppen. Vul de regel aan."
        ),
        _P.NOT_A_PERSON: nl("dit is geen persoon met velden."),
        _P.QUOTE_OPEN: nl(
            "hier begint een aanhalingsteken dat nergens eindigt. Alles daarna staat in die cel."
        ),
        _P.HEADER_TWICE: nl("deze kop staat er twee keer. Ze zijn uit elkaar gehouden: kijk welke u wilt."),
        _P.HEADER_EMPTY: nl("deze kolom heeft geen kop. Hij heet hier naar zijn plaats."),
        _P.ONE_COLUMN: nl("Er is maar een kolom gevonden. Klopt het scheidingsteken?"),
        _P.KEY_TWICE: nl("Een naam staat twee keer bij dezelfde persoon. Welke geldt, is niet te zien."),
        _P.TOO_DEEP: nl("dit zit te diep in elkaar en is niet gelezen."),
        _P.FORMULA: nl("dit begint als een formule. Het is als tekst gelezen en doet niets."),
    }
)
_FORMS = {
    FileForm.CSV: "CSV",
    FileForm.JSON: "JSON",
    FileForm.OVERDRACHT: nl("overdracht van Intakekoffer (JSON)"),
    FileForm.TEXT: nl("tekst"),
    FileForm.UNKNOWN: nl("onbekend"),
}
_TITLES = {
    Weight.FILE: nl("Dit bestand kan zo niet worden gebruikt"),
    Weight.ROW: nl("Deze regels zijn niet heel"),
    Weight.NOTICE: nl("Let op"),
}


def problem_words(problem: FileProblem) -> str:
    """'Rij 4, kolom bsn: hier staan tekens die stuk zijn. ...'."""
    sentence = filled(_SENTENCES[problem.code], problem.facts)
    where = [nl("Rij {row}", row=problem.row)] if problem.row else []
    where += [nl("kolom {column}", column=problem.column)] if problem.column else []
    return (
        nl("{where}: {sentence}", where=capital(joined(", ", where)), sentence=sentence)
        if where
        else sentence
    )


def problems_by_weight(problems: Iterable[FileProblem]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(tone of the card, its title, sentences) per weight; a long list ends with how many more there are."""
    found = []
    known = tuple(problems)
    for weight, tone in ((Weight.FILE, "error"), (Weight.ROW, "warn"), (Weight.NOTICE, "tip")):
        told = [problem_words(problem) for problem in known if problem.weight is weight]
        if told:
            more = len(told) - MOST_TOLD
            lines = told[:MOST_TOLD] + (
                [nl("En nog {more} van zulke meldingen.", more=more)] if more > 0 else []
            )
            found.append((tone, _TITLES[weight], tuple(lines)))
    return tuple(found)


def report_words(read: FileRead) -> str:
    """'CSV · Windows-1252 · puntkomma · 12 kolommen · 40 personen'."""
    people = nl(
        "{count} {part}", count=len(read.rows), part=nl("persoon") if len(read.rows) == 1 else nl("personen")
    )
    parts = [
        _FORMS[read.form],
        read.encoding,
        read.delimiter and nl("scheiding: {delimiter}", delimiter=read.delimiter),
    ]
    parts += [nl("{count} kolommen", count=len(read.columns)) if read.columns else "", people]
    return joined(" · ", (part for part in parts if part))
