"""Invented talks as the use cases give them, in Arabic, Tigrinya and Turkish; the texts are drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.checked_texts import NOT_CHECKED
from desktop.usecases.dossiers import ClockState, TenWeekClock
from desktop.usecases.interview import (
    ChoiceShown,
    Interview,
    NoteKind,
    PlanBlockShown,
    PlanLineShown,
    QuestionShown,
    Stop,
    ThemeShown,
)
from desktop.usecases.interview.said_texts import KEYS
from desktop.usecases.ports import Language, Spoken, TextStatus
from desktop.usecases.tolk_session import TolkKind, TolkShown, TolkWay
from forms.model import AnswerState
from tests.builders import texts
from translations.catalog import Catalog

ARABIC = Language("ar", "Arabisch (Syrië)", "العربية", "rtl", "Arab", "٠١٢٣٤٥٦٧٨٩")
TIGRINYA = Language("ti", "Tigrinya (Eritrea)", "ትግርኛ", "ltr", "Ethi", "")
TURKISH = Language("tr", "Turks", "Türkçe", "ltr", "Latn", "")
LANGUAGES = {language.code: language for language in (ARABIC, TIGRINYA, TURKISH)}
NAMES = {"ar": "Samir H.", "ti": "Yonas T.", "tr": "Elif K."}

_DUTCH = (
    "In de klas, met een docent",
    "Praten met mensen",
    "Met mijn telefoon of computer",
    "Op het werk",
    "Alleen, met een boek",
)
_PICTURES = ("classroom", "talk", "phone", "work", "book")
_QUESTION = {
    "ar": "ما الطريقة التي تفضّلها لتعلّم لغة جديدة؟",
    "ti": "ሓድሽ ቋንቋ ብኸመይ ክትመሃሩ ትመርጹ?",
    "tr": "Yeni bir dili en çok nasıl öğrenmek istersiniz?",
}
_OWN = {
    "ar": ("في الصف مع معلّم", "بالحديث مع الناس", "بالهاتف أو الكمبيوتر", "أثناء العمل", "وحدي، مع كتاب"),
    "ti": ("ኣብ ክፍሊ፡ ምስ መምህር", "ምስ ሰባት ብምዝራብ", "ብተሌፎን ወይ ብኮምፒተር", "ኣብ ስራሕ", "በይነይ፡ ብመጽሓፍ"),
    "tr": (
        "Sınıfta, öğretmenle",
        "İnsanlarla konuşarak",
        "Telefonla ya da bilgisayarla",
        "İşte çalışırken",
        "Tek başıma, kitapla",
    ),
}
_STATES = (
    (AnswerState.WEET_NIET, "Weet niet"),
    (AnswerState.WIL_NIET_ZEGGEN, "Wil niet zeggen"),
    (AnswerState.LATER, "Later"),
    (AnswerState.NIET_BEGREPEN, "Niet begrepen"),
)
_STATE_WORDS = {
    "ar": ("لا أعرف", "أفضّل ألّا أجيب", "لاحقًا", "لم أفهم"),
    "ti": ("ኣይፈልጥን", "ክምልስ ኣይደልን", "ድሓር", "ኣይተረድኣንን"),
    "tr": ("Bilmiyorum", "Söylemek istemiyorum", "Daha sonra", "Anlamadım"),
}
_THEMES = (
    ("Start", 7, 7), ("Persoon, status", 14, 14), ("Azc en lessen", 6, 7), ("Taal", 6, 8),
    ("Leerbaarheidstoets", 0, 6), ("Opleiding", 4, 10), ("Werk", 0, 9), ("Gezin en kinderen", 2, 7),
    ("Lichaam", 0, 6), ("Hoofd en gevoel", 0, 7), ("Geld", 0, 8), ("Wonen", 0, 5),
    ("Mensen, vrije tijd", 0, 5), ("Digitaal", 0, 5), ("Zelf doen", 0, 4), ("Dromen en doelen", 1, 13),
)  # fmt: skip


def spoken(text: str, code: str, status: TextStatus = TextStatus.UNREVIEWED) -> Spoken:
    """A text in one of the sample languages."""
    return Spoken(text, code, LANGUAGES[code].direction, status)


def dutch_instead(text: str, status: TextStatus = TextStatus.MISSING) -> Spoken:
    """Dutch, because there is no (current) translation."""
    return Spoken(text, "nl", "ltr", status)


def states(code: str) -> tuple[tuple[AnswerState, str, Spoken], ...]:
    """The four buttons."""
    return tuple(
        (state, dutch, spoken(own, code))
        for (state, dutch), own in zip(_STATES, _STATE_WORDS[code], strict=True)
    )


def local_digit(code: str, place: int) -> str:
    """The number in the language's own digits, '' where it has none."""
    digits = LANGUAGES[code].digits
    return "".join(digits[int(d)] for d in str(place)) if digits else ""


