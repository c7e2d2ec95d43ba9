# Correo: las páginas de la cola y lo que dice cada tipo de correo.

mails-title = Correos
mails-one = Correo
mails-count = { $count ->
    [0] Ningún correo
    [one] { $count } correo
   *[other] { $count } correos
  }
mails-field-recipient = Para
mails-field-kind = Tipo
mails-field-state = Estado
mails-field-attempts = Intentos
mails-field-created-at = En cola desde
mails-field-sent-at = Enviado
mails-state-queued = En cola
mails-state-sent = Enviado
mails-state-failed = Falló, se intentará de nuevo
mails-state-given-up = Abandonado
mails-error = El último intento falló.
mails-next = Próximo intento
mails-says = Lo que dice
mails-send-again = Enviar de nuevo
mails-queued = De nuevo en camino
mails-test = Enviarme una prueba
mails-tested = Un correo de prueba va en camino
mails-previews = Plantillas
did-mails-resend = envió un correo de nuevo
did-mails-test = envió un correo de prueba

mail-foot = Recibes este correo por tu cuenta en Backoffice.

mail-invitation-name = Invitación
mail-invitation-subject = { $inviter } te invita a { $workspace }
mail-invitation-text =
    Hola, { $name }:

    { $inviter } te invita a trabajar en { $workspace } como { $role }.

    El enlace de abajo sirve una sola vez y durante siete días.
mail-invitation-action = Aceptar la invitación
mail-invitation-foot = Si no sabes de qué se trata, no hagas nada. Nadie recibe una cuenta sin el enlace.

mail-welcome-name = Bienvenida
mail-welcome-subject = Te damos la bienvenida a { $workspace }
mail-welcome-text =
    Hola, { $name }:

    ya formas parte de { $workspace }, como { $role }.

    En «Perfil», en el menú de tu cuenta, eliges el idioma y de qué quieres que se te avise por correo.
mail-welcome-action = Abrir { $workspace }

mail-joined-name = Invitación aceptada
mail-joined-subject = { $joined } se ha unido a { $workspace }
mail-joined-text =
    Hola, { $name }:

    { $joined } ha aceptado tu invitación a { $workspace }.
mail-joined-action = Ver al miembro
mail-joined-foot = Recibes este correo porque invitaste a esta persona. Puedes desactivarlo en tu perfil.

mail-reset-name = Restablecer la contraseña
mail-reset-subject = Define una contraseña nueva
mail-reset-text =
    Hola, { $name }:

    con el enlace de abajo defines una contraseña nueva para Backoffice. Sirve una sola vez y durante una hora.
mail-reset-action = Definir una contraseña nueva
mail-reset-foot = Si no lo pediste, no hagas nada: tu contraseña sigue siendo la misma.

mail-password-changed-name = Contraseña cambiada
mail-password-changed-subject = Tu contraseña ha cambiado
mail-password-changed-text =
    Hola, { $name }:

    tu contraseña de Backoffice acaba de cambiar, y se ha cerrado tu sesión en los demás dispositivos.

    Si no fuiste tú, pide enseguida una contraseña nueva y avisa a un administrador.

mail-role-changed-name = Rol cambiado
mail-role-changed-subject = Tu rol en { $workspace } ha cambiado
mail-role-changed-text =
    Hola, { $name }:

    { $by } ha cambiado tu rol en { $workspace } de { $before } a { $after }.
mail-role-changed-action = Abrir { $workspace }
mail-role-changed-foot = Puedes desactivar este correo en tu perfil.

mail-test-name = Prueba
mail-test-subject = Un correo de prueba de { $workspace }
mail-test-text =
    Hola, { $name }:

    este correo muestra que { $workspace } puede enviar correo.
mail-test-action = Ver la cola de correo

mail-emergency-name = Acceso de emergencia concedido
mail-emergency-subject = Alguien puede entrar como tú sin tu segundo factor
mail-emergency-text =
    Hola, { $name }:

    { $by } ha concedido acceso de emergencia a tu cuenta en { $workspace }: durante quince minutos un código sustituye a tu segundo factor, una vez. Tu contraseña sigue siendo necesaria.

    Si no lo pediste, cambia tu contraseña ahora y avisa a un administrador.
