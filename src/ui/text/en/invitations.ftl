# Inviting, setting passwords, one's own profile.

members-field-department = Department
members-field-manager = Manager
members-invite = Invite
members-invite-title = Invite somebody
members-invite-send = Send invitation
members-invite-choose = Choose a role
members-invite-language = Language of the mail
members-invite-taken = This address belongs to a member, or has an open invitation already.
members-invited = The invitation is on its way
members-unlock = Unlock sign-in
members-unlock-why = Forgets failed sign-ins, so that the person may try again
members-unlocked = They may try to sign in again
reset-mail = Send password reset
reset-mailed = A link to set a new password is on its way
invitations-title = Invitations
invitations-one = Invitation
invitations-count = { $count ->
    [0] No invitations
    [one] { $count } invitation
   *[other] { $count } invitations
  }
invitations-field-name = Name
invitations-field-email = E-mail
invitations-field-role = Role
invitations-field-department = Department
invitations-field-state = Status
invitations-field-manager = Manager
invitations-field-inviter = Invited by
invitations-field-expires-at = Good until
invitations-field-created-at = Invited
invitations-state-pending = Pending
invitations-state-accepted = Accepted
invitations-state-revoked = Revoked
invitations-state-expired = Expired
invitation-resend = Resend
invitation-resent = A new link is on its way; the old one opens nothing any more
invitation-revoke = Revoke
invitation-taken-back = Revoked
invitation-late = The link has expired. Resend the invitation to make a new one.
did-members-invite = invited somebody
did-members-reset = sent a password reset
did-members-unlock = unlocked a sign-in
did-members-introduce = changed their profile
did-passwords-change = changed their password
did-resets-request = asked for a password reset
did-resets-use = set a new password
did-invitations-resend = sent an invitation again
did-invitations-revoke = revoked an invitation
did-invitations-accept = accepted an invitation

invitation-title = Your invitation
invitation-by = { $inviter } invites you to { $workspace }, as { $role }.
invitation-to = You are invited to { $workspace }, as { $role }.
invitation-wrong = This link is not valid, or a newer one has been sent to you. Ask whoever invited you for another.
invitation-used = This invitation has been accepted already. Sign in with your e-mail and password.
invitation-revoked = This invitation was taken back. Ask whoever invited you.
invitation-expired = This invitation has expired. Ask whoever invited you to send it again.
invitation-known = You already sign in with { $email }. Sign in, and you can accept.
invitation-sign-in = Sign in to accept
invitation-as = You are signed in as { $email }.
invitation-join = Accept invitation
invitation-other = The invitation is for { $email }, but you are signed in as { $reader }. Sign out, then open the link again.
invitation-name = Your name
invitation-terms = I accept the terms of use and the privacy policy of { $workspace }
invitation-terms-needed = Without this there is no account.
invitation-accept = Accept and sign in

strength-label = New password
strength-hint = At least 12 characters with upper and lower case, a digit and a sign.
strength-none = Guessed at once.
strength-poor = Poor.
strength-fair = Fair.
strength-good = Good.
strength-strong = Strong.
rule-breached = Too many people use this password, so it is tried first. Choose another.
rule-weak = This password is guessed too soon. Make it longer or less common.

sign-in-forgot = Forgot your password?
forgot-title = Forgot your password?
forgot-text = Enter the e-mail you sign in with. We send you a link to set a new password.
forgot-send = Send link
forgot-sent = If somebody signs in with { $email }, a link is on its way there. It is good for one hour.
forgot-back = Back to signing in
reset-title = Set a new password
reset-set = Set password
reset-wrong = This link is not valid, was used, or a newer one has been sent to you.
reset-expired = This link has expired.
reset-again = Ask for a new link
reset-done = Your new password is set, and all your sessions have ended. Sign in with it now.

profile-title = Profile
profile-about = About me
profile-email-hint = An administrator can change it.
profile-language-hint = Of these pages and of the mails you get.
profile-notices = Tell me by mail when
profile-notice-role = my roles or permissions change
profile-notice-joined = somebody I invited has joined
profile-notices-hint = Mails that keep your account safe are always sent.
profile-password = Password
profile-old = Current password
profile-old-wrong = This is not your current password.
profile-password-set = Change password
profile-password-changed = Your password is changed
profile-password-hint = Your other sessions end.