def choices(code: str, chosen: tuple[str, ...] = ("klas", "werk")) -> tuple[ChoiceShown, ...]:
    """Five ways to learn."""
    keys = ("klas", "praten", "telefoon", "werk", "boek")
    return tuple(
        ChoiceShown(key, i, local_digit(code, i), dutch, spoken(own, code), picture, key in chosen)
        for i, (key, dutch, own, picture) in enumerate(
            zip(keys, _DUTCH, _OWN[code], _PICTURES, strict=True), start=1
        )
    )


def question(code: str) -> QuestionShown:
    """How do you like to learn? More answers may be given."""
    return QuestionShown(
        id="T07", number="3.7", theme=3, theme_title="Taal", place=7, of=8, type="multi",
        simple="Hoe leert u het liefst een nieuwe taal?",
        official="Hoe leert u het liefst een taal (les, praten, telefoon, werk)?",
        own=spoken(_QUESTION[code], code), tip="Laat de plaatjes aanwijzen. Twee of drie keuzes is genoeg.",
        probe="Welke app gebruikt u?", picture="classroom", leads_to="Vorm van de les", plan_block=4,
        is_special=False, choices=choices(code), columns=(), rows=(), limits=MappingProxyType({}), raw="",
        words="In de klas, met een docent, Op het werk", state=None, states=states(code), is_answered=True,
        conflict=(), source=None, certainty=None, is_prefilled=False, provenance="",
        notes=MappingProxyType(
            {NoteKind.NOTITIE: "Leerde Engels in een restaurant, van collega’s. Wil graag weer zo leren."}
        ),
        draft=None, warning="", purpose="De les kiezen die bij de persoon past.",
        legal_basis="WI 14 lid 3; WI 15", sensitivity="Gewoon persoonsgegeven.",
    )  # fmt: skip


def said_date(known: str, code: str) -> str:
    """A date in the words of a language."""
    return Catalog.installed().known_date_words(known, code)


def clock(days: int = 34) -> TenWeekClock:
    """A clock that has some time left."""
    why = ("Tien weken na de brief van DUO (Besluit inburgering, artikel 5.3).",)
    state = ClockState.RUIM if days > 21 else ClockState.KRAP if days > 7 else ClockState.NU
    gone = (70 - days) // 7
    words = nl("nog {days} dagen", days=days)
    return TenWeekClock(state, days, gone, date(2026, 10, 19), date(2026, 8, 10), words, why)


def plan(is_new: bool = True) -> tuple[PlanBlockShown, ...]:
    """Eight blocks of which four say something."""

    def line(text: str, number: str, new: bool = False) -> tuple[PlanLineShown, ...]:
        return (PlanLineShown(text, number, "X01", new),)

    learn = line("liefst in de klas en op het werk", "3.7", is_new)
    return (
        PlanBlockShown(1, "Dit bent u", "portrait", "klaar", line("‘Goed koken voor velen’", "15.4"), ""),
        PlanBlockShown(2, "Uw doel", "goal", "klaar", line("Werken als kok", "15.1"), ""),
        PlanBlockShown(3, "Uw weg", "road", "leeg", (), ""),
        PlanBlockShown(4, "Taal leren", "classroom", "deels", learn, ""),
        PlanBlockShown(5, "Werk en Nederland kennen", "work", "leeg", (), "wacht op thema 6"),
        PlanBlockShown(6, "Thuis en kinderen", "home-children", "deels",
                       line("Dochter, 3 jaar: peuterschool", "7.3"), ""),
        PlanBlockShown(7, "Hulp en geld", "help", "leeg", (), "wacht op thema 10"),
        PlanBlockShown(8, "Onze afspraken", "calendar", "leeg", (), "aan het einde"),
    )  # fmt: skip


