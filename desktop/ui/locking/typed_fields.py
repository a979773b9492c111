"""Finds what stands half-typed in the fields of the window, and puts it back letter by letter where it stood.

Any field there is counts, of whatever screen: who adds a form need not think of locking. A part of a screen
that keeps its own drafts says so with `keeps_drafts`; of such a field only the place of the cursor is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.places import Place
from desktop.ui.screen import Screen
from desktop.ui.widgets.fields import LineField, TextField, cursor_of, put_cursor, text_of
from desktop.usecases.left_off import LeftField, LeftOff

#: property of a widget whose fields are kept as drafts of a dossier
KEEPS_DRAFTS = "keeps_drafts"
Field = LineField | TextField


def keeps_drafts(part: QWidget) -> None:
    """Say of a part of a screen that it keeps what is half-typed in it by itself."""
    part.setProperty(KEEPS_DRAFTS, True)


def gather(shown: Iterable[tuple[Place, Screen]], present: Place, focus: QWidget | None) -> LeftOff:
    """What stands in the screens that were made so far, the present place and its cursor."""
    found = [
        left
        for place, screen in shown
        for left in _left_in(screen, place, focus)
        if left.is_typed or left.has_cursor
    ]
    found.sort(key=lambda left: left.screen != present.screen.value)  # those of the shown screen first
    return LeftOff(
        present.screen.value,
        _words(present.dossier),
        present.question,
        present.back.value if present.back is not None else "",
        tuple(found),
    )


def _words(dossier: object) -> str:
    return "" if dossier is None else str(dossier)


def _left_in(screen: Screen, place: Place, focus: QWidget | None) -> Iterator[LeftField]:
    for field, name, nth in named_fields(screen):
        yield LeftField(
            screen=place.screen.value,
            dossier=_words(place.dossier),
            name=name,
            nth=nth,
            text=text_of(field),
            cursor=cursor_of(field),
            is_rtl=field.is_rtl,
            is_typed=_is_typed(field) and not _has_drafts(field, screen),
            has_cursor=field is focus,
        )


def named_fields(screen: QWidget) -> Iterator[tuple[Field, str, int]]:
    """The fields that are open on a screen, with their name and which of that name."""
    seen: Counter[str] = Counter()
    for field in (*screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit)):
        if isinstance(field, LineField | TextField) and field.isVisibleTo(screen) and not field.isReadOnly():
            name = field.accessibleName()
            yield field, name, seen[name]
            seen[name] += 1


def _is_typed(field: Field) -> bool:
    """By hand, and since the screen put something in it itself."""
    changed = field.isModified() if isinstance(field, LineField) else field.document().isModified()
    return changed and bool(text_of(field))


def _has_drafts(field: QWidget, screen: QWidget) -> bool:
    part: QWidget | None = field
    while part is not None and part is not screen:
        if part.property(KEEPS_DRAFTS):
            return True
        part = part.parentWidget()
    return False


def field_of(left: LeftField, screen: QWidget) -> Field | None:
    """The open field of a screen that is meant; None while its form is not open."""
    for field, name, nth in named_fields(screen):
        if (name, nth) == (left.name, left.nth):
            return field
    return None


def put_back(left: LeftField, field: Field) -> None:
    """The text as if it were typed again, so that the form knows of it; then the cursor."""
    if left.is_typed and text_of(field) != left.text:
        field.turn(left.is_rtl)
        if isinstance(field, LineField):
            field.selectAll()
            field.insert(left.text)
        else:
            field.selectAll()
            field.insertPlainText(left.text)
    if left.has_cursor or left.is_typed:
        put_cursor(field, left.cursor)
