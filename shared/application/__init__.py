"""One way to make a service's web application, with the identity of the requester."""
