"""The bar at the foot of the talk: who interprets, how long, and one key for where the talk falters."""
