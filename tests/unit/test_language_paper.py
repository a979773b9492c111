"""A municipality may forbid paper in a language until all of it is checked; Dutch is always there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.usecases.language_paper import paper_texts, why_no_paper
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import make_paper
from desktop.usecases.tolk_brief import BriefAsked, make_brief
from tests.builders import Workplace, workplace
from tests.fakes import CatalogTexts
from tests.paper_people import interpreted, shaima
from translations.catalog import Catalog
from translations.overlay import add_own
from translations.po_files import Entry

FORBIDDEN = "[ar]\npaper_only_when_checked = true\n"
#: a sheet with what is different wants a second version of the plan
NOT_ALONE = (PaperKind.VISUAL, PaperKind.CHANGES)
OWN = [kind for kind in PaperKind if kind.has_own_language and kind not in NOT_ALONE]


@pytest.fixture
def place() -> Workplace:
    return workplace()


def forbid(desk: Desk, rules: str = FORBIDDEN) -> Desk:
    return replace(desk, language_rules=rules)


@pytest.mark.parametrize("kind", OWN)
def test_no_paper_is_made_in_a_forbidden_language_and_the_reason_says_how_much_is_open(
    place: Workplace, kind: PaperKind
) -> None:
    dossier = shaima(place)
    desk = forbid(place.desk)
    with pytest.raises(Refusal) as refused:
        make_sheet(desk, dossier, kind, "ar")
    assert (refused.value.code, refused.value.field) == (RefusalCode.PAPER_NOT_CHECKED, "language")
    assert refused.value.facts["taal"] == "Arabisch" and int(refused.value.facts["open"]) > 0
    assert make_sheet(desk, dossier, kind, "nl").shown.language == "nl"
    assert make_sheet(desk, dossier, kind, "tr").shown.language == "tr"


def test_the_visual_plan_and_the_paper_for_the_tolk_are_refused_too(place: Workplace) -> None:
    dossier = shaima(place)
    interpreted(place, dossier, 30)
    desk = forbid(place.desk)
    with pytest.raises(Refusal) as plan:
        make_paper(desk, dossier, "ar")
    with pytest.raises(Refusal) as brief:
        make_brief(desk, dossier, BriefAsked("ar"))
    assert plan.value.code is brief.value.code is RefusalCode.PAPER_NOT_CHECKED
    assert make_paper(desk, dossier, "nl").shown.language == "nl"


def test_a_language_for_the_screen_alone_has_no_paper(place: Workplace) -> None:
    refused = why_no_paper(place.desk, "pt")
    assert refused is not None and refused.code is RefusalCode.PAPER_SCREEN_ONLY


def test_once_everything_for_paper_is_checked_the_paper_may_be_made(tmp_path: Path) -> None:
    place = workplace()
    on_paper = paper_texts(place.desk.texts.standings("ar"))
    by_domain: dict[str, dict[str, Entry]] = {}
    for one in on_paper:
        text = one.text or one.dutch
        checked = Entry(one.dutch, text, True, checked_by="tolk 4821", checked_on=date(2026, 9, 1))
        by_domain.setdefault(one.domain, {})[one.key] = checked
    first, *_ = by_domain["documents"]
    for domain, entries in by_domain.items():
        add_own(tmp_path, domain, "ar", {key: one for key, one in entries.items() if key != first})
    desk = replace(forbid(place.desk), texts=CatalogTexts(Catalog.installed(tmp_path)))
    refused = why_no_paper(desk, "ar")
    assert refused is not None and refused.facts["open"] == "1"
    add_own(tmp_path, "documents", "ar", {first: by_domain["documents"][first]})
    assert why_no_paper(replace(desk, texts=CatalogTexts(Catalog.installed(tmp_path))), "ar") is None


def test_questions_are_not_on_paper_and_do_not_keep_it_back(place: Workplace) -> None:
    keys = {one.key for one in paper_texts(place.desk.texts.standings("ar"))}
    assert "T01.question" not in keys and "language.ar" in keys
    assert any(key.startswith("K02.choice.") for key in keys)


def test_while_the_file_of_the_municipality_is_wrong_only_dutch_paper_is_made(place: Workplace) -> None:
    dossier = shaima(place)
    desk = forbid(place.desk, "[xx]\npaper_only_when_checked = true\n")
    with pytest.raises(Trouble) as trouble:
        make_paper(desk, dossier, "tr")
    assert trouble.value.code is TroubleCode.LANGUAGE_RULES_BROKEN
    assert make_paper(desk, dossier, "nl").shown.language == "nl"
