"""How a question is put to the person: the text in both languages, and what of it a change keeps."""

from __future__ import annotations

from desktop.domain.changes import Certainty, Source
from desktop.usecases.ports import Desk, Spoken
from desktop.usecases.recording import Asked
from desktop.usecases.talk import Talk
from desktop.usecases.tolk_words import running_id
from forms.answer_moves import wording_hash
from forms.model import FormPack, Probe, Question
from forms.texts import probe_key, question_key


def pack_domain(pack: FormPack) -> str:
    """The domain of the translations that holds the texts of a pack."""
    return f"packs/{pack.id}"


def question_text(desk: Desk, talk: Talk, question: Question) -> Spoken:
    """The question as the person reads or hears it; Dutch where it is not translated."""
    key = question_key(question)
    return desk.texts.say(pack_domain(talk.pack), key, question.simple, talk.language.code)


def probe_text(desk: Desk, talk: Talk, question: Question, probe: Probe) -> Spoken:
    """A follow-up as the tolk may read it out; Dutch where it is not translated."""
    place = 0 if probe.text == question.probe else question.probes.index(probe) + 1
    return desk.texts.say(pack_domain(talk.pack), probe_key(question, place), probe.text, talk.language.code)


def wording_of(own: Spoken, question: Question) -> str:
    """The hash that proves the wording: the text in the person's language with the Dutch beside it."""
    return wording_hash(f"{own.text}\n{question.simple}")


def asked_at(
    desk: Desk,
    talk: Talk,
    question: Question,
    source: Source | None = None,
    certainty: Certainty | None = None,
) -> Asked:
    """What an answer keeps of how it was asked: pack, language it was really asked in, hash of the exact
    own-language text with the Dutch that stood beside it, tolk session if one runs."""
    own = question_text(desk, talk, question)
    return Asked(
        pack=talk.pack.name,
        language=own.language,
        wording=wording_of(own, question),
        tolk_session=running_id(talk),
        source=source,
        certainty=certainty,
    )
