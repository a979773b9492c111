"""Two answers beside each other, to choose between: nothing is chosen beforehand. No remarks of a second
reader."""
