# El registro de auditoría.

audit-log-title = Registro de auditoría
audit-log-field-created-at = Cuándo
audit-log-field-actor = Quién
audit-log-field-command = Qué
audit-log-field-resource = En
audit-log-field-member = Miembro
audit-log-field-role = Como
audit-log-field-changes = Cambios
audit-log-field-correlation = Petición
audit-log-field-sequence = Entrada
audit-entry = Entrada de auditoría
audit-record = Registro
audit-hash = Hash
audit-field = Campo
audit-before = Antes
audit-after = Después
audit-verify = Verificar el registro
audit-good = { $count ->
    [one] Una entrada está como se escribió.
   *[other] { $count } entradas están como se escribieron.
  }
audit-checkpoints = { $count ->
    [one] Un punto de control firmado encaja.
   *[other] { $count } puntos de control firmados encajan.
  }
audit-unchained = { $count ->
    [one] Una entrada anterior no está cubierta.
   *[other] { $count } entradas anteriores no están cubiertas.
  }
audit-bad = La entrada { $number } está mal.
audit-fault-missing = No está.
audit-fault-changed = No es lo que era cuando se escribió.
audit-fault-stamped = El registro no es el que se firmó.
audit-fault-cut = Se firmó, y ha desaparecido con todo lo que venía después.
audit-fault-signature = Esta instalación no firmó su punto de control.

sessions-title = Inicios de sesión
access-title = Permisos
exports-title = Exportaciones

did-customers-create = creó el cliente
did-customers-edit = editó el cliente
did-customers-archive = archivó el cliente
did-customers-restore = restauró el cliente
did-contacts-create = añadió un contacto
did-contacts-edit = editó un contacto
did-contacts-remove = quitó un contacto
did-sign-ins-accept = entró
did-sign-ins-refuse = no pudo entrar
did-access-deny = fue rechazado
did-exports-write = exportó
audit-log-count = { $count ->
    [0] Ninguna entrada
    [one] { $count } entrada
   *[other] { $count } entradas
  }
