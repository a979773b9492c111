"""The OpenAPI description of the calls about sticks and parcels."""

from __future__ import annotations

from sync.server.api.describing import BYTES, TEXT, call, object_of

PARCEL_KEY = call({"200": object_of(keyId=TEXT, publicKey=BYTES)})
