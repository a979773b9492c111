"""Where the klantmanager stood when the koffer locked, and what stood half-typed in forms there.

What belongs to a dossier as a draft is kept by the screen itself; this is for all other fields, so that
locking costs no letter anywhere. It stands in the encrypted store of this desk, is never synced, and is
overwritten by the next lock. The texts stand in a row per dossier that carries the dossier in its name, so
that they go when the dossier goes, whatever screen was shown.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from desktop.domain.ids import DossierId

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk

_WHERE = "left_off"


@dataclass(frozen=True, slots=True)
class LeftField:
    """One field with letters in it, or the one with the cursor.

    `name`: what a screen reader calls it; `nth`: of the fields of that name on its screen. `dossier` is '' on
    a screen that has none.
    """

    screen: str
    dossier: str
    name: str
    nth: int
    text: str
    cursor: int = 0
    is_rtl: bool = False
    is_typed: bool = True  # False: its text is kept elsewhere; only the cursor was there
    has_cursor: bool = False


@dataclass(frozen=True, slots=True)
class LeftOff:
    """The screen that was shown, as text (`desktop.ui.places`; '' where its dossier was destroyed since), and
    the fields, the shown screen's first."""

    screen: str
    dossier: str = ""
    question: str = ""
    back: str = ""
    fields: tuple[LeftField, ...] = ()


def keep_left_off(desk: Desk, left: LeftOff | None, why: str = "") -> None:
    """Write it down (None: nothing stands half-typed), and with a reason also that the koffer locks now.

    Trouble where nothing more can be written.
    """
    with desk.unit_of_work() as work:
        for name in (*(_row(one) for one in _dossiers(work.state.get(_WHERE))), _WHERE):
            work.state.drop(name)
        if left is not None:
            rows: dict[str, list[tuple[int, dict[str, object]]]] = defaultdict(list)
            for place, field in enumerate(left.fields):
                # A screen may still stand open of what was destroyed in the meantime.
                if not (field.dossier and work.keys.is_forgotten(DossierId(field.dossier))):
                    rows[field.dossier].append((place, asdict(field)))
            for dossier, fields in rows.items():
                work.state.put(_row(dossier), json.dumps(fields))
            work.state.put(_WHERE, json.dumps({**asdict(replace(left, fields=())), "of": list(rows)}))
        if why:
            work.audit.note("store.locked", desk.worker.id, why)
        work.commit()


def left_off(desk: Desk) -> LeftOff | None:
    """What was kept at the last lock; None where nothing was, where it was taken, or cannot be read."""
    with desk.unit_of_work() as work:
        where = work.state.get(_WHERE)
        texts = [work.state.get(_row(one)) for one in _dossiers(where)]
        try:
            kept = json.loads(where or "null")
            if kept["dossier"] and work.keys.is_forgotten(DossierId(str(kept["dossier"]))):
                kept |= {"screen": "", "dossier": "", "question": ""}  # nobody goes back there
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
    try:
        del kept["of"], kept["fields"]
        found = sorted((one for text in texts if text is not None for one in json.loads(text)), key=_place)
        return LeftOff(**kept, fields=tuple(LeftField(**field) for _, field in found))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _place(one: tuple[int, object]) -> int:
    return one[0]


def _dossiers(where: str | None) -> tuple[str, ...]:
    """Of which dossiers there is a row; nothing where the text is none of ours."""
    try:
        return tuple(str(one) for one in json.loads(where or "{}").get("of", ()))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ()


def _row(dossier: str) -> str:
    return f"{_WHERE}.{dossier}"
