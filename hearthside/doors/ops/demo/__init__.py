"""The invented community: its words in `words/`, its people, and communities of any size made from them."""
