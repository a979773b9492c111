"""The keys of a pack's texts for the newcomer, and the texts themselves; nobody builds a key by hand."""

from __future__ import annotations

from forms.model import Choice, Column, FormPack, Question, Section

LANGUAGE_TYPES = frozenset({"language", "languages"})


def theme_key(section: Section) -> str:
    """'theme.3'."""
    return f"theme.{section.number}"


def question_key(question: Question) -> str:
    """'T01.question'."""
    return f"{question.id}.question"


def choice_key(question: Question, choice: Choice) -> str:
    """'T03.choice.ja'; for a language of the pack the shared 'language.ar'."""
    if question.type in LANGUAGE_TYPES and not choice.is_exclusive:
        return language_key(choice.key)
    return f"{question.id}.choice.{choice.key}"


def column_key(question: Question, column: Column) -> str:
    """'G03.column.leeftijd'."""
    return f"{question.id}.column.{column.key}"


def column_choice_key(question: Question, column: Column, choice: Choice) -> str:
    """'G03.column.woont.choice.bij_mij'; for a language of the pack the shared 'language.ar'."""
    if column.type in LANGUAGE_TYPES and not choice.is_exclusive:
        return language_key(choice.key)
    return f"{question.id}.column.{column.key}.choice.{choice.key}"


def probe_key(question: Question, place: int) -> str:
    """'T01.probe' for the follow-up that is always there (0), 'T01.probe.2' for the second that depends."""
    return f"{question.id}.probe.{place}" if place else f"{question.id}.probe"


def language_key(code: str) -> str:
    """'language.ar': the name of a language in the choices of every language question."""
    return f"language.{code}"


def translation_entries(pack: FormPack) -> list[tuple[str, str]]:
    """(key, Dutch) of every text of the pack that the newcomer sees, in the order of the pack, keys unique.

    Follow-ups (`probe`) are read out and interpreted: they are among them. Official texts and tips are for
    the klantmanager and are not.
    """
    entries: dict[str, str] = {}
    for section in pack.sections:
        entries.setdefault(theme_key(section), section.title)
        for question in section.questions:
            entries.setdefault(question_key(question), question.simple)
            if question.probe is not None:
                entries.setdefault(probe_key(question, 0), question.probe)
            for place, probe in enumerate(question.probes, start=1):
                entries.setdefault(probe_key(question, place), probe.text)
            for choice in question.choices:
                entries.setdefault(choice_key(question, choice), choice.text)
            for column in question.columns:
                entries.setdefault(column_key(question, column), column.text)
                for choice in column.choices:
                    entries.setdefault(column_choice_key(question, column, choice), choice.text)
    return list(entries.items())
