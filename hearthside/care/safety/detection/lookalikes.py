"""Letters and figures written in place of others; the first table is the useful part of Unicode TR39."""

LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏкмтвнгпʟɪɴʀɢαοεινρτυκωηßłøđħıſ",
    "aeopcyxijsdhlkmtbhrnlinrgaoeivptukwnslodhis",
)

LEET = str.maketrans(
    {
        "0": "o",
        "1": "i",
        "3": "e",
        "4": "a",
        "5": "s",
        "7": "t",
        "9": "g",
        "$": "s",
        "@": "a",
        "!": "i",
        "|": "l",
        "€": "e",
        "*": "*",
    }
)
