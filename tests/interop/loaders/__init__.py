"""One module a format: its `FORMAT` names the loaders and how a file is spoilt for the negative control."""
