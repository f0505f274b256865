"""Which of the municipality's types a phrase names."""
