"""Handlers: parse what came in, call one use case, return screens."""
