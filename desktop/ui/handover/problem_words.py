"""What is wrong with a file, as sentences: where, what, and what to do. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from desktop.usecases.handover_file import FileForm, FileProblem, FileRead, ProblemCode, Weight

MOST_TOLD = 30
_P = ProblemCode
_SENTENCES: Mapping[ProblemCode, str] = MappingProxyType(
    {
        _P.EMPTY_FILE: "Dit bestand is leeg. Vraag het opnieuw.",
        _P.NO_ROWS: "Er staan alleen koppen in, en geen personen. Vraag het opnieuw.",
        _P.TOO_MANY_ROWS: "Dit bestand heeft {count} regels. Er passen er {max} in. "
        "Maak een bestand met alleen uw personen.",
        _P.TOO_MANY_COLUMNS: "Dit bestand heeft {count} kolommen. Er passen er {max}. Haal kolommen weg.",
        _P.NOT_JSON: "Dit lijkt JSON, maar regel {line}, plaats {place} klopt niet. Vraag het opnieuw.",
        _P.OTHER_VERSION: "Dit is een andere versie van de overdracht. Dit programma leest versie {version}.",
        _P.NO_PEOPLE: "Er staan geen personen in dit bestand. Vraag het opnieuw.",
        _P.NOT_TEXT: "Dit is een werkmap, PDF of plaatje. Sla het op als CSV en kies dat bestand.",
        _P.UNREADABLE_SIGNS: "hier staan tekens die stuk zijn. Sla het bestand op als UTF-8.",
        _P.NUL_SIGN: "hier staat een leeg teken (NUL) dat er niet hoort. Typ deze cel opnieuw.",
        _P.CELL_TOO_LONG: "deze cel is langer dan {max} tekens. Maak de tekst korter.",
        _P.ROW_TOO_LONG: "deze regel heeft {count} cellen en er zijn {heads} koppen. "
        "Zet tekst met een scheidingsteken tussen aanhalingstekens.",
        _P.ROW_TOO_SHORT: "deze regel heeft {count} cellen en er zijn {heads} koppen. Vul de regel aan.",
        _P.NOT_A_PERSON: "dit is geen persoon met velden.",
        _P.QUOTE_OPEN: "hier begint een aanhalingsteken dat nergens eindigt. Alles daarna staat in die cel.",
        _P.HEADER_TWICE: "deze kop staat er twee keer. Ze zijn uit elkaar gehouden: kijk welke u wilt.",
        _P.HEADER_EMPTY: "deze kolom heeft geen kop. Hij heet hier naar zijn plaats.",
        _P.ONE_COLUMN: "Er is maar een kolom gevonden. Klopt het scheidingsteken?",
        _P.KEY_TWICE: "Een naam staat twee keer bij dezelfde persoon. Welke geldt, is niet te zien.",
        _P.TOO_DEEP: "dit zit te diep in elkaar en is niet gelezen.",
        _P.FORMULA: "dit begint als een formule. Het is als tekst gelezen en doet niets.",
    }
)  # fmt: skip
_FORMS = {
    FileForm.CSV: "CSV",
    FileForm.JSON: "JSON",
    FileForm.OVERDRACHT: "overdracht van Intakekoffer (JSON)",
    FileForm.TEXT: "tekst",
    FileForm.UNKNOWN: "onbekend",
}
_TITLES = {
    Weight.FILE: "Dit bestand kan zo niet worden gebruikt",
    Weight.ROW: "Deze regels zijn niet heel",
    Weight.NOTICE: "Let op",
}


def problem_words(problem: FileProblem) -> str:
    """'Rij 4, kolom bsn: hier staan tekens die stuk zijn. ...'."""
    sentence = _SENTENCES[problem.code].format_map(_Facts(problem.facts))
    where = [f"Rij {problem.row}"] if problem.row else []
    where += [f"kolom {problem.column}"] if problem.column else []
    return f"{', '.join(where).capitalize()}: {sentence}" if where else sentence


def problems_by_weight(problems: Iterable[FileProblem]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(tone of the card, its title, sentences) per weight; a long list ends with how many more there are."""
    found = []
    known = tuple(problems)
    for weight, tone in ((Weight.FILE, "error"), (Weight.ROW, "warn"), (Weight.NOTICE, "tip")):
        told = [problem_words(problem) for problem in known if problem.weight is weight]
        if told:
            more = len(told) - MOST_TOLD
            lines = told[:MOST_TOLD] + ([f"En nog {more} van zulke meldingen."] if more > 0 else [])
            found.append((tone, _TITLES[weight], tuple(lines)))
    return tuple(found)


def report_words(read: FileRead) -> str:
    """'CSV · Windows-1252 · puntkomma · 12 kolommen · 40 personen'."""
    people = f"{len(read.rows)} {'persoon' if len(read.rows) == 1 else 'personen'}"
    parts = [_FORMS[read.form], read.encoding, read.delimiter and f"scheiding: {read.delimiter}"]
    parts += [f"{len(read.columns)} kolommen" if read.columns else "", people]
    return " · ".join(part for part in parts if part)


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
