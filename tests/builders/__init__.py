"""What tests begin with: people, cases, orders, reports and the rest, each with defaults that a test changes where it cares."""
