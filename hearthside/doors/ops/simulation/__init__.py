"""A month of a community played through the real actions, against a clock of its own, apart from any installation."""
