"""Figures of the complaints chapter: each draws a model's result and computes nothing."""
