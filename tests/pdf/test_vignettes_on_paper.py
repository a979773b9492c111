"""The plans of vignettes 1 and 2 on real paper, in every language: one page, the goal, nothing private."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest

from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.model import Story
from desktop.stories.pages import paper_text
from desktop.stories.play import play
from desktop.stories.reader import read_story
from desktop.stories.stage import story_desk
from desktop.stories.time import StoryClock
from desktop.usecases.print_paper import make_paper
from forms.texts import choice_key
from tests.builders import national_pack, texts
from tests.pdf.reading import needs_poppler

STORIES = Path(__file__).parents[1] / "stories" / "files"
VIGNETTES = ("vignette-01-rima", "vignette-02-filmon")
LANGUAGES = ("ar", "ti", "tr", "en", "nl")
#: health and how somebody feels, and what identifies or weighs a person
SECRET = ("S06", "F03")
NUMBERS = ("P03", "P04", "P02", "L03")

Papers = Mapping[tuple[str, str], bytes]


@dataclass(frozen=True)
class Printed:
    story: Story
    pdf: bytes
    language: str

    @property
    def words(self) -> str:
        """The text as poppler reads it, without marks of direction, with single spaces."""
        text = paper_text(self.pdf).text
        kept = "".join(c for c in text if unicodedata.category(c) != "Cf")
        return " ".join(kept.split())

    def answer(self, question: str) -> str | None:
        """What the story answers, if that is one text."""
        raws = [given.raw for given in self.story.answers if given.question == question]
        return raws[0] if raws and isinstance(raws[0], str) else None


@pytest.fixture(scope="module")
def stories() -> Mapping[str, Story]:
    pack = InstalledPacks().newest(PACK_ID)
    return {name: read_story(STORIES / f"{name}.toml", pack) for name in VIGNETTES}


@pytest.fixture(scope="module")
def papers(stories: Mapping[str, Story], tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """Every vignette played once in a real safe, its paper drawn in every language."""
    made: dict[tuple[str, str], bytes] = {}
    for name, story in stories.items():
        clock = StoryClock(story.today, story.start)
        laptop, desk = story_desk(tmp_path_factory.mktemp(name), name, clock)
        try:
            dossier = play(desk, story, clock.tick).dossier
            for language in LANGUAGES:
                made[name, language] = make_paper(desk, dossier, language).shown.pdf
        finally:
            laptop.close()
    return made


@pytest.fixture(params=[(name, language) for name in VIGNETTES for language in LANGUAGES], ids="-".join)
def printed(request: pytest.FixtureRequest, papers: Papers, stories: Mapping[str, Story]) -> Printed:
    name, language = request.param
    return Printed(stories[name], papers[name, language], language)


def test_the_plan_is_one_page_of_a4(printed: Printed) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed.pdf))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (210, 297)


@needs_poppler
def test_the_plan_holds_the_goal_in_own_words(printed: Printed) -> None:
    goal = printed.answer("K01")
    assert goal is not None and goal in printed.words


@needs_poppler
def test_the_plan_names_the_language_as_the_questions_do(printed: Printed) -> None:
    spoken = {"ar": "Arabisch", "ti": "Tigrinya"}[printed.story.person.language]
    key = f"language.{printed.story.person.language}"
    assert texts().say("packs/landelijk", key, spoken, printed.language).text in printed.words


@needs_poppler
def test_no_number_of_the_person_is_on_the_plan(printed: Printed) -> None:
    digits = set(re.findall(r"\d+", printed.words))
    for question in NUMBERS:
        answer = printed.answer(question)
        if answer is not None:
            last = answer.rpartition("-")[2]  # of a birth date the year; a day can be any number
            assert last not in digits, question


@needs_poppler
def test_no_word_about_health_or_the_test_is_on_the_plan(printed: Printed) -> None:
    """Every choice of the questions about how somebody is, in the language of the paper and in Dutch."""
    pack = national_pack()
    for question in pack.questions:
        if question.id not in (*SECRET, "L04"):
            continue
        for choice in question.choices:
            if choice.key in ("ja", "nee", "3", "4", "5"):
                continue  # 'Ja', 'Goed': everyday words
            key = choice_key(question, choice)
            for language in {printed.language, "nl"}:
                said = texts().say(f"packs/{pack.id}", key, choice.text, language).text
                assert said.casefold() not in printed.words.casefold(), key
    for word in ("haalbaar", "concentreren", "slaapt", "gezondheid", "leger", "toets"):
        assert word not in printed.words.casefold()
