# Roles, grants, and in which role one acts.

members-change-roles = Change roles
members-roles-hint = The first one ticked is the role in which this person acts until they choose another. Roles that go further than your own cannot be given.
members-grants = Own permissions
members-no-grants = None beside the roles’
members-change-grants = Change own permissions
members-grants-hint = What this person may do in whichever role they act. You can give only what you hold.
members-remove-grant = Remove { $grant }
members-add-grant = Add to the list
members-permission = Permission
members-reach = Reach
members-record = Id of the record
members-record-hint = The last part of the address of its page.
reach-none = No
reach-one = Single records
reach-own = Own rows
reach-team = Their teams’ rows
reach-all = All rows
choose = Choose…
did-members-change-roles = changed roles
did-members-change-grants = changed own permissions
did-sessions-switch-role = switched role
members-field-roles = Roles
members-field-grants = Own permissions
role-choose-title = Choose a role
role-choose-text = You hold several roles in { $workspace }. Which one do you act in now? You can switch at any time in the menu at the top right.
role-switch = Act as
role-looking = You see Backoffice as { $role } does. Nothing can be changed.
role-look = View as this role
rule-in-use = { $count ->
    [one] One person holds this role.
   *[other] { $count } people hold this role.
  } Give them another one first.
roles-hint = What somebody may do is the sum of the role in which they act and of their own permissions.
roles-permission = Permission
roles-new = New role
roles-rename = Name and description
roles-edit = Change permissions
roles-actions = Actions for { $role }
roles-like = Begin with the permissions of
roles-like-none = No permissions
roles-changed = { $count ->
    [0] No role changed yet
    [one] One role changed, not saved
   *[other] { $count } roles changed, not saved
  }
roles-discard = Discard
roles-check = Check and apply…
roles-apply = Apply
roles-foreseen = What this changes
roles-nobody = Nobody gains or loses anything.
roles-lose = { $count ->
    [one] One person loses this
   *[other] { $count } people lose this
  }
roles-gain = { $count ->
    [one] One person gains this
   *[other] { $count } people gain this
  }
roles-archived = Role archived
roles-restored = Role restored
roles-out-of-use = Archived roles
did-roles-create = created a role
did-roles-rename = renamed a role
did-roles-set-grants = changed what roles grant
did-roles-archive = archived a role
did-roles-restore = restored a role
why-title = Why, or why not?
why-ask = Explain
why-no = may not
why-records = { $count ->
    [one] one record only
   *[other] { $count } records only
  }
why-own = own rows only
why-team = rows of their teams
why-all = all rows
why-held = held
why-not-held = not held
why-other-role = only after switching to this role
role-back = Stop viewing
