"""Publishing to a zaaksysteem (ZGW: Zaken, Documenten, Besluiten, Catalogi), out of an outbox.

One dossier at a time.
No law and no questions: summaries and papers only.
"""
