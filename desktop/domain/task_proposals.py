"""What the talk suggests to do next. Computed each time; a person takes it on, or says it is not needed.

Each rule names the answer it rests on. `days`: within so many days from today; where the plan itself is due
sooner, then that day counts. No rule reads an answer of AVG mark 10.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.answer import Answers
from desktop.domain.tasks import RULE_KEY, WIPE_FILE, Task
from desktop.domain.wording import nl


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    question: str
    fits: Callable[[Answers], bool]
    what: str
    why: str
    days: int
    is_before_plan: bool = False


def _says(question: str, *values: str, cell: str = "") -> Callable[[Answers], bool]:
    """True where the answer, or one cell of it, is one of these choices."""

    def fits(answers: Answers) -> bool:
        said = answers.cells(question).get(cell) if cell else answers.text(question)
        return said in values

    return fits


def _paper_away(answers: Answers) -> bool:
    return any(row.get("papier") not in ("hier", None) for row in answers.rows("O04"))


_RULES = (
    _Rule(
        "S03",
        "S03",
        _says("S03", "familie", "bekende"),
        nl("Een andere tolk regelen"),
        nl("De tolk is familie of een bekende. Over gezondheid en veiligheid praat niemand dan vrijuit."),
        7,
    ),
    _Rule(
        "S02",
        "S02",
        _says("S02", "nee"),
        nl("Een andere tolk regelen"),
        nl("De persoon verstaat de tolk niet goed."),
        7,
    ),
    _Rule(
        "P16",
        "P16",
        _says("P16", "ja", cell="ja_nee"),
        nl("Het PIP opvragen bij de vorige gemeente"),
        nl("Er is al een PIP. De leerroute daarin geldt ook hier; de rest mag anders."),
        14,
        True,
    ),
    _Rule(
        "P08",
        "P08",
        lambda a: a.is_asked("P07") and a.day("P08") is None,
        nl("De brief van DUO opzoeken"),
        nl("Zonder de datum loopt de klok van tien weken niet."),
        7,
    ),
    _Rule(
        "L01",
        "L01",
        _says("L01", "nog_niet"),
        nl("De leerbaarheidstoets plannen"),
        nl("De wet vraagt de toets voor het plan."),
        21,
        True,
    ),
    _Rule(
        "O04",
        "O04",
        _paper_away,
        nl("Diploma's laten waarderen, ook zonder papier"),
        nl("Een diploma is niet hier of alleen op een foto."),
        42,
    ),
    _Rule(
        "G07",
        "G07",
        _says("G07", "ja", cell="wacht"),
        nl("Bellen over de wachtlijst van de opvang"),
        nl("Zonder opvang kan de les niet beginnen."),
        14,
    ),
    _Rule(
        "M06",
        "M06",
        _says("M06", "ja"),
        nl("Helpen met een afspraak bij de huisarts"),
        nl("De persoon wil daar hulp bij."),
        7,
    ),
    _Rule(
        "D04",
        "D04",
        _says("D04", "nee", "aangevraagd"),
        nl("DigiD regelen of nagaan"),
        nl("Zonder DigiD lukt weinig bij de overheid."),
        21,
    ),
    _Rule(
        "E03",
        "E03",
        _says("E03", "nee"),
        nl("Een bankrekening regelen"),
        nl("Zonder rekening komt er geen geld binnen."),
        14,
    ),
)


_READY = {WIPE_FILE: WIPE_FILE} | {words: words for rule in _RULES for words in (rule.what, rule.why)}


def ready_words(words: str) -> str:
    """The words of a task as the phrase of the rule that proposed it; own words as they are."""
    return _READY.get(words, words)


def proposals(
    answers: Answers, standing: Iterable[Task], today: date, plan_due: date | None
) -> tuple[Task, ...]:
    """The proposals that nobody took on or put aside yet, in the order of the talk."""
    known = {task.key for task in standing}
    found = []
    for rule in _RULES:
        if RULE_KEY + rule.name in known or not rule.fits(answers):
            continue
        due = today + timedelta(days=rule.days)
        if rule.is_before_plan and plan_due is not None and today <= plan_due < due:
            due = plan_due
        task = Task(RULE_KEY + rule.name, rule.what, rule.why, due.isoformat(), question=rule.question)
        found.append(task)
    return tuple(found)
