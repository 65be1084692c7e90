"""Every sentence a reader sees, in English and Russian, by key."""
