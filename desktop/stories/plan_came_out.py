"""What came out of the plan: route with reasons, what is missing, agreements, steps, versions, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from desktop.domain.pip import departs_from_test
from desktop.domain.plan_needs import Weight, hour_counts, plan_needs
from desktop.stories.plan_model import ExpectedPlan
from desktop.stories.plan_play import BLOCKS
from desktop.stories.play import Played
from desktop.usecases.decision_shown import decision_shown
from desktop.usecases.dossier_page import rights_shown, signals_of
from desktop.usecases.pip import NoteShown, PlanBoard, plan_board
from desktop.usecases.pip_versions import form_of, holding
from desktop.usecases.plan_elements import elements_shown
from desktop.usecases.plan_situation import situation_of
from desktop.usecases.plan_steps import agreements
from desktop.usecases.ports import Desk
from desktop.usecases.sealing import missing_of, summary_of
from desktop.usecases.stop_words import stop_of
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.terms import terms_shown
from desktop.usecases.why_shown import WhyShown

_ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))


def plan_values(desk: Desk, played: Played) -> dict[str, Any]:
    """Look at the plan after playing; every value has its 'waarom' beside it."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, played.dossier)
    board, decision = plan_board(desk, played.dossier), decision_shown(desk, talk)
    stop = stop_of(desk, talk)
    return {
        "gestopt_waarom": _why(stop.reason if stop else None),
        "keuze": _choice(talk, board),
        "leerroutes": [_route(route) for route in board.routes],
        "over_de_toets": [_note(note) for note in board.doubts],
        "persoon": _person(board),
        "ontbreekt": _missing(talk, board),
        "termijnen": [
            {
                "soort": str(term.kind),
                "titel": term.title,
                "tot": term.until,
                "woorden": term.words,
                "merk": term.mark,
                "ook": list(term.more),
                "waarom": _why(term.reason),
            }
            for term in terms_shown(desk, talk)
        ],
        "rechten": [
            {
                "wat": right.what,
                "antwoord": right.answer,
                "bron": right.source,
                "merk": right.mark,
                "waarom": _why(right.reason),
            }
            for right in rights_shown(desk, talk)
        ],
        "signalen": [
            {"tekst": one.text, "vragen": [question for question, _ in one.jumps], "waarom": _why(one.reason)}
            for one in signals_of(talk)
        ],
        "onderdelen": _elements(desk, talk, played),
        "tellers": _counters(talk),
        "stappen": _steps(desk, played) if stop is None else [],
        "besluit": {
            "stand": decision.status,
            "vorm": form_of(talk).value if holding(talk) is None else "besluit",
            "uitleg": decision.explained,
            "versies": [
                {"titel": one.title, "feiten": _bare(one.told), "wijzigingen": _bare(one.changes)}
                for one in decision.versions
            ],
        },
        "samenvatting": _summary(desk, talk),
    }


def _choice(talk: Talk, board: PlanBoard) -> dict[str, Any]:
    route = talk.choice.route
    return {
        "route": route.value if route else None,
        "wijkt_af_van_toets": departs_from_test(route, talk.toets),
        "extra_reden": board.extra_reason,
        "aanbod": {"stand": board.offer.state, "toelichting": board.offer.note},
        "zonder_toets": board.no_test.reason if board.no_test else "",
    }


def _route(route: Any) -> dict[str, Any]:
    return {
        "route": route.route.value,
        "gekozen": route.is_chosen,
        "reden": route.reason,
        "feiten": [
            {
                "teken": fact.sign.value,
                "tekst": fact.text,
                "vraag": fact.from_question,
                "antwoord": fact.answered,
                "hoe_bekend": fact.known_as,
                "bron": fact.law,
                "merk": fact.mark,
                "waarom": _why(fact.why),
            }
            for fact in route.facts
        ],
        "nog_niet_gevraagd": [gap.question for gap in route.gaps],
        "volgens_de_persoon": route.own_view,
    }


def _note(note: NoteShown) -> dict[str, Any]:
    return {"tekst": note.text, "vraag": note.question, "open": note.is_gap, "waarom": _why(note.why)}


def _person(board: PlanBoard) -> dict[str, Any] | None:
    """The person's own view (K07), and whether they agree (K08); their words stay in the dossier."""
    if board.person is None:
        return None
    return {
        "eigen_mening": board.person.view_words,
        "eens": board.person.agrees_words,
        "tweede_gesprek": board.person.second.words,
    }


def _missing(talk: Talk, board: PlanBoard) -> list[dict[str, Any]]:
    return [
        {
            "code": item.code.value,
            "tekst": shown.text,
            "vraag": shown.question,
            "route": item.route.value if item.route else "",
            "onderdeel": shown.element,
            "waarom": _why(shown.why),
        }
        for item, shown in zip(missing_of(talk), board.missing, strict=True)
    ]


