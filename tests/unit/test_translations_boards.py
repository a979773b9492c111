"""Letters to point at: every language can write its own name and the names of its people."""

from __future__ import annotations

import unicodedata

import pytest

from translations.boards import Board, BoardsBroken, installed_boards, read_boards
from translations.catalog import Catalog
from translations.letters import lower

CATALOG = Catalog.installed()
SCRIPTS = tuple((entry.code, entry.script) for entry in CATALOG.languages())
BOARDS = installed_boards()


def writes(board: Board, text: str, language: str) -> set[str]:
    """The letters of a text that cannot be pointed at."""
    can = {letter for row in board.rows for letter in row}
    can |= {syllable for letter in can for syllable in board.syllables(letter)}
    return {sign for sign in lower(text, language) if sign.isalpha() and sign not in can}


@pytest.mark.parametrize("code", [code for code, _ in SCRIPTS])
def test_a_language_can_write_its_own_name_its_days_and_most_countries(code: str) -> None:
    said = [CATALOG.weekday_name(n, code) for n in range(7)] + [CATALOG.language(code).own_name]
    said += [CATALOG.language_name(code, code)]
    assert writes(BOARDS[code], " ".join(said), code) == set()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("ar", "محمد عبدالله فاطمة الزهراء لؤي رائد آمنة هدى إيمان سناء"),
        ("fa", "ژاله گلناز پریسا چنگیز آرش"),
        ("prs", "گل‌آغا پروین فرشته"),
        ("ps", "ګل ښاپېرۍ څانګه ډاډ ټوریالی ړنا ږمنځ ځلاند"),
        ("ckb", "ڕێبوار هەڵۆ ژیان گوڵ چیا ئاوات".replace("ه", "ھ")),
        ("ti", "ሰላም ተስፋይ ሓጎስ ኣበባ ፍልሞን ዮናስ ጸጋይ"),
        ("am", "አበበ ጫልቱ ሐና ኃይሌ ዓለም ፀሐይ ኅሩይ"),
        ("tr", "Işıl İpek Çağrı Öykü Gülşen"),
        ("kmr", "Şêrîn Rûken Çiya Zînê"),
        ("uk", "Їжакевич Ґалаґан Євген"),
        ("ru", "Фёдор Объедков Юлия"),
        ("so", "Xaliimo Cabdi Faadumo"),
    ],
)
def test_names_of_invented_people_can_be_spelled(code: str, names: str) -> None:
    assert writes(BOARDS[code], names, code) == set()


def test_a_consonant_of_geez_has_its_seven_syllables() -> None:
    assert BOARDS["ti"].syllables("ሰ") == ("ሰ", "ሱ", "ሲ", "ሳ", "ሴ", "ስ", "ሶ")
    assert BOARDS["ar"].syllables("س") == ()
    for letter in (letter for code in ("ti", "am") for row in BOARDS[code].rows for letter in row):
        assert all(unicodedata.category(one) == "Lo" for one in BOARDS["ti"].syllables(letter))


def test_capitals_are_there_where_a_script_has_them() -> None:
    assert {code for code, script in SCRIPTS if BOARDS[code].is_cased} == {
        code for code, script in SCRIPTS if script in ("Latn", "Cyrl")
    }


def test_a_file_of_letters_reports_everything_that_is_wrong_at_once() -> None:
    with pytest.raises(BoardsBroken) as broken:
        read_boards(
            '[ar]\nrows = ["ا ا ab", "x"]\nforms = 3\n'
            '[ti]\nrows = ["ሱ"]\nforms = 7\nodd = 1\n[xx]\nrows = ["a"]',
            {"ar": "Arab", "ti": "Ethi", "tr": "Latn"},
        )
    told = "\n".join(broken.value.problems)
    for part in (
        "twee keer",
        "'ab' is niet",
        "'x' is geen",
        "'forms' is 7",
        "eerste van",
        "'odd'",
        "[xx]",
        "[tr]",
    ):
        assert part in told
    with pytest.raises(BoardsBroken, match="TOML"):
        read_boards("[ar", {})
