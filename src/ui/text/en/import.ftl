# Import: files into records.

import-title = Import
import-lead = Bring customers or tickets in from a CSV or Excel file. Nothing changes before you say so.
import-what = What
import-what-hint = What each row of the table is.
import-file = File
import-file-hint = CSV or XLSX, up to 64 MB and a million rows. Encoding and separator are recognised.
import-upload = Upload
import-earlier = Earlier imports
import-empty-title = No imports yet
import-empty-text = Files that you bring in are listed here, with what became of each row.
import-column-file = Name
import-column-what = Kind
import-column-when = When
import-column-state = State
import-column-result = Result
import-another = Import another file

import-step-upload = Upload
import-step-match = Match columns
import-step-check = Check
import-step-done = Result

import-state-uploaded = Ready
import-state-running = Running
import-state-checked = Checked
import-state-done = Done
import-state-cancelled = Cancelled
import-state-failed = Failed

import-summary = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $format }
import-summary-text = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $format }, { $encoding }, separated by { $delimiter }
import-delimiter-comma = commas
import-delimiter-semicolon = semicolons
import-delimiter-tab = tabs

import-match-title = Match the columns
import-match-lead = Columns were matched by their names. Correct what is wrong; a column can be left out.
import-match-needed = Needed: { $fields }
import-leave-out = Leave out
import-nameless = Column { $number }
import-no-sample = empty
import-problem-required = No column is matched with “{ $field }”, which every row needs.
import-problem-taken = Two columns are matched with “{ $field }”. Keep one of them.
import-identity = Rows are recognised by their external id, so that the same file brought in again changes nothing. Without such a column a row is recognised by its content.
import-blanks = Empty cells leave what is there as it is.
import-dates = Dates and times are read in the workspace’s time zone unless they name their own.
import-file-gone = The file has been deleted: files are kept for 30 days. Upload it again to bring it in.

import-preview = First rows
import-dry-run = Dry run
import-dry-run-hint = Checks everything and stores nothing, so that you see what would change.

import-running = Importing…
import-checking = Checking…
import-progress = { $done } of { $total } rows
import-seconds-left = { $count ->
    [one] about { $count } second left
   *[other] about { $count } seconds left
}
import-minutes-left = { $count ->
    [one] about { $count } minute left
   *[other] about { $count } minutes left
}
import-cancel = Cancel
import-cancelling = Cancelling…
import-elsewhere = It runs in another process; reload the page to see how it ended.

import-checked-title = Nothing has changed yet
import-checked-lead = This is what the file would do.
import-done-title = The file is in
import-cancelled-title = Cancelled
import-cancelled-text = Nothing was changed.
import-failed-title = The import broke off
import-failed-text = Nothing was changed. Try again; if it happens again, tell an administrator.
import-took = Took { $seconds } s.

import-created = { $count } created
import-updated = { $count } updated
import-unchanged = { $count } unchanged
import-refused = { $count } refused
import-would-create = { $count } would be created
import-would-update = { $count } would be updated

import-refusals = Refused rows
import-refusals-lead = These rows were left out. Mend them in the downloaded file and import it; what is already in stays as it is.
import-refusals-some = { $shown } of { $all } shown; the download has more.
import-refusals-download = Download refused rows
import-refusal-line = Line
import-refusal-column = Column
import-refusal-value = Value
import-refusal-reason = Reason
import-refusal-row = Whole row
import-refusal-taken = An earlier row of this file has the same id with other values, or you may not change the record that has it.

import-changes = Changes
import-changes-some = { $count ->
    [one] The first change.
   *[other] The first { $count } changes.
}
import-change-record = Record
import-change-kind = Kind
import-change-new = New
import-change-edit = Changed
import-change-what = What changes
import-change-value = { $field }: { $after }
import-change-from = { $field }: { $before } → { $after }
import-see = Show { $what }

tickets-field-customer-id = Customer’s external id
tickets-field-customer-email = Customer’s e-mail
tickets-field-customer-name = Customer’s name
