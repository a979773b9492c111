"""Flowing sheets as PDFs: every paper read back in every script, tagged, nothing cut; QR codes read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from desktop.documents.appointment_calendar import Planned, code_text
from desktop.documents.blocks import (
    Direction,
    Items,
    LabelRow,
    LabelRows,
    Line,
    PaperSheet,
    Prose,
    QrCode,
    Role,
    SheetSection,
    Table,
    Ticks,
)
from desktop.documents.sheet_writer import nl
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.pdf.writer import PaperRoom
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from tests.builders import Workplace, texts
from tests.paper_people import (
    BSN,
    REASONS,
    V_NUMMER,
    establish,
    given_a_plan_before,
    interpreted,
    shaima,
    with_papers,
)
from tests.pdf.reading import needs_poppler, opened, plain, poppler_text, tags

LANGUAGES = ("ar", "ti", "tr", "nl")
MADE = [
    (kind, language)
    for kind in PaperKind
    if kind is not PaperKind.VISUAL
    for language in (LANGUAGES if kind.has_own_language else ("nl",))
]
#: what stands on each paper for sure, in Dutch
SAID: Mapping[PaperKind, tuple[str, ...]] = {
    PaperKind.FORMAL: (*REASONS.values(), "Dit is een concept", "door de gemeente in te vullen"),
    PaperKind.SUMMARY: ("Wat staat er in de brief", "Wat u zei"),
    PaperKind.CHECKLIST: ("Uw eerste tien weken", "Ik vraag DigiD aan."),
    PaperKind.PRIVACY: ("Uw gegevens", "Vertellen over uw gezondheid", "Marit Bakker: 088 123 45"),
    PaperKind.APPOINTMENTS: ("dinsdag 22 september 2026, 10:00 uur", "Stadhuis, kamer 4"),
    PaperKind.OVERTYP: ("PIP.DAGTEKENINGPIP", "nog niet bekend", "Z-route"),
    PaperKind.DRIEGESPREK: ("Snelle start", "Gecombineerde aanpak", "Start na verhuizing"),
    PaperKind.REPORT: ("Verslag van de brede intake", "Tapijtknoopster"),
    PaperKind.REPORT_SPECIAL: ("bijzondere persoonsgegevens", "Nee, wel korter"),
    PaperKind.TOLK_HOURS: ("1 uur en 52 minuten", "48213", "nog 5 uur en 8 minuten"),
    PaperKind.VISIT_LIST: ("Bezoeklijst", "Shaima", "10:00"),
    PaperKind.PICTURE_PLAN: ("Shaima", "Taalschool De Brug", "088 123 45", "22", "10:00"),
    PaperKind.ACCESS: ("Wat wij over u bewaren", "Shaima", "Opgeschreven op 15 september 2026"),
    PaperKind.LEGEND: ("Wat betekenen de plaatjes", "Dit bent u", "De tas: dit neemt u mee."),
}

#: what may hold all of it: the report with health, and the copy of everything for the person
ASKED_FOR = (PaperKind.REPORT_SPECIAL, PaperKind.ACCESS)


@pytest.fixture(scope="module")
def place(room: PaperRoom) -> tuple[Workplace, DossierId]:
    found = with_papers(room)
    dossier = shaima(found)
    interpreted(found, dossier, 112)
    return found, dossier


@pytest.fixture(scope="module")
def papers(place: tuple[Workplace, DossierId]) -> Mapping[tuple[PaperKind, str], bytes]:
    """Every paper of one dossier, in every language it has."""
    found, dossier = place
    made = {}
    for kind, language in MADE:
        whose = dossier
        if kind is PaperKind.CHANGES:
            whose = shaima(found)
            given_a_plan_before(found.desk, whose, language)
        made[kind, language] = make_sheet(found.desk, whose, kind, language).shown.pdf
    return made


@needs_poppler
@pytest.mark.parametrize(("kind", "language"), MADE)
def test_every_paper_can_be_read_back(
    papers: Mapping[tuple[PaperKind, str], bytes], kind: PaperKind, language: str
) -> None:
    pdf = papers[kind, language]
    read = plain(poppler_text(pdf))
    for words in SAID.get(kind, ()):
        assert words in read
    for number in (BSN, V_NUMMER, V_NUMMER.lstrip("0")):
        assert (number in read) is (kind is PaperKind.ACCESS)  # asked for by the person, and theirs
    found = tags(pdf)
    titles = 2 if kind is PaperKind.ACCESS and language != "nl" else 1  # in two halves each has its title
    assert found[0].kind == "Document" and [tag.kind for tag in found].count("H1") == titles
    assert all(tag.language for tag in found if tag.text.strip())
    assert opened(pdf).trailer["/Root"]["/MarkInfo"]["/Marked"]


@needs_poppler
@pytest.mark.parametrize("kind", [kind for kind in SAID if kind not in ASKED_FOR])
def test_health_and_points_stand_only_on_the_report_that_was_asked_for(
    papers: Mapping[tuple[PaperKind, str], bytes], kind: PaperKind
) -> None:
    read = plain(poppler_text(papers[kind, "nl"]))
    assert "wel korter" not in read and "aandacht lezen" not in read
    if kind is not PaperKind.REPORT:
        assert " 14 " not in read and "punten" not in read


@needs_poppler
def test_the_established_letter_holds_its_date_and_no_concept(place: tuple[Workplace, DossierId]) -> None:
    found = with_papers(place[0].desk.papers)
    dossier = shaima(found)
    establish(found, dossier)
    paper = make_sheet(found.desk, dossier, PaperKind.FORMAL).shown
    read = plain(poppler_text(paper.pdf))
    assert not paper.is_concept and "CONCEPT" not in read
    assert "J. de Boer, teamleider inburgering" in read and "2026-00417" in read
    assert "tot en met zaterdag 15 september 2029" in read and "Postbus" not in read


def _sheet(*parts: object, language: str = "nl", direction: Direction = Direction.LTR) -> PaperSheet:
    return PaperSheet(
        language=language,
        direction=direction,
        title=(nl("Proef", Role.LETTER_TITLE),),
        sections=(SheetSection((), tuple(parts)),),  # type: ignore[arg-type]
        check_lines=(nl("Versie 1", Role.CHECK_LINE),),
        pack="p",
        document_title="Proef",
    )


@needs_poppler
def test_a_paragraph_goes_on_on_the_next_page_and_stays_one(room: PaperRoom) -> None:
    text = " ".join(f"woord{n}" for n in range(1500))
    pdf = room.paper_sheet(_sheet(Prose((nl(text),))))
    pages = len(opened(pdf).pages)
    assert pages > 2
    assert [tag.text.strip() for tag in tags(pdf) if "woord0 " in tag.text] == [text]
    assert f"bladzijde 2 van {pages}" in plain(poppler_text(pdf))


@needs_poppler
@pytest.mark.parametrize("direction", list(Direction))
def test_long_words_and_full_cells_stay_inside_the_page(room: PaperRoom, direction: Direction) -> None:
    long = "x" * 400
    rows = tuple((nl(f"rij {n}", Role.CELL), nl(long, Role.CELL)) for n in range(30))
    table = Table((nl("Een", Role.CELL_HEAD), nl("Twee", Role.CELL_HEAD)), rows, (1, 2), empty_rows=2)
    labels = LabelRows((LabelRow((nl(long),), (nl(long),)), LabelRow((nl("leeg"),), ())))
    ticks = Ticks(((nl(long),),), frozenset({0}))
    sheet = _sheet(labels, Items(((nl(long),),)), ticks, table, direction=direction)
    document = pypdfium2.PdfDocument(room.paper_sheet(sheet))
    assert len(document) > 1
    for page in document:
        drawn = page.render(scale=0.5, grayscale=True).to_pil()
        wide, high, edge = drawn.width, drawn.height, 10  # about seven millimetres
        for strip in ((0, 0, edge, high), (wide - edge, 0, wide, high)):
            assert drawn.crop(strip).getextrema()[0] > 200


@needs_poppler
def test_the_head_of_a_table_comes_back_on_each_page_and_is_read_aloud_once(room: PaperRoom) -> None:
    rows = tuple((nl(f"rij {n}", Role.CELL),) for n in range(90))
    pdf = room.paper_sheet(_sheet(Table((nl("Kolom", Role.CELL_HEAD),), rows, (1,))))
    pages = len(opened(pdf).pages)
    assert pages > 1 and poppler_text(pdf).count("Kolom") == pages
    heads = [tag for tag in tags(pdf) if tag.kind == "TH"]
    assert [head.text.strip() for head in heads] == ["Kolom"]


def test_a_heading_takes_more_than_one_line_of_its_section_along(room: PaperRoom) -> None:
    """'U kunt bezwaar maken tot ...' at the foot of a page, and where to on the next: nobody finds that."""
    heading, one, two = (nl(words) for words in ("De kop", "Eerste regel.", "Tweede regel."))
    for count in range(30, 60):
        before = tuple(Prose((nl(f"Regel {number}."),)) for number in range(count))
        sections = (SheetSection((), before), SheetSection((heading,), (Prose((one,)), Prose((two,)))))
        pages = opened(room.paper_sheet(replace(_sheet(), sections=sections))).pages
        found = [page.extract_text() for page in pages]
        assert [("De kop" in text, "Eerste regel" in text) for text in found].count((True, True)) == 1
        assert [("De kop" in text, "Tweede regel" in text) for text in found].count((True, True)) == 1


def test_the_same_sheet_is_the_same_bytes(room: PaperRoom) -> None:
    sheet = _sheet(
        Ticks(((nl("klaar"),),)), QrCode(code_text(_planned()), nl("Code"), (nl("Richt uw telefoon"),))
    )
    assert room.paper_sheet(sheet) == room.paper_sheet(sheet)


def _planned(place: str = "azc Zandoever, gebouw 4, kamer 12 boven de receptie links") -> Planned:
    return Planned("0192aaaa-0000-7000-8000-000000000001", "2026-10-20T10:00", place)


@pytest.mark.parametrize(
    "place", ["", "Stadhuis", "azc Zandoever, gebouw 4, kamer 12 boven de receptie links", "é" * 60]
)
@pytest.mark.parametrize("dots", [100, 300])
def test_a_telephone_reads_the_code_from_paper(room: PaperRoom, place: str, dots: int) -> None:
    """Read again by another maker's reader, from a page as a poor and as a usual printer puts it down."""
    content = code_text(_planned(place))
    pdf = room.paper_sheet(_sheet(QrCode(content, nl("Code met deze afspraak"), (nl("Richt uw telefoon"),))))
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=dots / 72, grayscale=True).to_pil()
    found = zxingcpp.read_barcodes(picture)
    assert [code.text for code in found] == [content]
    figure = next(tag for tag in tags(pdf) if tag.kind == "Figure")
    assert figure.alternative == "Code met deze afspraak"


def test_a_code_that_is_too_dense_is_refused(room: PaperRoom) -> None:
    with pytest.raises(Trouble) as failed:
        room.paper_sheet(_sheet(QrCode("x" * 400, nl("Code"), ())))
    assert failed.value.code is TroubleCode.PAPER_FAILED


def test_pages_are_counted(room: PaperRoom) -> None:
    assert room.page_count(room.paper_sheet(_sheet(Prose((nl("een"),))))) == 1


def test_an_arabic_line_on_a_dutch_sheet_is_read_back_whole(room: PaperRoom) -> None:
    line = Line("أريد أن أتعلم مهنة 12", "ar", Direction.RTL, Role.HALF_TEXT)
    pdf = room.paper_sheet(_sheet(Prose((line,))))
    assert [tag.text.strip() for tag in tags(pdf) if tag.language == "ar"] == [line.text]


@pytest.mark.parametrize("language", [one.code for one in texts().languages() if one.paper])
def test_the_page_about_somebodys_data_is_one_sheet_of_paper_in_every_language(
    place: tuple[Workplace, DossierId], language: str
) -> None:
    found, dossier = place
    assert make_sheet(found.desk, dossier, PaperKind.PRIVACY, language).shown.pages <= 2
