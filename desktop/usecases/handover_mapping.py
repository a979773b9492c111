"""Which column of a file goes to which question, and which word is which choice: proposed, confirmed, kept.

Kept under the name of the sender ('COA', a municipality) in the local state of this desk: it is about a file
and about nobody. A division holds for the heads it was confirmed for; a new head is proposed and confirmed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.handover_file import FileRead
from desktop.usecases.handover_names import NAMES, WORDS, plain
from desktop.usecases.handover_targets import Target, targets_of
from desktop.usecases.one_line import one_line
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import digest
from forms.model import Choice

_STATE = "handover.mapping."
_NAMES = "handover.senders"
_DIGITS = re.compile(r"\d+")
_MANY = re.compile(r"\s*[|;,]\s*|\s+en\s+")
#: as the choice of a word: leave it out
LEAVE_OUT = "-"


@dataclass(frozen=True, slots=True)
class Division:
    """`columns`: head to target key ('' = leave out). `words`: 'target/word' to choice or LEAVE_OUT."""

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def hash(self) -> str:
        """Names this division; the same columns and words give the same."""
        return digest({"columns": dict(self.columns), "words": dict(self.words)})

    def with_column(self, column: str, target: str) -> Division:
        return Division({**self.columns, column: target}, self.words)

    def with_word(self, target: str, word: str, choice: str) -> Division:
        return Division(self.columns, {**self.words, word_key(target, word): choice})


@dataclass(frozen=True, slots=True)
class WordShown:
    """A word of the file that stands for a choice; `choice` '' = nobody said which."""

    target: str
    word: str
    choice: str


def word_key(target: str, word: str) -> str:
    """How a word is kept: with the target it was met at."""
    return f"{target}/{plain(word)}"


def ordinal_of(column: str) -> int:
    """Which row of a repeat a column tells of: the first number in its name, else 1."""
    found = _DIGITS.search(column)
    return int(found[0]) if found is not None and 0 < len(found[0]) < 4 else 1


def proposed(read: FileRead, targets: Mapping[str, Target], kept: Division) -> Division:
    """The kept division for these heads; for heads it does not know, the question that is named so.

    Two heads never get the same place: the first one keeps it.
    """
    taken = {(target, ordinal_of(c)) for c, target in kept.columns.items() if target and c in read.columns}
    columns: dict[str, str] = {}
    for column in read.columns:
        if column in kept.columns and (not kept.columns[column] or kept.columns[column] in targets):
            columns[column] = kept.columns[column]
            continue
        target = _named(column, targets)
        place = (target, ordinal_of(column) if target and targets[target].is_row else 1)
        columns[column] = "" if place in taken else target
        taken.add(place)
    return Division(columns, dict(kept.words))


def _named(column: str, targets: Mapping[str, Target]) -> str:
    """The target a head names: by its key, by a name others use, or by the text of the question."""
    whole, inner = column.strip(), column.partition(".")[2]
    for tried in (whole, whole.replace(".", "/"), inner.replace(".", "/")):
        if tried in targets:
            return tried
    name = plain(_DIGITS.sub("", column).replace("..", "."))
    found = NAMES.get(name) or NAMES.get(name.rpartition(".")[2]) or ""
    if found in targets:
        return found
    flat = name.replace(".", "")
    for key, target in targets.items():
        asked = target.question
        if asked is not None and not target.cell and flat == plain(asked.simple).replace(".", ""):
            return key
    return ""


def meaning(target: Target, word: str, division: Division) -> str:
    """The choice that a word stands for: as was said, else by key, text or what means it; '' unknown."""
    said = division.words.get(word_key(target.key, word))
    if said is not None:
        return said
    wanted = plain(word)
    for choice in target.choices:
        if wanted in (plain(choice.key), plain(choice.text)):
            return choice.key
    found = [c.key for c in target.choices if _means(c, wanted)]
    return found[0] if len(found) == 1 else ""


def _means(choice: Choice, wanted: str) -> bool:
    return any(plain(word) == wanted for word in WORDS.get(choice.key, ())) if wanted else False


def parts_of(target: Target, text: str) -> tuple[str, ...]:
    """The words in one cell: more than one only where more choices can be made."""
    if not target.takes_many:
        return (text.strip(),)
    return tuple(part for part in _MANY.split(text.strip()) if part)


def words_met(
    rows: Iterable[Mapping[str, str]], division: Division, targets: Mapping[str, Target]
) -> tuple[WordShown, ...]:
    """Every word of the file at a question with choices, with what it is taken for; unknown ones first."""
    found: dict[tuple[str, str], WordShown] = {}
    for cells in rows:
        for column, text in cells.items():
            target = targets.get(division.columns.get(column, ""))
            if target is None or not target.choices or not text.strip():
                continue
            if target.asked.type == "date_or_not_yet" and any(sign.isdigit() for sign in text):
                continue
            for word in parts_of(target, text):
                key = (target.key, plain(word))
                if key not in found:
                    found[key] = WordShown(target.key, word, meaning(target, word, division))
    return tuple(sorted(found.values(), key=lambda one: (bool(one.choice), one.target, one.word)))


# --- kept per sender


def senders(desk: Desk) -> tuple[str, ...]:
    """The names under which a division was kept, by name."""
    with desk.unit_of_work() as work:
        return _senders(work)


def kept_division(desk: Desk, name: str) -> Division:
    """What was confirmed for this sender; an empty one where nothing was."""
    with desk.unit_of_work() as work:
        return load_division(work, name)


def keep_division(desk: Desk, name: str, division: Division) -> Division:
    """A person looked and says it is right. Refusal SENDER_MISSING, COLUMNS_MEET.

    Heads of earlier files of this sender stay in it.
    """
    name = one_line(name, "sender")
    if not name:
        raise Refusal(RefusalCode.SENDER_MISSING, "sender")
    if meeting(division, targets_of(desk.packs.newest(desk.pack_id))):
        raise Refusal(RefusalCode.COLUMNS_MEET, "columns")
    with desk.unit_of_work() as work:
        before = load_division(work, name)
        whole = Division({**before.columns, **division.columns}, {**before.words, **division.words})
        text = {"name": name, "columns": dict(whole.columns), "words": dict(whole.words)}
        work.state.put(_place(name), json.dumps(text, ensure_ascii=False))
        names = sorted({*_senders(work), name}, key=str.casefold)
        work.state.put(_NAMES, json.dumps(names, ensure_ascii=False))
        work.commit()
    return whole


def meeting(division: Division, targets: Mapping[str, Target]) -> frozenset[str]:
    """The columns that go to the same place as another one: of a repeat, to the same row."""
    places: dict[tuple[str, int], list[str]] = {}
    for column, target in division.columns.items():
        if target in targets:
            row = ordinal_of(column) if targets[target].is_row else 0
            places.setdefault((target, row), []).append(column)
    return frozenset(column for columns in places.values() if len(columns) > 1 for column in columns)


def load_division(work: UnitOfWork, name: str) -> Division:
    """As `kept_division`; a text that cannot be read counts as nothing kept."""
    text = work.state.get(_place(name))
    try:
        raw = json.loads(text) if text else {}
        columns = {str(k): str(v) for k, v in raw.get("columns", {}).items()}
        return Division(columns, {str(k): str(v) for k, v in raw.get("words", {}).items()})
    except (ValueError, AttributeError):
        return Division()


def is_confirmed(work: UnitOfWork, name: str, division: Division) -> bool:
    """True when exactly these columns and words were confirmed for this sender."""
    kept = load_division(work, name)
    same_columns = all(kept.columns.get(c) == target for c, target in division.columns.items())
    return same_columns and all(kept.words.get(w) == choice for w, choice in division.words.items())


def _senders(work: UnitOfWork) -> tuple[str, ...]:
    try:
        names = json.loads(work.state.get(_NAMES) or "[]")
    except ValueError:
        return ()
    return tuple(str(name) for name in names) if isinstance(names, list) else ()


def _place(name: str) -> str:
    return _STATE + digest(plain(name))
