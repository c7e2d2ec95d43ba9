# Espacios de trabajo que solo aceptan el inicio de sesión único.

sign-on-only-title = Solo inicio de sesión único
sign-on-only-text = Los miembros entran únicamente por un emisor de este espacio de trabajo; las contraseñas y las llaves de acceso ya no lo abren. Sus otros espacios no se ven afectados. Vale desde la siguiente petición.
sign-on-only-try = Entra tú antes por uno de los emisores: eso demuestra que funciona.
sign-on-only-untried = Entra tú antes por uno de los emisores. Solo entonces se les puede exigir a todos.
sign-on-only-nobody = Marca al menos a un miembro que pueda hacerlo todo y tenga contraseña o llave de acceso; si no, nadie entra cuando falle el emisor.
sign-on-only-everything = puede hacerlo todo
sign-on-only-exceptions-text = Para cuando falle el emisor. Cada vez que uno de ellos entra sin él, queda en el registro de auditoría y se avisa por correo a quien puede hacerlo todo.
sign-on-only-save = Guardar
sign-on-rules-title = Solo inicio de sesión único
sign-on-rules-field-required = Maneras de entrar
sign-on-rules-required-no = Contraseña, llave de acceso o inicio de sesión único
sign-on-rules-required-yes = Solo inicio de sesión único
sign-on-rules-field-exceptions = Miembros que pueden entrar también de otra manera
sign-on-required = Este espacio de trabajo solo acepta el inicio de sesión único. Continúa con su emisor.
error-single-sign-on-title = Solo inicio de sesión único
error-single-sign-on = Este espacio de trabajo solo acepta el inicio de sesión único. Entra por su emisor.
rule-relied = El espacio de trabajo solo acepta el inicio de sesión único y este es el único emisor activo.
did-issuers-require = decidió si el inicio de sesión único es la única manera de entrar
did-sign-ons-clear = volvió a dejar entrar a los miembros con contraseña
did-sign-ons-except = entró sin inicio de sesión único, como excepción
mail-sign-on-exception-name = Entrada sin inicio de sesión único
mail-sign-on-exception-subject = { $member } entró en { $workspace } sin inicio de sesión único
mail-sign-on-exception-text =
    Hola, { $name }:

    { $workspace } solo acepta el inicio de sesión único. { $member } acaba de entrar sin él, desde la dirección { $address }, como una de las excepciones fijadas.

    Si es una sorpresa, pregúntale y retira la excepción.
mail-sign-on-instead-name = Contraseña nueva, solo inicio de sesión único
mail-sign-on-instead-subject = Entras sin contraseña
mail-sign-on-instead-text =
    Hola, { $name }:

    alguien ha pedido una contraseña nueva para ti. { $workspace } solo acepta el inicio de sesión único, así que no hay contraseña que definir: entra por ahí.
mail-sign-on-instead-action = Usar el inicio de sesión único
mail-sign-on-instead-foot = Si no lo pediste tú, no hagas nada.
