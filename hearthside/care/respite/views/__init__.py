"""The pages on which helpers look after themselves, and the one on which supervisors look after them."""
