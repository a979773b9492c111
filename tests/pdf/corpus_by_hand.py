"""What goes wrong first, by hand: (kind, language, text). Invented words and people only."""

from __future__ import annotations

RIGHT_TO_LEFT = {
    "ar": ("\u0645\u062f\u0631\u0633\u0629", "\u0628\u064a\u062a"),
    "fa": ("\u0645\u062f\u0631\u0633\u0647", "\u062e\u0627\u0646\u0647"),
    "prs": ("\u0645\u06a9\u062a\u0628", "\u062e\u0627\u0646\u0647"),
    "ps": ("\u069a\u0648\u0648\u0646\u0681\u06cc", "\u06a9\u0648\u0631"),
    "ckb": ("\u0642\u0648\u062a\u0627\u0628\u062e\u0627\u0646\u06d5", "\u0645\u0627\u06b5"),
}
OWN_DIGITS = {"ar": "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669"}
EXTENDED = "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9"

_RIGHT_TO_LEFT = tuple(
    (kind, code, text)
    for code, (school, home) in RIGHT_TO_LEFT.items()
    for digits in (OWN_DIGITS.get(code, EXTENDED),)
    for kind, text in (
        ("brackets", f"{school} ({home} [{school} «{home}»]) {home}."),
        ("brackets", f"({school} (B1 (A2) {home}) 3) [{digits[4]}]"),
        ("brackets", f"«{school} (De Brug [Markt 4])»، {home}: {{{home}}}"),
        ("digits", f"{school} {digits[1:5]}، {home} {digits[3]}{digits[0]}٪ ({digits[2]}–{digits[7]})."),
        ("digits", f"{home} {digits[2:6]}/{digits[1]}/{digits[5]} 12-8-2026 {school}"),
        ("digits", f"{digits} {school} {digits[9]}{digits[8]}٫{digits[7]} €"),
        (
            "isolates",
            f"{school} \u2066Markt 4, Voorbeeldstad\u2069، {home} \u2068{home} B1\u2069: \u20675 (A)\u2069.",
        ),
        ("isolates", f"\u2068\u2066B1\u2069 {school} \u2068(3)\u2069\u2069 {home}؟ \u200eA2\u200f ({home})"),
        ("places", f"{home}: \u2068Taalschool De Brug\u060c Markt 4, Voorbeeldstad\u2069."),
        ("long", school * 14),
        ("long", f"{home} {'Arbeidsongeschiktheidsverzekering' * 3} {school}"),
        ("comma", f"{school}، {home}؛ {school}؟ {home}!"),
    )
)

