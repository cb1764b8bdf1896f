"""Whether the work did any good, and what it cost: counts by area and month to ratios, intervals and words' codes (extra `evaluation`).

Nothing is imported here: numpy, scipy and statsmodels take a second, and only who evaluates needs them.
"""
