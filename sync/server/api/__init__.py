"""HTTP: reads requests strictly, calls one service function, writes its answer. Decides nothing itself."""
