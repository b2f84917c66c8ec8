"""Content: the words and the script that non-programmers own, read strictly, judged by rules and served as a library."""
