# Members, roles, teams; messages and contacts are named with their rooms.

members-title = Members
members-field-name = Name
members-field-email = E-mail
members-field-role = Role
members-field-created-at = Since
roles-title = Roles
roles-field-name = Name
roles-field-key = Key
roles-field-description = Description
roles-field-grants = Permissions
teams-title = Teams
teams-field-name = Name
messages-title = Messages
messages-field-ticket = Ticket
messages-field-author = Author
messages-field-kind = Kind
messages-field-body = Text
messages-field-created-at = Written
messages-kind-reply = Reply
messages-kind-note = Internal note
contacts-title = Contacts
contacts-field-name = Name
contacts-field-email = E-mail
contacts-field-phone = Phone
contacts-field-position = Position
contacts-field-customer = Customer
contacts-field-created-at = Created
contacts-field-archived-at = Removed
members-one = Member
members-disable = Disable
members-enable = Enable
members-disabled = Disabled
members-enabled = Enabled
members-is-disabled = This person is disabled and cannot sign in here.
members-seen = Last seen
members-devices = Devices
members-never = Never
members-activity = What they did last
members-all-activity = All activity
did-members-disable = disabled a member
did-members-enable = enabled a member
did-members-add = added a member
members-count = { $count ->
    [0] No members
    [one] { $count } member
   *[other] { $count } members
  }
