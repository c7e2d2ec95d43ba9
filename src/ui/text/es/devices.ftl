# Confirmación de un dispositivo nuevo y los dispositivos por los que se conoce a alguien.

device-title = Un dispositivo nuevo
device-text = Todavía no ha entrado desde aquí. Hemos enviado un código a { $email }.
device-hint = Seis cifras, válidas durante diez minutos.
device-send = Enviar un código nuevo
device-sent = Un código nuevo está en camino. Los anteriores ya no valen.
known-title = Dispositivos conocidos
known-text = Navegadores en los que ha entrado con su contraseña. En cualquier otro le pedimos que confirme que es usted. Olvide uno que ya no use o que no sea suyo.
known-none = Todavía no se conoce ningún dispositivo.
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
mail-device-code-subject = Su código para entrar
mail-device-code-text =
    Hola, { $name }:

    alguien está entrando en Backoffice con su contraseña en un dispositivo que usted todavía no ha usado. Si es usted, indique allí este código:

    { $code }

    Vale una vez y durante diez minutos.
mail-device-code-foot = Si no es usted, alguien conoce su contraseña: cámbiela ya y avise a un administrador. Nadie de nosotros le pide este código.
mail-new-device-name = Dispositivo nuevo
mail-new-device-subject = Nuevo acceso a Backoffice
mail-new-device-text =
    Hola, { $name }:

    ha entrado en un dispositivo que todavía no había usado: { $device }, desde la dirección { $address }.

    Si no fue usted, cambie su contraseña ya, cierre la sesión en todos los demás en «Dispositivos» en el menú de su cuenta y avise a un administrador.
confirm-passkey = Usar una llave de acceso
