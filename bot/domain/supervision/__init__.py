"""What supervisors look at: which calls, of which days, and how sure a share is."""
