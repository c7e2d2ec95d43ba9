# Jobs and schedules: work that is done later, and by the clock.

jobs-title = Jobs
jobs-one = Job
jobs-count = { $count ->
    [0] No jobs
    [one] { $count } job
   *[other] { $count } jobs
  }
jobs-field-kind = Job
jobs-field-state = Status
jobs-field-asker = Asked for by
jobs-field-attempts = Tries
jobs-field-created-at = Queued
jobs-field-ended-at = Ended
jobs-state-queued = Queued
jobs-state-running = Under way
jobs-state-waiting = Failed, will be tried again
jobs-state-done = Done
jobs-state-parked = Failed for good
jobs-state-cancelled = Cancelled
jobs-nobody = the program itself
jobs-tries-of = { $count } of at most { $most }
jobs-started = Last started
jobs-next = Next try
jobs-result = Result
jobs-facts = What it is about
jobs-running = Under way
jobs-progress = { $done } of { $total }
jobs-cancelling = Stopping
jobs-cancel = Cancel
jobs-cancel-asked = The job is cancelled, or stops in a moment
jobs-retry = Try again
jobs-retried = The job is queued again
jobs-failed = The last try failed.
jobs-parked = This job failed and is not tried again by itself.
jobs-fault-lost = The process that worked on it ended before it did, each time.
jobs-fault-panicked = A fault in the program; the log has the details.
jobs-fault-asker-gone = Whoever asked for it may not work here any more.
job-export-name = Export
job-export-about = Writes the records of a list into a file.
job-tidy-name = Tidy up
job-tidy-about = Deletes what nobody needs any more: ended sessions, used and expired codes and links, old technical notes, finished jobs.
schedules-title = Schedules
schedules-one = Schedule
schedules-count = { $count ->
    [0] No schedules
    [one] { $count } schedule
   *[other] { $count } schedules
  }
schedules-field-kind = Job
schedules-field-cron = When
schedules-field-enabled = Status
schedules-field-next-at = Next run
schedules-field-last-at = Last run
schedules-enabled-on = On
schedules-enabled-off = Off
schedules-none = Nothing runs by the clock yet.
schedules-text = What runs by itself, by the clocks of the workspace. A run that was missed while the program was down is made up for once.
schedules-next = Next run
schedules-last = Last run
schedules-run = Run now
schedules-running = It is under way
schedules-change = Change
schedules-enabled = Runs by the clock
schedules-cron-hint = Minute, hour, day, month, weekday: 15 3 * * * is every night at 3:15, 0 8 * * 1-5 is at 8:00 on working days.
rule-cron = This is no schedule. It takes minute, hour, day, month and weekday, such as 15 3 * * *.
did-jobs-retry = took up a job again
did-jobs-cancel = cancelled a job
did-schedules-change = changed a schedule
did-schedules-run = ran a schedule early
