# Segundos factores, dispositivos, nueva confirmación y los ajustes de seguridad de un espacio de trabajo.

second-title = Un paso más
second-text = La contraseña es correcta. Ahora indica un código.
second-hint = Los seis dígitos de tu aplicación de autenticación, o un código de respaldo.
second-leave = Volver al inicio de sesión
confirm-title = ¿Eres tú?
confirm-text = Este paso pide tu contraseña o un código de tu aplicación de autenticación. Se pide una vez cada diez minutos.
confirm-answer = Contraseña o código
confirm-send = Continuar
confirm-wrong = La contraseña o el código no son correctos. Cada código vale una vez.
factors-title = Factores
factors-page = Seguridad de acceso
factors-wanting = Tu rol exige un segundo factor. Configura una aplicación de autenticación o una llave de acceso; hasta entonces no se puede abrir nada más aquí.
factors-app = Aplicación de autenticación
factors-app-text = Una aplicación en tu teléfono muestra un código nuevo cada 30 segundos. Se te pide después de la contraseña.
factors-app-none = Sin configurar.
factors-app-set-up = Configurar una aplicación de autenticación
factors-app-since = En uso desde
factors-used = último uso
factors-app-replace = Usar otra aplicación
factors-app-remove = Quitar la aplicación
factors-removed = Quitado
factors-set-up = Configurar una aplicación de autenticación
factors-scan = Escanea la imagen con la aplicación o escribe la clave en ella. Después indica el código que muestra la aplicación.
factors-qr = Código QR con el secreto de tu aplicación de autenticación
factors-key = La clave, para escribirla
factors-code = Código
factors-code-hint = Seis dígitos; cada código vale una vez.
factors-turn-on = Activar
factors-codes = Códigos de respaldo
factors-codes-text = Para cuando no tengas el teléfono. Cada código vale una vez.
factors-codes-later = Recibes diez con tu primera aplicación o llave de acceso.
factors-codes-left = { $count ->
    [0] No queda ningún código. Genera otros nuevos.
    [one] Queda { $count } código.
   *[other] Quedan { $count } códigos.
}
factors-codes-renew = Generar códigos nuevos
factors-codes-new = Tus códigos de respaldo
factors-codes-once = Imprímelos o guárdalos en un gestor de contraseñas. Solo se muestran ahora; los anteriores ya no valen.
factors-codes-kept = Ya los guardé
did-factors-confirm-app = configuró una aplicación de autenticación
did-factors-remove = quitó un segundo factor
did-factors-replace-codes = generó códigos de respaldo nuevos
did-sessions-confirm = volvió a dar la contraseña o un código
devices-title = Dispositivos
devices-text = Dónde tienes la sesión abierta. Si no reconoces alguno, cierra su sesión y cambia tu contraseña.
devices-end-others = Cerrar todas las demás
devices-end-one = Cerrar sesión en { $device }
devices-ended = Sesión cerrada
devices-others-ended = Se cerraron todas las demás sesiones
devices-this = Este dispositivo
devices-since = sesión iniciada
devices-none = Sin sesiones abiertas.
devices-bound = Entraste por inicio de sesión único: aquí solo se muestra, y solo se cierra, lo que entró así en este espacio de trabajo.
devices-show-all = Mostrar todos los dispositivos
devices-unknown = Dispositivo desconocido
devices-name = { $browser } en { $system }
did-devices-end = cerró la sesión de un dispositivo
did-devices-end-others = cerró la sesión de todos los demás dispositivos
did-members-end-device = cerró la sesión de un dispositivo de un miembro
security-settings-title = Seguridad
security-settings-field-idle-hours = Horas sin uso
security-settings-field-absolute-hours = Horas en total
security-settings-field-devices = Dispositivos por persona
security-settings-field-when-full = Un dispositivo de más
security-settings-field-factor-roles = Roles que necesitan un segundo factor
security-settings-when-full-end-oldest = Cerrar el que lleva más tiempo sin uso
security-settings-when-full-refuse = Rechazar el nuevo
security-text = Cuánto tiempo siguen conectados los miembros y en cuántos dispositivos. Para quien está en varios espacios vale el más estricto.
security-roles-text = A los miembros con estos roles que no tengan ninguno se les pide configurarlo antes de nada.
security-without = { $count ->
    [one] { $count } miembro sin él
   *[other] { $count } miembros sin él
}
did-security-save = cambió los ajustes de seguridad
error-unconfirmed-title = Confirma que eres tú
error-unconfirmed = Este paso pide antes tu contraseña o un código. No se cambió nada.
error-unprotected-title = Hace falta un segundo factor
error-unprotected = Tu rol exige un segundo factor y todavía no tienes ninguno. Configura uno en «Seguridad de acceso», en el menú de la cuenta.
rule-code = Este código no es correcto o ya se usó. Espera al siguiente.
rule-range = Indica un número de { $min } a { $max }.
rule-devices = Ya tienes la sesión abierta en { $max } dispositivos. Ciérrala antes en uno de ellos.
emergency-title = Acceso de emergencia
emergency-text = Para quien perdió el teléfono y los códigos de respaldo. Un administrador lo pide, otro lo concede y entrega un código que vale en lugar del factor: una vez, dentro de 15 minutos.
emergency-ask = Pedir acceso de emergencia
emergency-asked = Pedido. Otro administrador tiene que concederlo.
emergency-asked-by = { $name } lo pidió
emergency-waits = Otro administrador tiene que concederlo, dentro de un día.
emergency-grant = Conceder acceso de emergencia
emergency-granted = Concedido. El código vale 15 minutos.
emergency-code = Asegúrate de con quién hablas y entrega este código. Solo se muestra ahora.
did-members-ask-emergency = pidió acceso de emergencia
did-members-grant-emergency = concedió acceso de emergencia
rule-second = Lo pediste tú. Otro administrador tiene que concederlo.
