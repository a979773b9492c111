"""Papers that an archive can keep: PDF/A-1b by PDFBox Preflight, and our own look at what level 2a adds.

The second half is named for what it is: tests of ours. No checker here can say '2a', so no file claims it.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageCms

from desktop.pdf.color_profile import srgb_profile
from desktop.usecases.paper_kinds import PaperKind
from tests.pdf.bad_files import edited, elements
from tests.pdf.every_paper import DRESSED, IN_DUTCH, IN_TWO, PaperPeople
from tests.pdf.preflight import faults_of, needs_preflight

CODES = ("ar", "ti", "tr", "ps", "uk")
#: PDF 1.7, table 333 and after, as far as a paper of ours may use them
STANDARD = frozenset(
    {
        "Document", "Sect", "Div", "H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
        "Figure", "Span", "Caption",
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def papers(people: PaperPeople) -> Mapping[str, bytes]:
    """Every kind at least once; the plan and the sheet for the tolk in five scripts; one with photos."""
    rest = [kind for kind in (*IN_TWO, *IN_DUTCH) if kind is not PaperKind.VISUAL]
    made = {**people.papers(CODES, [PaperKind.VISUAL], brief=True), **people.papers(["ar"], rest)}
    return {**made, DRESSED: people.dressed()}


# --- PDF/A-1b: Preflight


def _no_colors(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents


def _no_claim(document: pikepdf.Pdf) -> None:
    packet = document.Root.Metadata.read_bytes().replace(b"<pdfaid:part>1</pdfaid:part>", b"")
    document.Root.Metadata.write(packet)


def _script(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    document.Root.OpenAction = action


def _see_through(document: pikepdf.Pdf) -> None:
    state = pikepdf.Dictionary(Half=pikepdf.Dictionary(ca=0.5))
    document.pages[0].Resources.ExtGState = state
    document.pages[0].contents_add(b"/Half gs", prepend=True)


def _which_glyphs(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor["/CIDSet"]


def _other_title(document: pikepdf.Pdf) -> None:
    document.docinfo["/Title"] = "Iets anders"


WRONG = (_no_colors, _no_claim, _script, _see_through, _which_glyphs, _other_title)


@pytest.fixture(scope="module")
def judged(
    papers: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, tuple[str, ...]]:
    """What Preflight has against the papers, and one made wrong in several ways; java starts once."""
    wrong = {edit.__name__: edited(papers["tolkuren"], edit) for edit in WRONG}
    same = edited(papers["tolkuren"], lambda document: None)
    return faults_of({**papers, **wrong, "same": same}, tmp_path_factory.mktemp("archive"))


@needs_preflight
def test_every_kind_of_paper_is_pdf_a_1b(
    papers: Mapping[str, bytes], judged: Mapping[str, tuple[str, ...]]
) -> None:
    assert {name: judged[name] for name in papers if judged[name]} == {}


@needs_preflight
def test_preflight_can_say_no(judged: Mapping[str, tuple[str, ...]]) -> None:
    assert judged["same"] == ()
    assert [edit.__name__ for edit in WRONG if not judged[edit.__name__]] == []


def test_the_set_of_glyphs_names_every_glyph_that_the_font_in_the_file_can_draw(
    documents: Mapping[str, pikepdf.Pdf],
) -> None:
    """PDF 32000-1, table 124: which glyphs are present. Places of glyphs that were left out are empty."""
    for name in ("beeldplan-ar", "beeldplan-ti", "tolkuren"):
        for font in fonts(documents[name]):
            descriptor = font.DescendantFonts[0].FontDescriptor
            bits = descriptor.CIDSet.read_bytes()
            named = {at * 8 + bit for at, byte in enumerate(bits) for bit in range(8) if byte & (128 >> bit)}
            tables = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
            order = tables.getGlyphOrder()
            drawn = {at for at, glyph in enumerate(order) if tables["glyf"][glyph].numberOfContours}
            assert drawn <= named and max(named) < len(order), name
            assert to_unicode(font).keys() <= named, name


def test_our_colour_profile_is_srgb_in_the_eyes_of_a_colour_engine() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    steps = [(r, g, b) for r in range(0, 256, 51) for g in range(0, 256, 51) for b in range(0, 256, 51)]
    image = Image.new("RGB", (len(steps), 1))
    image.putdata(steps)
    seen = ImageCms.profileToProfile(image, ours, ImageCms.createProfile("sRGB"))
    assert seen is not None
    far = [abs(a - b) for a, b in zip(image.tobytes(), seen.tobytes(), strict=True)]
    assert max(far) <= 1


# --- our own look at what PDF/A-2a asks above 1b; not a claim


@pytest.fixture(scope="module")
def documents(papers: Mapping[str, bytes]) -> Mapping[str, pikepdf.Pdf]:
    """The same papers, open."""
    return {name: pikepdf.Pdf.open(io.BytesIO(pdf)) for name, pdf in papers.items()}


def fonts(document: pikepdf.Pdf) -> list[Any]:
    return list(document.pages[0].Resources.Font.values())


def test_no_paper_claims_level_a_or_part_2(documents: Mapping[str, pikepdf.Pdf]) -> None:
    for document in documents.values():
        packet = document.Root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>1<" in packet and "<pdfaid:conformance>B<" in packet


def test_our_2a_every_paper_is_tagged_in_standard_kinds_and_says_its_language(
    documents: Mapping[str, pikepdf.Pdf],
) -> None:
    for name, document in documents.items():
        root = document.Root
        assert bool(root.MarkInfo.Marked) and "/Suspects" not in root.MarkInfo, name
        assert str(root.Lang), name
        assert "/RoleMap" not in root.StructTreeRoot, name  # nothing to map: only standard kinds
        kinds = {str(thing.S)[1:] for thing in document.objects if is_element(thing)}
        assert kinds and kinds <= STANDARD, name


def is_element(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.StructElem


def test_our_2a_every_glyph_that_is_shown_has_a_text_and_none_is_the_empty_box(
    documents: Mapping[str, pikepdf.Pdf],
) -> None:
    for name, document in documents.items():
        texts = {str(font.BaseFont): to_unicode(font) for font in fonts(document)}
        glyphs = [found for page in document.pages for found in shown(page)]
        assert glyphs, name
        for font, numbers in glyphs:
            assert 0 not in numbers, name
            assert numbers <= texts[font].keys(), name


def test_our_2a_no_text_is_a_private_sign_or_nothing(documents: Mapping[str, pikepdf.Pdf]) -> None:
    for name, document in documents.items():
        for text in [text for font in fonts(document) for text in to_unicode(font).values()]:
            assert text and all(unicodedata.category(sign) not in {"Co", "Cn", "Cs"} for sign in text), name


def test_our_2a_every_picture_has_words_and_everything_drawn_has_a_place_or_is_decoration(
    documents: Mapping[str, pikepdf.Pdf],
) -> None:
    for name, document in documents.items():
        assert all(str(figure.Alt) for figure in elements(document, "Figure")), name
        assert [operator for page in document.pages for operator in unmarked(page)] == [], name


PAINTS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "Do", "sh"})


def unmarked(page: pikepdf.Page) -> list[str]:
    """Painting operators outside marked content."""
    depth, found = 0, []
    for one in pikepdf.parse_content_stream(page):
        operator = str(one.operator)
        depth += (operator in {"BDC", "BMC"}) - (operator == "EMC")
        if operator in PAINTS and depth == 0:
            found.append(operator)
    return found


def shown(page: pikepdf.Page) -> list[tuple[str, set[int]]]:
    """The glyphs that are drawn, with the font they are drawn from."""
    found: list[tuple[str, set[int]]] = []
    font = ""
    for one in pikepdf.parse_content_stream(page):
        if str(one.operator) == "Tf":
            font = str(page.Resources.Font[str(one.operands[0])].BaseFont)
        strings = one.operands if str(one.operator) == "Tj" else []
        if str(one.operator) == "TJ":
            strings = [item for item in one.operands[0] if isinstance(item, pikepdf.String)]
        for string in strings:
            raw = bytes(string)
            found.append((font, {raw[at] << 8 | raw[at + 1] for at in range(0, len(raw), 2)}))
    return found


def to_unicode(font: Any) -> dict[int, str]:
    lines = font.ToUnicode.read_bytes().decode().partition("endcodespacerange")[2]
    pairs = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", lines, re.M)
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}
