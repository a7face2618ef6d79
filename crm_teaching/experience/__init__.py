"""Chapter 1, experience 客户体验: what a guest lives through, and what it is worth."""
