"""What the municipality's catalogue has for us, found by the names in `zgw.toml`; and what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sync.server.outside.asking import Json, url_of
from sync.server.zgw.asking import Zaaksysteem


@dataclass(frozen=True, slots=True)
class Eigenschap:
    url: str
    is_day: bool  # written as JJJJMMDD there


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is not there as it should be: a kind of thing of the catalogue, its name, and how."""

    kind: str  # 'zaaktype', 'statustype', ...
    name: str
    code: str  # one of 'absent', 'concept', 'not-valid', 'twice', 'not-linked', 'no-resultaat'
    at: str = ""  # where in zgw.toml

    @property
    def told(self) -> str:
        return f"{self.kind} '{self.name}': {_CODES[self.code]}"


_CODES = {
    "absent": "staat niet in de catalogus",
    "concept": "is nog een concept",
    "not-valid": "geldt vandaag niet",
    "twice": "komt meer dan een keer voor",
    "not-linked": "hoort niet bij het zaaktype",
    "no-resultaat": "is nodig, want 'vastgesteld' sluit de zaak af",
}


class CatalogueLacks(Exception):
    """The catalogue is not ready."""

    def __init__(self, lacks: tuple[Lack, ...]) -> None:
        super().__init__(f"{len(lacks)} lacking")
        self.lacks = lacks


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Addresses of what we use, of one version of the zaaktype."""

    zaaktype: str
    status_begin: str
    status_established: str
    ends: bool  # 'vastgesteld' ends the zaak
    rol_behandelaar: str
    rol_person: str
    besluittype: str
    resultaattype: str
    papers: Mapping[str, str] = field(default_factory=dict)
    eigenschappen: Mapping[str, Eigenschap] = field(default_factory=dict)


def read_catalogue(ask: Zaaksysteem, today: date, zaaktype: str = "") -> Catalogue:
    """The catalogue for the zaaktype of `zgw.toml` that holds today, or for that of a zaak which is there
    already. Raises CatalogueLacks with all that lacks, Unknown, Refused."""
    search = _Search(ask, today)
    kind = ask.get(zaaktype) if zaaktype else search.zaaktype()
    if kind is None:
        raise CatalogueLacks(tuple(search.lacks))
    found = search.within(kind)
    if search.lacks:
        raise CatalogueLacks(tuple(search.lacks))
    return found


class _Search:
    def __init__(self, ask: Zaaksysteem, today: date) -> None:
        self._ask = ask
        self._today = today.isoformat()
        self.lacks: list[Lack] = []

    def zaaktype(self) -> Json | None:
        name = self._ask.setup.zaaktype
        listed = self._list("zaaktypen", identificatie=name)
        return self._one("zaaktype", name, listed, lambda one: one.get("identificatie") == name, "zaaktype")

    def within(self, zaaktype: Json) -> Catalogue:
        setup, of = self._ask.setup, url_of(zaaktype)
        statuses = self._list("statustypen", zaaktype=of)
        rollen = self._list("roltypen", zaaktype=of)
        begin = self._named("statustype", setup.status_begin, statuses, "status_begin")
        established = self._named("statustype", setup.status_established, statuses, "status_vastgesteld")
        ends = bool(established and established.get("isEindstatus"))
        resultaat = None
        if setup.resultaat:
            results = self._list("resultaattypen", zaaktype=of)
            resultaat = self._named("resultaattype", setup.resultaat, results, "resultaattype")
        elif ends:
            self.lacks.append(Lack("resultaattype", "?", "no-resultaat", "catalogus.resultaattype"))
        return Catalogue(
            zaaktype=of,
            status_begin=_url(begin),
            status_established=_url(established),
            ends=ends,
            rol_behandelaar=_url(
                self._named("roltype", setup.rol_behandelaar, rollen, "roltype_behandelaar")
            ),
            rol_person=_url(self._named("roltype", setup.rol_person, rollen, "roltype_persoon")),
            besluittype=_url(self._besluittype(zaaktype)),
            resultaattype=_url(resultaat),
            papers=self._papers(zaaktype),
            eigenschappen=self._eigenschappen(of),
        )

    def _besluittype(self, zaaktype: Json) -> Json | None:
        name = self._ask.setup.besluittype
        if not name:
            return None
        listed = self._list("besluittypen", catalogus=str(zaaktype.get("catalogus", "")))
        found = self._named("besluittype", name, listed, "besluittype")
        self._linked("besluittype", name, found, zaaktype.get("besluittypen"), "catalogus.besluittype")
        return found

    def _papers(self, zaaktype: Json) -> Mapping[str, str]:
        listed = self._list("informatieobjecttypen", catalogus=str(zaaktype.get("catalogus", "")))
        papers: dict[str, str] = {}
        for kind, name in self._ask.setup.papers.items():
            at = f"documenten.{kind}"
            found = self._named("informatieobjecttype", name, listed, at)
            self._linked("informatieobjecttype", name, found, zaaktype.get("informatieobjecttypen"), at)
            papers[kind] = _url(found)
        return papers

    def _eigenschappen(self, zaaktype: str) -> Mapping[str, Eigenschap]:
        wanted = self._ask.setup.eigenschappen
        listed = self._list("eigenschappen", zaaktype=zaaktype) if wanted else []
        found: dict[str, Eigenschap] = {}
        for key, name in wanted.items():
            one = self._one(
                "eigenschap", name, listed, lambda each, name=name: each.get("naam") == name,  # type: ignore[misc]
                f"eigenschappen.{key}",
            )  # fmt: skip
            if one is not None:
                form = one.get("specificatie")
                is_day = isinstance(form, dict) and form.get("formaat") == "datum"
                found[key] = Eigenschap(url_of(one), is_day)
        return found

    def _list(self, what: str, **query: str) -> list[Json]:
        asked = {key: value for key, value in query.items() if value}
        return self._ask.find(self._ask.address("catalogi", what), status="alles", **asked)

    def _named(self, kind: str, name: str, listed: Sequence[Json], at: str) -> Json | None:
        if not name:
            return None
        where = at if "." in at else f"catalogus.{at}"
        return self._one(kind, name, listed, lambda one: one.get("omschrijving") == name, where)

    def _one(
        self, kind: str, name: str, listed: Sequence[Json], fits: Callable[[Json], bool], at: str
    ) -> Json | None:
        """The one that holds today; what is wrong otherwise is added to what lacks."""
        same = [one for one in listed if fits(one)]
        final = [one for one in same if one.get("concept") is not True]
        valid = [one for one in final if self._holds(one)]
        if len(valid) == 1:
            return valid[0]
        code = "twice" if valid else "not-valid" if final else "concept" if same else "absent"
        self.lacks.append(Lack(kind, name, code, at if "." in at else f"catalogus.{at}"))
        return None

    def _holds(self, one: Json) -> bool:
        begin, end = one.get("beginGeldigheid"), one.get("eindeGeldigheid")
        has_begun = not isinstance(begin, str) or not begin or begin <= self._today
        return has_begun and (not isinstance(end, str) or not end or self._today < end)

    def _linked(self, kind: str, name: str, found: Json | None, listed: object, at: str) -> None:
        """The zaaktype names what may hang on it, by address or by name; a list that is not there says
        nothing."""
        if found is None or not isinstance(listed, list):
            return
        if not {url_of(found), name} & {one for one in listed if isinstance(one, str)}:
            self.lacks.append(Lack(kind, name, "not-linked", at))


def _url(found: Json | None) -> str:
    return "" if found is None else url_of(found)
