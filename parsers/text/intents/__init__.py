"""What a message wants that is no new claim: orders, decisions, changes, answers, thanks."""
