"""Opening a koffer that may not open: what it says then, and whether anybody reckoned with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.errors import Refusal, Trouble
from desktop.store.open_store import OpenStore


@dataclass(frozen=True)
class Opened:
    """An open store, or the code of what was said instead; `unhandled` when it was no code of ours."""

    store: OpenStore | None
    said: str = ""
    unhandled: bool = False


def tried(way: Callable[[], OpenStore]) -> Opened:
    """Open in this way."""
    try:
        return Opened(way())
    except (Trouble, Refusal) as known:
        return Opened(None, known.code.value)
    except Exception as error:  # noqa: BLE001 - the campaign counts it
        return Opened(None, f"{type(error).__name__}: {error}", unhandled=True)
