"""One file per step; each says what it makes and grants the service role no more than it needs."""
