"""Scores records against coding of one's own, with the figures that the published ones are; stands alone and knows records only.

`gold` and `read_gold` hold and read the coding; quotes, speakers, actors, events and times have a module each; `score` chooses
between them.
"""
