"""How the trained reader learns. Needs the extra `training` (torch and others); nothing here is loaded when reading."""
