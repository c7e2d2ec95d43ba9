# Permisos en palabras sencillas, para correos.

grant-said = { $area }: { $action }
grant-nothing = nada
grant-everything = todo
grant-all = todo
grant-own = solo lo tuyo
grant-team = solo lo de tus equipos
grant-one = un solo registro
grant-area-audit = Registro de auditoría
grant-area-customers = Clientes
grant-area-imports = Importaciones
grant-area-invitations = Invitaciones
grant-area-keys = Claves de API
grant-area-mail = Correo
grant-area-jobs = Tareas y programaciones
grant-area-members = Miembros
grant-area-reviews = Revisiones de acceso
grant-area-roles = Roles
grant-area-security = Seguridad
grant-area-teams = Equipos
grant-area-tickets = Tickets
grant-action-archive = archivar
grant-action-assign = asignar
grant-action-create = crear
grant-action-decide = decidir
grant-action-edit = editar
grant-action-look = ver como
grant-action-note = anotar
grant-action-reply = responder
grant-action-run = ejecutar
grant-action-send = enviar
grant-action-start = iniciar
grant-action-export = llevarse en un archivo
grant-action-reveal = mostrar campos sellados
grant-action-view = ver

mail-grants-changed-name = Permisos cambiados
mail-grants-changed-subject = Lo que puedes hacer en { $workspace } ha cambiado
mail-grants-changed-text =
    Hola, { $name }:

    { $by } ha cambiado lo que puedes hacer en { $workspace } además de tus roles.

    Nuevo: { $given }

    Ya no: { $taken }
mail-grants-changed-action = Abrir { $workspace }
mail-grants-changed-foot = Puedes desactivar este correo en tu perfil.
