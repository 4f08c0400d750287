"""Loaders, one for each corpus, all giving the same :class:`training.corpora.marked.Marked` shape."""
