# The audit log.

audit-log-title = Audit log
audit-log-field-created-at = When
audit-log-field-actor = Who
audit-log-field-command = What
audit-log-field-resource = On
audit-log-field-member = Member
audit-log-field-role = As
audit-log-field-changes = Changes
audit-log-field-correlation = Request
audit-log-field-sequence = Entry
audit-entry = Audit entry
audit-record = Record
audit-hash = Hash
audit-field = Field
audit-before = Before
audit-after = After
audit-verify = Verify the log
audit-good = { $count ->
    [one] One entry is as it was written.
   *[other] { $count } entries are as they were written.
  }
audit-checkpoints = { $count ->
    [one] One signed checkpoint fits.
   *[other] { $count } signed checkpoints fit.
  }
audit-unchained = { $count ->
    [one] One older entry is not covered.
   *[other] { $count } older entries are not covered.
  }
audit-bad = Entry { $number } is wrong.
audit-fault-missing = It is not there.
audit-fault-changed = It is not what it was when it was written.
audit-fault-stamped = The log is not the one that was signed.
audit-fault-cut = It was signed, and it is gone with everything after it.
audit-fault-signature = Its checkpoint was not signed by this installation.

sessions-title = Sign-ins
access-title = Access
exports-title = Exports

did-customers-create = created the customer
did-customers-edit = edited the customer
did-customers-archive = archived the customer
did-customers-restore = restored the customer
did-contacts-create = added a contact
did-contacts-edit = edited a contact
did-contacts-remove = removed a contact
did-sign-ins-accept = signed in
did-sign-ins-refuse = could not sign in
did-access-deny = was refused
did-exports-write = exported
audit-log-count = { $count ->
    [0] No entries
    [one] { $count } entry
   *[other] { $count } entries
  }
