"""Training: which cards a trainee practises on which day, what he remembers, and what is said of it."""
