"""What a paper said, kept beside it: a digest of every text, how far each was checked, the lines in two
languages.

A paper is kept as it was made; this tells later, without opening it, in which words and how far those were
checked on the day it was made, although the translations have moved on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from desktop.documents.visual_pip import PaperHead, PlanWords, visual_pip
from desktop.domain.changes import JsonValue
from desktop.domain.plan_lines import PlanBlockDraft
from desktop.usecases.plan_draft import in_dutch
from desktop.usecases.ports import Desk, Spoken, Texts
from desktop.usecases.recording import digest
from desktop.usecases.talk import DUTCH
from forms.model import FormPack


@dataclass(frozen=True, slots=True)
class HeardTexts:
    """The texts of a desk; which of them were said in another language than Dutch is remembered."""

    texts: Texts
    said: set[tuple[str, str]] = field(default_factory=set)

    def say(self, domain: str, key: str, dutch: str, language: str, **values: str) -> Spoken:
        """As the texts of the desk."""
        if language != DUTCH:
            self.said.add((domain, key))
        return self.texts.say(domain, key, dutch, language, **values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.texts, name)

    @property
    def as_texts(self) -> Texts:
        """The same, for who asks for the door."""
        return cast(Texts, self)


def wording_of(desk: Desk, heard: HeardTexts, language: str) -> Mapping[str, JsonValue]:
    """A digest of the texts that were said, before values stood in them, and how many have come how far.

    Of Dutch alone nothing is counted: it is the source.
    """
    found = [one for one in desk.texts.standings(language) if (one.domain, one.key) in heard.said]
    texts = {f"{one.domain}/{one.key}": (one.dutch, one.text, one.standing.value) for one in found}
    counted = Counter(one.standing.value for one in found)
    return {"texts": digest(texts) if texts else "", "standings": dict(sorted(counted.items()))}


def plan_wording(
    desk: Desk, drafts: Sequence[PlanBlockDraft], head: PaperHead, language: str, pack: FormPack
) -> dict[str, JsonValue]:
    """For the value of a paper of the plan: 'wording' as above, and 'lines' = (Dutch as frozen, own words).

    The own words stay: a later paper says with them what stood there before.
    """
    heard = HeardTexts(desk.texts)
    visual_pip(drafts, head, language, heard.as_texts, pack, fewer=None)
    words = PlanWords(head, desk.texts.language(language), desk.texts, pack)
    lines: list[tuple[str, str]] = []
    for line in (line for block in drafts for line in block.lines) if language != DUTCH else ():
        both, dutch = words.both(line), in_dutch(desk, pack, line)
        if both is not None and dutch is not None and both[0].language == language:
            lines.append((dutch, both[0].text))
    return {"wording": wording_of(desk, heard, language), "lines": tuple(lines)}
