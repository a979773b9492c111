"""Finding what was said by its words: a trigram index over the heads, encrypted with the rest of the store.

Holds no text of its own to read back (it is contentless): a hit is the number of a change, the words are read
from the change itself. What is indexed, and in which spelling, is decided by who builds the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from desktop.domain.changes import Change
from desktop.domain.ids import ChangeId
from desktop.store import change_codec
from desktop.store.transaction import Transaction
from desktop.usecases.ports import SHORTEST

#: the words of a change by which it is found, folded as the question will be; '' = never found
WordsOf = Callable[[Change], str]


def no_words(change: Change) -> str:
    """For a store in which nothing is searched."""
    return ""


class SqlSaidTexts:
    """The index of one unit of work (port `SaidTexts`)."""

    def __init__(self, transaction: Transaction, words_of: WordsOf) -> None:
        self._transaction = transaction
        self._words_of = words_of

    def add(self, changes: Iterable[Change]) -> None:
        """Changes that became heads; they stand in `change` already."""
        said = ((self._words_of(change), change.id) for change in changes)
        self._transaction.write_many(
            "INSERT INTO said_text(rowid, text) SELECT seq, ? FROM change WHERE id=?",
            [(words, change) for words, change in said if words],
        )

    def drop(self, changes: Iterable[ChangeId]) -> None:
        """Changes that are no heads any more; nothing for one that was not indexed."""
        self._transaction.write_many(
            "DELETE FROM said_text WHERE rowid=(SELECT seq FROM change WHERE id=?)",
            [(change,) for change in changes],
        )

    def drop_all(self) -> None:
        """Before computing it anew."""
        self._transaction.write("INSERT INTO said_text(said_text) VALUES('delete-all')")

    def find(self, words: Sequence[str], most: int) -> tuple[Change, ...]:
        """As `SaidTexts.find`."""
        long = [word for word in words if len(word) >= SHORTEST]
        if not long:
            return ()
        asked = " AND ".join('"' + word.replace('"', '""') + '"' for word in long)
        found = self._transaction.rows(
            "SELECT c.body FROM said_text t JOIN change c ON c.seq = t.rowid WHERE t.text MATCH ?"
            " ORDER BY t.rowid DESC LIMIT ?",
            (asked, most),
        )
        return tuple(change_codec.decode(row[0]) for row in found)
