"""What is found while a folder is read: problems that keep it out, and doubts that do not."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.wording import nl
from desktop.usecases.house_ports import HouseProblem
from forms.problems import PackProblem
from forms.strict_toml import Table

HOUSE_FILE = "huisstijl.toml"
LONGEST = 120


class Findings:
    """Grows while one folder is read."""

    def __init__(self) -> None:
        self.problems: list[HouseProblem] = []
        self.doubts: list[HouseProblem] = []

    def wrong(self, file: str, key: str, what: str, remedy: str) -> None:
        self.problems.append(HouseProblem(file, key, what, remedy))

    def doubt(self, file: str, key: str, what: str, remedy: str) -> None:
        self.doubts.append(HouseProblem(file, key, what, remedy))

    def short_text(self, table: Table, key: str, is_required: bool = True, longest: int = LONGEST) -> str:
        """A text of one line."""
        text = table.text(key, is_required).strip()
        if len(text) > longest or not text.isprintable():
            self.wrong(
                HOUSE_FILE,
                f"{table.where}.{key}" if table.where else key,
                nl("Deze tekst is te lang of heeft tekens die niet te drukken zijn."),
                nl("Maak er één regel van, hooguit {most} tekens.", most=longest),
            )
        return text


def as_house(told: Iterable[PackProblem]) -> tuple[HouseProblem, ...]:
    """What the strict reader of tables found, as problems of a house style."""
    return tuple(
        HouseProblem(one.file, "" if one.key == "-" else one.key, f"{one.what}.", one.remedy) for one in told
    )


def with_comma(number: float) -> str:
    """'2,4'."""
    return f"{number:.1f}".replace(".", ",")
