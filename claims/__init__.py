"""The rules, pure: what a claim is, what it is worth, what is wrong with it, who may do what next."""
