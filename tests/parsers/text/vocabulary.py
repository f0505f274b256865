"""The words of claims in Bokmål, Nynorsk and English, as the catalogue of the example knows them."""

from typing import Literal

Language = Literal["nb", "nn", "en"]
Words = dict[Language, str]
Choice = dict[Language, tuple[str, ...]]

LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")
NUMERIC_DAYS = ("dd.MM.y", "d.M.y", "d.M", "d/M", "d/M-yy", "dd.MM.yy", "y-MM-dd", "EEEE d.M")
NAMED_DAYS: Choice = {
    "nb": ("d. MMMM", "EEEE d. MMMM", "d. MMMM y", "d. MMM"),
    "nn": ("d. MMMM", "EEEE d. MMMM", "d. MMMM y", "d. MMM"),
    "en": ("d MMMM", "EEEE d MMMM", "d MMMM y", "MMMM d", "d MMM y"),
}
AGO: dict[Language, dict[int, str]] = {
    "nb": {1: "i går", 2: "i forgårs"},
    "nn": {1: "i går", 2: "i førgår"},
    "en": {1: "yesterday", 2: "the day before yesterday"},
}
BODIES: dict[str, Words] = {
    "fee-council": {"nb": "kommunestyret", "nn": "kommunestyret", "en": "municipal council"},
    "fee-executive": {"nb": "formannskapet", "nn": "formannskapet", "en": "executive committee"},
    "fee-planning": {"nb": "planutvalget", "nn": "planutvalet", "en": "planning committee"},
    "fee-control": {"nb": "kontrollutvalget", "nn": "kontrollutvalet", "en": "control committee"},
    "fee-elderly": {"nb": "eldrerådet", "nn": "eldrerådet", "en": "council for the elderly"},
    "fee-youth": {"nb": "ungdomsrådet", "nn": "ungdomsrådet", "en": "youth council"},
}
MEETING: Choice = {
    "nb": ("{}", "møte i {}", "var på møte i {}", "deltok i {}"),
    "nn": ("{}", "møte i {}", "var på møte i {}", "deltok i {}"),
    "en": ("{} meeting", "meeting of the {}", "attended the {}"),
}
OUTLAYS: dict[str, Choice] = {
    "toll": {"nb": ("bom", "bompenger"), "nn": ("bom", "bompengar"), "en": ("toll", "road toll")},
    "parking": {"nb": ("parkering",), "nn": ("parkering",), "en": ("parking",)},
    "ferry": {"nb": ("ferje", "ferge"), "nn": ("ferje", "ferjebillett"), "en": ("ferry",)},
    "transit": {"nb": ("buss", "togbillett"), "nn": ("buss", "togbillett"), "en": ("bus", "train ticket")},
    "taxi": {"nb": ("taxi", "drosje"), "nn": ("taxi", "drosje"), "en": ("taxi",)},
    "course": {"nb": ("kursavgift",), "nn": ("kursavgift",), "en": ("course fee",)},
}
HOURS: dict[str, Words] = {
    "support-hour": {"nb": "støttekontakt", "nn": "støttekontakt", "en": "support contact"},
    "care-hour-low": {"nb": "avlaster lav sats", "nn": "avlastar låg sats", "en": "respite care low rate"},
    "lost-undocumented": {
        "nb": "ulegitimert tapt arbeidsfortjeneste",
        "nn": "ulegitimert tapt arbeidsforteneste",
        "en": "undocumented lost earnings",
    },
}
CARE_DAYS: dict[str, Words] = {
    "care-day-over-10": {"nb": "over 10 år", "nn": "over 10 år", "en": "over 10"},
    "care-day-0-10": {"nb": "under 10 år", "nn": "under 10 år", "en": "under 10"},
}
NUMBERS: dict[Language, dict[int, str]] = {
    "nb": {2: "to", 3: "tre", 4: "fire", 6: "seks"},
    "nn": {2: "to", 3: "tre", 4: "fire", 6: "seks"},
    "en": {2: "two", 3: "three", 4: "four", 6: "six"},
}
VEHICLES: dict[str, Choice] = {
    "car": {"nb": ("", " med egen bil"), "nn": ("", " med eigen bil"), "en": ("", " with my own car")},
    "motorcycle": {"nb": (" med motorsykkel",), "nn": (" med MC",), "en": (" by motorcycle",)},
    "boat": {"nb": (" med båt",), "nn": (" med båt",), "en": (" by boat",)},
    "snowmobile": {"nb": (" med snøscooter",), "nn": (" med snøskuter",), "en": (" by snowmobile",)},
}
DRIVING: Choice = {"nb": ("kjørte ", "kjøring "), "nn": ("køyrde ", "køyring "), "en": ("drove ", "mileage ")}
RIDERS: dict[int, Choice] = {
    1: {
        "nb": ("{} satt på", "passasjer: {}", "med {} som passasjer"),
        "nn": ("{} sat på", "passasjer: {}", "med {} som passasjer"),
        "en": ("{} rode along", "passenger: {}", "with {} as a passenger"),
    },
    2: {
        "nb": ("{} satt på", "passasjerer: {}"),
        "nn": ("{} sat på", "passasjerar: {}"),
        "en": ("{} rode along", "passengers: {}"),
    },
}
ROUTE: Choice = {
    "nb": ("fra {} til {}", "{}–{}", "{} - {}"),
    "nn": ("frå {} til {}", "{}–{}", "{} - {}"),
    "en": ("from {} to {}", "{}–{}", "{} - {}"),
}
EACH_WAY: Words = {"nb": "hver vei", "nn": "kvar veg", "en": "each way"}
THERE_AND_BACK: Choice = {"nb": ("t/r", "tur/retur"), "nn": ("t/r", "fram og tilbake"), "en": ("return", "round trip")}
AND: Words = {"nb": " og ", "nn": " og ", "en": " and "}
ON: Words = {"nb": "den ", "nn": "den ", "en": "on "}
APIECE: Words = {"nb": "{} x {} à {}", "nn": "{} x {} à {}", "en": "{} x {} at {} each"}
HOUR_WORD: Words = {"nb": "timer", "nn": "timar", "en": "hours"}
MINUTE_WORD: Words = {"nb": "minutter", "nn": "minutt", "en": "minutes"}
CARE_UNIT: Words = {"nb": "døgn", "nn": "døgn", "en": "days"}
CARE_NAME: Words = {"nb": "godtgjøring", "nn": "godtgjersle", "en": "respite day"}
PER_DIEM: Words = {
    "nb": "Diett: dro {} kl. {}, hjemme {} kl. {}",
    "nn": "Diett: reiste {} kl. {}, heime {} kl. {}",
    "en": "Per diem: left {} at {}, home {} at {}",
}
DAY_TRIP: Words = {
    "nb": "Dagsdiett {} kl. {}-{}",
    "nn": "Dagsdiett {} kl. {}–{}",
    "en": "Per diem {} {}-{}",
}
LODGINGS: dict[str, Words] = {
    "hotel": {"nb": "overnattet på hotell", "nn": "overnatta på hotell", "en": "stayed at a hotel"},
    "boarding": {"nb": "overnattet på pensjonat", "nn": "overnatta på pensjonat", "en": "stayed at a guest house"},
    "private": {"nb": "overnattet privat", "nn": "overnatta privat", "en": "stayed privately"},
}
MEALS: dict[str, dict[Language, tuple[str, str]]] = {
    "breakfast": {"nb": ("frokost", "frokoster"), "nn": ("frukost", "frukostar"), "en": ("breakfast", "breakfasts")},
    "lunch": {"nb": ("lunsj", "lunsjer"), "nn": ("lunsj", "lunsjar"), "en": ("lunch", "lunches")},
    "dinner": {"nb": ("middag", "middager"), "nn": ("middag", "middagar"), "en": ("dinner", "dinners")},
}
COVERED: Words = {"nb": "{} dekket", "nn": "{} dekt", "en": "{} covered"}
NO_MEALS: Words = {"nb": "ingen måltider dekket", "nn": "ingen måltid dekte", "en": "no meals covered"}
LETTER: dict[Language, tuple[tuple[str, str], ...]] = {
    "nb": (("", ""), ("Hei!\n", "\n\nMvh Ola Nordmann"), ("God dag,\n\n", "\n\nMed vennlig hilsen\nOla Nordmann")),
    "nn": (("", ""), ("Hei!\n", "\n\nHelsing Ola Nordmann"), ("God dag,\n\n", "\n\nVenleg helsing\nOla Nordmann")),
    "en": (("", ""), ("Hi,\n", "\n\nRegards Ola"), ("Hello\n\n", "\n\nKind regards\nOla Nordmann")),
}
PLACES = ("Haugen", "Vik", "Nesset", "Storhaug", "Ytre Nes", "Bjørkedal", "Lia skole")
PEOPLE = ("Ola Nordmann", "Kari Nes", "Per Vik", "Siri Lunde")
