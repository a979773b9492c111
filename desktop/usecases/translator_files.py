"""What goes to a translator and comes back: a file out, and a file in that is looked at before it is taken.

Nothing of a person is in any of it. What comes back is compared text by text; only what was shown is taken.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.language_points import work_list
from desktop.usecases.one_line import one_line
from desktop.usecases.ports import Desk
from desktop.usecases.taking_out import write_outside
from desktop.usecases.tolk_counts import marks_report
from desktop.usecases.translator_ports import CheckedBy, Translators
from desktop.usecases.translator_ports import ReturnedTexts as ReturnedTexts
from desktop.usecases.translator_ports import TextChange as TextChange
from desktop.usecases.translator_ports import TextRefused as TextRefused
from desktop.usecases.translator_ports import TranslatorForm as TranslatorForm
from desktop.usecases.typed_days import read_past_day

_LONGEST = 80


def export_for_translator(desk: Desk, code: str, form: TranslatorForm, target: Path) -> None:
    """Write a new file for the translator of this language. The act stands in the audit. Runs off the store
    thread: pictures are drawn.

    Refusal EXPORT_TARGET_EXISTS (field 'target'); Trouble DISK_FULL and the like.
    """
    if form is TranslatorForm.WORK_LIST:
        content = work_list(desk, code)
    else:
        content = _door(desk).write(code, form, _not_understood(desk, code))
    subject = f"{code}.{form.value}"
    desk.on_store(lambda: _note(desk, "languages.export", subject, "begun"))
    desk.on_store(lambda: write_outside(desk, target, content, "languages.export", subject))


def look_at_returned(desk: Desk, path: Path, who: str = "", on: str = "") -> ReturnedTexts:
    """What this file would change; takes nothing. `who` and `on`: the qualified person who checked what the
    file marks as checked, and the day as typed; both or neither. Runs off the store thread.

    Refusal FILE_NOT_THERE, FILE_TOO_LARGE, TEXTS_UNREADABLE, CHECKER_MISSING (field 'who' or 'on'), and those
    of a typed day.
    """
    content = desk.incoming.fetch(path)
    found = _door(desk).compare(content, _checked(desk, who, on))
    return replace(found, sha256=hashlib.sha256(content).hexdigest())


def take_returned(desk: Desk, path: Path, seen: ReturnedTexts, who: str = "", on: str = "") -> ReturnedTexts:
    """Take exactly what was shown, as texts of this municipality; the act stands in the audit. Runs off the
    store thread.

    Refusal TEXTS_CHANGED when the file or the texts here are no longer what was shown, TEXTS_NOTHING when
    there is nothing to take; those of `look_at_returned`; Trouble OWN_TEXTS_BROKEN, DISK_FULL and the like.
    """
    content = desk.incoming.fetch(path)
    checked = _checked(desk, who, on)
    now = replace(_door(desk).compare(content, checked), sha256=hashlib.sha256(content).hexdigest())
    if now != seen:
        raise Refusal(RefusalCode.TEXTS_CHANGED, "file")
    if not seen.taken:
        raise Refusal(RefusalCode.TEXTS_NOTHING, "file")
    code = seen.language.code
    desk.on_store(lambda: _note(desk, "languages.take", code, f"begun {len(seen.taken)}"))
    result = "failed"
    try:
        _door(desk).take(content, checked)
        result = "ok"
    finally:
        desk.on_store(lambda: _note(desk, "languages.take", code, result))
    return seen


def _checked(desk: Desk, who: str, on: str) -> CheckedBy | None:
    name = one_line(who, "who", _LONGEST)
    day = read_past_day(on, desk.clock.today(), "on")
    if bool(name) != (day is not None):
        raise Refusal(RefusalCode.CHECKER_MISSING, "on" if name else "who")
    return CheckedBy(name, day) if day is not None else None


def _note(desk: Desk, act: str, subject: str, result: str) -> None:
    with desk.unit_of_work() as work:
        work.audit.note(act, subject, result)
        work.commit()


def _not_understood(desk: Desk, code: str) -> Counter[str]:
    """Times in talks on this laptop, by the key of the question."""
    counted: Counter[str] = Counter()
    for one in desk.on_store(lambda: marks_report(desk)):
        if one.language == code:
            counted[f"{one.question}.question"] += one.not_understood
    return counted


def _door(desk: Desk) -> Translators:
    """ValueError on a desk that keeps nothing for translators."""
    if desk.translators is None:
        raise ValueError("no translators on this desk")
    return desk.translators
