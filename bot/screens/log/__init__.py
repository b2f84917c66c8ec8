"""The log of calls: pages of it, filters, one call with its whole way, and files."""
