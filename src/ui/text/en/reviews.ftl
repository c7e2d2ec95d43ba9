# Access reviews.

access-reviews-title = Access reviews
access-reviews-one = Access review
access-reviews-count = { $count ->
    [0] No access reviews
    [one] { $count } access review
   *[other] { $count } access reviews
  }
access-reviews-empty-title = No access review yet
access-reviews-empty-text = In a review somebody goes through who holds what, and keeps or revokes each. It stays as a record.
access-reviews-field-name = Name
access-reviews-field-about = About
access-reviews-field-role = Role
access-reviews-field-reviewer = Reviewer
access-reviews-field-state = Status
access-reviews-field-due-at = Due
access-reviews-field-closed-at = Closed
access-reviews-field-created-at = Started
access-reviews-about-everyone = Everyone
access-reviews-about-role = One role
access-reviews-about-outsiders = Outsiders
access-reviews-state-open = Open
access-reviews-state-closed = Closed
access-reviews-decision-none = Open
access-reviews-decision-keep = Kept
access-reviews-decision-revoke = Revoked
reviews-start = Start review
reviews-start-title = Start an access review
reviews-about-hint = Outsiders may not see the other members: partners, guardians.
reviews-no-reviewer = This person may not decide on access reviews.
reviews-overdue = Overdue
review-person = Person
review-holds = Role or permission
review-since = Since
review-used = Last used
review-never-used = Not used so far
review-given-by = given by
review-decision = Decision
review-note = Note
review-decided-by = Decided by
review-decided-at = Decided at
review-keep = Keep
review-revoke = Revoke
review-keep-title = Keep access
review-revoke-title = Revoke access
review-keep-count = { $count ->
    [one] Keep { $count } entry
   *[other] Keep { $count } entries
  }
review-revoke-count = { $count ->
    [one] Revoke { $count } entry
   *[other] Revoke { $count } entries
  }
review-only = Their only role: without it they are disabled.
review-own = Your own access: somebody else decides about it.
review-only-left = Only what is not decided yet
review-progress = Decided
review-decided-of = { $decided } of { $count }
review-close = Close review
review-closed = The review is closed
rule-own = This is your own access. Somebody else decides about it.
rule-undecided = { $count ->
    [one] One entry is not decided yet.
   *[other] { $count } entries are not decided yet.
  }
rule-past = This day is over already.
rule-nobody = Nobody holds anything that this review would be about.
did-reviews-start = started an access review
did-reviews-decide = decided in an access review
did-reviews-close = closed an access review
did-reviews-export = exported an access review
