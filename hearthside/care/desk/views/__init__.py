"""The pages of people on duty."""
