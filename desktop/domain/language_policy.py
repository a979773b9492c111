"""What a municipality decided about languages: no paper in one before a qualified person checked it.

Read strictly: every problem at once, with file, key and remedy. While a file is wrong nothing is assumed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from forms.problems import PackProblem
from forms.strict_toml import Table

#: the table that holds for every language without one of its own
ALL = "alle"
_DUTCH = "nl"


class LanguagePolicyBroken(Exception):
    """The municipality's file does not load; `problems` holds all of them."""

    def __init__(self, problems: Iterable[PackProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class LanguagePolicy:
    """`by_language`: the languages that have a line of their own; `otherwise` holds for the rest."""

    by_language: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    otherwise: bool = False

    def wants_checked_paper(self, language: str) -> bool:
        """True when no paper may be made in this language before all of it is checked. Never for Dutch."""
        return language != _DUTCH and self.by_language.get(language, self.otherwise)


def read_language_policy(text: str, codes: Iterable[str], name: str = "gemeente.toml") -> LanguagePolicy:
    """The policy in a file; `codes`: the languages there are. Raises LanguagePolicyBroken."""
    problems: list[PackProblem] = []
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        wrong = PackProblem(name, "-", f"geen geldige TOML: {error}", "Herstel die regel.")
        raise LanguagePolicyBroken((wrong,)) from None
    known = set(codes) - {_DUTCH}
    found: dict[str, bool] = {}
    for code, raw in tables.items():
        if code not in known and code != ALL:
            what = "Nederlands heeft geen regel nodig" if code == _DUTCH else "deze taal bestaat niet"
            remedy = f"Kies uit: {ALL}, {', '.join(sorted(known))}."
            problems.append(PackProblem(name, code, what, remedy))
            continue
        table = Table(name, code, raw, problems)
        found[code] = table.flag("paper_only_when_checked", is_required=True)
        table.close()
    if problems:
        raise LanguagePolicyBroken(problems)
    otherwise = found.pop(ALL, False)
    return LanguagePolicy(MappingProxyType(found), otherwise)
