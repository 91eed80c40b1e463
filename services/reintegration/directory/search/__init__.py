"""Finding services: by need, place, distance, hours, language, accessibility, words and free places."""
