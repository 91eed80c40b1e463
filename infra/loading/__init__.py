"""What is loaded into a database: migrations, demo data, the synthetic country."""
