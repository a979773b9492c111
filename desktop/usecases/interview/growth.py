"""Why there are more or fewer questions than before: progress never runs backwards without saying why."""

from __future__ import annotations

from desktop.domain.wording import nl
from desktop.usecases.dutch_words import counted
from desktop.usecases.talk import Talk


def grown_words(before: Talk, after: Talk, question: str) -> str:
    """'5 vragen erbij door 7.3', '−3, 1 geparkeerd door 7.3'; '' when nothing came or went in the view."""
    was, now = set(before.view.way.ids), set(after.view.way.ids)
    parked = set(after.form.parked) - set(before.form.parked)
    more, fewer, number = len(now - was), len(was - now), after.pack.question(question).number
    if not (more or fewer or parked):
        return ""
    if more and not (fewer or parked):
        return nl("{counted} erbij door {number}", counted=counted(more, "vraag", "vragen"), number=number)
    if fewer and not (more or parked):
        return nl("{counted} minder door {number}", counted=counted(fewer, "vraag", "vragen"), number=number)
    signs = [f"+{more}"] * bool(more) + [f"−{fewer}"] * bool(fewer)
    signs += [nl("{count} geparkeerd", count=len(parked))] * bool(parked)
    return nl("{signs} door {number}", signs=", ".join(signs), number=number)
