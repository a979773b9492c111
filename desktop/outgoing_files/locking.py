"""A PDF that goes out behind a lock: AES-256 as PDF 2.0 has it, opened with words that the app drew.

The words stand nowhere: not in the koffer, not in the audit. Who wants them later makes a new file.
"""

from __future__ import annotations

import io
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import pikepdf

from desktop.domain.errors import Trouble, TroubleCode
from resources.paths import words_folder

#: revision 6 of the standard handler: AES-256, the words through many rounds of SHA-2 (ISO 32000-2, 7.6.4)
_REVISION: Literal[6] = 6
#: five words of 2,277 are 55 bits: by estimate ten thousand years of one good graphics card
WORDS = 5
_LIST = "nl.txt"
_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def drawn_words() -> tuple[str, ...]:
    """A fresh passphrase for one file, word by word."""
    words = (words_folder() / _LIST).read_text("ascii").split()
    return tuple(secrets.choice(words) for _ in range(WORDS))


def locked_pdf(pdf: bytes, words: tuple[str, ...], beside: Mapping[str, bytes] = _NOTHING) -> bytes:
    """The same paper behind a lock; every page, tag and language in it stays as it was.

    Whoever has the words may do everything with it, reading aloud by a screen reader among it. All in memory.
    `beside`: files by name that travel inside it, behind the same lock, as attachments of the PDF.
    ValueError for no words; Trouble(PAPER_FAILED) for what is no paper.
    """
    if not words:
        raise ValueError("words wanted")
    passphrase = " ".join(words)
    whole = io.BytesIO()
    allowed = pikepdf.Permissions(accessibility=True)
    lock = pikepdf.Encryption(owner=passphrase, user=passphrase, R=_REVISION, allow=allowed)
    try:
        with pikepdf.open(io.BytesIO(pdf)) as paper:
            for name, content in beside.items():
                paper.attachments[name] = pikepdf.AttachedFileSpec(
                    paper, content, filename=name, description="", mime_type="", creation_date="", mod_date=""
                )
            paper.save(whole, encryption=lock)
    except pikepdf.PdfError:
        raise Trouble(TroubleCode.PAPER_FAILED) from None
    return whole.getvalue()
