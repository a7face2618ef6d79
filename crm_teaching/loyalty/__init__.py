"""Chapter 3, loyalty 客户忠诚: who is loyal, why, and what it is worth."""
