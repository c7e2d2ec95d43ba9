# Home pages and their numbers.

home-greeting = Hello, { $name }
home-queue = Next up
home-queue-empty = Nothing waits for you right now.
home-queue-all = See all
home-chart = Tickets created in the last 30 days
home-chart-day = Day
home-chart-count = Tickets
home-compared-more = { $count } more than yesterday
home-compared-less = { $count } fewer than yesterday
home-compared-same = as many as yesterday
home-nothing = Your role has no figures yet. What you may open is in the sidebar.
metric-open-tickets = Open
metric-unassigned-tickets = Unassigned
metric-my-tickets = Assigned to me
metric-due-tickets = Due within 4 hours
metric-created-today = Created today
metric-members-joined = Joined in 30 days
metric-solved-today = Solved today
