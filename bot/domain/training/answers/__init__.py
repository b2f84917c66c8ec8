"""Answers that a trainee types: judged by rules, the same answer always alike. Leaves out the words of the points."""
