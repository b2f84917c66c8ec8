"""How people write phone numbers, addresses and the figures of their trade. What is done about them: `bot.domain.masking`."""
