"""What the content of an attachment is encrypted under."""
