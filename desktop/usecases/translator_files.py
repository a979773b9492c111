"""What goes to a translator and comes back: a file out, and a file in that is looked at before it is taken.

Nothing of a person is in any of it. What comes back is compared text by text; only what was shown is taken.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode
from desktop.usecases.language_points import work_list
from desktop.usecases.ports import Desk
from desktop.usecases.taking_out import write_outside
from desktop.usecases.translator_ports import ReturnedTexts as ReturnedTexts
from desktop.usecases.translator_ports import TextChange as TextChange
from desktop.usecases.translator_ports import TextRefused as TextRefused
from desktop.usecases.translator_ports import TranslatorForm as TranslatorForm
from desktop.usecases.translator_ports import Translators


def export_for_translator(desk: Desk, code: str, form: TranslatorForm, target: Path) -> None:
    """Write a new file for the translator of this language. The act stands in the audit.

    Refusal EXPORT_TARGET_EXISTS (field 'target'); Trouble DISK_FULL and the like.
    """
    is_work_list = form is TranslatorForm.WORK_LIST
    content = work_list(desk, code) if is_work_list else _door(desk).write(code, form)
    with desk.unit_of_work() as work:
        work.audit.note("languages.export", f"{code}.{form.value}", "begun")
        work.commit()
    write_outside(desk, target, content, "languages.export", f"{code}.{form.value}")


def look_at_returned(desk: Desk, path: Path) -> ReturnedTexts:
    """What this file would change; takes nothing. Refusal FILE_NOT_THERE, FILE_TOO_LARGE and
    TEXTS_UNREADABLE."""
    content = desk.incoming.fetch(path)
    found = _door(desk).compare(content)
    return replace(found, sha256=hashlib.sha256(content).hexdigest())


def take_returned(desk: Desk, path: Path, seen: ReturnedTexts) -> ReturnedTexts:
    """Take exactly what was shown, as texts of this municipality; the act stands in the audit.

    Refusal TEXTS_CHANGED when the file or the texts here are no longer what was shown, TEXTS_NOTHING when
    there is nothing to take; those of `look_at_returned`; Trouble OWN_TEXTS_BROKEN, DISK_FULL and the like.
    """
    content = desk.incoming.fetch(path)
    if look_at_returned(desk, path) != seen or hashlib.sha256(content).hexdigest() != seen.sha256:
        raise Refusal(RefusalCode.TEXTS_CHANGED, "file")
    if not seen.taken:
        raise Refusal(RefusalCode.TEXTS_NOTHING, "file")
    with desk.unit_of_work() as work:
        work.audit.note("languages.take", seen.language.code, f"begun {len(seen.taken)}")
        work.commit()
    result = "failed"
    try:
        _door(desk).take(content)
        result = "ok"
    finally:
        with desk.unit_of_work() as work:
            work.audit.note("languages.take", seen.language.code, result)
            work.commit()
    return seen


def _door(desk: Desk) -> Translators:
    """ValueError on a desk that keeps nothing for translators."""
    if desk.translators is None:
        raise ValueError("no translators on this desk")
    return desk.translators
