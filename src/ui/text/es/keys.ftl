# Claves de API y sus tokens.

api-keys-title = Claves de API
api-keys-field-name = Nombre
api-keys-field-prefix = Empieza por
api-keys-field-member = Titular
api-keys-field-role = Rol
api-keys-field-grants = Alcances
api-keys-field-networks = Redes permitidas
api-keys-field-expires-at = Caduca
api-keys-field-revoked-at = Revocada
keys-text = Con una clave un programa actúa por ti en este espacio de trabajo: en el rol en que la creaste, dentro de sus alcances y nunca más allá de lo que alcanzas tú.
keys-none = Todavía no hay claves. Crea una para cada programa, para poder revocar cada una por separado.
keys-new = Nueva clave
keys-name-hint = Qué programa la usará, como «Exportación nocturna».
keys-scopes-hint = Lo mínimo que el programa necesita. Aquí está solo lo que puedes hacer tú.
keys-scopes-none = Elige al menos un alcance.
keys-days = Días hasta que caduque
keys-days-hint = Como máximo { $max }.
keys-networks-hint = Direcciones o rangos separados por comas. Desde cualquier lugar si queda vacío.
keys-make = Crear la clave
keys-made = La clave «{ $name }»
keys-once = Cópiala ahora a donde el programa guarda sus secretos. Solo se muestra esta vez.
keys-key = Clave
keys-kept = Ya la guardé
keys-until = hasta
keys-used = último uso
keys-unused = nunca usada
keys-from = Solo desde
keys-expired = Caducada
keys-revoked = Revocada
keys-actions = Acciones de { $name }
keys-rotate = Rotar
keys-rotate-text = Una clave nueva toma el lugar de «{ $name }», por el mismo plazo. La antigua sigue valiendo mientras llevas la nueva a tu programa.
keys-hours = Horas que la antigua sigue valiendo
keys-hours-hint = De 0 (acaba enseguida) a 168.
keys-revoke = Revocar
keys-revoke-text = Los programas que usan «{ $name }» son rechazados desde su siguiente petición. No se puede deshacer.
keys-revoked-said = Revocada
did-keys-create = creó una clave de API
did-keys-rotate = rotó una clave de API
did-keys-revoke = revocó una clave de API
did-tokens-issue = cambió una clave de API por tokens
did-tokens-refresh = un token de renovación se usó dos veces
mail-token-reused-name = Token usado dos veces
mail-token-reused-subject = Un token de tu clave de API se usó dos veces
mail-token-reused-text =
    Hola, { $name }:

    un token de renovación de tu clave de API «{ $key }» en { $workspace } se usó por segunda vez, desde la dirección { $address }. Alguien puede haberlo copiado. Todos los tokens del mismo origen han terminado.

    Si no fue tu propio programa, revoca la clave.
mail-token-reused-action = Abrir claves de API
