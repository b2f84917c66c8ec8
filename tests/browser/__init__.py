"""Tests that look at the chat page through Chromium, and what other tests need to do the same."""
