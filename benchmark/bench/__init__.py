"""The benchmark: whole bot processes against a cheap local Bot API that also drives the taps. See docs/benchmark.md."""
