"""The support file: the whole text on the screen, and saving that. What is in it: `usecases.support`."""
