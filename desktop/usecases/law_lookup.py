"""Values of the law for conditions and computed checks of a pack: `pulldata('wet', key, 'dag', day)`."""

from __future__ import annotations

from datetime import date

from desktop.domain.law.book import LawBook
from forms.expressions import Lookup

#: the table and the key column that a pack names; the column is a key of the law book
LAW_TABLE, LAW_DAY = "wet", "dag"


def law_lookup(book: LawBook) -> Lookup:
    """A look-up in the law: the value that holds on a day (ISO), as text.

    '' for a key or a day that is not known, and for a day on which the law gives no value: a check that is
    computed from it says 'unknown', it never guesses.
    """

    def look_up(table: str, column: str, key_column: str, key: str) -> str:
        if (table, key_column) != (LAW_TABLE, LAW_DAY):
            return ""
        try:
            day = date.fromisoformat(key)
        except ValueError:
            return ""
        found = [v for v in book.values if v.key == column and v.start <= day and (v.end or day) >= day]
        return str(found[0].value) if found else ""

    return look_up
