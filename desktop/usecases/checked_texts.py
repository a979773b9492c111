"""How many of the texts on one screen or paper were checked by a qualified person, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.wording import joined, nl
from desktop.usecases.ports import Desk, Spoken, TextStatus

#: for the person: 'Vertaling niet nagekeken door een tolk.', the same as at the foot of a paper
NOT_CHECKED = "paper.not_checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """Counts of texts in another language than Dutch; `of` 0 = there are none."""

    checked: int = 0
    of: int = 0
    missing: int = 0
    outdated: int = 0

    @property
    def is_whole(self) -> bool:
        """True when there is nothing to tell: all checked, or all of it Dutch by itself."""
        return self.checked == self.of


def count_checked(texts: Iterable[Spoken]) -> Checked:
    """The counts; Dutch that is the source itself is no translation and is left out."""
    found = [one.status for one in texts if one.status is not TextStatus.SOURCE]
    return Checked(
        checked=found.count(TextStatus.REVIEWED),
        of=len(found),
        missing=found.count(TextStatus.MISSING),
        outdated=found.count(TextStatus.OUTDATED),
    )


def not_checked_text(desk: Desk, language: str) -> Spoken:
    """What the person reads where a text is not checked, in the language of the talk."""
    return desk.texts.say("documents", NOT_CHECKED, DOCUMENT_TEXTS[NOT_CHECKED], language)


def has_unchecked(texts: Iterable[Spoken]) -> bool:
    """True where a translation is shown that nobody qualified checked."""
    return any(one.status is TextStatus.UNREVIEWED for one in texts)


def short_words(found: Checked) -> str:
    """For beside the texts: 'niet nagekeken', 'niet alles vertaald', '' where there is nothing to tell."""
    if found.is_whole:
        return ""
    if found.missing + found.outdated:
        return nl("niet alles vertaald")
    return nl("niet alles nagekeken") if found.checked else nl("niet nagekeken")


def checked_words(found: Checked) -> str:
    """The whole of it, for who asks."""
    if found.is_whole:
        return ""
    parts = [
        nl("Van de {of} teksten hier keek een tolk of vertaler er {checked} na.",
           of=found.of, checked=found.checked),
        nl("{n} niet vertaald: dat is Nederlands.", n=found.missing) if found.missing else "",
        nl("{n} verouderd: het Nederlands veranderde.", n=found.outdated) if found.outdated else "",
    ]  # fmt: skip
    return joined(" ", (part for part in parts if part))
