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
audit-log-field-address = Desde dónde
audit-entry = Entrada de auditoría
audit-record = Registro
audit-hash = Hash
audit-field = Campo
audit-before = Antes
audit-after = Después
audit-hide-looks = Ocultar consultas
audit-show-looks = Mostrar consultas
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
audit-fault-beside = Está al lado de la cadena y no es más antigua que ella.

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
did-sign-ins-end = cerró la sesión
did-sign-ins-refuse = no pudo entrar
did-access-deny = fue rechazado
did-exports-write = exportó
did-records-read = consultó datos personales
did-outlets-add = indicó un destino de los puntos de control
did-outlets-remove = quitó un destino de los puntos de control
audit-log-count = { $count ->
    [0] Ninguna entrada
    [one] { $count } entrada
   *[other] { $count } entradas
  }

audit-fact-fields = Campos
audit-fact-records = Registros
audit-fact-needs = Requiere
audit-fact-command = Orden
audit-fact-query = Consulta
audit-fact-resource = De
audit-fact-member = Miembro
audit-fact-holding = Tenía
audit-fact-decision = Decisión
audit-fact-note = Nota
audit-fact-joined = Entró en
audit-fact-left = Salió de
audit-fact-format = Formato
audit-fact-rows = Filas
mail-checkpoint-name = Punto de control del registro de auditoría

audit-outlets-title = Puntos de control
audit-outlets-field-target = Dirección
audit-outlets-field-kind = Cómo
audit-outlets-kind-webhook = A una dirección web, en cuanto se firman
audit-outlets-kind-mail = Por correo, el más reciente una vez al día
audit-outlets-text = Cada cuarto de hora se firma la última entrada del registro. Guardadas donde nadie que controle este programa pueda escribir, las firmas muestran si el registro fue cortado o reescrito.
audit-outlets-none = Los puntos de control se guardan solo en la base de datos y en un archivo del programa.
audit-outlets-unsigned = Aún no se ha firmado nada.
audit-outlets-signed = La última entrada firmada es la { $number },
audit-outlets-nothing = Aún no ha llegado nada.
audit-outlets-arrived = Tiene todo hasta la entrada { $number },
audit-outlets-mailed = Enviado por correo hasta la entrada { $number },
audit-outlets-failed = No se pudo entregar ({ $why }); se intentará de nuevo.
audit-outlets-target-hint = Por ejemplo https://log.example/checkpoints o auditoria@example.com
audit-outlets-add = Enviar allí los puntos de control
audit-outlets-added = Los puntos de control se envían allí desde ahora.
audit-outlets-removed = Ya no se envía nada allí.
audit-outlets-remove = No enviar nada más a { $target }
audit-outlets-outside = Guardados fuera
audit-outlets-key = Clave pública
audit-outlets-key-hint = Ed25519. Guárdala con los puntos de control: verifica sus firmas.
mail-checkpoint-subject = Registro de auditoría de { $workspace }: punto de control en la entrada { $sequence }
mail-checkpoint-text = Guarda este correo: muestra más tarde si el registro de auditoría de { $workspace } fue cortado o reescrito. Un archivo con la línea siguiente es lo que recibe «backoffice verify-audit --checkpoints».

    { $line }
mail-checkpoint-action = Ver los puntos de control
did-workspaces-create = creó el espacio de trabajo
did-resets-send-elsewhere = envió un correo que dice dónde iniciar sesión
did-teams-create = creó un equipo
