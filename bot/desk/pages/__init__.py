"""The pages: results of the bot's own use cases and `Texts` to HTML, as screens are to messages."""
