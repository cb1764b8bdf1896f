"""Problems and verdicts as people and machines read them; layout only."""
