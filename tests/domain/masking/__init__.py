"""Lines as people write them, in four languages: with contacts in them, and with nothing but the figures of their trade."""
