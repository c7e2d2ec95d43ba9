# Views of lists.

views-title = Views
views-all = All
views-modified = { $name } · modified
views-saved = View saved
views-removed = View removed
views-opens = The list opens with it
views-save = Save changes to the view
views-new = Save as a new view…
views-edit = Name and sharing…
views-remove = Remove the view
views-field-name = Name
views-field-resource = List
views-field-query = Question
views-field-member = Made by
views-field-team = Team
views-field-sharing = For whom
views-field-opens = The list opens with it
views-field-created-at = Since
views-sharing-private = Myself
views-sharing-team = My team
views-sharing-everyone = Everybody
step-views-save = kept a view
step-views-remove = removed a view
step-records-undo = took a change back
grant-area-views = Views of lists
grant-action-share = share
