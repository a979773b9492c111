"""The hour of the demo: the core of the pack out of a whole story, so that two talks fit in a minute."""

from __future__ import annotations

from dataclasses import replace

from desktop.stories.model import Story
from desktop.stories.plan_model import StoryPlan
from forms.model import FormPack

#: asked beside the core: who it is, what the letters said
_ALSO = ("P01", "P02", "P03", "P09", "L02", "K02")


def core_of(story: Story, pack: FormPack) -> Story:
    """The story with only what is asked when there is one hour of tolk."""
    asked = {question.id for question in pack.questions if question.is_core} | set(_ALSO)
    return replace(
        story,
        answers=tuple(given for given in story.answers if given.question in asked),
        notes=tuple(note for note in story.notes if note.question in asked),
        guards={},
        told_back={},
        closes_rest=False,
        plan=StoryPlan(),  # an hour is for the talk; agreements and the decision come later
    )
