"""Everything an installation needs to stand up again, in one file; and copies made before something changes."""
