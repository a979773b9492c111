"""Invented word lists, counts and wishes, as the use cases give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desktop.domain.tolk_marks import MarkCount
from desktop.usecases import talk_settings as settings
from desktop.usecases.dossiers import talk_languages
from desktop.usecases.glossary import Glossary, TermShown, look_at_glossary
from desktop.usecases.interview import Interview
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Spoken, TextStatus
from desktop.usecases.tolk_counts import MarkRow, MinutesExported, export_tolk_minutes, look_at_marks
from desktop.usecases.tolk_session import TolkKind, TolkShown, TolkWay, lose_line
from desktop.usecases.tolk_words import TolkLanguage, tolk_languages
from tests.ui.samples import LANGUAGES, dutch_instead, spoken, tolk

_TERMS = (
    ("leerroute", "De weg naar het examen. Er zijn drie wegen. De gemeente kiest, na het gesprek.", True),
    ("leerbaarheidstoets", "Een korte test op de computer. Die laat zien hoe snel iemand leert.", True),
    ("besluit", "Wat de gemeente officieel beslist. Het besluit komt in een brief.", False),
    ("bezwaar", "Een brief van wie het niet eens is met een besluit. Dat mag altijd.", False),
    ("DUO", "Een dienst van het rijk. DUO regelt de examens, de tijd en de lening.", False),
)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "ar": {
        "leerroute": "طريق التعلّم", "leerbaarheidstoets": "اختبار (اختبار القدرة على التعلّم)",
        "besluit": "قرار",
    },
    "ti": {"leerroute": "መንገዲ ትምህርቲ", "leerbaarheidstoets": "ፈተና (ፈተና ዓቕሚ ምምሃር)", "besluit": "ውሳነ"},
    "tr": {"leerroute": "öğrenme yolu", "leerbaarheidstoets": "test (öğrenme testi)", "besluit": "karar"},
}  # fmt: skip
_EXPLAINED = {
    "ar": "الطريق إلى الامتحان. هناك ثلاث طرق. البلدية تختار بعد اللقاء.",
    "ti": "መንገዲ ናብ መርመራ። ሰለስተ መንገድታት ኣለዋ። ምምሕዳር ከተማ ድሕሪ ዝርርብ ይመርጽ።",
    "tr": "Sınava giden yol. Üç yol var. Belediye görüşmeden sonra seçer.",
}


def glossary(code: str) -> Glossary:
    """Five terms; two of them at the question, one without agreed wording, one a name."""

    def wording(word: str) -> Spoken:
        if word == "DUO":
            return dutch_instead(word, TextStatus.SOURCE)
        found = _WORDS[code].get(word)
        return dutch_instead(word) if found is None else spoken(found, code)

    terms = tuple(
        TermShown(
            word, word, words, wording(word),
            spoken(_EXPLAINED[code], code) if at == 0 else dutch_instead(words), is_here,
        )
        for at, (word, words, is_here) in enumerate(_TERMS)
    )  # fmt: skip
    return Glossary(LANGUAGES[code], terms)


def marks() -> tuple[MarkRow, ...]:
    """Two wordings that made the talk falter."""
    return (
        MarkRow("T07", "3.7", "Hoe leert u het liefst een nieuwe taal?", "Arabisch",
                MarkCount("T07", "ar", "a" * 64, 3, 1, 1), True),
        MarkRow("L03", "4.3", "Hoeveel punten had u?", "Tigrinya", MarkCount("L03", "ti", "b" * 64, 0, 2),
                False),
    )  # fmt: skip


def arrangements() -> settings.ArrangementsShown:
    """A woman is wished for; a second tolk is planned."""
    check = settings.SecondTolkCheck(settings.CheckState.PLANNED, "51007", "2026-09-16")
    words = "Tweede tolk kijkt thema 8 en 9 na op woensdag 16 september 2026 (51007)"
    return settings.ArrangementsShown(settings.TolkWish.WOMAN, "Wens: een vrouw als tolk", check, words)


def daughter(code: str) -> TolkShown:
    """A child that interprets: everything there is to warn of."""
    return replace(
        tolk(code), who="dochter", way=TolkWay.ON_SITE, kind=TolkKind.FAMILY, variety="Syrisch",
        warning="Een kind als tolk: vraag een andere tolk.",
        warnings=("Een kind als tolk: vraag een andere tolk.",
                  "Familie of bekende als tolk: niet voor gezondheid en gevoel.",
                  "Meer tolkuren dan de norm van het rijk. U kunt gewoon doorgaan."),
        norm_words="52 min boven de norm van 7 uur. U kunt gewoon doorgaan.",
        breaks_words="1 pauze, 2 keer verbinding weg",
    )  # fmt: skip


def tools_results(shown: Interview) -> dict[Callable[..., Any], Any]:
    """What the tools of the tolk get back."""
    languages = tuple(LANGUAGES.values())
    return {
        look_at_glossary: glossary(shown.language.code),
        look_at_marks: marks(),
        settings.look_at_arrangements: arrangements(),
        settings.set_tolk_wish: Outcome(arrangements()),
        settings.tell_second_check: Outcome(arrangements()),
        settings.switch_language: Outcome(shown),
        talk_languages: languages,
        tolk_languages: tuple(
            TolkLanguage(one.code, one.dutch_name, ("Syrisch", "Iraaks") if one.code == "ar" else ())
            for one in languages
        ),
        lose_line: Outcome(shown.tolk),
        export_tolk_minutes: MinutesExported(2, 104),
    }
