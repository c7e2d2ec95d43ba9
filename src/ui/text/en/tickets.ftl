# Tickets: requests of customers.

tickets-title = Tickets
tickets-one = Ticket
tickets-count = { $count ->
    [0] No tickets
    [one] { $count } ticket
   *[other] { $count } tickets
}
tickets-new = New ticket
tickets-create = Create ticket
tickets-edit = Edit ticket
tickets-created = Ticket created

# Fields

tickets-field-number = Number
tickets-field-title = Title
tickets-field-description = Description
tickets-field-customer = Customer
tickets-field-requester = Requester
tickets-field-priority = Priority
tickets-field-status = Status
tickets-field-assignee = Assignee
tickets-field-team = Team
tickets-field-tags = Tags
tickets-field-channel = Channel
tickets-field-due-at = Due
tickets-field-created-at = Created
tickets-field-updated-at = Updated
tickets-field-archived-at = Archived
tickets-field-external-id = External id

# Values

tickets-priority-low = Low
tickets-priority-medium = Medium
tickets-priority-high = High
tickets-priority-urgent = Urgent
tickets-status-open = Open
tickets-status-pending = Pending
tickets-status-on-hold = On hold
tickets-status-solved = Solved
tickets-status-closed = Closed
tickets-channel-email = E-mail
tickets-channel-chat = Chat
tickets-channel-phone = Phone
tickets-channel-web = Web
tickets-channel-whatsapp = WhatsApp

# The record

tickets-conversation = Conversation
tickets-conversation-empty = No messages yet. Write the first reply.
tickets-reply = Reply
tickets-reply-hint = The customer sees this.
tickets-reply-placeholder = Write a reply to the customer
tickets-reply-send = Send reply
tickets-reply-sent = Reply sent
tickets-note = Internal note
tickets-note-hint = Only your team sees this.
tickets-note-placeholder = Write a note for your team
tickets-note-add = Add note
tickets-note-added = Note added
tickets-assign = Assign
tickets-assign-to-me = Assign to me
tickets-unassign = Remove assignee
tickets-unassigned = Unassigned
tickets-assigned = Assigned to { $name }
tickets-set-priority = Change priority
tickets-set-status = Change status
tickets-close = Close ticket
tickets-closed = Ticket closed
tickets-reopen = Reopen ticket
tickets-reopened = Ticket reopened
tickets-archive = Archive ticket
tickets-archived = Ticket archived
tickets-restore = Restore ticket
tickets-restored = Ticket restored
tickets-is-archived = This ticket is archived. Restore it to change it.
tickets-overdue = Overdue
tickets-due-soon = Due soon

# Empty states

tickets-empty-title = No tickets yet
tickets-empty-text = Requests of your customers will stand here. Create the first, or import them from a file.

tickets-field-solved-at = Solved
tickets-reply-solve = Send and solve

# What somebody did, for the history: “Ana · assigned the ticket”.

did-tickets-create = created the ticket
did-tickets-edit = edited the ticket
did-tickets-assign = changed the assignee of
did-tickets-prioritise = changed the priority of
did-tickets-move = changed the status of
did-tickets-reply = replied to
did-tickets-note = left a note on
did-tickets-archive = archived
did-tickets-restore = restored
did-imports-run = imported
did-imports-map = matched the columns of an import

# The same in a ticket's own history.

step-tickets-create = created the ticket
step-tickets-edit = edited the ticket
step-tickets-assign = changed the assignee
step-tickets-prioritise = changed the priority
step-tickets-move = changed the status
step-tickets-reply = replied
step-tickets-note = left a note
step-tickets-archive = archived the ticket
step-tickets-restore = restored the ticket
