"""Packs to and from XLSForm, so that other survey tools can run and check them.

The sheets `survey`, `choices` and `settings` are XLSForm's own; what XLSForm has no place for (AVG mark,
purpose, legal basis, tip) stands in a sheet `intakekoffer` that other tools pass by. What does not belong
here: what a right pack is (`forms.reader` judges every import).
"""

from forms.xlsform.bringing_in import Brought, read_xlsform
from forms.xlsform.taking_out import Labels, xlsform_of

__all__ = ["Brought", "Labels", "read_xlsform", "xlsform_of"]