def tolk(code: str) -> TolkShown:
    """A sworn interpreter on the phone."""
    words = LANGUAGES[code].dutch_name
    return TolkShown("48213", TolkWay.PHONE, TolkKind.REGISTER, words, 38, 112, 7, False, "", 0)


_SAID = {
    "ar": ("أشِر إلى إجابتك.", "يمكنك الإشارة إلى أكثر من إجابة.", "احكِ لنا إجابتك.", "إجابات أخرى", "رجوع",
           "لم يُحفظ هذا بعد. سننظر معًا أولًا.", "الجزء التالي", "الجزء السابق", "وقّع هنا.", "امسح", "انتهيت"),
    "ti": ("መልስኹም ኣመልክቱ።", "ልዕሊ ሓደ መልሲ ከተመልክቱ ትኽእሉ።", "መልስኹም ንገሩና።", "ተወሳኺ መልስታት", "ተመለስ",
           "እዚ ገና ኣይተዓቀበን። ቅድም ሓቢርና ንርኢ።", "ዝቕጽል ክፋል", "ዝሓለፈ ክፋል", "ኣብዚ ፈርሙ።", "ደምስስ", "ወዲአ"),
    "tr": ("Cevabınızı gösterin.", "Birden fazla cevap gösterebilirsiniz.", "Cevabınızı anlatın.",
           "Diğer cevaplar", "Geri", "Bu henüz kaydedilmedi. Önce birlikte bakıyoruz.", "Sonraki bölüm",
           "Önceki bölüm", "Buraya imzanızı atın.", "Sil", "Tamam"),
}  # fmt: skip


def said(code: str) -> dict[str, Spoken]:
    """The fixed texts of the person's screen; drafts."""
    fixed = {key: spoken(text, code) for key, text in zip(KEYS, _SAID[code], strict=True)}
    dutch = DOCUMENT_TEXTS[NOT_CHECKED]
    return {**fixed, NOT_CHECKED: texts().say("documents", NOT_CHECKED, dutch, code)}


def interview(code: str, asked: QuestionShown | None = None) -> Interview:
    """A talk in this language, at `asked` (how one learns, when not given)."""
    themes = tuple(
        ThemeShown(i, title, done, of, i == 2, i == 3, done == of)
        for i, (title, done, of) in enumerate(_THEMES)
    )
    return Interview(
        dossier=DossierId(f"dossier-{code}"), roepnaam=NAMES[code], language=LANGUAGES[code], clock=clock(),
        themes=themes, answered=40, applicable=121, question=asked or question(code), plan=plan(),
        tolk=tolk(code), stop=None, saved_at=datetime(2026, 9, 15, 8, 42, tzinfo=UTC), resumed="",
        said=said(code),
    )  # fmt: skip


def stopped(code: str) -> Interview:
    """A talk with somebody who falls under the law of 2013."""
    stop = Stop(
        "Samir hoort bij de Wet inburgering 2013",
        (
            "In de brief van DUO staat de Wet inburgering 2013. Daarvoor maakt de gemeente geen PIP.",
            "Wat al besproken is, blijft staan en gaat niet verloren.",
        ),
        ("DUO, voor de lening en de termijn", "Maatschappelijk werk van het azc, voor hulp bij de post"),
        "Wet inburgering 2021, artikel 55",
    )
    return replace(interview(code), stop=stop)
