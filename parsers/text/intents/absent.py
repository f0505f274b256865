"""Words by which somebody says that they were not there after all: `nei, jeg var ikke der`, `I did not attend`."""

import re

EXAMPLES = {
    "nei, jeg var ikke der": True,
    "jeg var ikke der likevel": True,
    "Jeg møtte ikke": True,
    "Eldrerådet 5. november, men jeg fikk ikke møteinnkalling og kom derfor ikke.": True,
    "beklager, jeg var visst ikke på møtet": True,
    "jeg var ikke på formannskapet 12.10 likevel": True,
    "nei, der var jeg ikke": True,
    "Eg var ikkje der": True,
    "eg kom meg ikkje dit": True,
    "nei, eg møtte ikkje likevel": True,
    "Eg deltok ikkje": True,
    "jeg fikk ikke vært med": True,
    "jeg var syk den dagen": True,
    "eg melde forfall": True,
    "No, I wasn't there": True,
    "I was not at the meeting after all": True,
    "I did not attend": True,
    "I couldn't make it": True,
    "I never went": True,
    "var jeg ikke der?": False,
    "jeg var ikke klar over det": False,
    "det var ikke riktig": False,
    "det var ikke 42 km": False,
    "jeg var der": False,
    "jeg har ikke fått svar": False,
    "barnet var syk, så jeg hadde barnevakt": False,
    "I was there, not online": False,
    "nei": False,
    "": False,
}

_LONGEST = 200
_NOT = r"(?:ikke|ikkje|aldri)"
_SMALL = r"(?:(?:jeg|eg|vi|me|meg|derfor|difor|visst|nok|faktisk|dessverre|diverre|jo)\s+)*"
_THERE = r"(?:der|dit|til\s+stede|tilstede|til\s+stades|med|på|til|fram|frem|likevel|allikevel|den\s+dagen)\b|\W*$"
_ABSENT = re.compile(
    rf"""
    \b(?:møtte|møtt|deltok|deltatt|delteke)\s+{_SMALL}{_NOT}\b
    | \b(?:var|kom|rakk|dro|drog|reiste)\s+{_SMALL}{_NOT}\s*(?:{_THERE})
    | \b(?:fikk|fekk|kunne)\s+{_SMALL}{_NOT}\s+(?:vært|vore|være|vere|komme|kome|møte|delta)\b
    | \b(?:jeg|eg)\s+var\s+(?:dessverre\s+|diverre\s+)?(?:syk|sjuk)\b
    | \b(?:jeg|eg)\s+(?:meldte|melde)\s+(?:forfall|fråfall|fravær|fråvær)\b
    | \bi\s+(?:wasn['’]?t|was\s+not)\s+(?:there|at|present|able)\b
    | \bi\s+(?:didn['’]?t|did\s+not|couldn['’]?t|could\s+not|never)\s+(?:attend|attended|go|went|come|came|make\s+it)\b
    | \bi\s+was\s+(?:ill|sick|absent)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def was_absent(text: str) -> bool:
    """True for a short message that says so, and asks nothing."""
    return len(text) <= _LONGEST and "?" not in text and _ABSENT.search(text) is not None
