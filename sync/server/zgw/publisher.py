"""One dossier to the zaaksysteem: what is not there is made, in an order that can be broken off anywhere.

zaak -> rollen -> eigenschappen and fields -> status at the beginning -> documents -> besluit -> resultaat and
status 'vastgesteld'. The status that may end the zaak goes last, and never while a paper is under way.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sync.server.outside.asking import Refused, Unknown, url_of
from sync.server.service.publishing_ports import (
    Ledger,
    PaperContents,
    PaperRow,
    State,
    Target,
    Turn,
    Wanted,
    Why,
)
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.catalogue import Catalogue, CatalogueLacks, read_catalogue
from sync.server.zgw.decisions import ensure_besluit
from sync.server.zgw.documents import BytesDiffer, InUse, ensure_document
from sync.server.zgw.zaak import (
    Closed,
    Gone,
    Zaak,
    ensure_eigenschappen,
    ensure_fields,
    ensure_resultaat,
    ensure_rollen,
    ensure_status,
    look_up,
    make_zaak,
)

_ESTABLISHED = "vastgesteld"
_LETTER = "pip_brief"
_NOT_ALLOWED = (401, 403)


class ZgwPublisher:
    """`Publisher` over one zaaksysteem, for one round: the catalogue is read once."""

    def __init__(self, ask: Zaaksysteem) -> None:
        self._ask = ask
        self._catalogues: dict[str, Catalogue] = {}

    @property
    def target(self) -> Target:
        return Target.ZGW

    def publish(self, wanted: Wanted, ledger: Ledger, contents: PaperContents) -> Turn:
        """Bring the zaaksysteem to what is wanted. Every way in which it can go wrong is a Turn."""
        if not self._is_wanted(wanted) and ledger.made("zaak") is None:
            return Turn(State.DONE, Why.NOT_DECIDED)
        try:
            return self._publish(wanted, ledger, contents)
        except Unknown as unknown:
            return Turn(State.WAITING, Why.UNREACHABLE, unknown.what, unknown.after_seconds)
        except Refused as refused:
            why = Why.NOT_ALLOWED if refused.status in _NOT_ALLOWED else Why.REFUSED
            return Turn(State.APART, why, refused.told)
        except CatalogueLacks as lacks:
            return Turn(State.APART, Why.CATALOGUE, "; ".join(one.told for one in lacks.lacks)[:500])
        except Closed:
            return Turn(State.APART, Why.CLOSED)
        except Gone:
            return Turn(State.APART, Why.GONE)
        except BytesDiffer:
            return Turn(State.APART, Why.BYTES_DIFFER)
        except InUse:
            return Turn(State.WAITING, Why.IN_USE)

    def _is_wanted(self, wanted: Wanted) -> bool:
        return self._ask.setup.from_begin or wanted.summary.status == _ESTABLISHED

    def _publish(self, wanted: Wanted, ledger: Ledger, contents: PaperContents) -> Turn:
        ask, today = self._ask, ledger.now().date()
        zaak, catalogue = self._zaak(wanted, ledger, today)
        ensure_rollen(ask, catalogue, zaak, wanted, ledger)
        ensure_fields(ask, zaak, wanted, ledger)
        ensure_eigenschappen(ask, catalogue, zaak, wanted, ledger)
        if wanted.summary.status != _ESTABLISHED:
            ensure_status(ask, zaak, ledger, "begin", catalogue.status_begin)
            return Turn(State.DONE)
        ensure_status(ask, zaak, ledger, "begin", catalogue.status_begin)
        documents, is_complete = self._documents(zaak, catalogue, wanted, contents, ledger)
        if catalogue.besluittype:
            ensure_besluit(ask, catalogue, zaak, wanted, documents.get(_LETTER, ""), ledger)
        if not is_complete:
            return Turn(State.WAITING, Why.PAPER_NOT_HERE)
        if catalogue.ends and _LETTER not in documents:
            # Nothing is under way, but the letter was not made yet: its coming asks for a turn.
            return Turn(State.DONE, Why.PAPER_NOT_HERE)
        if catalogue.resultaattype:
            ensure_resultaat(ask, catalogue, zaak)
        ensure_status(ask, zaak, ledger, _ESTABLISHED, catalogue.status_established)
        return Turn(State.DONE)

    def _zaak(self, wanted: Wanted, ledger: Ledger, today: date) -> tuple[Zaak, Catalogue]:
        found = look_up(self._ask, wanted)
        known = ledger.made("zaak")
        if found is None:
            if known is not None:
                raise Gone
            catalogue = self._catalogue("", today)
            found = make_zaak(self._ask, catalogue, wanted, ledger)
        url = url_of(found)
        if known is None:
            ledger.note("zaak", url)
        # A zaak that is there goes on under the version of the zaaktype that it began with.
        catalogue = self._catalogue(str(found.get("zaaktype", "")), today)
        return Zaak(url, found, bool(found.get("einddatum"))), catalogue

    def _catalogue(self, zaaktype: str, today: date) -> Catalogue:
        if zaaktype not in self._catalogues:
            read = read_catalogue(self._ask, today, zaaktype)
            self._catalogues |= {zaaktype: read, read.zaaktype: read}
        return self._catalogues[zaaktype]

    def _documents(
        self, zaak: Zaak, catalogue: Catalogue, wanted: Wanted, contents: PaperContents, ledger: Ledger
    ) -> tuple[Mapping[str, str], bool]:
        """Per kind of paper the address of its newest document; False when one is told of and not here."""
        documents: dict[str, str] = {}
        is_complete = True
        for paper in wanted.papers:
            if paper.kind not in catalogue.papers:
                continue
            known = ledger.made(f"document:{paper.sha256}")
            if known is not None and known.told.get("linked") is True:
                documents[paper.kind] = known.url
                continue
            content = self._content(wanted, paper, contents)
            if content is None:
                is_complete = False
                continue
            documents[paper.kind] = ensure_document(
                self._ask, catalogue, zaak, wanted, paper, content, ledger
            )
        return documents, is_complete

    def _content(self, wanted: Wanted, paper: PaperRow, contents: PaperContents) -> bytes | None:
        content = contents.read(wanted.tenant, paper)
        return content or None
