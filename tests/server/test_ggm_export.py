"""The export under GGM names: every field of the model is mapped or left out with a reason; nothing runs."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import replace

from sync.protocol.errors import ProblemType
from sync.server.service import office
from sync.server.service.ggm import export_ggm, ggm_csv, ggm_fields, ggm_record
from sync.server.service.published_names import dossier_name
from sync.server.service.steering import steering
from tests.server.places import Municipality, good, problem_of
from tests.server.zgw_places import ESTABLISHED, beside_nothing

#: of the model inburgering, GGM 2.5.1: fields, and entities that have any
_FIELDS, _ENTITIES = 184, 35


def test_every_field_of_the_model_is_mapped_or_left_out_with_a_reason() -> None:
    fields = ggm_fields()
    assert (len(fields), len({one.entity for one in fields})) == (_FIELDS, _ENTITIES)
    assert len({(one.entity, one.attribute) for one in fields}) == _FIELDS
    assert all(bool(one.source) != bool(one.why_not) for one in fields)
    assert Counter(bool(one.source) for one in fields)[True] == 8


def test_what_says_who_somebody_is_never_goes_along() -> None:
    mapped = {one.attribute for one in ggm_fields() if one.source}
    assert not mapped & {
        "BURGERSERVICENUMMER",
        "V_NUMMER",
        "ACHTERNAAM",
        "DATUMGEBOORTE",
        "NAAMCONTACTPERSOON",
    }


def test_a_summary_becomes_a_record_under_the_names_of_the_model() -> None:
    summary = replace(
        ESTABLISHED,
        azc="Ter Apel",
        dagtekening_initieel="2026-09-15",
        ggm={**ESTABLISHED.ggm, "Inburgeringsplicht.DatumStart": "2026-07-01"},
    )
    record = ggm_record("gm9999", "d", summary, ggm_fields())
    assert record == {
        "DOSSIER": {"KENMERK": dossier_name("gm9999", "d")},
        "GEMEENTE": {"GEMEENTECODE": "gm9999"},
        "INBURGERINGSPLICHT": {"WORDTBEHANDELSALS": "AsielStatushouder", "DATUMSTART": "2026-07-01"},
        "INBURGERINGSTERMIJN": {"DATUMEINDEINBURGERINGSTERMIJN": "2029-09-15"},
        "LEERROUTE": {"LEERROUTETYPE": "Z-route"},
        "PIP": {"DAGTEKENINGPIP": "2026-09-15", "DAGTEKENINGINITIELEPIP": "2026-09-15"},
        "VERBLIJFPLAATS_AZC": {"PLAATS": "Ter Apel"},
    }


def test_a_text_that_a_spreadsheet_would_run_is_not_run() -> None:
    bad = ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", 'a";"b', "Ter\r\nApel"]
    records = [{"VERBLIJFPLAATS_AZC": {"PLAATS": text}} for text in bad]
    rows = list(csv.DictReader(io.StringIO(ggm_csv(records), newline=""), delimiter=";"))
    assert [row["VERBLIJFPLAATS_AZC.PLAATS"] for row in rows] == [
        "'" + bad[0], "'+1", "'-1", "'@SUM(A1)", "'\t=1", bad[5], bad[6],
    ]  # fmt: skip


def test_the_export_holds_the_dossiers_of_this_municipality_and_no_id_of_ours(
    municipality: Municipality, neighbour: Municipality
) -> None:
    place, other = beside_nothing(municipality), beside_nothing(neighbour)
    dossier, joined = place.desk.begin_dossier(), place.desk.begin_dossier()
    place.summary(dossier)
    place.summary(joined, replace(ESTABLISHED, blockers=("samengevoegd",)))
    other.summary(other.desk.begin_dossier())
    records = export_ggm(municipality.house.service, municipality.tenant)
    assert [one["DOSSIER"]["KENMERK"] for one in records] == [dossier_name(municipality.tenant, dossier)]
    assert dossier not in json.dumps(records)


def test_small_counts_are_hidden_before_they_leave(municipality: Municipality) -> None:
    place = beside_nothing(municipality)
    for _ in range(6):
        place.summary(place.desk.begin_dossier(), replace(ESTABLISHED, met_in_time="ja"))
    place.summary(place.desk.begin_dossier(), replace(ESTABLISHED, met_in_time="nee"))
    told = steering(municipality.house.service, municipality.tenant)
    text = json.dumps(told)
    assert '"<5"' in text and "Voorbeeldgemeente" not in text


def test_who_leads_sees_the_counts_over_http_and_nobody_else(municipality: Municipality) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    desk = municipality.desk()
    assert problem_of(lambda: good(desk.ask("GET", "/v1/steering"))).type is ProblemType.NOT_ALLOWED
    office.set_roles(service, tenant, desk.worker, ("leidinggevende",))
    told = good(desk.ask("GET", "/v1/steering")).json()
    assert {one["key"] for one in told["tables"]} >= {"termijn", "route_en_toets", "tolkuren"}
    asked = problem_of(lambda: good(desk.ask("GET", "/v1/steering?by=azc")))
    assert asked.type is ProblemType.INVALID
