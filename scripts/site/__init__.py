"""From the manual to the site: staged, built, published, served."""
