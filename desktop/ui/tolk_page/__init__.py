"""The tolk's page on the second screen: one Dutch sentence at a time, paged by the tolk.

Made of `TolkPage` alone; no answer, note, name or other dossier belongs here, nor anything to be changed.
"""
