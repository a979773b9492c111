"""The day in an azc: one card per talk, what must be done first, how to read the clock. Decides nothing."""
