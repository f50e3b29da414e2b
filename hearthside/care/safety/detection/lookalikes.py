"""Letters and figures written in place of others; see Unicode TR39 for the first table, of which this is the useful part."""

LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏкмтвнгпʟɪɴʀɢαοεινρτυκωηßłøđħıſ",
    "aeopcyxijsdhlkmtbhrnlinrgaoeivptukwnslodhis",
)

LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "9": "g", "$": "s", "@": "a",
                      "!": "i", "|": "l", "€": "e", "*": "*"})
