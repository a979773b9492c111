"""Types that are done rather than said: a signature, a paper that is shown, a check that is computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from forms.problems import Refused
from forms.question_types.asked import UNKNOWN, Asked, QuestionType, Raw, Value
from forms.question_types.choices import OneType

INK = "ink"
#: what a condition sees of a signature that was drawn; never the ink
SIGNED = "getekend"
INK_MAX = 60_000
_INK_EDGE = 1000
_POINT = r"(?:0|[1-9][0-9]{0,3}),(?:0|[1-9][0-9]{0,3})"
_STROKE = rf"{_POINT}(?: {_POINT})*"
_INK = re.compile(rf"{_STROKE}(?:;{_STROKE})*")
_ATTACHMENT = re.compile(r"[0-9a-f]{64}")


def strokes_of(ink: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The strokes of a signature, each a row of points (x, y) from 0 to 1000; () when it is no ink."""
    if len(ink) > INK_MAX or not _INK.fullmatch(ink):
        return ()
    strokes = []
    for stroke in ink.split(";"):
        points = []
        for point in stroke.split(" "):
            x, _, y = point.partition(",")
            points.append((int(x), int(y)))
        strokes.append(tuple(points))
    if any(value > _INK_EDGE for stroke in strokes for point in stroke for value in point):
        return ()
    return tuple(strokes)


class SignType(QuestionType):
    """A signature on a touch screen, kept as {"ink": strokes}, or the key of a choice ('op papier').

    Ink is 'x,y x,y;x,y': whole numbers from 0 to 1000, strokes apart by a semicolon. Not wanting to sign is
    the state wil_niet_zeggen, never a choice: signing is no consent.
    """

    name = "sign"

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, str):
            return UNKNOWN
        text = raw.strip()
        if not text:
            return None
        value: Value = text if asked.choice(text) is not None else {INK: text}
        return self.check(value, asked, today) or value

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if isinstance(value, str):
            return None if asked.choice(value) is not None else UNKNOWN
        if not isinstance(value, Mapping) or set(value) != {INK}:
            return UNKNOWN
        ink = value[INK]
        return None if isinstance(ink, str) and strokes_of(ink) else UNKNOWN

    def show(self, value: Value, asked: Asked) -> str:
        if isinstance(value, Mapping):
            return SIGNED if INK in value else ""
        choice = asked.choice(value) if isinstance(value, str) else None
        return choice.text if choice is not None else ""

    def is_empty(self, value: Value) -> bool:
        return not value

    def as_text(self, value: Value) -> str:
        if isinstance(value, Mapping):
            return SIGNED if INK in value else ""
        return value if isinstance(value, str) else ""

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        return ("een handtekening heeft geen kolommen",) if asked.columns else ()


class FileType(QuestionType):
    """What happened with a paper: {"seen": choice key, "attachments": ids of photos (64 hex)}."""

    name = "file"

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, str):
            return UNKNOWN
        key = raw.strip()
        if not key:
            return None
        return {"seen": key, "attachments": ()} if asked.choice(key) is not None else UNKNOWN

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if not isinstance(value, Mapping) or set(value) != {"seen", "attachments"}:
            return UNKNOWN
        seen, photos = value["seen"], value["attachments"]
        if not isinstance(seen, str) or asked.choice(seen) is None:
            return UNKNOWN
        right = isinstance(photos, tuple | list) and all(
            isinstance(photo, str) and _ATTACHMENT.fullmatch(photo) for photo in photos
        )
        return None if right else UNKNOWN

    def show(self, value: Value, asked: Asked) -> str:
        choice = asked.choice(self.as_text(value))
        return choice.text if choice is not None else ""

    def is_empty(self, value: Value) -> bool:
        return not value

    def as_text(self, value: Value) -> str:
        seen = value.get("seen") if isinstance(value, Mapping) else value
        return seen if isinstance(seen, str) else ""

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        if not asked.choices or asked.columns:
            return ("een bestand heeft keuzes die zeggen wat er met het papier is, en geen kolommen",)
        return ()


class CalcType(OneType):
    """A check that is computed from other answers: one of its choices. Never typed, never kept."""

    name = "calc"
    fits_in_column = False

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        return None if raw == "" else UNKNOWN

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        return UNKNOWN

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        return () if asked.choices else ("een controle heeft de uitkomsten als keuzes nodig",)
