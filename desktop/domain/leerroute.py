"""The three leerroutes. Always in this order: no ranking and no default."""

from __future__ import annotations

from enum import StrEnum


class Leerroute(StrEnum):
    """Wet inburgering 2021, rule R-ROU-01."""

    B1 = "b1"
    ONDERWIJS = "onderwijs"
    Z_ROUTE = "z"
