# Mail: the queue's pages, and what each kind of mail says.

mails-title = Mail
mails-one = Mail
mails-count = { $count ->
    [0] No mails
    [one] { $count } mail
   *[other] { $count } mails
  }
mails-field-recipient = To
mails-field-kind = Kind
mails-field-state = Status
mails-field-attempts = Attempts
mails-field-created-at = Queued
mails-field-sent-at = Sent
mails-state-queued = Queued
mails-state-sent = Sent
mails-state-failed = Failed, will be tried again
mails-state-given-up = Given up
mails-error = The last attempt failed.
mails-next = Next attempt
mails-says = What it says
mails-send-again = Send again
mails-queued = On its way again
mails-test = Send a test to myself
mails-tested = A test mail is on its way to you
mails-previews = Templates
did-mails-resend = sent a mail again
did-mails-test = sent a test mail

mail-foot = You get this mail because of your account in Backoffice.

mail-invitation-name = Invitation
mail-invitation-subject = { $inviter } invites you to { $workspace }
mail-invitation-text =
    Hello { $name },

    { $inviter } invites you to work in { $workspace } as { $role }.

    The link below is good once and for seven days.
mail-invitation-action = Accept invitation
mail-invitation-foot = If you do not know what this is about, do nothing. Nobody gets an account without the link.

mail-welcome-name = Welcome
mail-welcome-subject = Welcome to { $workspace }
mail-welcome-text =
    Hello { $name },

    you are now a member of { $workspace }, as { $role }.

    Under “Profile” in your account menu you can choose your language and what you are told of by mail.
mail-welcome-action = Open { $workspace }

mail-joined-name = Invitation accepted
mail-joined-subject = { $joined } has joined { $workspace }
mail-joined-text =
    Hello { $name },

    { $joined } has accepted your invitation to { $workspace }.
mail-joined-action = Show the member
mail-joined-foot = You get this mail because you invited this person. You can turn it off in your profile.

mail-reset-name = Password reset
mail-reset-subject = Set a new password
mail-reset-text =
    Hello { $name },

    with the link below you set a new password for Backoffice. It is good once and for one hour.
mail-reset-action = Set a new password
mail-reset-foot = If you did not ask for this, do nothing: your password stays as it is.

mail-password-changed-name = Password changed
mail-password-changed-subject = Your password was changed
mail-password-changed-text =
    Hello { $name },

    your password for Backoffice has just been changed, and you were signed out on your other devices.

    If that was not you, ask for a new password at once and tell an administrator.

mail-role-changed-name = Role changed
mail-role-changed-subject = Your role in { $workspace } has changed
mail-role-changed-text =
    Hello { $name },

    { $by } has changed your role in { $workspace } from { $before } to { $after }.
mail-role-changed-action = Open { $workspace }
mail-role-changed-foot = You can turn off this mail in your profile.

mail-test-name = Test
mail-test-subject = A test mail from { $workspace }
mail-test-text =
    Hello { $name },

    this mail shows that { $workspace } can send mail.
mail-test-action = Show the mail queue

mail-emergency-name = Emergency access granted
mail-emergency-subject = Somebody may sign in as you without your second factor
mail-emergency-text =
    Hello { $name },

    { $by } has granted emergency access to your account in { $workspace }: for a quarter of an hour a code stands in for your second factor, once. Your password is needed all the same.

    If you did not ask for that, change your password at once and tell an administrator.
