"""A sheet without BSN and V-nummer: every line of it is looked at, whatever the words come from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from typing import Any

from desktop.documents.blocks import Line, PaperSheet, Photo
from desktop.domain.person_numbers import without_person_numbers


def numbers_left_out(sheet: PaperSheet, known: Collection[str]) -> PaperSheet:
    """The same sheet where no such number stands on it. `known`: the numbers of this person."""
    shown: PaperSheet = _without(sheet, known)
    return shown


def _without(part: Any, known: Collection[str]) -> Any:
    if isinstance(part, Line):
        text = without_person_numbers(part.text, known)
        return part if text == part.text else replace(part, text=text)
    if isinstance(part, tuple):
        found = tuple(_without(one, known) for one in part)
        return part if all(a is b for a, b in zip(found, part, strict=True)) else found
    if not is_dataclass(part) or isinstance(part, type | Photo):
        return part
    values = {one.name: getattr(part, one.name) for one in fields(part)}
    changed = {name: new for name, old in values.items() if (new := _without(old, known)) is not old}
    return replace(part, **changed) if changed else part
