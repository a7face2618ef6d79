"""Figures of the experience chapter: each draws a model's result and computes nothing."""
