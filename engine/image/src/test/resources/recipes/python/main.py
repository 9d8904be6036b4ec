import markupsafe

print("escaped:", markupsafe.escape("<lab>"), markupsafe._speedups is not None)
