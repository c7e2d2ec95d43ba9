# Tickets: solicitudes de los clientes.

tickets-title = Tickets
tickets-one = Ticket
tickets-count = { $count ->
    [0] Ningún ticket
    [one] { $count } ticket
   *[other] { $count } tickets
}
tickets-new = Nuevo ticket
tickets-create = Crear ticket
tickets-edit = Editar ticket
tickets-created = Ticket creado

# Campos

tickets-field-number = Número
tickets-field-title = Título
tickets-field-description = Descripción
tickets-field-customer = Cliente
tickets-field-requester = Solicitante
tickets-field-priority = Prioridad
tickets-field-status = Estado
tickets-field-assignee = Responsable
tickets-field-team = Equipo
tickets-field-tags = Etiquetas
tickets-field-channel = Canal
tickets-field-due-at = Vence
tickets-field-created-at = Creado
tickets-field-updated-at = Actualizado
tickets-field-archived-at = Archivado
tickets-field-external-id = ID externo

# Valores

tickets-priority-low = Baja
tickets-priority-medium = Media
tickets-priority-high = Alta
tickets-priority-urgent = Urgente
tickets-status-open = Abierto
tickets-status-pending = Pendiente
tickets-status-on-hold = En espera
tickets-status-solved = Resuelto
tickets-status-closed = Cerrado
tickets-channel-email = Correo
tickets-channel-chat = Chat
tickets-channel-phone = Teléfono
tickets-channel-web = Web
tickets-channel-whatsapp = WhatsApp

# El registro

tickets-conversation = Conversación
tickets-conversation-empty = Aún no hay mensajes. Escribe la primera respuesta.
tickets-reply = Respuesta
tickets-reply-hint = El cliente ve esto.
tickets-reply-placeholder = Escribe una respuesta al cliente
tickets-reply-send = Enviar respuesta
tickets-reply-sent = Respuesta enviada
tickets-note = Nota interna
tickets-note-hint = Solo lo ve tu equipo.
tickets-note-placeholder = Escribe una nota para tu equipo
tickets-note-add = Añadir nota
tickets-note-added = Nota añadida
tickets-assign = Asignar
tickets-assign-to-me = Asignarme
tickets-unassign = Quitar responsable
tickets-unassigned = Sin asignar
tickets-assigned = Asignado a { $name }
tickets-set-priority = Cambiar prioridad
tickets-set-status = Cambiar estado
tickets-close = Cerrar ticket
tickets-closed = Ticket cerrado
tickets-reopen = Reabrir ticket
tickets-reopened = Ticket reabierto
tickets-archive = Archivar ticket
tickets-archived = Ticket archivado
tickets-restore = Restaurar ticket
tickets-restored = Ticket restaurado
tickets-is-archived = Este ticket está archivado. Restáuralo para cambiarlo.
tickets-overdue = Vencido
tickets-due-soon = Vence pronto

# Estados vacíos

tickets-empty-title = Aún no hay tickets
tickets-empty-text = Aquí aparecerán las solicitudes de tus clientes. Crea la primera o impórtalas desde un archivo.

tickets-field-solved-at = Resuelto
tickets-reply-solve = Enviar y resolver

# Lo que alguien hizo, para el historial.

did-tickets-create = creó el ticket
did-tickets-edit = editó el ticket
did-tickets-assign = cambió el responsable de
did-tickets-prioritise = cambió la prioridad de
did-tickets-move = cambió el estado de
did-tickets-reply = respondió a
did-tickets-note = anotó en
did-tickets-archive = archivó
did-tickets-restore = restauró
did-imports-run = importó
did-imports-map = asignó las columnas de una importación

# The same in a ticket's own history.

step-tickets-create = creó el ticket
step-tickets-edit = editó el ticket
step-tickets-assign = cambió el responsable
step-tickets-prioritise = cambió la prioridad
step-tickets-move = cambió el estado
step-tickets-reply = respondió
step-tickets-note = dejó una nota
step-tickets-archive = archivó el ticket
step-tickets-restore = restauró el ticket
