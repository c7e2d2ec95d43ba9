# Customers: companies that the workspace serves.

customers-title = Customers
customers-one = Customer
customers-count = { $count ->
    [0] No customers
    [one] { $count } customer
   *[other] { $count } customers
}
customers-new = New customer
customers-create = Create customer
customers-edit = Edit customer
customers-created = Customer created
customers-saved = Customer saved
customers-search = Search customers

# Fields

customers-field-name = Company
customers-field-email = E-mail
customers-field-tax-id = CNPJ
customers-field-tier = Tier
customers-field-status = Status
customers-field-region = Region
customers-field-owner = Owner
customers-field-notes = Notes
customers-field-tags = Tags
customers-field-created-at = Created
customers-field-updated-at = Updated
customers-field-archived-at = Archived
customers-field-external-id = External id

# Values

customers-tier-standard = Standard
customers-tier-professional = Professional
customers-tier-enterprise = Enterprise
customers-status-active = Active
customers-status-trial = Trial
customers-status-at-risk = At risk
customers-status-churned = Churned

# The record

customers-tickets = Tickets of this customer
customers-tickets-empty = This customer has no tickets.
customers-contacts = Contacts
customers-contacts-empty = No contacts yet.
customers-contact-add = Add contact
customers-contact-name = Name
customers-contact-email = E-mail
customers-contact-phone = Phone
customers-contact-role = Role
customers-contact-edit = Edit contact
customers-contact-edit-one = Edit { $name }
customers-contact-remove = Remove contact
customers-contact-remove-one = Remove { $name }
customers-contact-remove-text = { $name } will no longer be listed at this customer. The history keeps the entry.
customers-contact-created = Contact added
customers-contact-saved = Contact saved
customers-contact-removed = Contact removed
customers-no-owner = No owner
customers-owner-hint = Who looks after this customer.
customers-notes-empty = No notes yet.
customers-tax-id-hint = CNPJ, digits or the new form with letters. Leave empty when there is none.
customers-archive = Archive customer
customers-archived = Customer archived
customers-restore = Restore customer
customers-restored = Customer restored
customers-is-archived = This customer is archived. Restore it to change it.

# Empty states

customers-empty-title = No customers yet
customers-empty-text = The companies you serve will stand here. Create the first, or import them from a file.
customers-field-payment-details = Payment details
customers-payment-sealed = There are details; who sees them is noted.
customers-payment-none = No payment details.
customers-payment-reveal = Reveal
customers-payment-change = Change payment details
customers-payment-hint = Bank account, payment key and the like. Sealed in the database.
customers-payment-remove = Remove the details
customers-payment-saved = Payment details saved
did-customers-set-payment-details = changed the payment details
did-customers-reveal-payment-details = looked at the payment details
