"""How far the translations are: counted, reviewed, dated by git, and told to people and pages."""
