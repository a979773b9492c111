"""The catalogue of an invented municipality, as a zaaksysteem would give it."""

from __future__ import annotations

Json = dict[str, object]
ZAAKTYPE = "BREDE-INTAKE"


def catalogue(base: str) -> dict[str, list[Json]]:
    """Everything that `zgw.toml` of the tests names, one version, valid today."""
    at = f"{base}/catalogi/api/v1"
    zaaktype, catalogus = f"{at}/zaaktypen/1", f"{at}/catalogussen/1"
    valid: Json = {"beginGeldigheid": "2022-01-01", "eindeGeldigheid": None, "concept": False}

    def named(kind: str, number: int, name: str, **more: object) -> Json:
        return {"url": f"{at}/{kind}/{number}", "omschrijving": name, **more}

    def within(kind: str, number: int, name: str, **more: object) -> Json:
        return named(kind, number, name, zaaktype=zaaktype, **more)

    papers = [
        named("informatieobjecttypen", number, name, catalogus=catalogus, **valid)
        for number, name in enumerate(("PIP", "PIP in beeld", "Brief"), start=1)
    ]
    besluit = named("besluittypen", 1, "Vaststelling PIP", catalogus=catalogus, **valid)
    return {
        "zaaktypen": [
            {
                "url": zaaktype,
                "identificatie": ZAAKTYPE,
                "omschrijving": "Brede intake inburgering",
                "catalogus": catalogus,
                "informatieobjecttypen": [one["url"] for one in papers],
                "besluittypen": [besluit["url"]],
                **valid,
            }
        ],
        "statustypen": [
            within("statustypen", 1, "In behandeling", isEindstatus=False),
            within("statustypen", 2, "PIP vastgesteld", isEindstatus=True),
        ],
        "roltypen": [within("roltypen", 1, "Behandelaar"), within("roltypen", 2, "Inburgeraar")],
        "resultaattypen": [within("resultaattypen", 1, "Vastgesteld")],
        "informatieobjecttypen": papers,
        "besluittypen": [besluit],
        "eigenschappen": [
            {
                "url": f"{at}/eigenschappen/{number}",
                "naam": name,
                "zaaktype": zaaktype,
                "specificatie": {"formaat": form},
            }
            for number, (name, form) in enumerate(
                (("leerroute", "tekst"), ("dagtekening", "datum"), ("einde inburgeringstermijn", "datum")),
                start=1,
            )
        ],
    }
