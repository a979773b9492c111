"""One dossier outside the talk: terms, tasks, appointments, household, what letters say. Decides nothing."""
