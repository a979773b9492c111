"""The screen Huisstijl: how papers look now, a folder that is looked at before it is taken, and the portrait.

No reading of files and no drawing of papers here: figures, problems and pages come from the use cases.
"""
