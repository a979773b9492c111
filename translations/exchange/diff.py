"""What a file that came back would change: every new text beside the old one, before anything is taken."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from translations.check import LanguageChecks
from translations.checks.finding import Problem, Translated, Weight
from translations.exchange.rows import STANDING_WORDS, FileRefused, Incoming, UntrustedRow
from translations.po_files import Entry, one_line
from translations.standing import Standing, TextState, standing_of


@dataclass(frozen=True, slots=True)
class CheckedBy:
    """A qualified person (name or number) who checked what the file marks, and the day."""

    who: str
    on: date


@dataclass(frozen=True, slots=True)
class Change:
    """One text that the file would change."""

    domain: str
    key: str
    dutch: str
    old: Entry | None
    new: Entry
    problems: tuple[Problem, ...]

    @property
    def was(self) -> Standing:
        return standing_of(self.dutch, self.old)

    @property
    def becomes(self) -> Standing:
        return standing_of(self.dutch, self.new)

    @property
    def is_held(self) -> bool:
        """True when the new text has something wrong: it is shown and not taken."""
        return any(problem.weight is Weight.WRONG for problem in self.problems)

    def lines(self) -> Iterator[str]:
        """The change in words: key, Dutch, old, new, what is found, how the standing changes."""
        yield f"{self.domain} {self.key}" + ("   NIET OVERGENOMEN" if self.is_held else "")
        yield f"  Nederlands: {self.dutch}"
        old = self.old or Entry(self.dutch, "")
        if old.text != self.new.text:
            yield f"  eerst:      {old.text or '(niets)'}"
            yield f"  nu:         {self.new.text}"
        if old.remark != self.new.remark:
            yield f"  opmerking:  {self.new.remark or '(weg)'}"
        if old.doubt != self.new.doubt:
            yield f"  twijfel:    {self.new.doubt}"
        if self.was is not self.becomes or old.checked_by != self.new.checked_by:
            who = f" door {self.new.checked_by}, {self.new.checked_on}" if self.new.is_checked else ""
            yield f"  stand:      {STANDING_WORDS[self.was]} -> {STANDING_WORDS[self.becomes]}{who}"
        for problem in self.problems:
            yield f"  {problem.weight.value}: {problem.what} {problem.remedy}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file beside what is there. `told`: everything that is not taken and why."""

    language: str
    changes: tuple[Change, ...]
    told: tuple[str, ...]
    unchanged: int

    @property
    def taken(self) -> tuple[Change, ...]:
        """The changes that can be taken."""
        return tuple(change for change in self.changes if not change.is_held)


def compare(
    incoming: Incoming,
    states: Sequence[TextState],
    checks: LanguageChecks,
    today: date,
    checked: CheckedBy | None = None,
) -> Comparison:
    """Compare a file with the texts of its language. Raises FileRefused: another language, a false check.

    `checked`: who checked the rows that the file marks so, given by whoever takes the file in.
    """
    language = checks.language
    if incoming.language != language.code:
        raise FileRefused(f"Het bestand is van '{incoming.language}', gevraagd is '{language.code}'.")
    if checked is not None and (not checked.who.strip() or checked.on > today):
        raise FileRefused("Nagekeken: noem wie (naam of nummer) en een dag die al geweest is.")
    known = {(state.domain, state.source.key): state for state in states}
    told, changes, unchanged = list(incoming.problems), list[Change](), 0
    counted = Counter((row.domain, row.key) for row in incoming.rows)
    unnamed = 0
    for row in incoming.rows:
        name = f"{row.where} ({row.key})" if row.key not in row.where else row.where
        state = known.get((row.domain, row.key))
        if state is None:
            told.append(f"{name}: deze tekst kennen wij niet.")
        elif counted[row.domain, row.key] > 1:
            told.append(f"{name}: staat er meer dan een keer; geen ervan is overgenomen.")
        elif row.dutch != state.source.dutch:
            told.append(f"{name}: het Nederlands is nu anders: {state.source.dutch}")
        else:
            unnamed += row.is_checked and checked is None
            new, why_not = _new_entry(row, state, checked)
            told += [f"{name}: {why_not}"] if why_not else []
            if new == (state.entry or Entry(state.source.dutch, "")):
                unchanged += 1
            else:
                changes.append(_change(state, new, checks))
    if unnamed:
        told.append(f"{unnamed} teksten zijn gemerkt als nagekeken: geef --nagekeken-door NAAM --op DATUM.")
    gone = [state.source.key for key, state in known.items() if key not in counted]
    if gone:
        told.append(f"{len(gone)} teksten staan niet in het bestand en blijven zoals ze zijn: {_few(gone)}")
    return Comparison(language.code, tuple(changes), tuple(told), unchanged)


def _new_entry(row: UntrustedRow, state: TextState, checked: CheckedBy | None) -> tuple[Entry, str]:
    """What the row makes of a text, and why it is not taken where it is not."""
    old = state.entry or Entry(state.source.dutch, "")
    text, remark = _tidy(row.text, old.text), one_line(row.remark)
    doubt = one_line(row.doubt) or old.doubt
    with_remark = replace(old, remark=remark, doubt=doubt)
    if not text:
        return with_remark, "is leeg in het bestand; onze vertaling blijft staan." if old.text else ""
    is_named = row.is_checked and checked is not None
    if text == old.text:
        is_done = state.standing is not Standing.OUTDATED and not old.is_fuzzy
        if is_done and (not is_named or old.is_checked):
            return with_remark, ""
        if not is_done and row.is_unfinished is not False and not is_named:
            return with_remark, ""
    elif row.is_unfinished:
        return with_remark, "is nog niet af (fuzzy) en niet overgenomen."
    new = Entry(state.source.dutch, text, doubt=doubt, remark=remark)
    if text == old.text and old.dutch == state.source.dutch:
        new = replace(new, is_read_back=old.is_read_back)
    if is_named and checked is not None:
        who = one_line(checked.who)
        new = replace(new, is_reviewed=True, checked_by=who, checked_on=checked.on)
    return new, ""


def _change(state: TextState, new: Entry, checks: LanguageChecks) -> Change:
    source = state.source
    is_other = state.entry is None or (state.entry.text, state.entry.dutch) != (new.text, new.dutch)
    problems: tuple[Problem, ...] = ()
    if is_other and new.text:
        problems = checks.of_text(Translated(state.domain, source.key, source.dutch, new.text))
    return Change(state.domain, source.key, source.dutch, state.entry, new, problems)


def _tidy(text: str, old: str) -> str:
    """What somebody typed, as we write texts; the old text when it is that but for unseen differences."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    tidy = unicodedata.normalize("NFC", lines)
    return old if text == old or lines == old.strip() else tidy


def _few(keys: Sequence[str]) -> str:
    return ", ".join(keys[:5]) + (" ..." if len(keys) > 5 else "")
