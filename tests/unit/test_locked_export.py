"""A paper that goes out behind a lock: real PDF, opened by strangers, with the words and not without."""

from __future__ import annotations

import io
import math
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from desktop.domain.errors import Trouble, TroubleCode
from desktop.outgoing_files.exports import PrivateExports
from desktop.outgoing_files.locking import WORDS, drawn_words, locked_pdf
from desktop.usecases.print_paper import export_paper, make_paper
from resources.paths import words_folder
from tests.builders import workplace
from tests.ui.samples_house import paper_room


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, tuple[str, ...], Path]:
    """A plan, the file that went out, its words, and where it is."""
    there = workplace()
    desk = replace(there.desk, papers=paper_room(), exports=PrivateExports())
    made = make_paper(desk, there.begin("Rima", "ar", "")).shown
    target = tmp_path_factory.mktemp("uit") / "plan.pdf"
    out = export_paper(desk, made, target, "Voor thuis")
    return made.pdf, target.read_bytes(), out.words, target


Out = tuple[bytes, bytes, tuple[str, ...], Path]


def test_without_the_words_nobody_opens_it_and_nothing_can_be_read_in_it(paper: Out) -> None:
    plain, locked, words, _ = paper
    for wrong in ("", "wachtwoord", " ".join(words[:-1]), " ".join(words).upper()):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=wrong)
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(locked, password=wrong or None)
    with pikepdf.open(io.BytesIO(plain)) as whole:
        streams = [s.read_raw_bytes() for s in whole.objects if isinstance(s, pikepdf.Stream)]
    assert streams and not [raw for raw in streams if len(raw) > 32 and raw in locked]
    assert b"Rima" not in locked and b"Voorbeeldstad" not in locked


def test_it_is_aes_256_and_a_screen_reader_may_read_it(paper: Out) -> None:
    _, locked, words, _ = paper
    with pikepdf.open(io.BytesIO(locked), password=" ".join(words)) as opened:
        assert opened.encryption.R == 6 and opened.encryption.bits == 256
        assert "aesv3" in str(opened.encryption.stream_method)
        assert opened.allow.accessibility and opened.allow.print_highres


def test_with_the_words_it_is_the_same_paper_with_its_tags_and_languages(paper: Out) -> None:
    plain, locked, words, _ = paper
    passphrase = " ".join(words)
    with (
        pikepdf.open(io.BytesIO(plain)) as before,
        pikepdf.open(io.BytesIO(locked), password=passphrase) as after,
    ):
        assert "/StructTreeRoot" in after.Root and after.Root.Lang == before.Root.Lang
        assert after.Root.MarkInfo == before.Root.MarkInfo and len(after.pages) == len(before.pages)
    pictures = [_pictures(plain, None), _pictures(locked, passphrase)]
    assert pictures[0] == pictures[1]


def _pictures(pdf: bytes, passphrase: str | None) -> list[bytes]:
    document = pypdfium2.PdfDocument(pdf, password=passphrase)
    try:
        return [page.render(scale=1).to_pil().tobytes() for page in document]
    finally:
        document.close()


def test_the_file_is_for_this_account_alone_and_its_words_stand_nowhere_beside_it(paper: Out) -> None:
    _, locked, words, target = paper
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["plan.pdf"]
    assert not [word for word in words if word.encode() in locked and len(word) > 4]


def test_two_files_never_have_the_same_words_and_every_word_is_as_likely() -> None:
    known = (words_folder() / "nl.txt").read_text("ascii").split()
    assert WORDS * math.log2(len(known)) > 55
    drawn = [drawn_words() for _ in range(4000)]
    assert len(set(drawn)) == len(drawn) and {len(one) for one in drawn} == {WORDS}
    counts = Counter(word for one in drawn for word in one)
    expected = len(drawn) * WORDS / len(known)
    chi = sum((counts[word] - expected) ** 2 / expected for word in known)
    free = len(known) - 1
    assert abs(chi - free) < 6 * math.sqrt(2 * free)


def test_what_is_no_paper_is_trouble_and_no_words_are_no_lock() -> None:
    with pytest.raises(Trouble) as trouble:
        locked_pdf(b"Samir", drawn_words())
    assert trouble.value.code is TroubleCode.PAPER_FAILED and "Samir" not in str(trouble.value)
    with pytest.raises(ValueError, match="words"):
        locked_pdf(b"%PDF-1.7", ())
