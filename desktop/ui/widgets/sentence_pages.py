"""Which sentence of which wording stands on a page that is read one sentence at a time. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.usecases.tolk_sentences import TolkPage


@dataclass(frozen=True, slots=True)
class SentencePages:
    """`at` counts from 0. `is_official`: the official Dutch, where the pack has one of its own."""

    page: TolkPage
    at: int = 0
    is_official: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        return self.page.official if self.is_official else self.page.simple

    @property
    def sentence(self) -> str:
        """The one to say now."""
        return self.sentences[self.at] if self.sentences else ""

    @property
    def has_other_wording(self) -> bool:
        return bool(self.page.official)

    @property
    def is_last(self) -> bool:
        return self.at >= len(self.sentences) - 1

    def moved(self, by: int) -> SentencePages:
        """One further or back; stays at the ends."""
        return replace(self, at=min(max(0, self.at + by), max(0, len(self.sentences) - 1)))

    def turned(self) -> SentencePages:
        """The other wording, from its beginning; unchanged where there is none."""
        if not self.has_other_wording:
            return self
        return replace(self, at=0, is_official=not self.is_official)

    def shown_page(self, page: TolkPage) -> SentencePages:
        """Another question begins at its first sentence; the same one stays where it is."""
        return self if page == self.page else SentencePages(page, 0, self.is_official and bool(page.official))
