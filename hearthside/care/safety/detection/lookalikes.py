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

# Two ways to write the same: final letters of Arabic and their Persian twins, nasal signs of Devanagari, and the
# traditional characters of the Chinese list.
ONE_SPELLING = str.maketrans(
    "ةىیکۀँ這個們沒殺樓藥遺書見結離開還對說會過無義盡輕燒總覺後給讓壞幾準備寫買繩頂橋傷殘媽兒學歲電劇聽愛謝別絕負擔廢壓潰撐難麼來樂"
    "應該們樣當點現誰嗎飛機戀訣親媽傢裡裏從頭臺檯場網實際視訊論題預熱線麻煩邊數醫護顧憂鬱",
    "هييكهं这个们没杀楼药遗书见结离开还对说会过无义尽轻烧总觉后给让坏几准备写买绳顶桥伤残妈儿学岁电剧听爱谢别绝负担废压溃撑难么来乐"
    "应该们样当点现谁吗飞机恋诀亲妈家里里从头台台场网实际视讯论题预热线麻烦边数医护顾忧郁",
)
