# Páginas iniciais e seus números.

home-greeting = Olá, { $name }
home-queue = A seguir
home-queue-empty = Nada espera por você agora.
home-queue-all = Ver todos
home-chart = Tickets criados nos últimos 30 dias
home-chart-day = Dia
home-chart-count = Tickets
home-compared-more = { $count } a mais que ontem
home-compared-less = { $count } a menos que ontem
home-compared-same = o mesmo que ontem
home-nothing = Seu papel ainda não tem números. O que você pode abrir está no menu.
metric-open-tickets = Abertos
metric-unassigned-tickets = Sem responsável
metric-my-tickets = Atribuídos a mim
metric-due-tickets = Vencem em 4 horas
metric-created-today = Criados hoje
metric-members-joined = Entraram em 30 dias
metric-solved-today = Resolvidos hoje
