"""The methods of the Bot API that the emulator carries out, one module a subject; `registry` puts them together."""
