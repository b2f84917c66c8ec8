"""The desk page, as it is spoken of in the bot: the link to it, and who is signed in."""
