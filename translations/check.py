"""How complete and how sound each translation is: every check over every text, all findings at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from translations.checks import (
    choices,
    leftover,
    lengths,
    numbers,
    pairs,
    polarity,
    punctuation,
    scripts,
    signs,
    terms,
)
from translations.checks import places as place_check
from translations.checks.exceptions import Exceptions, exceptions_of
from translations.checks.finding import Check, Finding, Problem, Translated, Weight
from translations.checks.places import places as places
from translations.checks.rules import Rules, rules_of
from translations.collect import po_path
from translations.glossary import GlossaryBroken, read_glossary
from translations.languages import LanguageEntry
from translations.po_files import Entry, doubled_keys, read_bytes
from translations.source_text import Sources, SourceText

_DUTCH = "nl"


@dataclass(frozen=True, slots=True)
class LanguageChecks:
    """The checks of one text alone, in one language."""

    language: LanguageEntry
    rules: Rules
    dutch: Rules
    names: re.Pattern[str]  # names that stay as they are in every language
    boxes: tuple[lengths.Box, ...]
    known: tuple[terms.Term, ...]

    def of_text(self, one: Translated) -> tuple[Problem, ...]:
        """What is found in one text, exceptions not yet taken out."""
        script = self.language.script
        return (
            *place_check.problems(one),
            *signs.problems(one, script),
            *numbers.problems(one, self.rules, self.dutch),
            *polarity.problems(one, self.rules, self.dutch),
            *punctuation.problems(one, script, self.rules),
            *scripts.problems(one, script, self.rules, self.names),
            *leftover.problems(one, self.rules, self.dutch, self.names),
            *lengths.problems(one, self.boxes),
            *terms.problems(one, self.known),
        )


@dataclass(frozen=True, slots=True)
class Checker:
    """The checks over the files of one folder of translations."""

    folder: Path
    sources: Sources
    today: date

    def findings(self, languages: Iterable[LanguageEntry]) -> tuple[Finding, ...]:
        """Everything that is missing, outdated or unsound, per language in file order.

        Raises CatalogBroken and RulesBroken: a file that cannot be read is no translation.
        """
        asked = tuple(languages)
        found = [finding for language in asked for finding in self._of_language(language)]
        return (*found, *self._of_pairs({language.code for language in asked}))

    def of_language(self, language: LanguageEntry) -> LanguageChecks:
        """The checks of one text alone, ready for this language. Raises RulesBroken."""
        dutch = rules_of(self.folder, _DUTCH)
        return LanguageChecks(
            language,
            rules_of(self.folder, language.code),
            dutch,
            scripts.named(dutch.names),
            lengths.boxes_of(self.folder),
            self._terms(language.code),
        )

    def _of_language(self, language: LanguageEntry) -> Iterator[Finding]:
        code = language.code
        checks, judged = self.of_language(language), exceptions_of(self.folder, code)
        found: list[Finding] = []
        texts: dict[str, Translated] = {}
        for domain, sources in self.sources.items():
            entries, own = self._read(domain, code)
            found += own
            current = []
            for source in sources:
                entry = entries.get(source.key)
                found += [
                    Finding(domain, code, source.key, one) for one in _standing(source, entry, self.today)
                ]
                if entry is not None and entry.text and not entry.is_fuzzy and entry.dutch == source.dutch:
                    current.append(Translated(domain, source.key, source.dutch, entry.text))
            for one in current:
                found += [Finding(domain, code, one.key, problem) for problem in checks.of_text(one)]
            found += [Finding(domain, code, one.key, problem) for one, problem in choices.problems(current)]
            texts |= {one.key: one for one in current}
        found += self._of_glossary(code)
        yield from _judged(found, judged, texts, code)

    def _of_pairs(self, asked: set[str]) -> Iterator[Finding]:
        known = {source.key for texts in self.sources.values() for source in texts}
        unknown = Problem(Check.PAIRS, "bestaat niet (meer).", f"Haal de sleutel uit {pairs.FILE}.")
        for sisters in pairs.pairs_of(self.folder):
            if asked.intersection(sisters.languages):
                first, second = (self._texts(code) for code in sisters.languages)
                for domain, key, problem in pairs.problems(sisters, first, second):
                    yield Finding(domain, "+".join(sisters.languages), key, problem)
                for key in sisters.same.keys() - known:
                    yield Finding("", pairs.FILE, key, unknown)

    def equal_pairs(self) -> tuple[tuple[pairs.Sisters, tuple[str, ...]], ...]:
        """Every pair of sister languages with the keys of what is equal in both now. Raises RulesBroken."""
        return tuple(
            (one, pairs.equal(*(self._texts(code) for code in one.languages)))
            for one in pairs.pairs_of(self.folder)
        )

    def _texts(self, code: str) -> Mapping[str, Translated]:
        return {
            source.key: Translated(domain, source.key, source.dutch, entry.text)
            for domain, sources in self.sources.items()
            for entries in (self._read(domain, code)[0],)
            for source in sources
            if (entry := entries.get(source.key)) and entry.text and entry.dutch == source.dutch
        }

    def _read(self, domain: str, code: str) -> tuple[dict[str, Entry], list[Finding]]:
        path = po_path(self.folder, domain, code)
        if not path.is_file():
            return {}, []
        content = path.read_bytes()
        twice = Problem(Check.FILE, "staat twee keer in het bestand.", "Haal een van de twee weg.")
        return (
            read_bytes(content, f"{path.name} in {path.parent.name}"),
            [Finding(domain, code, key, twice) for key in doubled_keys(content)],
        )

    def _terms(self, code: str) -> tuple[terms.Term, ...]:
        path = self.folder / "glossary" / f"{code}.toml"
        try:
            return terms.terms(read_glossary(path.read_text(encoding="utf-8"), path.name))
        except (OSError, GlossaryBroken):
            return ()  # told by `_of_glossary`

    def _of_glossary(self, code: str) -> Iterator[Finding]:
        """A word list that is not there or cannot be read, and exempt texts that do not exist."""
        path = self.folder / "glossary" / f"{code}.toml"
        try:
            words = read_glossary(path.read_text(encoding="utf-8"), path.name)
        except OSError:
            told: tuple[str, ...] = (f"{path.name} is er niet.",)
        except GlossaryBroken as broken:
            told = broken.problems
        else:
            known = {source.key for texts in self.sources.values() for source in texts}
            gone = [key for word in words.values() for key in word.exempt if key not in known]
            told = tuple(f"'exempt' noemt '{key}', en die tekst bestaat niet." for key in gone)
        for one in told:
            yield Finding("glossary", code, "-", Problem(Check.FILE, one, "Herstel de woordenlijst."))


def _standing(source: SourceText, entry: Entry | None, today: date) -> Iterator[Problem]:
    if entry is None or not entry.text:
        yield Problem(Check.MISSING, "niet vertaald.", f"Vertaal: {source.dutch}")
    elif entry.is_fuzzy:
        yield Problem(Check.MISSING, "nog niet af (fuzzy).", "Maak de vertaling af en haal het merk weg.")
    elif entry.dutch != source.dutch:
        yield Problem(Check.OUTDATED, "verouderd.", f"Het Nederlands is nu: {source.dutch}")
    if entry is not None and entry.is_reviewed and not entry.is_checked:
        yield Problem(
            Check.MARKS,
            "heeft het merk 'reviewed' zonder wie en wanneer.",
            "Schrijf '# nagekeken: naam of nummer, 2026-11-22' erboven, of haal het merk weg.",
        )
    if entry is not None and entry.checked_on is not None and entry.checked_on > today:
        yield Problem(
            Check.MARKS, f"is nagekeken op {entry.checked_on}; dat is nog niet.", "Zet de goede dag neer."
        )


def _judged(
    found: Sequence[Finding], exceptions: Exceptions, texts: Mapping[str, Translated], code: str
) -> Iterator[Finding]:
    """Findings that no exception covers, settled doubts as wrong, and exceptions that nothing needs."""
    covered = {(one.check, one.key): one for one in exceptions.judged}
    used = set()
    for finding in found:
        exception = covered.get((finding.check, finding.key))
        if exception is not None and finding.key in texts and exception.text == texts[finding.key].text:
            used.add((finding.check, finding.key))
        elif finding.check in exceptions.settled:
            yield replace(finding, problem=replace(finding.problem, weight=Weight.WRONG))
        else:
            yield finding
    stale = Problem(
        Check.FILE,
        "heeft een uitzondering die niet meer nodig is, of voor een andere tekst.",
        f"Haal die uit exceptions/{code}.toml.",
    )
    yield from (Finding("exceptions", code, key, stale) for check, key in covered if (check, key) not in used)
