"""Work with people: what a supervisor and a manager agree on after looking at calls."""
