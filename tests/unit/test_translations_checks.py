"""Every check of translations, on good and on bad texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from translations.catalog import Catalog, installed_folder
from translations.check import Checker
from translations.checks import choices, pairs, terms
from translations.checks.exceptions import as_toml, read_exceptions
from translations.checks.finding import Check, Finding, Translated
from translations.checks.lengths import read_boxes
from translations.checks.pairs import read_pairs
from translations.checks.rules import RulesBroken, read_rules
from translations.collect import write_entries
from translations.glossary import Wording
from translations.po_files import Entry
from translations.source_text import SourceText

TODAY = date(2026, 3, 9)
CATALOG = Catalog.installed()


def found(dutch: str, text: str, code: str, key: str = "X01.question") -> set[Check]:
    """The kinds of findings of one text in a language, by the rules of the installation, terms left out."""
    checks = Checker(installed_folder(), {}, TODAY).of_language(CATALOG.language(code))
    problems = checks.of_text(Translated("ui", key, dutch, text))
    return {one.check for one in problems} - {Check.TERMS}


@pytest.mark.parametrize(
    ("code", "dutch", "text"),
    [
        ("ar", "Voor u geldt de wet van 2013.", "ينطبق عليك قانون ٢٠١٣."),
        ("ar", "Bel {telefoon}.", "اتصل: {telefoon}."),
        ("ar", "Heeft u een huisarts?", "هل عندك طبيب عائلة (huisarts)؟"),
        ("ar", "Kunt u a, b en c lezen?", "هل يمكنك قراءة a, b, c؟"),
        ("fr", "Twee weken", "2 semaines"),
        ("fr", "Weet niet", "Je ne sais pas"),
        ("es", "Waar woont u?", "¿Dónde vive usted?"),
        ("en", "Bent u ziek? Bel ons.", "If you are ill, ring us."),
        ("en", "Internet", "Internet"),
        ("ti", "DUO helpt u.", "ንDUO ይሕግዘኩም።"),
        ("fa", "Ik wil dat.", "من این را می\u200cخواهم."),
        ("ckb", "Ja", "به\u200dڵێ"),
    ],
)
def test_a_good_text_is_left_alone(code: str, dutch: str, text: str) -> None:
    assert found(dutch, text, code) == set()


@pytest.mark.parametrize(
    ("code", "dutch", "text", "check"),
    [
        ("ar", "Voor u geldt de wet van 2013.", "ينطبق عليك قانون ٢٠٢١.", Check.NUMBERS),
        ("en", "U bent nog geen 18 jaar.", "You are not yet an adult.", Check.NUMBERS),
        ("en", "Twee weken", "3 weeks", Check.NUMBERS),
        ("ar", "Bel {telefoon}.", "اتصل: {phone}.", Check.PLACES),
        ("en", "Bel {telefoon}.", "Ring {telefoon", Check.PLACES),
        ("en", "{naam} belt {naam}.", "{naam} rings.", Check.PLACES),
        ("en", "U hoeft niet te komen.", "You have to come.", Check.POLARITY),
        ("tr", "Dat kost niets. U mag komen.", "Bu para ister. Gelebilirsiniz.", Check.POLARITY),
        ("ar", "U mag nee zeggen.", "يمكنك الإجابة.", Check.POLARITY),
        ("ru", "U mag komen.", "Вам не нужно приходить.", Check.POLARITY),
        ("ar", "Waar woont u?", "أين تسكن?", Check.PUNCTUATION),
        ("ar", "Les, werk en hulp.", "دروس, عمل.", Check.PUNCTUATION),
        ("en", "Waar woont u?", "Tell us about your home.", Check.PUNCTUATION),
        ("es", "Waar woont u?", "Dónde vive usted?", Check.PUNCTUATION),
        ("am", "Dit is uitleg.", "ይህ ማብራሪያ ነው", Check.PUNCTUATION),
        ("ar", "Uw plan", "خطة plan", Check.SCRIPT),
        ("ru", "Uw plan", "Ваш план і", Check.SCRIPT),
        ("en", "Uw plan", "Your план", Check.SCRIPT),
        ("fa", "Wie helpt u", "كی کمک می کند", Check.SCRIPT),
        ("fr", "Uw gesprek", "Votre gesprek", Check.DUTCH),
        ("so", "Mijn lijst", "Mijn lijst", Check.DUTCH),
        ("en", "Ja", "Yes\u200e", Check.SIGNS),
        ("en", "Ja, zelf", "Yes,  alone", Check.SIGNS),
        ("en", "Ja, zelf", "Yes , alone", Check.SIGNS),
        ("en", "Ja (zelf)", "Yes (alone", Check.SIGNS),
        ("en", "Ja", "Yes\u00ad", Check.SIGNS),
        ("en", "Ja", " Yes", Check.SIGNS),
        ("en", "Een\ntwee", "One two", Check.SIGNS),
        ("fr", "cafe", "cafe\u0301", Check.SIGNS),
        ("en", "Ja", "Yes, and let me tell you all there is to tell about this answer", Check.LENGTH),
    ],
)
def test_a_bad_text_is_found(code: str, dutch: str, text: str, check: Check) -> None:
    assert check in found(dutch, text, code)


def test_a_box_has_its_own_size() -> None:
    assert found("Concept", "Avant-projet du plan", "fr", "paper.stamp") == {Check.LENGTH}
    assert found("Concept", "Brouillon", "fr", "paper.stamp") == set()


def chosen(*pairs_: tuple[str, str]) -> list[str]:
    """What is found in the choices of two questions with these (Dutch, translation)."""
    texts = [Translated("p", "S01.choice.ja", "Ja", "Oui"), Translated("p", "S01.choice.nee", "Nee", "Non")]
    texts += [Translated("p", f"S02.choice.{n}", *pair) for n, pair in enumerate(pairs_)]
    texts += [Translated("p", "S03.choice.ja", "Ja", "Oui"), Translated("p", "S03.choice.nee", "Nee", "Non")]
    return [one.key for one, _ in choices.problems(texts)]


def test_choices_differ_and_yes_stays_yes() -> None:
    assert chosen(("Ja, altijd", "Oui, toujours"), ("Nee, nooit", "Non, jamais")) == []
    assert chosen(("Ja, altijd", "Non, toujours"), ("Nee, nooit", "Oui, jamais")) == [
        "S02.choice.0",
        "S02.choice.1",
    ]
    assert chosen(("Vaak", "Souvent"), ("Soms", "Souvent.")) == ["S02.choice.1"]
    assert chosen(("Ja", "Ouais"), ("Nee", "Non")) == ["S02.choice.0"]


def missed(dutch: str, text: str, *wordings: Wording) -> int:
    known = terms.terms({one.dutch: one for one in wordings})
    return len(list(terms.problems(Translated("ui", "X01.question", dutch, text), known)))


def test_a_fixed_term_is_said_as_agreed() -> None:
    letter, coach = Wording("brief", "lettre"), Wording("begeleider", "la personne qui aide")
    answer = Wording("begeleider (als antwoord)", "accompagnateur")
    assert missed("Lees de brieven.", "Lisez les lettres.", letter) == 0
    assert missed("Lees de brief.", "Lisez le courrier.", letter) == 1
    assert (
        missed("Lees de brief.", "Lisez le courrier.", Wording("brief", "lettre", stems=("courrier",))) == 0
    )
    assert missed("Lees de brief.", "Ça.", Wording("brief", "lettre", exempt=("X01.question",))) == 0
    assert missed("Een begeleider", "Un accompagnateur", coach, answer) == 0
    assert missed("{brief}", "{brief}", letter) == 0
    assert missed("De brief", "ደብዳቤው", Wording("brief", "ደብዳቤ")) == 0
    assert missed("De lessen", "ትምህርቱ", Wording("les", "ትምህርት", stems=("ትምህርት",))) == 0
    assert missed("Les over werk", "Cours sur le travail", Wording("les over werk", "cours"), letter) == 0


SISTERS = """
[[pair]]
languages = ["fa", "prs"]
[[pair.same]]
reason = "zelfde woord in beide"
keys = ["a", "b"]
"""


def test_sisters_have_their_own_words_or_a_reason() -> None:
    def said(**texts: str) -> dict[str, Translated]:
        return {key: Translated("ui", key, key, text) for key, text in texts.items()}

    (sisters,) = read_pairs(SISTERS)
    first = said(a="پول", b="کتاب", c="کار", d="خانه")
    second = said(a="پول", b="کتابچه", c="کار.", e="نان")
    found = {key: "niet meer" in problem.what for _, key, problem in pairs.problems(sisters, first, second)}
    assert found == {"b": True, "c": False}
    anew = pairs.as_toml([(sisters, pairs.equal(first, second))])
    assert (
        anew.count("[[pair.same]]") == 2 and 'reason = "zelfde woord in beide"\nkeys = [\n  "a",\n]' in anew
    )
    with pytest.raises(RulesBroken):
        read_pairs(anew)  # nobody wrote a reason for 'c'


@pytest.mark.parametrize(
    ("read", "broken", "count"),
    [
        (read_pairs, "pear = 1\n[[pair]]\nlanguages = ['fa']\n", 2),
        (read_pairs, "[[pair]]\nlanguages = ['fa', 'prs']\n[[pair.same]]\nkeys = ['a']\n", 1),
        (read_boxes, "[[box]]\nkeys = 'a'\nmost = 0\nwhy = 'x'\n[[box]]\nmost = 3\n", 2),
        (lambda text: read_rules(text, "ar"), "negation = ['(']\n", 1),
        (lambda text: read_rules(text, "ar"), "colour = 1\nnegation = 3\nnever = []\n", 3),
        (
            lambda text: read_exceptions(text, "ar"),
            "settled = ['ontbreekt']\n[[exception]]\ncheck = 'x'\n",
            2,
        ),
    ],
)
def test_broken_rules_tell_all_their_problems(read: object, broken: str, count: int) -> None:
    with pytest.raises(RulesBroken) as told:
        read(broken)  # type: ignore[operator]
    assert len(told.value.problems) == count


SOURCES = {
    "ui": [
        SourceText("a", "U hoeft niet te komen."),
        SourceText("b", "Oud"),
        SourceText("c", "Nieuw"),
        SourceText("d", "Half"),
        SourceText("e", "Goed"),
        SourceText("f", "Later"),
    ]
}
KEPT = {
    "a": Entry("U hoeft niet te komen.", "You have to come."),
    "b": Entry("Ouder", "Old"),
    "d": Entry("Half", "Half way", is_fuzzy=True),
    "e": Entry("Goed", "Good", is_reviewed=True),
    "f": Entry("Later", "Afterwards", True, False, "4711", date(2026, 3, 10)),
}


def checked(folder: Path, exceptions: str = "") -> Sequence[Finding]:
    write_entries(folder / "ui" / "en.po", KEPT, SOURCES["ui"])
    for name, text in (
        ("rules/nl", "negation = ['niet']"),
        ("rules/en", "negation = ['not']"),
        ("glossary/en", ""),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "exceptions").mkdir(exist_ok=True)
    (folder / "exceptions" / "en.toml").write_text(exceptions, encoding="utf-8")
    return Checker(folder, SOURCES, TODAY).findings([CATALOG.language("en")])


def test_everything_is_told_at_once_with_file_key_and_remedy(tmp_path: Path) -> None:
    findings = checked(tmp_path)
    assert [(one.key, one.check, one.is_wrong) for one in findings] == [
        ("b", Check.OUTDATED, True),
        ("c", Check.MISSING, True),
        ("d", Check.MISSING, True),
        ("e", Check.MARKS, True),
        ("f", Check.MARKS, True),
        ("a", Check.POLARITY, False),
    ]
    assert str(findings[1]) == "ui/en.po c: ontbreekt: niet vertaald. Vertaal: Nieuw"


def test_an_exception_holds_for_the_text_it_was_judged_on(tmp_path: Path) -> None:
    (doubt,) = [one for one in checked(tmp_path) if not one.is_wrong]
    judged = as_toml([(doubt.check, doubt.key, KEPT["a"].text)])
    with pytest.raises(RulesBroken):
        checked(tmp_path, judged)  # nobody wrote a reason in yet
    judged = judged.replace('reason = ""', 'reason = "de tolk zegt dat dit kan"')
    assert Check.POLARITY not in {one.check for one in checked(tmp_path, judged)}
    stale = checked(tmp_path, judged.replace("You have to come.", "You must come."))
    assert {one.check for one in stale} >= {Check.POLARITY, Check.FILE}


def test_a_word_list_that_exempts_a_text_that_is_not_there_is_told(tmp_path: Path) -> None:
    checked(tmp_path)
    words = '[[term]]\ndutch = "plan"\ntext = "plan"\nexempt = ["a", "zz"]\n'
    (tmp_path / "glossary" / "en.toml").write_text(words, encoding="utf-8")
    told = Checker(tmp_path, SOURCES, TODAY).findings([CATALOG.language("en")])
    assert ["zz" in one.problem.what for one in told if one.check is Check.FILE] == [True]


def test_a_settled_doubt_fails_from_then_on(tmp_path: Path) -> None:
    settled = checked(tmp_path, "settled = ['ontkenning']")
    assert [one.is_wrong for one in settled if one.check is Check.POLARITY] == [True]


def test_the_files_of_the_installation_can_be_read() -> None:
    findings = Checker(installed_folder(), {"ui": []}, TODAY).findings(CATALOG.languages()[1:])
    assert {one.check for one in findings} <= {Check.FILE, Check.PAIRS}
