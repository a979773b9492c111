"""The entry for the register of processing (AVG 30), out of the questions and the agreements themselves.

Nothing here is typed twice: purpose and basis of each field stand at its question, recipients in the files
about sharing. What only the municipality knows is an empty place that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.sharing import Party, Way
from forms.model import AvgMark, FormPack, Question

BLANK = "[door de gemeente in te vullen]"
_MARKS = {
    AvgMark.NORMAL: "gewoon",
    AvgMark.NATIONAL_ID: "nummer van de persoon (UAVG 46)",
    AvgMark.SPECIAL: "bijzonder (AVG 9)",
    AvgMark.MAY_REVEAL_SPECIAL: "kan bijzonder zijn (AVG 9)",
    AvgMark.CRIMINAL: "strafrechtelijk (AVG 10)",
    AvgMark.SENSITIVE: "gevoelig",
}
_WAYS = {
    Way.FILE: "een bestand, na een ja of op een wettelijke taak",
    Way.RETYPE: "overgetypt in het portaal",
}
_PEOPLE = (
    "Inburgeringsplichtigen: de persoon met wie de intake wordt gehouden.",
    "Gezinsleden, voor zover de persoon over hen vertelt.",
    "Tolken: naam of nummer, taal en minuten.",
    "Klantmanagers: wie wat opschreef en bekeek.",
)
_OUTSIDE = (f"De app zelf stuurt niets buiten de EER. Waar het back end staat: {BLANK}",)
_MEASURES = (
    "Alles op de laptop is versleuteld; zonder wachtzin en apparaatgeheim is niets te lezen.",
    "Vergrendelen sluit de koffer en haalt de antwoorden uit het geheugen.",
    "Bijzondere gegevens gaan apart, met een eigen sleutel, naar wie ze mag lezen.",
    "Elke handeling en elke blik in een dossier laat een regel na in een keten die verandering toont.",
    "Niets gaat vanzelf naar een ander: eerst een voorbeeld, een reden en waar nodig een ja.",
    "Wat gewist wordt, wordt onleesbaar doordat de sleutel wordt vervangen.",
    "Wat is gezegd wordt nooit overschreven; verbeteren is een nieuwe regel naast de oude.",
    "De persoon kan een kopie krijgen, laten verbeteren, laten stilzetten en laten wissen.",
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it stands in the register."""

    number: str
    question: str
    purpose: str
    basis: str
    mark: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who may get something, what, why and how."""

    name: str
    fields: tuple[str, ...]
    purpose: str
    basis: str
    way: str


@dataclass(frozen=True, slots=True)
class Register:
    """The whole entry. `terms`: how long, with the ground of each."""

    pack: str
    purposes: tuple[str, ...]
    fields: tuple[Field, ...]
    recipients: tuple[Recipient, ...]
    people: tuple[str, ...]
    terms: tuple[str, ...]
    measures: tuple[str, ...]


def register_of(pack: FormPack, parties: Sequence[Party]) -> Register:
    """The entry for this set of questions and these parties. Pure; same input, same entry."""
    fields = tuple(_field(question) for question in pack.questions)
    return Register(
        pack=pack.name,
        purposes=tuple(dict.fromkeys(field.purpose for field in fields)),
        fields=fields,
        recipients=tuple(_recipient(party) for party in sorted(parties, key=lambda one: one.key)),
        people=_PEOPLE,
        terms=(
            "Op de laptop: zo lang als het getekende bewaarbestand van de privacy-officer zegt, "
            "geteld vanaf de bevestiging door de gemeente (zie `resources/bewaren`).",
            f"Bij de gemeente: de termijn van de selectielijst en de Wet inburgering 2021. {BLANK}",
        ),
        measures=_MEASURES,
    )


def register_text(register: Register) -> str:
    """The entry as Markdown for people, in the order of AVG 30 lid 1."""
    return "\n".join(_lines(register)) + "\n"


def _field(question: Question) -> Field:
    return Field(
        question.number, question.simple, question.purpose, question.legal_basis, _MARKS[question.avg]
    )


def _recipient(party: Party) -> Recipient:
    names = tuple(field.name for field in party.fields)
    return Recipient(party.name, names, party.purpose, party.basis, _WAYS[party.way])


def _lines(register: Register) -> Iterator[str]:
    yield "# Register van verwerkingen: brede intake en PIP"
    yield ""
    yield f"Gemaakt met `intakekoffer register` uit vragenlijst {register.pack} en de bestanden over delen."
    yield "Verander dit bestand niet met de hand. Volgorde: AVG artikel 30 lid 1."
    yield ""
    yield "## a. Wie is verantwoordelijk"
    yield ""
    yield f"Gemeente: {BLANK}. Functionaris voor gegevensbescherming: {BLANK}."
    yield from _list("b. Doelen", register.purposes)
    yield from _list("c. Van wie", register.people)
    yield from ("", "## c. Welke gegevens", "")
    yield "| Vraag | Gegeven | Soort | Doel | Grondslag |"
    yield "| --- | --- | --- | --- | --- |"
    for field in register.fields:
        cells = (field.number, field.question, field.mark, field.purpose, field.basis)
        yield f"| {' | '.join(map(_cell, cells))} |"
    yield from ("", "## d. Ontvangers", "")
    yield "| Ontvanger | Wat | Hoe | Doel | Grondslag |"
    yield "| --- | --- | --- | --- | --- |"
    for one in register.recipients:
        cells = (one.name, ", ".join(one.fields), one.way, one.purpose, one.basis)
        yield f"| {' | '.join(map(_cell, cells))} |"
    yield from _list("e. Buiten de EER", _OUTSIDE)
    yield from _list("f. Termijnen", register.terms)
    yield from _list("g. Maatregelen", register.measures)


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from (f"- {line}" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")
