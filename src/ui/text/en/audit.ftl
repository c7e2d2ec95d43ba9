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
audit-log-field-address = From
audit-entry = Audit entry
audit-record = Record
audit-hash = Hash
audit-field = Field
audit-before = Before
audit-after = After
audit-hide-looks = Hide views
audit-show-looks = Show views
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
audit-fault-beside = It stands beside the chain and is no older than it.

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
did-sign-ins-end = signed out
did-sign-ins-refuse = could not sign in
did-access-deny = was refused
did-exports-write = exported
did-records-read = looked at personal data
did-outlets-add = named an outlet of checkpoints
did-outlets-remove = removed an outlet of checkpoints
audit-log-count = { $count ->
    [0] No entries
    [one] { $count } entry
   *[other] { $count } entries
  }

audit-fact-fields = Fields
audit-fact-records = Records
audit-fact-needs = Needs
audit-fact-command = Command
audit-fact-query = Question
audit-fact-resource = Of
audit-fact-member = Member
audit-fact-holding = Held
audit-fact-decision = Decision
audit-fact-note = Note
audit-fact-joined = Joined
audit-fact-left = Left
audit-fact-format = Format
audit-fact-rows = Rows
mail-checkpoint-name = Checkpoint of the audit log

audit-outlets-title = Checkpoints
audit-outlets-field-target = Address
audit-outlets-field-kind = How
audit-outlets-kind-webhook = To an address of the web, as they are signed
audit-outlets-kind-mail = By mail, the newest once a day
audit-outlets-text = Every quarter of an hour the last entry of the log is signed. Kept where nobody who rules this program can write, the signatures show whether the log was cut off or written anew.
audit-outlets-none = Checkpoints are kept in the database and in a file of the program only.
audit-outlets-unsigned = Nothing is signed yet.
audit-outlets-signed = The last signed entry is { $number },
audit-outlets-nothing = Nothing has arrived yet.
audit-outlets-arrived = Has everything to entry { $number },
audit-outlets-mailed = Mailed up to entry { $number },
audit-outlets-failed = Could not be delivered ({ $why }); it is tried again.
audit-outlets-target-hint = Such as https://log.example/checkpoints or audit@example.com
audit-outlets-add = Send checkpoints there
audit-outlets-added = Checkpoints are sent there from now on.
audit-outlets-removed = Nothing is sent there any more.
audit-outlets-remove = Send nothing to { $target } any more
audit-outlets-outside = Kept outside
audit-outlets-key = Public key
audit-outlets-key-hint = Ed25519. Keep it with the checkpoints: it verifies their signatures.
mail-checkpoint-subject = Audit log of { $workspace }: checkpoint at entry { $sequence }
mail-checkpoint-text = Keep this mail: it shows later whether the audit log of { $workspace } was cut off or written anew. A file with the line below is what “backoffice verify-audit --checkpoints” takes.

    { $line }
mail-checkpoint-action = See the checkpoints
did-workspaces-create = set up the workspace
did-resets-send-elsewhere = sent a mail that says where to sign in
did-teams-create = created a team
