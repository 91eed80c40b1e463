"""A synthetic country for demonstrations and measurements: nobody in it exists. Services turn its people into their own rows."""
