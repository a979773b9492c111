"""Whether paper may be made in a language: the municipality may want a checked translation first."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.language_policy import LanguagePolicy, LanguagePolicyBroken, read_language_policy
from desktop.usecases.ports import Desk, Standing, TextStanding
from desktop.usecases.source_texts import DOCUMENTS_DOMAIN

_DUTCH = "nl"
#: of a pack only these stand on paper: the plan names what was chosen
_ON_PAPER = (".choice.", "language.")


def language_policy(desk: Desk) -> LanguagePolicy:
    """What the municipality decided. Trouble(LANGUAGE_RULES_BROKEN) while its file is wrong."""
    codes = [language.code for language in desk.texts.languages()]
    try:
        return read_language_policy(desk.language_rules, codes)
    except LanguagePolicyBroken as broken:
        facts = {"problemen": str(len(broken.problems))}
        raise Trouble(TroubleCode.LANGUAGE_RULES_BROKEN, facts) from None


def paper_texts(standings: Iterable[TextStanding]) -> tuple[TextStanding, ...]:
    """Those of the texts that can stand on paper."""
    return tuple(
        one
        for one in standings
        if one.domain == DOCUMENTS_DOMAIN or any(part in one.key for part in _ON_PAPER)
    )


def why_no_paper(desk: Desk, code: str, known: Iterable[TextStanding] | None = None) -> Refusal | None:
    """Why no paper may be made in this language now; None when it may. `known`: its texts, where they are
    at hand. Trouble(LANGUAGE_RULES_BROKEN)."""
    if code == _DUTCH:
        return None
    language = desk.texts.language(code)
    if not language.paper:
        return Refusal(RefusalCode.PAPER_SCREEN_ONLY, "language", {"taal": language.dutch_name})
    if not language_policy(desk).wants_checked_paper(code):
        return None
    texts = paper_texts(desk.texts.standings(code) if known is None else known)
    open_ones = sum(one.standing is not Standing.CHECKED for one in texts)
    if not open_ones:
        return None
    facts = {"taal": language.dutch_name, "open": str(open_ones), "alle": str(len(texts))}
    return Refusal(RefusalCode.PAPER_NOT_CHECKED, "language", facts)


def refuse_paper_in(desk: Desk, code: str) -> None:
    """Raise Refusal PAPER_NOT_CHECKED or PAPER_SCREEN_ONLY (field 'language'), Trouble as above."""
    if (refused := why_no_paper(desk, code)) is not None:
        raise refused
