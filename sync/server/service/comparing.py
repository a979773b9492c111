"""Three-way compare of one field of another system: ours, theirs, and what both were when we last looked.

Those systems have no If-Match that holds: last write wins. So nothing is written over a value that
somebody changed by hand: it is told to an administrator with both values, and stays until she chose.
"""

from __future__ import annotations

from collections.abc import Callable

from sync.server.service.publishing_ports import Ledger


def agree_on(ledger: Ledger, field: str, ours: str, theirs: str, write: Callable[[], None]) -> None:
    """Bring one field there to ours, unless a person changed it there since we last saw it.

    `write` is called at most once. What is about to be written is told before: a reply that is lost is then
    known again as ours.
    """
    what = f"field:{field}"
    last = ledger.made(what)
    told = last.told if last else {}
    if theirs == ours:
        if told.get("ours") != ours or told.get("theirs") != theirs or "writing" in told:
            ledger.note(what, ours=ours, theirs=theirs)
        ledger.agrees(field)
        return
    is_as_seen = theirs in (told.get("theirs"), told.get("writing")) if last else not theirs
    if not is_as_seen:
        ledger.differs(field, ours, theirs)
        return
    if last and told.get("ours") == ours and "writing" not in told:
        ledger.agrees(field)
        return  # an administrator chose theirs, and ours is what it was then
    ledger.note(what, ours=told.get("ours"), theirs=theirs, writing=ours)
    write()
    ledger.note(what, ours=ours, theirs=ours)
    ledger.agrees(field)
