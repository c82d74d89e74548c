"""Words in, evidence and a scorecard out: pure functions, no files, no clock."""
