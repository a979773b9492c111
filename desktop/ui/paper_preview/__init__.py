"""Looking at the paper, printing it, and taking it out of the safe with a reason. Draws no paper itself."""
