"""Nothing private on what the person takes home: it lies around in a room that others live in too.

One person has all of it: numbers, illness, debts, points of the test, trouble with justice, children with
their days of birth. Papers are plain text here, so that everything that would be printed can be searched.
"""

from __future__ import annotations

import pytest

from desktop.domain.ids import DossierId
from desktop.usecases.interview import record_answer
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.print_paper import make_paper
from tests.builders import Workplace, workplace
from tests.paper_people import BSN, V_NUMMER, shaima

SECRETS: dict[str, object] = {
    "F01": "1", "F02": ["horen"], "F04": ["lift"], "M01": "1", "M02": "1", "M03": "1", "M04": "1",
    "M05": "dokter", "M06": "ja", "G10": "ja", "L08": "ja", "E06": "beide",
}  # fmt: skip
#: what any of these papers would say if something of it came through, in Dutch, beside the numbers
WORDS = (
    "schuld", "zwanger", "boete", "politie", "justitie", "haalbaar", "punten", "gehoor", "1985", "4-3-",
    "slaap", "huisarts of POH", "niet_haalbaar", "korter", "beide", "werk_moeilijk",
)  # fmt: skip
#: all but the copy of everything, which a person asks for and which is theirs
TAKEN_HOME = [kind for kind in PaperKind if kind.has_own_language and kind is not PaperKind.ACCESS]
#: those that explain to everybody what is asked, and name such subjects without anybody's answer
EXPLAINS = frozenset({PaperKind.PRIVACY, PaperKind.CHECKLIST, PaperKind.SUMMARY})


@pytest.fixture(scope="module")
def somebody() -> tuple[Workplace, DossierId]:
    place = workplace()
    dossier = shaima(place, "ar")
    make_paper(place.desk, dossier)  # so that there is a plan to be different from
    for question, raw in SECRETS.items():
        record_answer(place.desk, dossier, question, raw)  # type: ignore[arg-type]
    record_answer(place.desk, dossier, "Z04", {"vog": "ja", "moeilijk": "ja"})
    place.add_row(dossier, "G03", kind="zoon", leeftijd="7", woont="ander_land")
    record_answer(place.desk, dossier, "K02", "werk")
    return place, dossier


@pytest.mark.parametrize("language", ["ar", "nl"])
@pytest.mark.parametrize("kind", TAKEN_HOME)
def test_nothing_private_is_on_a_paper_that_is_taken_home(
    somebody: tuple[Workplace, DossierId], kind: PaperKind, language: str
) -> None:
    place, dossier = somebody
    made = (
        make_paper(place.desk, dossier, language)
        if kind is PaperKind.VISUAL
        else make_sheet(place.desk, dossier, kind, language)
    )
    printed = made.shown.pdf.decode()
    for number in (BSN, V_NUMMER, V_NUMMER.lstrip("0"), "2019-"):
        assert number not in printed
    for word in () if kind in EXPLAINS else WORDS:
        assert word not in printed.lower(), word
