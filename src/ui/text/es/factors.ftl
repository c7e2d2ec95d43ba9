# Segundos factores, dispositivos, nueva confirmación y los ajustes de seguridad de un espacio de trabajo.

second-title = Un paso más
second-text = La contraseña es correcta. Ahora indique un código.
second-hint = Los seis dígitos de su aplicación de autenticación, o un código de respaldo.
second-leave = Volver a iniciar sesión
confirm-title = ¿Es usted?
confirm-text = Este paso pide su contraseña o un código de su aplicación de autenticación. Se pide una vez cada diez minutos.
confirm-answer = Contraseña o código
confirm-send = Continuar
confirm-wrong = La contraseña o el código no es correcto. Cada código vale una vez.
factors-title = Factores
factors-page = Seguridad de acceso
factors-wanting = Su rol exige un segundo factor. Configure una aplicación de autenticación o una llave de acceso; hasta entonces no se puede abrir nada más aquí.
factors-app = Aplicación de autenticación
factors-app-text = Una aplicación en su teléfono muestra un código nuevo cada 30 segundos. Se le pide después de la contraseña.
factors-app-none = Sin configurar.
factors-app-set-up = Configurar una aplicación de autenticación
factors-app-since = En uso desde
factors-used = último uso
factors-app-replace = Usar otra aplicación
factors-app-remove = Quitar la aplicación
factors-removed = Quitado
factors-set-up = Configurar una aplicación de autenticación
factors-scan = Escanee la imagen con la aplicación o escriba la clave en ella. Después indique el código que muestra la aplicación.
factors-qr = Código QR con el secreto de su aplicación de autenticación
factors-key = La clave, para escribirla
factors-code = Código
factors-code-hint = Seis dígitos; cada código vale una vez.
factors-turn-on = Activar
factors-codes = Códigos de respaldo
factors-codes-text = Para cuando no tenga el teléfono. Cada código vale una vez.
factors-codes-later = Recibe diez con su primera aplicación o llave de acceso.
factors-codes-left = { $count ->
    [0] No queda ningún código. Genere otros nuevos.
    [one] Queda { $count } código.
   *[other] Quedan { $count } códigos.
}
factors-codes-renew = Generar códigos nuevos
factors-codes-new = Sus códigos de respaldo
factors-codes-once = Imprímalos o guárdelos en un gestor de contraseñas. Solo se muestran ahora; los anteriores ya no valen.
factors-codes-kept = Ya los guardé
did-factors-confirm-app = configuró una aplicación de autenticación
did-factors-remove = quitó un segundo factor
did-factors-replace-codes = generó códigos de respaldo nuevos
did-sessions-confirm = volvió a dar la contraseña o un código
devices-title = Dispositivos
devices-text = Dónde tiene la sesión abierta. Si no reconoce alguno, ciérrelo y cambie su contraseña.
devices-end-others = Cerrar todas las demás
devices-end-one = Cerrar sesión en { $device }
devices-ended = Sesión cerrada
devices-others-ended = Se cerraron todas las demás sesiones
devices-this = Este dispositivo
devices-since = sesión iniciada
devices-none = Sin sesiones abiertas.
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
error-unconfirmed-title = Confirme que es usted
error-unconfirmed = Este paso pide antes su contraseña o un código. No se cambió nada.
error-unprotected-title = Hace falta un segundo factor
error-unprotected = Su rol exige un segundo factor y todavía no tiene ninguno. Configure uno en «Seguridad de acceso», en el menú de la cuenta.
rule-code = Este código no es correcto o ya se usó. Espere al siguiente.
rule-range = Indique un número de { $min } a { $max }.
rule-devices = Ya tiene la sesión abierta en { $max } dispositivos. Ciérrela antes en uno de ellos.
emergency-title = Acceso de emergencia
emergency-text = Para quien perdió el teléfono y los códigos de respaldo. Un administrador lo pide, otro lo concede y entrega un código que vale en lugar del factor: una vez, dentro de 15 minutos.
emergency-ask = Pedir acceso de emergencia
emergency-asked = Pedido. Otro administrador tiene que concederlo.
emergency-asked-by = { $name } lo pidió
emergency-waits = Otro administrador tiene que concederlo, dentro de un día.
emergency-grant = Conceder acceso de emergencia
emergency-granted = Concedido. El código vale 15 minutos.
emergency-code = Asegúrese de con quién habla y entregue este código. Solo se muestra ahora.
did-members-ask-emergency = pidió acceso de emergencia
did-members-grant-emergency = concedió acceso de emergencia
rule-second = Lo pidió usted. Otro administrador tiene que concederlo.
