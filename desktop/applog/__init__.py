"""The log of the app: what happened, by events from a closed list with typed fields; errors without messages.

What an error may tell is decided in `desktop.domain.bugs`. Nothing that anybody said, typed or is called may
come here: no free text, no values, no paths. The audit of acts on dossiers is the store's, not this.
"""
