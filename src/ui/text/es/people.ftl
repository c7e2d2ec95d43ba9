# Miembros, roles, equipos.

members-title = Miembros
members-field-name = Nombre
members-field-email = Correo electrónico
members-field-role = Rol
members-field-created-at = Desde
roles-title = Roles
roles-field-name = Nombre
roles-field-key = Clave
roles-field-description = Descripción
roles-field-grants = Permisos
teams-title = Equipos
teams-field-name = Nombre
messages-title = Mensajes
messages-field-ticket = Ticket
messages-field-author = Autor
messages-field-kind = Tipo
messages-field-body = Texto
messages-field-created-at = Escrito
messages-kind-reply = Respuesta
messages-kind-note = Nota interna
