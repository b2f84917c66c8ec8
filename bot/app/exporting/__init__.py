"""Calls as files: what is to be written, writing it part by part, and in which process."""