def _elements(desk: Desk, talk: Talk, played: Played) -> list[dict[str, Any]]:
    case = situation_of(talk)
    if case is None:
        return []
    shown = {one.key: one for block in BLOCKS for one in elements_shown(desk, played.dossier, block).elements}
    return [
        {
            "sleutel": need.key,
            "blok": need.block,
            "gewicht": need.weight.value,
            "open": need.is_open,
            "afgesproken": shown[need.key].words if need.key in shown else "",
            "voorstel": shown[need.key].proposal_words if need.key in shown else "",
            "waarom": _why(shown[need.key].why if need.key in shown else None),
        }
        for need in plan_needs(case)
    ]


def _counters(talk: Talk) -> dict[str, int]:
    case = situation_of(talk)
    return {} if case is None else {count.counter.value: count.of.number for count in hour_counts(case)}


def _steps(desk: Desk, played: Played) -> list[dict[str, Any]]:
    """Private steps are counted among the others, but not told in words."""
    found = []
    for block in agreements(desk, played.dossier).blocks:
        for step in block.steps:
            found.append(
                {
                    "blok": block.number,
                    "tekst": "" if step.mark_words else step.text.translate(_ISOLATES),
                    "wie": step.who_words,
                    "wanneer": step.by_words,
                    "op_papier": step.paper_words,
                }
            )
    return found


def _summary(desk: Desk, talk: Talk) -> dict[str, Any]:
    """What the back end would be told."""
    told: dict[str, Any] = json.loads(json.dumps(summary_of(desk, talk), default=dict))
    return told


def _bare(texts: Iterable[str]) -> list[str]:
    """Without the marks that keep an inserted word apart on the screen."""
    return [text.translate(_ISOLATES) for text in texts]


def _why(why: WhyShown | None) -> dict[str, Any] | None:
    if why is None:
        return None
    return {
        "stelling": why.claim,
        "feiten": [{"naam": one.name, "weten": one.told, "vraag": one.question} for one in why.facts],
        "zo_volgt_het": list(why.steps),
        "bronnen": [
            {
                "regel": source.rule,
                "artikel": source.article,
                "waarde": source.value,
                "sinds": source.since,
                "merk": source.mark,
                "gelezen_in": source.read_in,
            }
            for source in why.sources
        ],
        "twijfel": list(why.doubts),
        "wie_beslist": why.closing,
    }


def plan_differences(expected: ExpectedPlan, values: dict[str, Any], plan_texts: Iterable[str]) -> list[str]:
    """Where the plan came out otherwise than the story says, one line each."""
    choice, decision = values["keuze"], values["besluit"]
    term = values["samenvatting"]["termEnd"]
    reasons = bool(choice["route"]) and all(route["reden"] for route in values["leerroutes"])
    found = [
        f"{what}: verwacht {want}, gekregen {got}"
        for what, want, got in (
            ("leerroute", expected.route, choice["route"]),
            ("afwijken van de toets", expected.departs, choice["wijkt_af_van_toets"]),
            ("alle redenen", expected.reasons, reasons),
            ("stand van het plan", expected.status, decision["stand"]),
            ("vorm van het plan", expected.form, decision["vorm"]),
            ("einde van de termijn", expected.term_end.isoformat() if expected.term_end else None, term),
            ("termijn van drie jaar", expected.has_term, bool(term)),
        )
        if want is not None and want != got
    ]
    codes = [one["code"] for one in values["ontbreekt"]]
    if expected.missing is not None:
        found += [f"ontbreekt: {code} hoort er te staan" for code in expected.missing if code not in codes]
        unlike = dict.fromkeys(code for code in codes if code not in expected.missing)
        found += [f"ontbreekt: {code} staat er ook, niet verwacht" for code in unlike]
    here = {one["sleutel"] for one in values["onderdelen"] if one["gewicht"] != Weight.NOT_HERE.value}
    found += [f"onderdeel {key} hoort in het plan" for key in expected.holds if not _holds(here, key)]
    found += [f"onderdeel {key} hoort niet in het plan" for key in expected.never_holds if _holds(here, key)]
    for counter, hours in expected.counters.items():
        if (got := values["tellers"].get(counter)) != hours:
            found.append(f"teller {counter}: verwacht {hours}, gekregen {got}")
    whole = "\n".join(_bare(plan_texts)).casefold()
    found += [f"plan zegt niet: {words}" for words in expected.plan_says if words.casefold() not in whole]
    found += [f"plan zegt wel: {words}" for words in expected.plan_never_says if words.casefold() in whole]
    rules = set(_rules(values))
    return found + [f"waarom: {rule} staat nergens" for rule in expected.why if rule not in rules]


def _holds(here: set[str], key: str) -> bool:
    """'vve' stands for any young child."""
    return key in here or any(one.startswith(f"{key}.") for one in here)


def _rules(value: Any) -> Iterable[str]:
    """Every rule that stands behind something."""
    if isinstance(value, dict):
        if isinstance(value.get("regel"), str) and value["regel"]:
            yield value["regel"]
        for part in value.values():
            yield from _rules(part)
    elif isinstance(value, list):
        for part in value:
            yield from _rules(part)
