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
