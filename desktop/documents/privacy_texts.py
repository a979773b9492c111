"""Texts of the privacy page: why we ask, who reads it, what one may choose. A2 Dutch, 'u', nothing promised
that the municipality cannot keep (AVG art. 12-14: in plain words, in a language that is understood).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRIVACY_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "privacy.title": "Uw gegevens",
        "privacy.intro": "Wij vragen veel. Hier staat waarom, en wat wij met uw antwoorden doen.",
        "privacy.why": "Waarom vragen wij dit?",
        "privacy.why_plan": "Met uw antwoorden maken wij samen uw plan: les, werk, kinderen en hulp.",
        "privacy.why_law": "De wet zegt dat de gemeente dit gesprek met u heeft: de Wet inburgering.",
        "privacy.why_not_ind": "Dit gesprek is niet van de IND. Het gaat niet over uw vergunning.",
        "privacy.choose": "Wat mag u kiezen?",
        "privacy.choose_answer": "U hoeft niet alles te vertellen. U mag zeggen: dat wil ik niet zeggen.",
        "privacy.choose_health": "Vertellen over uw gezondheid of uw zorgen hoeft nooit.",
        "privacy.choose_change": (
            "U mag een antwoord later anders geven. Wij schrijven het nieuwe erbij, met de datum."
        ),
        "privacy.choose_consent": "Vragen wij: mag dit? Dan mag u nee zeggen. Ook later nog.",
        "privacy.reads": "Wie leest uw antwoorden?",
        "privacy.reads_coach": "Mensen van de gemeente die met u aan uw plan werken.",
        "privacy.reads_tolk": "De tolk hoort alles, en mag niets doorvertellen.",
        "privacy.reads_health": (
            "Wat u over uw gezondheid zegt, leest alleen wie dat nodig heeft. "
            "Het staat niet op het plan met plaatjes."
        ),
        "privacy.reads_money": "Ook schulden en nummers staan niet op het plan met plaatjes.",
        "privacy.gets": "Wie krijgt iets van ons?",
        "privacy.gets_duo": "DUO krijgt uw leerroute en de datum van het besluit.",
        "privacy.gets_school": "De taalschool krijgt alleen wat nodig is voor uw les.",
        "privacy.gets_others": "Anderen krijgen alleen iets als de wet dat zegt. Of als u ja zegt.",
        "privacy.kept": "Waar staan uw antwoorden?",
        "privacy.kept_locked": "Op een laptop en bij de gemeente, met een slot.",
        "privacy.kept_long": "De gemeente bewaart ze niet langer dan mag. Vraag ons hoe lang dat is.",
        "privacy.rights": "Uw rechten",
        "privacy.rights_see": "U mag alles zien wat wij over u opschrijven. U mag een kopie vragen.",
        "privacy.rights_mend": "Klopt iets niet? Zeg het. Wij schrijven op wat wel klopt.",
        "privacy.rights_delete": (
            "U mag vragen om iets weg te halen. Kan dat niet van de wet? Dan zeggen wij waarom."
        ),
        "privacy.rights_complain": (
            "Niet tevreden? Zeg het ons. U mag ook klagen bij de Autoriteit Persoonsgegevens. Dat kost niets."
        ),
        "privacy.foot": "Dit is uitleg in gewone woorden. Vragen verandert niets aan uw plan.",
    }
)

PRIVACY_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "privacy.title": "Heading: the data about you (what we write down about you).",
        "privacy.why": "Heading.",
        "privacy.why_not_ind": "IND = the service that decides on asylum and permits; the name stays.",
        "privacy.choose_change": "Nothing is wiped: the old answer stays beside the new one.",
        "privacy.choose_consent": "Consent: to a photo, to sharing with volunteers. 'No' is fine.",
        "privacy.reads_coach": "Continues the heading 'who reads your answers?': a phrase, no full sentence.",
        "privacy.kept_locked": "Continues the heading. Slot (lock) = encrypted; use the word for lock.",
        "privacy.kept_long": "No longer than the law allows; 'ask us how long that is'.",
        "privacy.rights_mend": "We write down what is right, beside what stood there.",
        "privacy.rights_complain": "Autoriteit Persoonsgegevens: Dutch privacy watchdog; the name stays.",
        "privacy.foot": "Asking questions about this does not change the plan.",
    }
)
