"""Repositories: the statements, one idea a file. None of them commits."""
