"""The municipality's folder: its files read, checked, and explained when they cannot be used."""
