"""Pictures: charts in, PNG out. No chart library, no font of the machine."""
