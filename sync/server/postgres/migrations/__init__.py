"""Numbered steps of the schema. A step that was released is never edited; a new one follows it."""
