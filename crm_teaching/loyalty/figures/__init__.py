"""Figures of the loyalty chapter: each draws a model's result and computes nothing."""
