"""The screen Overdracht: a file or a text of COA or another municipality, looked at, divided and brought in.

Not here: how a file is read (`desktop/intake_files`) and what is written (`desktop/usecases/handover*`).
"""
