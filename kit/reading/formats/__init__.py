"""One module a format: its `read` takes a `File` and gives `Draft`s, or raises `NotRead` with the reason."""
