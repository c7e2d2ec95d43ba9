# Words that every page uses.

product-name = Backoffice

action-save = Save
action-save-changes = Save changes
action-cancel = Cancel
action-create = Create
action-edit = Edit
action-archive = Archive
action-restore = Restore
action-delete = Delete
action-remove = Remove
action-add = Add
action-close = Close
action-back = Back
action-open = Open
action-apply = Apply
action-clear = Clear
action-clear-all = Clear all
action-reset = Reset
action-retry = Try again
action-reload = Reload the page
action-copy = Copy
action-copy-link = Copy link
action-download = Download
action-import = Import
action-upload = Upload
action-select-all = Select all
action-show-more = Show more
action-more = More actions
action-sign-in = Sign in
action-sign-out = Sign out
action-search = Search
action-dismiss = Dismiss

list-search = Search
list-search-in = Search { $what }
list-filters = Filters
list-filter = Filter
list-filter-add = Add a filter
list-filter-remove = Remove the filter { $what }
list-columns = Columns
list-sort = Sort
list-sort-by = Sort by { $field }
list-sorted-ascending = sorted ascending
list-sorted-descending = sorted descending
list-ascending = Ascending
list-descending = Descending
list-previous = Previous page
list-next = Next page
list-first = First page
list-pages = Pages
list-page-size = Rows per page
list-showing = Showing { $from }–{ $to } of { $total }
list-rows = { $count ->
    [0] No records
    [one] { $count } record
   *[other] { $count } records
}
list-rows-capped = { $count }+ records
list-selected = { $count ->
    [one] { $count } selected
   *[other] { $count } selected
}
list-select-page = Select all on this page
list-select-none = Deselect
list-select-row = Select { $what }
list-archived = Archived
list-with-archived = Show archived
list-from = From
list-to = To
list-min = At least
list-max = At most
list-any = Any
list-contains = Contains
list-is-empty = Is empty
list-unassigned = Unassigned
list-mine = Mine
list-all = All
list-view = Views
list-options = Table options

capped = { $count }+

yes = Yes
no = No
none = None
no-value = Not set
form-archived = This record is archived. Restore it to change it.
form-sent-before = This form was sent before, and its answer was lost. Look in the list whether the record is there already.
me = Me
you = You
system = System
unknown = Unknown
optional = optional
required = required
loading = Loading…
saving = Saving…
saved = Saved
created = Created
copied = Copied
archived = Archived
restored = Restored
undo = Undo
details = Details
actions = Actions
properties = Properties
history = History
reference = Reference { $reference }
changed-by-another = Changed just now by someone else
updated-at = Updated { $when }
created-at = Created { $when }
characters-left = { $count ->
    [one] { $count } character left
   *[other] { $count } characters left
}
tags-hint = Separate tags with commas.
keyboard-hint = Press { $key }
unsaved = Changes are not saved yet.

# Errors: a heading, then what happened and whose move it is.

error-title = Something went wrong
error-signed-out-title = You are signed out
error-signed-out = Your session has ended. Sign in again; what you typed stays here until you leave the page.
error-forbidden-title = You may not do this
error-forbidden = Your role does not include the permission “{ $needs }”. An administrator of this workspace can grant it.
error-looking-title = You are only looking
error-looking = You see Backoffice as another role does. Nothing can be changed until you stop.
error-not-found-title = Nothing is here
error-not-found = There is no such page or record, or you may not see it. Check the address, or go back to the list.
error-conflict-title = Somebody was faster
error-conflict = This record has changed since you opened it. Reload to see the changes, then make yours again.
error-invalid-title = Please check the form
error-invalid = { $count ->
    [one] One value needs your attention.
   *[other] { $count } values need your attention.
}
error-malformed-title = This address cannot be understood
error-malformed = The parameter “{ $parameter }” has a value that makes no sense here. Correct it, or start from the list again.
error-too-many-title = Too many tries
error-too-many = { $seconds ->
    [one] Wait one second, then try again.
   *[other] Wait { $seconds } seconds, then try again.
}
error-outdated-title = There is a newer version
error-outdated = The program has been updated since this page was opened. Reload the page to go on.
error-unavailable-title = Cannot be reached right now
error-unavailable = The server did not answer. Nothing was lost; try again in a moment.
error-internal-title = Something broke on our side
error-internal = It has been written to the log. If it happens again, tell your administrator this reference: { $reference }

# Rules a value can break, shown beside its field.

rule-required = This is needed.
rule-too-long = { $max ->
    [one] Use at most { $max } character.
   *[other] Use at most { $max } characters.
}
rule-too-short = { $min ->
    [one] Use at least { $min } character.
   *[other] Use at least { $min } characters.
}
rule-email = This is not an e-mail address, such as name@example.com.
rule-tax-id = This is not a valid CNPJ or CPF. Check the digits.
rule-url = Give an address that begins with https://, without a question mark.
rule-choice = Choose one of the listed values.
rule-date = This is not a date.
rule-number = This is not a number.
rule-taken = Another record has this value already.
rule-missing = There is no such record, or you may not see it.
rule-too-many = { $max ->
    [one] Use at most { $max } entry.
   *[other] Use at most { $max } entries.
}
rule-credentials = The e-mail or the password is wrong.
rule-state = The record’s present state does not allow this.
rule-changed = Somebody has changed this since.
rule-last-admin = This is the last person who may do everything here. Give that role to somebody else first.
rule-columns = This row has { $found } cells, but the header has { $expected }.
rule-file = This is not a table we can read, or it is larger than { $max } MB.

