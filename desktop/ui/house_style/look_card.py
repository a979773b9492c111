"""The look itself: name, logo, colours with their figures, lines at the foot, and every photo."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.blocks import HouseLook, Photo
from desktop.domain.contrast import INK, WHITE, contrast_of
from desktop.domain.wording import joined, nl
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.house_style.house_words import (
    accent_words,
    place_words,
    problem_words,
    sharpness_words,
    tint_words,
)
from desktop.ui.house_style.pictures import PhotoView, Swatch
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.house_style import HousePhoto, HouseProblem, HouseRead
from desktop.usecases.ports import PageImage

Images = Mapping[Photo, PageImage]
#: the national look
_NATIONAL = HouseLook("")


def look_card(theme: Theme, read: HouseRead | None, images: Images) -> Panel:
    """What holds, or what a folder says; None = the national look."""
    inside = column(8, (18, 14, 18, 14))
    is_national = read is None or (read.look is None and not read.name)
    title = nl("Landelijke vormgeving") if is_national or read is None else read.name
    inside.addLayout(card_head(theme, "townhall", title))
    accent = read.accent if read is not None and read.accent else None
    tint = read.tint if read is not None and read.tint else None
    if read is None:
        accent, tint = contrast_of(_NATIONAL.accent, WHITE), contrast_of(_NATIONAL.tint, INK)
        told = nl("Uw gemeente heeft hier nog geen huisstijl. Alles werkt ook zo.")
        inside.addWidget(RunLabel(theme, told, "small_body", tone="inkt_600"))
    look = read.look if read is not None else None
    if look is not None and look.logo is not None:
        logo = PhotoView(theme, images[look.logo], look.logo_alternative, theme.scaled(220), theme.scaled(64))
        inside.addWidget(logo)
        inside.addWidget(RunLabel(theme, look.logo_alternative, "secondary", tone="inkt_600"))
    if accent is not None:
        inside.addLayout(_colour(theme, accent.colour, accent_words(accent), True))
    if tint is not None:
        inside.addLayout(_colour(theme, tint.colour, tint_words(tint), False))
    if look is not None and look.contact:
        _told(theme, inside, nl("Contact:"), joined(" · ", look.contact))
    if look is not None and look.foot:
        _told(theme, inside, nl("Voet:"), look.foot)
    return Panel("card", inside)


def problems_card(
    theme: Theme, problems: tuple[HouseProblem, ...], doubts: tuple[HouseProblem, ...]
) -> Panel:
    """Everything that keeps it out, and everything to look at, at once."""
    inside = column(6, (18, 14, 18, 14))
    if problems:
        head = nl("Dit moet eerst anders ({count})", count=len(problems))
        inside.addLayout(card_head(theme, "close_circle", head, "steen_700"))
        for one in problems:
            inside.addWidget(RunLabel(theme, problem_words(one), "small_body"))
    if problems and doubts:
        inside.addSpacing(8)
    if doubts:
        head = nl("Kijk hiernaar ({count})", count=len(doubts))
        inside.addLayout(card_head(theme, "alert", head, "zon_700"))
        for one in doubts:
            inside.addWidget(RunLabel(theme, problem_words(one), "small_body"))
    return Panel("card", inside, "error" if problems else "")


def photos_card(theme: Theme, photos: tuple[HousePhoto, ...], images: Images) -> Panel:
    """Each photo in colour and in grey, with verdict, words and consent."""
    inside = column(12, (18, 14, 18, 14))
    inside.addLayout(card_head(theme, "eye", nl("Foto's in de plaats van plaatjes")))
    if not photos:
        told = nl("Geen foto's: op het papier staan de plaatjes van het programma.")
        inside.addWidget(RunLabel(theme, told, "small_body", tone="inkt_600"))
    for photo in photos:
        inside.addWidget(_photo(theme, photo, images[photo.photo]))
    return Panel("card", inside)


def _photo(theme: Theme, photo: HousePhoto, image: PageImage) -> QWidget:
    side = theme.scaled(76)
    pictures = row(6)
    for grey in (False, True):
        words = nl("{what}, in grijs", what=photo.alternative) if grey else photo.alternative
        picture = PhotoView(theme, image, words, side, side, grey)
        pictures.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    pictures.addStretch(1)
    words_part = column(3)
    verdict = (nl("scherp"), "ok", "check") if photo.sharpness.is_sharp else (nl("let op"), "warn", "alert")
    head = row(8)
    head.addWidget(RunLabel(theme, place_words(photo), "body", bold=True), 1)
    head.addWidget(Chip(theme, *verdict), 0, Qt.AlignmentFlag.AlignTop)
    words_part.addLayout(head)
    words_part.addWidget(RunLabel(theme, photo.alternative, "small_body"))
    words_part.addWidget(RunLabel(theme, sharpness_words(photo), "secondary", tone="inkt_600"))
    words_part.addWidget(RunLabel(theme, photo.consent, "secondary", lead=nl("Toestemming:")))
    whole = column(6)
    whole.addLayout(words_part)
    whole.addLayout(pictures)
    holder = QWidget()
    holder.setLayout(whole)
    return holder


def _colour(theme: Theme, colour: str, words: str, is_accent: bool) -> QHBoxLayout:
    line = row(10)
    line.addWidget(Swatch(theme, colour, is_accent), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(RunLabel(theme, words, "small_body"), 1)
    return line


def _told(theme: Theme, inside: QVBoxLayout, lead: str, words: str) -> None:
    inside.addWidget(RunLabel(theme, words, "small_body", lead=lead))
