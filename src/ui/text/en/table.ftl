# Lists and pickers, beyond what common.ftl says.

table-not = not { $value }
table-from = from { $value }
table-until = until { $value }
table-between = { $from } – { $to }
table-now = now
table-today = Today
table-past = Past
table-last-days = Last { $count } days
table-next-days = Next { $count } days
table-late = Late
table-count-stops = Counting stops at { $count }.
table-gone-title = This page is empty now
table-gone-text = The records that stood here have moved or gone. Go back to the first page.
table-no-options = No match
table-options = { $count ->
    [0] No match
    [one] { $count } option
   *[other] { $count } options
}
