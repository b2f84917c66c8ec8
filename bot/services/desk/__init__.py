"""The desk page: who comes in by a link or from Telegram, who is signed in, and when that ends."""
