"""Use cases of work with people: looking at calls, and agreeing on one behaviour."""