# Appearance and language.

theme = Theme
theme-light = Light
theme-dark = Dark
theme-system = Same as the system
language = Language
language-en = English
language-pt-br = Português (Brasil)
language-es = Español

# Shell.

shell-skip = Skip to the content
shell-menu = Menu
shell-navigation = Main navigation
shell-collapse = Collapse the sidebar
shell-expand = Expand the sidebar
shell-breadcrumbs = You are here
shell-workspace = Workspace
shell-switch-workspace = Switch workspace
shell-role = Role
shell-notifications = Notifications
shell-no-notifications = Nothing new
shell-profile = Your account
shell-signed-in-as = Signed in as { $name }
shell-home = Home
shell-settings = Settings
shell-live = Live
shell-offline = Not connected; what you see may be old
shell-help = Help
shell-messages = Messages

# Empty states.

empty-title = Nothing here yet
empty-text = What you add will appear here.
empty-matches-title = Nothing matches
empty-matches-text = No record fits these filters. Remove one, or search for something else.
empty-forbidden-title = Not for your role
empty-forbidden-text = Your role may not see this. An administrator of this workspace can change that.
empty-archived-title = Nothing is archived
empty-archived-text = Records that are archived are kept here and can be restored.

# Charts.

chart-table = Show the numbers
chart-no-data = No numbers for this period

# Time.

time-just-now = just now
time-minutes-ago = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
time-hours-ago = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
time-days-ago = { $count ->
    [one] yesterday
   *[other] { $count } days ago
}
time-months-ago = { $count ->
    [one] last month
   *[other] { $count } months ago
}
time-years-ago = { $count ->
    [one] last year
   *[other] { $count } years ago
}
time-minutes-ahead = { $count ->
    [one] in { $count } minute
   *[other] in { $count } minutes
}
time-hours-ahead = { $count ->
    [one] in { $count } hour
   *[other] in { $count } hours
}
time-days-ahead = { $count ->
    [one] tomorrow
   *[other] in { $count } days
}
time-months-ahead = { $count ->
    [one] next month
   *[other] in { $count } months
}
time-years-ahead = { $count ->
    [one] next year
   *[other] in { $count } years
}
time-today = today
time-date = { $month } { $day }, { $year }
time-day = { $month } { $day }
time-date-time = { $date }, { $time }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
export = Export
export-csv = As CSV
export-xlsx = As a workbook (XLSX)
export-json = As JSON
export-pdf = As PDF, as shown
export-fetch = Download the file
export-page = Page
environment-staging = Staging
environment-staging-text = A sanitised copy for trying things out. Nothing here is real.
environment-development = Development
environment-development-text = Test data. Nothing here is real.

# Undo, inline editing and changes of several records.
action-stop = Stop
undone = Taken back
cell-edit = Change { $what }
cell-changed = { $what } changed
cell-keys = Enter saves, Esc leaves, Tab goes on
bulk-set = Change
bulk-all = { $count ->
    [one] Select the one that matches
   *[other] Select all { $count } that match
}
bulk-apply = { $count ->
    [one] Change 1 record
   *[other] Change { $count } records
}
bulk-done = { $count ->
    [one] 1 record changed
   *[other] { $count } records changed
}
bulk-running = Changing the records
bulk-progress = { $done } of { $of }
bulk-left = · { $seconds ->
    [one] 1 second left
   *[other] { $seconds } seconds left
}
bulk-would = What would happen
bulk-did = What happened
bulk-changes = { $count ->
    [one] 1 changes
   *[other] { $count } change
}
bulk-same = { $count ->
    [one] 1 is so already
   *[other] { $count } are so already
}
bulk-refused = { $count ->
    [one] 1 stays as it is
   *[other] { $count } stay as they are
}
bulk-looked = Of the first { $count }.

# Sorting by several fields, and groups of conditions.
list-sort-add = Sort by this; with Shift, too
list-sort-then = Then by
table-has = contains { $value }
builder = Groups of conditions
builder-all = all of these
builder-any = any of these
builder-group = Group of conditions
builder-joined = Records for which holds
builder-add = Condition
builder-add-group = Group
builder-remove = Remove the condition
builder-remove-group = Remove the group
builder-field = Field
builder-op = Comparison
builder-value = Value
builder-somebody = Somebody
builder-record = A record
builder-date = Date
builder-no-date = no date
builder-incomplete = A condition has no value yet.
builder-and = and
builder-or = or
op-is = is
op-not = is not
op-from = from
op-to = up to
op-has = contains

# Boards and calendars.
layout = Layout
layout-table = Table
layout-board = Board by { $what }
layout-calendar = Calendar by { $what }
board-more = All in the table
board-move = Move { $what }
board-moved = Moved to { $to }
calendar-months = Months
calendar-before = Month before
calendar-after = Next month
calendar-more = The first { $count } of these weeks are shown.
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun

# The panel beside a list, columns, rows.
peek = Record
peek-open = Open
peek-gone = This record is not there, or not for you to see.
column-earlier = Move { $what } to the left
column-later = Move { $what } to the right
density = Rows
density-comfortable = Comfortable
density-compact = Compact

draft-found = You began to write something here
draft-restore = Restore
draft-discard = Discard
leave-title = Leave without saving?
leave-text = What you typed has not been saved and would be lost.
leave-stay = Stay
leave-go = Leave
form-wants-scripts = This form needs scripts, which are switched off in this browser.

irreversible-type = Type “{ $name }” to go on
irreversible-hint = This cannot be taken back.
