"""All dossiers on this laptop: a table, search, why the clock says what it says, and beginning a new one."""
