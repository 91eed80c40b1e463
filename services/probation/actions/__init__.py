"""What may be done in probation: each verb in one transaction, with the audit record and the messages it causes."""
