"""What is shown of work with people."""
