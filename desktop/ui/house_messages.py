"""The refusals about a house style and its photos as Dutch sentences: happened, safe, advice. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.errors import RefusalCode
from desktop.domain.wording import later, nl

_R = RefusalCode
_STAYS = nl("De papieren blijven zoals ze waren.")

HOUSE_REFUSALS: Mapping[RefusalCode, tuple[str, str, str]] = MappingProxyType(
    {
        _R.HOUSE_UNFIT: (
            nl("Deze huisstijl kan zo niet worden gebruikt."),
            _STAYS,
            later("Verbeter eerst wat er onder de map staat: {aantal}."),
        ),
        _R.HOUSE_CHANGED: (
            nl("De map is anders dan u hem zag."),
            _STAYS,
            nl("Bekijk hem opnieuw en neem hem dan over."),
        ),
        _R.PHOTO_UNFIT: (
            nl("Deze foto kan niet worden gebruikt."),
            later("{waarom}"),
            nl("Kies een andere foto."),
        ),
        _R.PORTRAIT_CONSENT: (
            nl("Er staat nog niet dat u het goed vindt."),
            nl("Er is niets bewaard."),
            nl("Zet het vinkje als u op de plannen wilt staan."),
        ),
    }
)
