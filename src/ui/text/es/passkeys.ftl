# Llaves de acceso y llaves físicas.

passkeys-title = Llaves de acceso
passkeys-text = Con una llave de acceso entras con el dedo, la cara o un PIN, en este dispositivo o con una llave física. No hace falta contraseña ni código.
passkeys-none = Todavía no tienes ninguna.
passkeys-add = Añadir una llave de acceso
passkeys-add-text = Dale un nombre y sigue al navegador.
passkeys-name = Nombre
passkeys-name-hint = Dónde está: «Mi portátil», «Llave azul».
passkeys-continue = Continuar
passkeys-remove = Quitar { $name }
passkeys-sign-in = Entrar con una llave de acceso
passkeys-unknown = Este navegador no tiene llaves de acceso para esta dirección. Usa la dirección que indique tu administrador.
passkeys-there = Este dispositivo o llave ya está entre tus llaves de acceso.
passkeys-closed = No se hizo nada: la petición se cerró o esperó demasiado.
did-factors-add-passkey = añadió una llave de acceso
rule-passkey = Esta llave de acceso no se conoce aquí, o se usó demasiado tarde. Inténtalo de nuevo.
