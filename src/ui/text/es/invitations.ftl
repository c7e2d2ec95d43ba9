# Invitaciones, contraseñas y el propio perfil.

members-field-department = Departamento
members-field-manager = Responsable
members-invite = Invitar
members-invite-title = Invitar a alguien
members-invite-send = Enviar invitación
members-invite-choose = Elige un rol
members-invite-language = Idioma del correo
members-invite-taken = Esta dirección es de un miembro o ya tiene una invitación abierta.
members-invited = La invitación va en camino
members-unlock = Desbloquear acceso
members-unlock-why = Olvida los intentos fallidos, para que la persona pueda intentarlo de nuevo
members-unlocked = La persona puede intentar entrar de nuevo
reset-mail = Enviar restablecimiento
reset-mailed = Un enlace para definir una contraseña nueva va en camino
invitations-title = Invitaciones
invitations-one = Invitación
invitations-count = { $count ->
    [0] Ninguna invitación
    [one] { $count } invitación
   *[other] { $count } invitaciones
  }
invitations-field-name = Nombre
invitations-field-email = Correo
invitations-field-role = Rol
invitations-field-department = Departamento
invitations-field-state = Estado
invitations-field-manager = Responsable
invitations-field-inviter = Invitado por
invitations-field-expires-at = Válida hasta
invitations-field-created-at = Invitado
invitations-state-pending = Pendiente
invitations-state-accepted = Aceptada
invitations-state-revoked = Revocada
invitations-state-expired = Caducada
invitation-resend = Reenviar
invitation-resent = Un enlace nuevo va en camino; el anterior ya no abre nada
invitation-revoke = Revocar
invitation-taken-back = Revocada
invitation-late = El enlace ha caducado. Reenvía la invitación para crear uno nuevo.
did-members-invite = invitó a alguien
did-members-reset = envió un restablecimiento de contraseña
did-members-unlock = desbloqueó un acceso
did-members-introduce = cambió su perfil
did-passwords-change = cambió su contraseña
did-resets-request = pidió restablecer la contraseña
did-resets-use = definió una contraseña nueva
did-invitations-resend = reenvió una invitación
did-invitations-revoke = revocó una invitación
did-invitations-accept = aceptó una invitación

invitation-title = Tu invitación
invitation-by = { $inviter } te invita a { $workspace }, como { $role }.
invitation-to = Tienes una invitación a { $workspace }, como { $role }.
invitation-wrong = Este enlace no es válido, o se te ha enviado uno más nuevo. Pide otro a quien te invitó.
invitation-used = Esta invitación ya fue aceptada. Entra con tu correo y tu contraseña.
invitation-revoked = Esta invitación fue revocada. Habla con quien te invitó.
invitation-expired = Esta invitación ha caducado. Pide a quien te invitó que la reenvíe.
invitation-known = Ya entras con { $email }. Entra y podrás aceptar.
invitation-sign-in = Entrar para aceptar
invitation-as = Has entrado como { $email }.
invitation-join = Aceptar la invitación
invitation-other = La invitación es para { $email }, pero has entrado como { $reader }. Sal y abre el enlace de nuevo.
invitation-name = Tu nombre
invitation-terms = Acepto los términos de uso y la política de privacidad de { $workspace }
invitation-terms-needed = Sin esto no hay cuenta.
invitation-accept = Aceptar y entrar

strength-label = Contraseña nueva
strength-hint = Al menos 12 caracteres con mayúsculas y minúsculas, una cifra y un signo.
strength-none = Se adivina al instante.
strength-poor = Débil.
strength-fair = Regular.
strength-good = Buena.
strength-strong = Fuerte.
rule-breached = Demasiada gente usa esta contraseña, así que es de las primeras que se prueban. Elige otra.
rule-weak = Esta contraseña se adivina demasiado pronto. Hazla más larga o menos común.

sign-in-forgot = ¿Olvidaste tu contraseña?
forgot-title = ¿Olvidaste tu contraseña?
forgot-text = Escribe el correo con el que entras. Te enviaremos un enlace para definir una contraseña nueva.
forgot-send = Enviar enlace
forgot-sent = Si alguien entra con { $email }, un enlace va en camino a esa dirección. Sirve durante una hora.
forgot-back = Volver a entrar
reset-title = Define una contraseña nueva
reset-set = Definir contraseña
reset-wrong = Este enlace no es válido, ya se usó, o se te ha enviado uno más nuevo.
reset-expired = Este enlace ha caducado.
reset-again = Pedir un enlace nuevo
reset-done = Tu contraseña nueva está definida y todas tus sesiones han terminado. Entra ahora con ella.

profile-title = Perfil
profile-about = Sobre mí
profile-email-hint = Un administrador puede cambiarlo.
profile-language-hint = De estas páginas y de los correos que recibes.
profile-notices = Avísame por correo cuando
profile-notice-role = cambien mis roles o permisos
profile-notice-joined = se una alguien a quien invité
profile-notices-hint = Los correos que protegen tu cuenta se envían siempre.
profile-password = Contraseña
profile-old = Contraseña actual
profile-old-wrong = Esta no es tu contraseña actual.
profile-password-set = Cambiar contraseña
profile-password-changed = Tu contraseña ha cambiado
profile-password-hint = Tus otras sesiones terminan.
