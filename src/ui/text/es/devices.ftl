# Confirmación de un dispositivo nuevo y los dispositivos por los que se conoce a alguien.

device-title = Un dispositivo nuevo
device-text = Todavía no has entrado desde aquí. Hemos enviado un código a { $email }.
device-hint = Seis dígitos, válidos durante diez minutos.
device-send = Enviar un código nuevo
device-sent = Un código nuevo está en camino. Los anteriores ya no valen.
known-title = Dispositivos conocidos
known-text = Navegadores en los que has entrado con tu contraseña. En cualquier otro te pedimos que confirmes que eres tú. Olvida uno que ya no uses o que no sea tuyo.
known-none = Todavía no se conoce ningún dispositivo.
known-bound = Se muestran cuando se da la contraseña o un código.
known-since = conocido desde
known-seen = último acceso
known-forget = Olvidar
known-forget-one = Olvidar { $device }
known-forgotten = Olvidado
did-devices-forget = olvidó un dispositivo conocido
security-settings-field-new-devices = Dispositivos nuevos
security-settings-new-devices-confirm = Confirmar con un código enviado por correo
security-settings-new-devices-trust = Dejar entrar solo con la contraseña
security-new-devices-hint = Un segundo factor o una llave de acceso vale como confirmación. A quien entra en un dispositivo nuevo se le avisa por correo.
security-settings-field-text-messages = Mensajes de texto
security-settings-text-messages-count = Cuentan como segundo factor
security-settings-text-messages-ignore = No cuentan
security-text-messages-hint = El factor más débil: los números pueden ser tomados y los mensajes leídos por el camino.
mail-device-code-name = Código para un dispositivo nuevo
mail-device-code-subject = Tu código para entrar
mail-device-code-text =
    Hola, { $name }:

    alguien está entrando en Backoffice con tu contraseña en un dispositivo que todavía no has usado. Si eres tú, indica allí este código:

    { $code }

    Vale una vez y durante diez minutos.
mail-device-code-foot = Si no eres tú, alguien conoce tu contraseña: cámbiala ya y avisa a un administrador. Ninguno de nosotros te pide nunca este código.
mail-new-device-name = Dispositivo nuevo
mail-new-device-subject = Nuevo acceso a Backoffice
mail-new-device-text =
    Hola, { $name }:

    has entrado en un dispositivo que todavía no habías usado: { $device }, desde la dirección { $address }.

    Si no fuiste tú, cambia tu contraseña ya, cierra la sesión en todos los demás en «Dispositivos», en el menú de tu cuenta, y avisa a un administrador.
confirm-passkey = Usar una llave de acceso
