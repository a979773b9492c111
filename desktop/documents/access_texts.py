"""Texts of the copy of everything that is kept about a person (AVG 15). A2 Dutch, 'u', short."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ACCESS_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "access.title": "Wat wij over u bewaren",
        "access.intro": (
            "Dit is een kopie van wat op deze laptop over u staat. Heeft de gemeente nog meer? Vraag "
            "ons daarom."
        ),
        "access.keep_safe": "Hier staan ook dingen die alleen voor u zijn. Bewaar dit papier goed.",
        "access.restricted": "U heeft gevraagd: verander niets. Dat is zo sinds {datum}.",
        "access.about": "Over u",
        "access.answers": "Uw antwoorden",
        "access.written": "Opgeschreven op {datum} door {naam}.",
        "access.asked_in": "Taal van het gesprek: {taal}.",
        "access.before": "Eerst stond hier: {antwoord}",
        "access.taken_back": "U heeft dit antwoord teruggenomen.",
        "access.two_answers": "Hier staan twee antwoorden. Er is nog niet gekozen.",
        "access.from_document": "Dit staat op een papier dat u heeft laten zien.",
        "access.from_coa": "Dit kregen wij van het COA.",
        "access.from_partner": "Dit vertelde uw partner.",
        "access.from_seen": "Dit zag de klantmanager zelf.",
        "access.notes": "Wat wij erbij schreven",
        "access.dutch_only": "Dit is in het Nederlands geschreven. Vraag ons of een tolk wat er staat.",
        "access.talks": "Gesprekken, afspraken en besluiten",
        "access.papers": "Papieren en foto’s",
        "access.shared": "Wie kreeg iets van ons?",
        "access.seen": "Wie keek in uw gegevens?",
        "access.seen_days": "{naam} keek op: {dagen}",
        "access.none": "Nog niets.",
        "access.left_out": "Wat staat hier niet?",
        "access.left_out_others": (
            "Wat van andere mensen is, staat hier niet: van uw partner, uw familie of de tolk. Dat "
            "mogen zij zelf vragen."
        ),
    }
)

ACCESS_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "access.title": (
            "Title of the paper: everything we keep (have written down) about you. As in 'privacy.kept_long'."
        ),
        "access.intro": (
            "The person asked for a copy. 'Ask us for that' = for what the municipality keeps in "
            "other places."
        ),
        "access.keep_safe": "Private things (health, worries): keep this paper in a safe place.",
        "access.restricted": (
            "{datum}: a day in words. The person asked that the data be kept but not changed or used "
            "(restriction)."
        ),
        "access.about": "Heading: about you (name, language, numbers).",
        "access.answers": "Heading: your answers to the questions of the talk.",
        "access.written": (
            "Small line beneath an answer or a remark. {datum}: a day in words. {naam}: name of the "
            "worker of the municipality."
        ),
        "access.asked_in": (
            "{taal}: name of a language, as the person calls it. Write it so that the name can stand "
            "as it is."
        ),
        "access.before": (
            "{antwoord}: an earlier answer, may be a whole sentence. It was replaced, and is kept."
        ),
        "access.taken_back": "Stands where the answer would be: the person took it back.",
        "access.two_answers": (
            "Two answers were written down at the same time; nobody said yet which one is right. Both follow."
        ),
        "access.from_document": "Where an answer comes from: a document of the person, such as a diploma.",
        "access.from_coa": "COA = the organisation of the asylum centres; the name stays.",
        "access.from_partner": "Husband, wife or partner; may be a man or a woman.",
        "access.from_seen": (
            "Klantmanager = the worker of the municipality; use the word of the glossary. Observed in "
            "the talk, not told."
        ),
        "access.notes": "Heading: remarks of the worker about the person.",
        "access.dutch_only": (
            "Above remarks that exist in Dutch only. 'Ask us or an interpreter what it says.'"
        ),
        "access.talks": "Heading: talks, appointments and decisions.",
        "access.papers": "Heading: papers we made for you and photos of your documents.",
        "access.shared": "Heading: to whom did we give something about you (DUO, the language school)?",
        "access.seen": "Heading: which workers opened your data.",
        "access.seen_days": (
            "{naam}: name of a worker, man or woman. {dagen}: days in words, with commas, may be "
            "many. 'keek' = looked into your data; write it so that any name fits."
        ),
        "access.none": (
            "Stands beneath a heading such as 'Wie kreeg iets van ons?' when the list is empty. Must "
            "fit beneath every heading above ('nothing so far')."
        ),
        "access.left_out": "Heading of the last part.",
        "access.left_out_others": (
            "Data of other people (partner, family, the interpreter) are left out; they may ask for "
            "their own copy themselves."
        ),
    }
)
