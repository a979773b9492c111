"""Three whole plans as blocks: Arabic, Tigrinya and Turkish, with invented people. Drafts, not checked."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.blocks import (
    Direction,
    Line,
    Picture,
    PlanBlock,
    Road,
    Role,
    Twin,
    VisualPip,
    WeekDays,
)  # fmt: skip

LTR, RTL = Direction.LTR, Direction.RTL
DUTCH_TITLES = (
    "Dit bent u", "Uw doel", "Uw weg", "Taal leren",
    "Werk en Nederland", "Thuis en kinderen", "Hulp en geld", "Onze afspraken",
)  # fmt: skip
PICTURES = ("portrait", "goal", "road", "classroom", "work", "home-children", "help", "calendar")
DUTCH_DAYS = ("ma", "di", "wo", "do", "vr")
DUTCH_STONES = ("les", "les + werk", "examen")
SAME_DUTCH = {
    3: "U leert Nederlands tot niveau B1. U heeft 3 jaar. De datum staat in de brief.",
    4: "Les: maandag, dinsdag, donderdag, 9 tot 12 uur. Start: maandag 5 oktober, De Brug, Kerkstraat 5.",
    5: "Les over werk: 40 uur. Les over waarden en regels: 12 uur.",
    6: "Uw dochter (3 jaar) gaat naar de peuterschool. Opvang als u les heeft: wij zoeken een plek.",
    7: "Marit helpt u. U kunt bellen. De gemeente betaalt 6 maanden uw vaste kosten.",
    8: "Gesprek: dinsdag 6 oktober, 10 uur, kamer 4. Ziek? Bel Marit.",
}


@dataclass(frozen=True, slots=True)
class Texts:
    """What a language brings to the sample plan."""

    language: str
    direction: Direction
    digits: str
    name: str
    title: str
    stamp: tuple[str, str]
    titles: tuple[str, ...]
    own: tuple[tuple[str, ...], ...]
    dutch: tuple[str, str]
    stones: tuple[str, ...]
    days: tuple[str, ...]
    foot: str
    check: str


ARABIC = Texts(
    "ar", RTL, "٠١٢٣٤٥٦٧٨٩", "Samir H.", "خطّتي في هولندا", ("مسوّدة", "لم تُعتمد بعد"),
    ("هذا أنت", "هدفك", "طريقك", "تعلّم اللغة", "العمل وهولندا",
     "البيت والأطفال", "المساعدة والمال", "مواعيدنا"),
    (
        ("سمير. تتكلّم العربية.", "فخور بأنك «تطبخ لأشخاص كثيرين»."),
        ("تريد أن تعمل طبّاخًا.", "الخطوة الأولى: يوم في مطبخ."),
        ("تتعلّم الهولندية حتى المستوى \u2068B1\u2069.", "لديك 3 سنوات. التاريخ في الرسالة."),
        (
            "الدروس: الاثنين والثلاثاء والخميس، من 9 إلى 12.",
            "البداية: الاثنين 5 أكتوبر. \u2066De Brug, Kerkstraat 5\u2069.",
        ),
        ("دروس عن العمل: 40 ساعة.", "القيم والقوانين: 12 ساعة."),
        ("ابنتك (3 سنوات) في الحضانة.", "وقت الدرس: نبحث لها عن مكان."),
        ("ماريت تساعدك.", "تدفع البلدية مصاريفك الثابتة 6 أشهر."),
        ("الثلاثاء 6 أكتوبر، الساعة 10.", "الغرفة 4. مريض؟ اتصل بماريت."),
    ),
    ("Samir. U spreekt Arabisch. Trots op: ‘koken voor veel mensen’.",
     "U wilt werken als kok. Eerste stap: een dag meekijken in een keuken."),
    ("دروس", "دروس + عمل", "امتحان"),
    ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة"),
    "هذا شرح. رسالة البلدية هي القرار.", "لم يراجع مترجم هذه الترجمة بعد",
)  # fmt: skip

TIGRINYA = Texts(
    "ti", LTR, "", "Yonas T.", "መደበይ ኣብ ሆላንድ", ("ንድፊ", "ገና ኣይጸደቐን"),
    ("እዚ ንስኹም ኢኹም", "ሸቶኹም", "መንገድኹም", "ቋንቋ ምምሃር", "ስራሕን ሆላንድን", "ገዛን ቆልዑን", "ሓገዝን ገንዘብን", "ስምምዓትና"),
    (
        ("ዮናስ። ትግርኛ ትዛረቡ።", "ትሕበኑሉ፦ ‘መካይን ክዕርይ ይኽእል’።"),
        ("ከም መካኒክ ክትሰርሑ ትደልዩ።", "ቀዳማይ ስጉምቲ፦ ሓደ መዓልቲ ኣብ ጋራጅ።"),
        ("ቋንቋ ሆላንድ ክሳብ ደረጃ \u2068B1\u2069 ትመሃሩ።", "3 ዓመት ኣለኩም። ዕለት ኣብ ደብዳቤ ኣሎ።"),
        ("ሰኑይ፣ ሰሉስን ሓሙስን፣ ካብ 9 ክሳብ 12።", "ምጅማር፦ ሰኑይ 5 ጥቅምቲ። \u2068De Brug, Kerkstraat 5\u2069"),
        ("ትምህርቲ ብዛዕባ ስራሕ፦ 40 ሰዓት።", "ክብርታትን ሕግታትን፦ 12 ሰዓት።"),
        ("ጓልኩም (3 ዓመት) ናብ መዋእለ-ህጻናት ትኸይድ።", "ክንክን ቆልዑ ኣብ ግዜ ትምህርቲ፦ ቦታ ንደሊ ኣለና።"),
        ("ማሪት ትሕግዘኩም።", "ምምሕዳር ን6 ኣዋርሕ ቀዋሚ ወጻኢታትኩም ይኸፍል።"),
        ("ዘተ፦ ሰሉስ 6 ጥቅምቲ፣ ሰዓት 10፣ ክፍሊ 4።", "ሓሚምኩም? ንማሪት ደውሉ።"),
    ),
    ("Yonas. U spreekt Tigrinya. Trots op: ‘ik kan auto’s maken’.",
     "U wilt werken als automonteur. Eerste stap: een dag meekijken in een garage."),
    ("ትምህርቲ", "ትምህርቲ + ስራሕ", "ፈተና"),
    ("ሰኑይ", "ሰሉስ", "ረቡዕ", "ሓሙስ", "ዓርቢ"),
    "እዚ መብርሂ እዩ። ውሳነ ኣብ ደብዳቤ ምምሕዳር ኣሎ።", "እዚ ትርጉም ገና ኣይተመርመረን",
)  # fmt: skip

TURKISH = Texts(
    "tr", LTR, "", "Elif K.", "Hollanda’daki planım", ("TASLAK", "henüz kesinleşmedi"),
    ("Bu sizsiniz", "Hedefiniz", "Yolunuz", "Dil öğrenmek",
     "İş ve Hollanda", "Ev ve çocuklar", "Yardım ve para", "Anlaşmalarımız"),
    (
        ("Elif. Türkçe konuşuyorsunuz.", "Gururunuz: “Çocuklara okuma öğretiyorum.”"),
        ("Hedef: okulda çalışmak.", "İlk adım: sınıfta bir gün."),
        ("B1’e kadar Hollandaca öğrenirsiniz.", "3 yılınız var. Tarih mektupta yazıyor."),
        ("Pazartesi, salı ve perşembe, saat 9 ile 12 arası.",
         "Başlangıç: 5 Ekim Pazartesi. De Brug, Kerkstraat 5."),
        ("İş dersleri: 40 saat.", "Değerler, kurallar: 12 saat."),
        ("Kızınız (3 yaş): anaokulu.", "Ders saatinde çocuk bakımı: yer arıyoruz."),
        ("Marit size yardım eder.", "Belediye 6 ay sabit giderlerinizi öder."),
        ("Görüşme: 6 Ekim Salı, saat 10, oda 4.", "Hasta mısınız? Marit’i arayın."),
    ),
    ("Elif. U spreekt Turks. Trots op: ‘ik leer kinderen lezen’.",
     "U wilt werken op een school. Eerste stap: een dag meekijken in een klas."),
    ("ders", "ders + iş", "sınav"),
    ("Pzt", "Sal", "Çar", "Per", "Cum"),
    "Bu bir açıklamadır. Karar belediyenin mektubudur.", "Çeviri henüz kontrol edilmedi",
)  # fmt: skip

ALL = (ARABIC, TIGRINYA, TURKISH)


def dutch(text: str, role: Role) -> Line:
    """A Dutch line."""
    return Line(text, "nl", LTR, role)


def plan(texts: Texts) -> VisualPip:
    """The plan of mock 09 in one language."""

    def own(text: str, role: Role) -> Line:
        return Line(text, texts.language, texts.direction, role)

    def twin(text: str, nl: str, role: Role, role_dutch: Role) -> Twin:
        return Twin(own(text, role), dutch(nl, role_dutch))

    def label(text: str, nl: str) -> Twin:
        return twin(text, nl, Role.LABEL, Role.LABEL_DUTCH)

    def block(number: int) -> PlanBlock:
        sentence = texts.dutch[number - 1] if number < 3 else SAME_DUTCH[number]
        return PlanBlock(
            number=number,
            local_number=texts.digits[number] if texts.digits else None,
            title=twin(
                texts.titles[number - 1], DUTCH_TITLES[number - 1], Role.BLOCK_TITLE, Role.BLOCK_TITLE_DUTCH
            ),
            picture=Picture(PICTURES[number - 1], own(texts.titles[number - 1], Role.LABEL)),
            is_framed_photo=number == 1,
            own=tuple(own(text, Role.SENTENCE) for text in texts.own[number - 1]),
            dutch=(dutch(sentence, Role.SENTENCE_DUTCH),),
            phone="088 000 00 00" if number == 7 else None,
            road=Road(tuple(map(label, texts.stones, DUTCH_STONES))) if number == 3 else None,
            days=WeekDays(tuple(map(label, texts.days, DUTCH_DAYS)), frozenset({0, 1, 3}))
            if number == 4
            else None,
            is_wide=number in {3, 4},
        )

    return VisualPip(
        language=texts.language,
        direction=texts.direction,
        title=twin(texts.title, "Mijn plan in Nederland", Role.TITLE, Role.SUBTITLE),
        subtitle=dutch(f"Mijn plan in Nederland · {texts.name} · gemeente Voorbeeldstad", Role.SUBTITLE),
        stamp=(
            own(texts.stamp[0], Role.STAMP),
            dutch("CONCEPT", Role.STAMP_DUTCH),
            own(texts.stamp[1], Role.STAMP),
        ),
        watermark="CONCEPT",
        blocks=tuple(block(number) for number in range(1, 9)),
        foot=twin(
            texts.foot, "Dit is uitleg. De brief van de gemeente is het besluit.", Role.FOOT, Role.FOOT_DUTCH
        ),
        check_lines=(
            own(f"{texts.check} · \u2068vertaling niet nagekeken\u2069", Role.CHECK_LINE),
            dutch("versie 1 · 15 september 2026", Role.CHECK_LINE),
        ),
        pack="landelijk@1",
        document_title="Mijn plan in Nederland",
    )
