"""One invented question of each type that is more than a field or a row of answers."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from desktop.usecases.interview import (
    ChoiceShown,
    ColumnShown,
    FactShown,
    GridHead,
    GridShown,
    QuestionShown,
    RowShown,
)
from desktop.usecases.ports import Spoken
from tests.ui.samples import dutch_instead, local_digit, said_date, spoken
from tests.ui.samples_questions import as_in_pack, plain

_YES_NO = {"ar": ("نعم", "لا"), "ti": ("እወ", "ኣይፋልን"), "tr": ("Evet", "Hayır")}
_LINKED = {
    "ar": ("هل تم ربطك ببلدية؟", "أي بلدية؟", "منذ متى؟"),
    "ti": ("ምስ ምምሕዳር ከተማ ተኣሳሲርኩም ዶ?", "ኣየነይቲ ምምሕዳር?", "ካብ መዓስ?"),
    "tr": ("Bir belediyeye bağlandınız mı?", "Hangi belediye?", "Ne zamandan beri?"),
}
_WEEK = {"ar": "متى تستطيع العمل؟", "ti": "መዓስ ክትሰርሑ ትኽእሉ?", "tr": "Ne zaman çalışabilirsiniz?"}
_DAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "ti": ("ሰኑይ", "ሰሉስ", "ረቡዕ", "ሓሙስ", "ዓርቢ", "ቀዳም", "ሰንበት"),
    "tr": ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),
}
_PARTS = {"ar": ("الصباح", "بعد الظهر", "المساء"), "ti": ("ንግሆ", "ድሕሪ ቀትሪ", "ምሸት"),
          "tr": ("Sabah", "Öğleden sonra", "Akşam")}  # fmt: skip
_KEYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_SIGN = {"ar": "هل توقّع هنا؟", "ti": "ኣብዚ ትፍርሙ ዶ?", "tr": "Burayı imzalar mısınız?"}
_ON_PAPER = {"ar": "على الورق", "ti": "ኣብ ወረቐት", "tr": "Kâğıt üzerinde"}
_INK = "100,500 200,300 300,700 400,250;500,400 640,620 800,380"
_BORN = {"ar": "في أي بلد وُلدت؟", "ti": "ኣብ ኣየነይቲ ሃገር ተወሊድኩም?", "tr": "Hangi ülkede doğdunuz?"}
_LANDS = (
    ("SY", "Syrië", "سوريا", "ሶርያ", "Suriye"), ("ER", "Eritrea", "إريتريا", "ኤርትራ", "Eritre"),
    ("TR", "Turkije", "تركيا", "ቱርኪ", "Türkiye"), ("YE", "Jemen", "اليمن", "የመን", "Yemen"),
    ("IQ", "Irak", "العراق", "ዒራቕ", "Irak"), ("SO", "Somalië", "الصومال", "ሶማልያ", "Somali"),
    ("SD", "Soedan", "السودان", "ሱዳን", "Sudan"), ("ET", "Ethiopië", "إثيوبيا", "ኢትዮጵያ", "Etiyopya"),
    ("LB", "Libanon", "لبنان", "ሊባኖስ", "Lübnan"), ("JO", "Jordanië", "الأردن", "ጆርዳን", "Ürdün"),
    ("EG", "Egypte", "مصر", "ግብጺ", "Mısır"), ("LY", "Libië", "ليبيا", "ሊብያ", "Libya"),
    ("GR", "Griekenland", "اليونان", "ግሪኽ", "Yunanistan"), ("DE", "Duitsland", "ألمانيا", "ጀርመን", "Almanya"),
)  # fmt: skip
_STORY = {"ar": "ماذا تفعل عندما تكون في راحة؟", "ti": "እንታይ ሓይሊ ይህበኩም?", "tr": "Size ne güç verir?"}
_FEEL = ("Heel slecht", "Slecht", "Gaat wel", "Goed", "Heel goed")
_FEEL_OWN = {
    "ar": ("سيئ جدًا", "سيئ", "لا بأس", "جيد", "جيد جدًا"),
    "ti": ("ኣዝዩ ሕማቕ", "ሕማቕ", "ደሓን", "ጽቡቕ", "ኣዝዩ ጽቡቕ"),
    "tr": ("Çok kötü", "Kötü", "İdare eder", "İyi", "Çok iyi"),
}
_TODAY = {"ar": "كيف حالك اليوم؟", "ti": "ሎሚ ከመይ ኣለኹም?", "tr": "Bugün nasılsınız?"}


def _choice(code: str, place: int, key: str, dutch: str, own: str, picture: str | None = None,
            chosen: bool = False) -> ChoiceShown:  # fmt: skip
    said = spoken(own, code)
    return ChoiceShown(key, place, local_digit(code, place), dutch, said, picture, chosen)


def _yes_no(code: str, chosen: str = "") -> tuple[ChoiceShown, ...]:
    yes, no = _YES_NO[code]
    return (
        _choice(code, 1, "ja", "Ja", yes, "yes", chosen == "ja"),
        _choice(code, 2, "nee", "Nee", no, "no", chosen == "nee"),
    )


def parts_question(code: str, answer: str = "ja") -> QuestionShown:
    """Yes or no, then a name and a date that only matter with yes."""
    linked, which, since = (spoken(text, code) for text in _LINKED[code])
    columns = (
        ColumnShown("gekoppeld", "Bent u gekoppeld aan een gemeente?", linked, "yes_no",
                    _yes_no(code, answer), answer or None, True),
        ColumnShown("gemeente", "Welke gemeente?", which, "text", (), None, True, is_shown=answer == "ja",
                    limits=MappingProxyType({"max_length": "80"}), relevant="gekoppeld = 'ja'"),
        ColumnShown("sinds", "Sinds wanneer?", since, "date_partial", (), None, False,
                    is_shown=answer == "ja", relevant="gekoppeld = 'ja'", raw="6-2026", words="juni 2026",
                    own_words=said_date("2026-06", code)),
    )  # fmt: skip
    return plain(
        code, id="P10", number="1.10", theme=1, theme_title="Persoon, status", place=10, of=14, type="parts",
        simple="Is er al een gemeente voor u?", official="Aan welke gemeente gekoppeld, sinds wanneer?",
        own=linked, columns=columns, picture="theme-home", missing=("gemeente",) if answer == "ja" else (),
    )  # fmt: skip


def week(code: str, chosen: tuple[str, ...] = ()) -> GridShown:
    """Seven days, three parts."""
    days = tuple(
        GridHead(key, dutch, spoken(own, code))
        for key, dutch, own in zip(_KEYS, _DAYS["nl"], _DAYS[code], strict=True)
    )
    parts = tuple(
        GridHead(key, dutch, spoken(own, code))
        for key, dutch, own in zip(
            ("ochtend", "middag", "avond"), ("Ochtend", "Middag", "Avond"), _PARTS[code], strict=True
        )
    )
    return GridShown(days, parts, chosen)


def week_question(code: str) -> QuestionShown:
    """When can you work?"""
    none = (_choice(code, 1, "geen", "Ik kan nu niet werken", _YES_NO[code][1], "none"),)
    return plain(
        code, id="W10", number="6.10", theme=6, theme_title="Werk", place=10, of=11, type="grid",
        simple="Wanneer kunt u werken?", official="Wanneer kunt u werken (dagen, uren)?",
        own=spoken(_WEEK[code], code), grid=week(code, ("ma_ochtend", "di_ochtend", "di_middag")),
        choices=none, picture="calendar",
    )  # fmt: skip


def sign_question(
    code: str, ink: str = "100,500 200,300 300,700 400,250;500,400 640,620 800,380"
) -> QuestionShown:
    """A signature, or on paper."""
    paper = (_choice(code, 1, "op_papier", "Op papier", _ON_PAPER[code], "letter"),)
    return plain(
        code, id="K13", number="15.13", theme=15, theme_title="Doelen", place=13, of=13, type="sign",
        simple="Wilt u hier uw handtekening zetten?", official="Handtekening", own=spoken(_SIGN[code], code),
        choices=paper, ink=ink, picture="letter",
    )  # fmt: skip


def paper_question(code: str) -> QuestionShown:
    """What happened with a paper."""
    said = ("Ik heb het papier gezien", "Het papier is er niet", "Later")
    choices = tuple(
        ChoiceShown(f"k{i}", i, local_digit(code, i), text, dutch_instead(text), "letter", i == 1)
        for i, text in enumerate(said, start=1)
    )
    return plain(
        code, id="O04", number="5.4", theme=5, theme_title="Opleiding", place=4, of=10, type="file",
        simple="Heeft u het diploma bij u?", official="Diploma gezien?",
        own=dutch_instead("Heeft u het diploma bij u?"),
        choices=choices, picture="diploma",
    )  # fmt: skip


def check_question(code: str) -> QuestionShown:
    """A computed check with what it looked at."""
    yes, no = _YES_NO[code]
    return plain(
        code, id="L05", number="4.5", theme=4, theme_title="Leerbaarheidstoets", place=5, of=8, type="calc",
        picture="test-result", states=(), **as_in_pack(code, "L05"),
        choices=(_choice(code, 1, "klopt", "De uitslag klopt met de punten", yes, "yes", True),
                 _choice(code, 2, "anders", "De uitslag is anders dan de punten", no, "no")),
        facts=(FactShown("4.2", "L02", "Wanneer heeft u de toets gedaan?", "3 juni 2026"),
               FactShown("4.3", "L03", "Hoeveel punten heeft u?", "28")),
    )  # fmt: skip


def country_question(code: str, chosen: str = "SY") -> QuestionShown:
    """A country among many."""
    at = {"ar": 2, "ti": 3, "tr": 4}[code]
    lands = tuple(
        _choice(code, i, land[0], land[1], land[at], None, land[0] == chosen)
        for i, land in enumerate(_LANDS, start=1)
    )
    return plain(
        code, id="P06", number="1.6", theme=1, theme_title="Persoon, status", place=6, of=14, type="country",
        simple="In welk land bent u geboren?", official="In welk land bent u geboren?", choices=lands,
        own=spoken(_BORN[code], code), picture="passport", raw="Syrië" if chosen else "",
    )  # fmt: skip


def story_question(code: str) -> QuestionShown:
    """A text of many lines."""
    return plain(
        code, id="M07", number="9.7", theme=9, theme_title="Hoofd en gevoel", place=7, of=7, type="long_text",
        simple="Wat geeft u rust of kracht?", official="Wat geeft u rust of kracht?",
        own=spoken(_STORY[code], code), picture="something-else",
        raw="Koken voor veel mensen. Met mijn dochter naar de speeltuin. Bellen met mijn moeder.",
    )  # fmt: skip


def feeling_question(code: str) -> QuestionShown:
    """Five steps with faces; words first."""
    steps = tuple(
        _choice(code, i, str(i), dutch, own, f"step-{i}", i == 4)
        for i, (dutch, own) in enumerate(zip(_FEEL, _FEEL_OWN[code], strict=True), start=1)
    )
    return plain(
        code, id="S06", number="0.6", theme=0, theme_title="Start", place=6, of=7, type="scale5",
        simple="Hoe gaat het vandaag met u?", official="Hoe gaat het vandaag met u?",
        own=spoken(_TODAY[code], code), choices=steps, picture="talk",
    )  # fmt: skip


def schools_question(code: str, rows: int = 3) -> QuestionShown:
    """A repeat of six columns, some only with an answer beside it."""
    kinds = tuple(
        ChoiceShown(key, i, "", words, dutch_instead(words), None, False)
        for i, (key, words) in enumerate((("basis", "Basisschool"), ("middel", "Middelbare school")), start=1)
    )
    said = Spoken("Welke school?", "nl", "ltr", dutch_instead("x").status)
    columns = (
        ColumnShown("soort", "Soort school", said, "one", kinds, None, True),
        ColumnShown("land", "Land", said, "country", country_question(code, "").choices, None, False),
        ColumnShown("van", "Van", said, "date_partial", (), None, False),
        ColumnShown("tot", "Tot", said, "date_partial", (), None, False),
        ColumnShown("af", "Afgemaakt?", said, "yes_no", _yes_no(code), None, False),
        ColumnShown("waarom", "Waarom niet?", said, "text", (), None, False, is_shown=False,
                    relevant="af = 'nee'", limits=MappingProxyType({"max_length": "80"})),
    )  # fmt: skip
    made = tuple(
        RowShown(
            f"r{i}", {"soort": "basis", "land": "Syrië"},
            {"soort": "Basisschool", "land": "Syrië", "van": str(1990 + i % 30)}, i % 3 == 2,
        )
        for i in range(1, rows + 1)
    )  # fmt: skip
    return plain(
        code, id="O02", number="5.2", theme=5, theme_title="Opleiding", place=2, of=10, type="list",
        columns=columns, rows=made, picture="school-primary", **as_in_pack(code, "O02"),
    )  # fmt: skip


def half_rows(question: QuestionShown) -> QuestionShown:
    """The same with every row unfinished."""
    return replace(question, rows=tuple(replace(one, is_half=True) for one in question.rows))
