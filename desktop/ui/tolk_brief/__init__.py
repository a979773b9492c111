"""The paper for the tolk on the screen: language, length, print, save. Draws no paper, knows no dossier."""