BY_HAND: tuple[tuple[str, str, str], ...] = (
    *_RIGHT_TO_LEFT,
    ("marks", "ar", "مُدَرِّسَةٌ جَيِّدَةٌ جِدًّا فِي «المَدْرَسَةِ» [رقم 4]."),
    ("marks", "ar", "قُرْآنٌ هٰذَا ذٰلِكَ رَحْمٰنُ لِلّٰهِ"),
    ("marks", "ar", "ءَأَنْتَ إِلَىٰ لَا لَأَ لَإِ لَآ"),
    ("marks", "ar", "ـــمــتــّـداخلــــ كِتَابـــٌ"),
    ("marks", "ar", "اللّٰه الرّحمٰن بِسْمِ ٱللَّهِ"),
    ("marks", "fa", "مؤسّسهٔ آموزشی، حتماً خانهٔ ما"),
    ("marks", "ps", "وُرُوسته كَړَم ښُوونكى"),
    ("months", "ar", "اللقاء القادم: الثلاثاء، 22 أيلول/سبتمبر 2026، وآخر يوم 28 شباط/فبراير 2027."),
    ("joiners", "fa", "می‌خواهم ۳ سال درس بخوانم؛ خانه‌ها، کتاب‌های‌شان"),
    ("joiners", "fa", "می\u200cروم ه\u200d ه\u200cه نمی\u200cتوانم"),
    ("joiners", "prs", "ما می‌رویم به مکتب‌های کلان‌تر (۴ صنف)"),
    ("letters", "ps", "ټ ډ ړ ښ ږ ګ ڼ ې ۍ ئ ځ څ ښځې سړی ګرځېدلي"),
    ("letters", "ps", "زما ښاروالۍ هغه ۍ، د کورنۍ. مننه"),
    ("letters", "ps", "ژوند، پښتو، یې، کېږي؛ ځوانې نجونې"),
    ("letters", "ckb", "ڕۆژ ڵ ێ ۆ ە ھ گەڕانەوە، خوێندن، هەڵبژاردن، پێنج ساڵ"),
    ("letters", "ckb", "لێرە قسە بکە؛ ڵاوە، لا، ڵا، هێڵ"),
    ("letters", "fa", "پژمرده گچ چای ژاله یک کیک گربه لا لأ ﷼"),
    ("letters", "kmr", "Îro dê çi bikî? Şev û roj, xwê, pêşî, ÇAR, ÊVAR, Îdare"),
    ("turkish", "tr", "Ilık, ıssız sınıfta İlk adım: ağabeyiniz Iğdır’dan gelir mi?"),
    ("turkish", "tr", "İIıi İŞÇİ IŞIK fi fı ffi FİKİR şu Şöför çıktı"),
    ("turkish", "tr", "I\u0307stanbul i\u0307 ı\u0307 İİİ"),
    ("combining", "nl", "e\u0301e\u0301n coo\u0308peratie, a\u030a, z\u030c, u\u0304\u0301"),
    ("combining", "fr", "e\u0301le\u0300ve c\u0327a nai\u0308f œuvre « ici » l’été"),
    ("combining", "es", "n\u0303andu\u0301 ¿quién? ¡Sí! pingu\u0308ino"),
    ("combining", "uk", "і\u0301мя\u0301, ї ґ є й и\u0306 об’єкт"),
    ("combining", "ru", "за\u0301мок замо\u0301к ё е\u0308 № 5 — «да»"),
    ("combining", "so", "a\u0302 e\u0304 o\u0303\u0323"),
    ("ethiopic", "ti", "ሰላም፣ ከመይ፤ ዘተ፦ ሰሉስ፥ ሰዓት፡፡ ተወዲኡ። ሕቶ፧ ክፍሊ፨"),
    ("ethiopic", "ti", "ቋንቋ፡ሆላንድ፡ትመሃሩ። ‘መካይን ክዕርይ’ (3 ዓመት)፣ ፩፪፫ ፲፻"),
    ("ethiopic", "am", "እባክዎ፡ ይደውሉ፤ (ክፍል 4) «ስብሰባ»፦ ማክሰኞ፥ 6 ጥቅምት።"),
    ("ethiopic", "am", "ቀን፡12/8/2026። ሰዓት፡9፡30፤ ሀ)ለ)ሐ) ገጽ፡፫"),
    ("long", "ti", "ምምሕዳርን" * 14),
    ("long", "am", "ማዘጋጃቤቶች" * 14),
    ("long", "ru", "Достопримечательность" * 5),
    ("long", "uk", "Найнеобхідніше" * 7),
    ("long", "tr", "Çekoslovakyalılaştıramadıklarımızdanmışsınız" * 3),
    ("long", "nl", "Arbeidsongeschiktheidsverzekeringsmaatschappij" * 3),
    ("long", "so", "Waxbarashadeenna" * 6),
    ("long", "kmr", "Perwerdehiyênîştimanî" * 5),
    ("long", "nl", "https://inburgeren.nl/nl/een-lening/terugbetalen.jsp?naam=waarde&taal=nl#deel-2"),
    ("long", "ar", "https://inburgeren.nl/nl/ar/een-lening/terugbetalen-en-kwijtschelden.jsp"),
    ("long", "en", "someone.with.a.long.name@municipality-of-voorbeeldstad.example"),
    ("breaks", "nl", "en/of his-en-hers 9-12 uur, 's-Gravenhage, AV To fi ffl (a)b[c]d {e} 10% € 5,- 24/7"),
    ("breaks", "en", "no\u2011break soft\u00adhyphen, then a well-known and unhyphenated word"),
    ("breaks", "en", "well-known e-mail 3/4 a\u2013b c\u2014d “quoted” (x) 5\u00a0km"),
    ("breaks", "fr", "Oui\u00a0! Quoi\u00a0? « Bien » ; dix\u202f000\u00a0€ : aujourd’hui… c’est-à-dire"),
    ("breaks", "es", "¿Dónde? (¡Aquí!) — de 9 a 12 h; 1.000,50 €/mes"),
    ("breaks", "ru", "кто-нибудь, 10–12 часов; и/или — «всё (это)» т. е."),
    ("one", "ar", "\u0648"),
    ("one", "nl", "."),
    ("one", "ti", "።"),
)  # fmt: skip
