# Páginas de inicio y sus cifras.

home-greeting = Hola, { $name }
home-queue = A continuación
home-queue-empty = Nada te espera ahora mismo.
home-queue-all = Ver todos
home-chart = Tickets creados en los últimos 30 días
home-chart-day = Día
home-chart-count = Tickets
home-compared-more = { $count } más que ayer
home-compared-less = { $count } menos que ayer
home-compared-same = igual que ayer
home-nothing = Tu rol todavía no tiene cifras. Lo que puedes abrir está en el menú.
metric-open-tickets = Abiertos
metric-unassigned-tickets = Sin asignar
metric-my-tickets = Asignados a mí
metric-due-tickets = Vencen en 4 horas
metric-created-today = Creados hoy
metric-members-joined = Se unieron en 30 días
metric-solved-today = Resueltos hoy
