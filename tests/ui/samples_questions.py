"""One invented question of every other shape of answer."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from desktop.usecases.asking import pack_domain
from desktop.usecases.interview import ChoiceShown, ColumnShown, QuestionShown, RowShown, ValueShown
from forms.texts import question_key
from tests.builders import national_pack, texts
from tests.ui.samples import dutch_instead, local_digit, question, said_date, spoken

_STEPS = ("Nog niets", "Een paar woorden", "Korte zinnen", "Goed", "Heel goed")
_STEPS_OWN = {
    "ar": ("لا شيء بعد", "بعض الكلمات", "جمل قصيرة", "جيد", "جيد جدًا"),
    "ti": ("ገና ምንም", "ሒደት ቃላት", "ሓጸርቲ ምሉእ ሓሳባት", "ጽቡቕ", "ብጣዕሚ ጽቡቕ"),
    "tr": ("Henüz hiç", "Birkaç kelime", "Kısa cümleler", "İyi", "Çok iyi"),
}
_SKILLS = (("luisteren", "Luisteren"), ("praten", "Praten"), ("lezen", "Lezen"), ("schrijven", "Schrijven"))
_SKILLS_OWN = {
    "ar": ("الاستماع", "التحدّث", "القراءة", "الكتابة"),
    "ti": ("ምስማዕ", "ምዝራብ", "ምንባብ", "ምጽሓፍ"),
    "tr": ("Dinleme", "Konuşma", "Okuma", "Yazma"),
}
_DUTCH_KNOWN = {
    "ar": "كم تعرف من اللغة الهولندية الآن؟",
    "ti": "ሕጂ ክንደይ ሆላንድኛ ትፈልጡ?",
    "tr": "Şu anda ne kadar Hollandaca biliyorsunuz?",
}
_BORN = {"ar": "متى وُلدت؟", "ti": "መዓስ ተወሊድኩም?", "tr": "Ne zaman doğdunuz?"}
_LANGUAGES = {
    "ar": "ما اللغات التي تتكلمها؟ وكم تجيدها؟",
    "ti": "ኣየኖት ቋንቋታት ትዛረቡ? ክሳብ ክንደይ?",
    "tr": "Hangi dilleri konuşuyorsunuz? Ne kadar iyi?",
}
_NAME = {"ar": "كيف تريد أن نناديك؟", "ti": "ብኸመይ ክንጽውዓኩም ትደልዩ?", "tr": "Size nasıl hitap edelim?"}


def as_in_pack(code: str, name: str) -> dict[str, object]:
    """A question in the words of the real pack, in Dutch and in this language."""
    asked = national_pack().question(name)
    own = texts().say(pack_domain(national_pack()), question_key(asked), asked.simple, code)
    return {"simple": asked.simple, "official": asked.official, "own": own}


def plain(code: str, **changes: object) -> QuestionShown:
    """The sample question with nothing in it but what is given."""
    bare = replace(
        question(code), choices=(), notes=MappingProxyType({}), plan_block=None, words="", is_answered=False
    )
    return replace(bare, **changes)  # type: ignore[arg-type]


def date_question(code: str) -> QuestionShown:
    """A date of which only the year may be known."""
    return plain(
        code, id="P02", number="1.2", theme=1, theme_title="Persoon, status", place=2, of=9,
        type="date_partial", simple="Wanneer bent u geboren?", official="Wat is uw geboortedatum?",
        own=spoken(_BORN[code], code), raw="5-1990", words="mei 1990",
        own_words=said_date("1990-05", code), picture="birth-date", probe="",
        tip="Weet iemand de dag niet, vraag dan het jaar. Neem over wat op de pas staat.",
    )  # fmt: skip


def text_question(code: str) -> QuestionShown:
    """A short text."""
    return plain(
        code, id="P01", number="1.1", theme=1, theme_title="Persoon, status", place=1, of=9, type="text",
        simple="Hoe wilt u heten?", official="Hoe wilt u dat wij u noemen?", own=spoken(_NAME[code], code),
        raw="", limits=MappingProxyType({"max_length": "60"}), picture="name", probe="",
        tip="Spreek de naam uit en vraag of het zo goed is.", plan_block=1,
    )  # fmt: skip


def scales_question(code: str) -> QuestionShown:
    """Four lines on five steps."""
    steps = tuple(
        ChoiceShown(str(i), i, local_digit(code, i), dutch, spoken(own, code), f"step-{i}", False)
        for i, (dutch, own) in enumerate(zip(_STEPS, _STEPS_OWN[code], strict=True), start=1)
    )
    lines = tuple(
        ColumnShown(key, dutch, spoken(own, code), "scale5", (), 3 if key == "luisteren" else None, False)
        for (key, dutch), own in zip(_SKILLS, _SKILLS_OWN[code], strict=True)
    )
    return plain(
        code, id="T05", number="3.5", place=5, type="scales", simple="Hoeveel Nederlands kent u nu?",
        official="Hoeveel Nederlands kent u nu (luisteren, praten, lezen, schrijven)?",
        own=spoken(_DUTCH_KNOWN[code], code), choices=steps, columns=lines, picture="dutch-words",
    )  # fmt: skip


def rows_question(code: str) -> QuestionShown:
    """A repeat with two rows, one of them not finished."""
    how = tuple(
        ChoiceShown(key, i, "", words, dutch_instead(words), None, False)
        for i, (key, words) in enumerate((("beetje", "Een beetje"), ("goed", "Goed")), start=1)
    )
    which = tuple(
        ChoiceShown(key, i, "", words, dutch_instead(words), None, False)
        for i, (key, words) in enumerate((("ar", "Arabisch"), ("tr", "Turks"), ("ti", "Tigrinya")), start=1)
    )
    columns = (
        ColumnShown("taal", "Taal", dutch_instead("Taal"), "language", which, None, True),
        ColumnShown("hoe_goed", "Hoe goed?", dutch_instead("Hoe goed?"), "one", how, None, False),
    )
    first = RowShown(
        "r1", {"taal": "ar", "hoe_goed": "goed"}, {"taal": "Arabisch", "hoe_goed": "Goed"}, False
    )
    second = RowShown("r2", {"taal": "tr"}, {"taal": "Turks", "hoe_goed": ""}, True)
    return plain(
        code, id="T01", number="3.1", place=1, type="list", simple="Welke talen spreekt u? Hoe goed?",
        official="Welke talen spreekt u, en hoe goed?", own=spoken(_LANGUAGES[code], code), columns=columns,
        rows=(first, second), picture="speak-languages", is_answered=True,
    )  # fmt: skip


def long_list_question(code: str) -> QuestionShown:
    """More answers than fit: the card scrolls, the question stays."""
    words = [f"Antwoord {i} met een paar woorden" for i in range(1, 13)]
    many = tuple(
        ChoiceShown(f"k{i}", i, local_digit(code, i), text, dutch_instead(text), None, i == 2)
        for i, text in enumerate(words, start=1)
    )
    return replace(question(code), type="one", choices=many, id="T09", number="3.9")


def untranslated_question(code: str) -> QuestionShown:
    """No translation of the question: Dutch with its mark."""
    asked = question(code)
    return replace(asked, own=dutch_instead(asked.simple), id="T08", number="3.8")


def prefilled_question(code: str) -> QuestionShown:
    """A date from the letter of DUO that waits for 'klopt'."""
    return replace(
        date_question(code), id="P08", number="1.8", type="date", raw="10-8-2026", words="10 augustus 2026",
        own_words=said_date("2026-08-10", code),
        is_prefilled=True, provenance="Uit de brief van DUO, nog te controleren.", picture="letter",
        **as_in_pack(code, "P08"),  # type: ignore[arg-type]
    )  # fmt: skip


def conflict_question(code: str) -> QuestionShown:
    """Two laptops, two answers."""
    return replace(
        question(code), id="T03", number="3.3", type="one",
        choices=tuple(replace(c, is_chosen=False) for c in question(code).choices),
        conflict=(
            ValueShown("In de klas, met een docent", "Marit Bakker", "15 september, 10:42", None),
            ValueShown("Op het werk", "Joost de Wit", "14 september, 16:05", None),
        ),
    )  # fmt: skip
