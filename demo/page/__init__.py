"""A page on loopback where one can go on as any of the town's people."""
