"""Weights for `laut`; nothing to call. The files are found through `manifest.json` beside this one."""
