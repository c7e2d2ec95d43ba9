# Tickets: pedidos dos clientes.

tickets-title = Tickets
tickets-one = Ticket
tickets-count = { $count ->
    [0] Nenhum ticket
    [one] { $count } ticket
   *[other] { $count } tickets
}
tickets-new = Novo ticket
tickets-create = Criar ticket
tickets-edit = Editar ticket
tickets-created = Ticket criado

# Campos

tickets-field-number = Número
tickets-field-title = Título
tickets-field-description = Descrição
tickets-field-customer = Cliente
tickets-field-requester = Solicitante
tickets-field-priority = Prioridade
tickets-field-status = Status
tickets-field-assignee = Responsável
tickets-field-team = Equipe
tickets-field-tags = Etiquetas
tickets-field-channel = Canal
tickets-field-due-at = Prazo
tickets-field-created-at = Criado em
tickets-field-updated-at = Atualizado em
tickets-field-archived-at = Arquivado em
tickets-field-external-id = ID externo

# Valores

tickets-priority-low = Baixa
tickets-priority-medium = Média
tickets-priority-high = Alta
tickets-priority-urgent = Urgente
tickets-status-open = Aberto
tickets-status-pending = Pendente
tickets-status-on-hold = Em espera
tickets-status-solved = Resolvido
tickets-status-closed = Fechado
tickets-channel-email = E-mail
tickets-channel-chat = Chat
tickets-channel-phone = Telefone
tickets-channel-web = Web
tickets-channel-whatsapp = WhatsApp

# O registro

tickets-conversation = Conversa
tickets-conversation-empty = Ainda não há mensagens. Escreva a primeira resposta.
tickets-reply = Resposta
tickets-reply-hint = O cliente vê isto.
tickets-reply-placeholder = Escreva uma resposta ao cliente
tickets-reply-send = Enviar resposta
tickets-reply-sent = Resposta enviada
tickets-note = Nota interna
tickets-note-hint = Só a sua equipe vê isto.
tickets-note-placeholder = Escreva uma nota para a equipe
tickets-note-add = Adicionar nota
tickets-note-added = Nota adicionada
tickets-assign = Atribuir
tickets-assign-to-me = Atribuir a mim
tickets-unassign = Remover responsável
tickets-unassigned = Sem responsável
tickets-assigned = Atribuído a { $name }
tickets-set-priority = Mudar prioridade
tickets-set-status = Mudar status
tickets-close = Fechar ticket
tickets-closed = Ticket fechado
tickets-reopen = Reabrir ticket
tickets-reopened = Ticket reaberto
tickets-archive = Arquivar ticket
tickets-archived = Ticket arquivado
tickets-restore = Restaurar ticket
tickets-restored = Ticket restaurado
tickets-is-archived = Este ticket está arquivado. Restaure-o para alterá-lo.
tickets-overdue = Atrasado
tickets-due-soon = Vence em breve

# Estados vazios

tickets-empty-title = Ainda não há tickets
tickets-empty-text = Os pedidos dos seus clientes aparecerão aqui. Crie o primeiro ou importe de um arquivo.

tickets-field-solved-at = Resolvido
tickets-reply-solve = Enviar e resolver

# O que alguém fez, para o histórico.

did-tickets-create = criou o ticket
did-tickets-edit = editou o ticket
did-tickets-assign = mudou o responsável de
did-tickets-prioritise = mudou a prioridade de
did-tickets-move = mudou o status de
did-tickets-reply = respondeu a
did-tickets-note = anotou em
did-tickets-archive = arquivou
did-tickets-restore = restaurou
did-imports-run = importou
did-imports-map = associou as colunas de uma importação

# The same in a ticket's own history.

step-tickets-create = criou o ticket
step-tickets-edit = editou o ticket
step-tickets-assign = mudou o responsável
step-tickets-prioritise = mudou a prioridade
step-tickets-move = mudou o status
step-tickets-reply = respondeu
step-tickets-note = deixou uma nota
step-tickets-archive = arquivou o ticket
step-tickets-restore = restaurou o ticket
