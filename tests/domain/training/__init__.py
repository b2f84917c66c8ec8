"""Tests of training: what is practised when, and what is said of it."""
