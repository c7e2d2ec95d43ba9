# Miembros, roles, equipos.

members-title = Miembros
members-field-name = Nombre
members-field-email = Correo
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
contacts-title = Contactos
contacts-field-name = Nombre
contacts-field-email = Correo
contacts-field-phone = Teléfono
contacts-field-position = Cargo
contacts-field-customer = Cliente
contacts-field-created-at = Creado
contacts-field-archived-at = Quitado
members-one = Miembro
members-disable = Desactivar
members-enable = Activar
members-disabled = Desactivado
members-enabled = Activado
members-is-disabled = Esta persona está desactivada y no puede entrar aquí.
members-seen = Visto por última vez
members-devices = Dispositivos
members-never = Nunca
members-activity = Lo último que hizo
members-all-activity = Toda la actividad
did-members-disable = desactivó a un miembro
did-members-enable = activó a un miembro
did-members-add = añadió a un miembro
members-count = { $count ->
    [0] Ningún miembro
    [one] { $count } miembro
   *[other] { $count } miembros
  }
