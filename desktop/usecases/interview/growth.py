"""Why there are more or fewer questions than before: progress never runs backwards without saying why."""

from __future__ import annotations

from desktop.usecases.dutch_words import counted
from desktop.usecases.talk import Talk


def grown_words(before: Talk, after: Talk, question: str) -> str:
    """'5 vragen erbij door 7.3', '3 vragen minder, 1 antwoord geparkeerd door 7.3'; '' when nothing came or
    went in the view that is counted."""
    was, now = set(before.view.way.ids), set(after.view.way.ids)
    parked = set(after.form.parked) - set(before.form.parked)
    parts = []
    if now - was:
        parts.append(f"{counted(len(now - was), 'vraag', 'vragen')} erbij")
    if was - now:
        parts.append(f"{counted(len(was - now), 'vraag', 'vragen')} minder")
    if parked:
        parts.append(f"{counted(len(parked), 'antwoord', 'antwoorden')} geparkeerd")
    if not parts:
        return ""
    return f"{', '.join(parts)} door {after.pack.question(question).number}"
