# Grants in plain words, for mails.

grant-said = { $area }: { $action }
grant-nothing = nothing
grant-everything = everything
grant-all = everything
grant-own = only your own
grant-team = only your teams’
grant-one = one record only
grant-area-audit = Audit log
grant-area-customers = Customers
grant-area-imports = Imports
grant-area-invitations = Invitations
grant-area-keys = API keys
grant-area-mail = Mail
grant-area-jobs = Jobs and schedules
grant-area-members = Members
grant-area-reviews = Access reviews
grant-area-roles = Roles
grant-area-security = Security
grant-area-teams = Teams
grant-area-tickets = Tickets
grant-action-archive = archive
grant-action-assign = assign
grant-action-create = create
grant-action-decide = decide
grant-action-edit = edit
grant-action-look = look as one
grant-action-note = write notes
grant-action-reply = reply
grant-action-run = run
grant-action-send = send
grant-action-start = start
grant-action-export = take along as a file
grant-action-reveal = show sealed fields
grant-action-view = see

mail-grants-changed-name = Permissions changed
mail-grants-changed-subject = What you may do in { $workspace } has changed
mail-grants-changed-text =
    Hello { $name },

    { $by } has changed what you may do in { $workspace } beside your roles.

    New: { $given }

    No longer: { $taken }
mail-grants-changed-action = Open { $workspace }
mail-grants-changed-foot = You can turn off this mail in your profile.
