"""Figures of the satisfaction chapter: each draws a model's result and computes nothing."""
