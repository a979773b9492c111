"""What is found while a folder is read: problems that keep it out, and doubts that do not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from desktop.domain.wording import filled, joined, later, nl
from desktop.usecases.house_ports import HouseProblem
from forms.problems import PackProblem
from forms.strict_toml import Table

HOUSE_FILE = "huisstijl.toml"
LONGEST = 120
#: named of the signs that cannot be drawn
MOST_SIGNS = 5
#: what `forms.strict_toml` says, which knows no other language than Dutch
_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        str(one): one
        for one in (
            nl("het bestand is te groot."),
            nl("Maak het kleiner dan 1 MB."),
            nl("het bestand is er niet."),
            nl("Zet het in de map, of haal de naam weg."),
            nl("het bestand is geen UTF-8."),
            nl("Bewaar het als UTF-8."),
            nl("Herstel die regel."),
            nl("hier hoort een tabel."),
            nl("Schrijf sleutels met een waarde."),
            nl("Vul het in."),
            nl("hier hoort een tekst die niet leeg is."),
            nl("hier hoort een datum."),
            nl("Schrijf een datum als 2026-05-12, zonder aanhalingstekens."),
            nl("hier hoort een lijst van teksten."),
            nl("Geef een lijst van teksten."),
            nl("hier hoort een lijst van tabellen."),
            nl("Schrijf [[photo]] boven elke tabel."),
            nl("deze sleutel bestaat hier niet."),
            nl("Schrijf een kleur als '#7A3B00'."),
            nl("Schrijf wie ja zei, of 'geen herkenbare mensen'."),
        )
    }
)
_PATTERNS = (
    (re.compile(r"(?P<key>\w+) ontbreekt\."), later("{key} ontbreekt.")),
    (re.compile(r"Toegestaan: (?P<keys>.*)\."), later("Toegestaan: {keys}.")),
    (re.compile(r"geen geldige TOML: (?P<why>.*)\.", re.DOTALL), later("geen geldige TOML: {why}.")),
)


class Findings:
    """Grows while one folder is read. `cannot_draw`: the characters of a text that no font on paper has."""

    def __init__(self, cannot_draw: Callable[[str], tuple[str, ...]]) -> None:
        self._cannot_draw = cannot_draw
        self.problems: list[HouseProblem] = []
        self.doubts: list[HouseProblem] = []

    def wrong(self, file: str, key: str, what: str, remedy: str) -> None:
        """With this the folder cannot be used. `key`: '' for the whole file."""
        self.problems.append(HouseProblem(file, key, what, remedy))

    def doubt(self, file: str, key: str, what: str, remedy: str) -> None:
        """A person looks at this and decides."""
        self.doubts.append(HouseProblem(file, key, what, remedy))

    def drawn(self, key: str, *texts: str) -> None:
        """A text that stands on every paper: one sign that cannot be drawn would keep all of them back."""
        signs = dict.fromkeys(sign for text in texts for sign in self._cannot_draw(text))
        if signs:
            self.wrong(
                HOUSE_FILE,
                key,
                nl("Dit kan niet op papier: {signs}", signs=joined(" ", tuple(signs)[:MOST_SIGNS])),
                nl("Schrijf het in andere letters."),
            )

    def short_text(self, table: Table, key: str, is_required: bool = True, longest: int = LONGEST) -> str:
        """A text of one line."""
        text = table.text(key, is_required).strip()
        if len(text) > longest or not text.isprintable():
            self.wrong(
                HOUSE_FILE,
                f"{table.where}.{key}" if table.where else key,
                nl("Deze tekst is te lang of heeft tekens die niet te drukken zijn."),
                nl("Maak er één regel van, hooguit {most} tekens.", most=longest),
            )
        return text


def as_house(told: Iterable[PackProblem]) -> tuple[HouseProblem, ...]:
    """What the strict reader of tables found, as problems that every screen can say in its language."""
    return tuple(
        HouseProblem(one.file, "" if one.key == "-" else one.key, _said(f"{one.what}."), _said(one.remedy))
        for one in told
    )


def _said(sentence: str) -> str:
    """The sentence as a phrase with its values, where it is one of the reader's."""
    if sentence in _SENTENCES:
        return _SENTENCES[sentence]
    for pattern, template in _PATTERNS:
        if (found := pattern.fullmatch(sentence)) is not None:
            return filled(template, found.groupdict())
    return sentence
