"""One module for each kind of line: expenses, hours, mileage, food allowance."""
