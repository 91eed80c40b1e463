"""Loading a database: migrations, demo data, the synthetic country."""
