"""The desk page: what the bot shows about calls, in a browser. No second authorisation: its pages ask the same use cases."""
