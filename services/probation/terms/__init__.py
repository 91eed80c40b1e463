"""Terms: computed by the calendar of the law, changed by documents, shown step by step."""
