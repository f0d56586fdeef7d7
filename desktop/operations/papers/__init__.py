"""Papers that need more than a description: one file each, making what stands on its sheets."""
