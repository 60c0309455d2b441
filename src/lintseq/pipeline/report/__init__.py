"""Reports: from files of results to a page, its curves, and the numbers behind both."""
