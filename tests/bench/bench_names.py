"""What names, dates and searching cost: `python -m tests.bench.bench_names`, with the plain way beside it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter

from translations.catalog import Catalog
from translations.letters import search_form, sort_key

NAMES = tuple(
    f"{first} {last}"
    for first in ("İpek", "علي", "ሰላም", "Zoë", "Şêrîn", "Їжак", "محمد", "Jean-Luc", "کوردی", "Rima")
    for last in (f"{part}{n}" for n in range(20) for part in ("Öz", "حسن", "ተስፋይ", "de Vries", "Ковач"))
)


def micros(times: int, act: Callable[[], object]) -> float:
    """Microseconds of one `act`, the best of five rounds."""
    best = float("inf")
    for _ in range(5):
        begin = perf_counter()
        for _ in range(times):
            act()
        best = min(best, (perf_counter() - begin) / times)
    return best * 1e6


def main() -> int:
    """Print the figures; 0."""
    texts, days = Catalog.installed(), [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    said: list[str] = []
    for code in ("nl", "ar", "ti", "ps"):
        each = micros(1, lambda code=code: [texts.date_words(day, code) for day in days]) / len(days)  # type: ignore[misc]
        said.append(f"date_words {code}: {each:.2f} us")
    beside = micros(1, lambda: [texts.days_beside([day], "ti") for day in days]) / len(days)
    said.append(f"days_beside ti: {beside:.2f} us")
    fold = micros(1, lambda: [search_form(name) for name in NAMES])
    plain = micros(1, lambda: [name.casefold() for name in NAMES])
    said.append(f"search_form of {len(NAMES)} names: {fold / 1000:.2f} ms ({fold / plain:.0f} x casefold)")
    folded = [search_form(name) for name in NAMES]
    found = micros(20, lambda: [name for name in folded if "ipek" in name])
    said.append(f"searching in {len(NAMES)} folded names: {found / 1000:.3f} ms")
    said.append(f"sorting {len(NAMES)} names: {micros(3, lambda: sorted(NAMES, key=sort_key)) / 1000:.2f} ms")
    countries = micros(1, lambda: [texts.country_name(c, "ti") for c in ("SY", "ER", "NL", "VE") * 60])
    said.append(f"240 country names: {countries / 1000:.2f} ms")
    sys.stdout.write("\n".join(said) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
