"""A day that was moved is written anew where a text names it, in the form in which it was written."""

import datetime as dt

import pytest

from parsers.text.redating import redated

OLD, NEW = dt.date(2023, 10, 12), dt.date(2023, 11, 3)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("Kommunestyremøte 12.10.2023", "Kommunestyremøte 3.11.2023"),
        ("Møte 12.10.", "Møte 3.11."),
        ("Møte 12.10", "Møte 3.11"),
        ("Møte 12/10-23", "Møte 3/11-23"),
        ("Møte 2023-10-12", "Møte 2023-11-03"),
        ("Møte torsdag 12. oktober 2023", "Møte fredag 3. november 2023"),
        ("Torsdag den 12. oktober", "Fredag den 3. november"),
        ("Council meeting Thursday 12 October", "Council meeting Friday 3 November"),
        ("October 12, 2023: council", "November 3, 2023: council"),
        ("Møte 12. okt", "Møte 3. nov"),
        ("Møte 12.10.2022", "Møte 12.10.2022"),
        ("Sak 112.10", "Sak 112.10"),
        ("Formannskapet", "Formannskapet"),
        ("Taxi kr 12.10", "Taxi kr 12.10"),
        ("Taxi 12.10 kr", "Taxi 12.10 kr"),
        ("Møte kl 12.10", "Møte kl 12.10"),
        ("Møte kl. 12.10 den 12.10", "Møte kl. 12.10 den 3.11"),
        ("Behandling av sak 12/10", "Behandling av sak 12/10"),
        ("Case no. 12/10", "Case no. 12/10"),
        ("12.10. og 3.11.", "12.10. og 3.11."),
        ("tor. 12.10", "fre. 3.11"),
        ("Thu. 12 October", "Fri. 3 November"),
        ("the 12th of October", "the 3rd of November"),
        ("Møte 12. 10. 2023", "Møte 3. 11. 2023"),
        ("12. okt '23", "3. nov '23"),
        ("Møte 12.10.2023 (torsdag)", "Møte 3.11.2023 (fredag)"),
        ("torsdagen 12. oktober", "fredag 3. november"),
        ("Reise 10.10-12.10", "Reise 10.10-3.11"),
        ("onsdag 11.10 og torsdag 12.10", "onsdag 11.10 og fredag 3.11"),
        ("Møte 12/10, 3/11 og 4/11", "Møte 12/10, 3/11 og 4/11"),
        ("Punkt 12.10", "Punkt 12.10"),
        ("Kjørte 12.10 km", "Kjørte 12.10 km"),
        ("møtet den tolvte oktober", "møtet den tolvte oktober"),
        ("Kurs uke 41", "Kurs uke 41"),
        ("Kurs 12. og 13. oktober", "Kurs 12. og 13. oktober"),
        ("Kurs 11.-12. oktober", "Kurs 11.-12. oktober"),
    ],
)
def test_the_day_is_written_anew_in_its_own_form(said: str, now: str) -> None:
    assert redated(said, OLD, NEW) == now


def test_noughts_and_short_years_stay() -> None:
    assert redated("Møte 05.09.23", dt.date(2023, 9, 5), dt.date(2024, 1, 2)) == "Møte 02.01.24"


def test_nynorsk_stays_nynorsk() -> None:
    assert redated("laurdag 14. oktober", dt.date(2023, 10, 14), dt.date(2023, 10, 15)) == "søndag 15. oktober"
