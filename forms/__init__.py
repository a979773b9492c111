"""Questions and their logic: packs, types of answer, conditions, the state of a conversation.

What does not belong here: the law, the plan, storage, screens. This room knows no Qt, no disk but
its own packs, no network and nothing of `desktop`, `sync` or `translations`.
"""
