# What is done with members: one, or several at once.

members-field-status = Status
members-status-active = Active
members-status-disabled = Disabled
members-team = Team
members-bulk = Change…
members-bulk-title = Change members
members-bulk-what = What to change
members-bulk-add-role = Add a role
members-bulk-remove-role = Remove a role
members-bulk-set-role = Give only this role, and take the others away
members-bulk-empty = Left empty, it is taken away from all of them.
members-bulk-department = Department
members-bulk-manager = Manager
members-bulk-join-team = Add to a team
members-bulk-leave-team = Remove from a team
members-bulk-disable = Disable
members-bulk-enable = Enable
members-bulk-end-sessions = End their sessions
members-bulk-apply = { $count ->
    [one] Change { $count } member
   *[other] Change { $count } members
  }
members-altered = { $updated } updated, { $failed } failed
members-beyond = Goes further than what you hold yourself: { $needs }
members-only-role = It is their only role. Give them another one first, or disable them.
members-own-manager = Nobody is their own manager.
members-not-now = Disabled already, or not disabled.
did-members-alter = changed a member, among several
did-members-edit = changed department or manager
did-members-join-team = added a member to a team
did-members-leave-team = removed a member from a team
did-members-end-devices = ended all sessions of a member
invite-more-access = Further roles, teams and permissions
invite-more-roles = Further roles
invitations-field-roles = Roles
invitations-field-grants = Own permissions
invitations-field-teams = Teams
members-signed-in = Last sign-in
