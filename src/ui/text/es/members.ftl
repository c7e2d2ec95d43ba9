# Lo que se hace con miembros: uno, o varios a la vez.

members-field-status = Estado
members-status-active = Activo
members-status-disabled = Desactivado
members-team = Equipo
members-bulk = Cambiar…
members-bulk-title = Cambiar miembros
members-bulk-what = Qué cambiar
members-bulk-add-role = Añadir un rol
members-bulk-remove-role = Quitar un rol
members-bulk-set-role = Dar solo este rol y quitar los demás
members-bulk-empty = Vacío, se les quita a todos.
members-bulk-department = Departamento
members-bulk-manager = Responsable
members-bulk-join-team = Añadir a un equipo
members-bulk-leave-team = Quitar de un equipo
members-bulk-disable = Desactivar
members-bulk-enable = Reactivar
members-bulk-end-sessions = Cerrar sus sesiones
members-bulk-apply = { $count ->
    [one] Cambiar { $count } miembro
   *[other] Cambiar { $count } miembros
  }
members-altered = { $updated } cambiados, { $failed } con error
members-beyond = Va más allá de lo que tú tienes: { $needs }
members-only-role = Es su único rol. Dale otro antes, o desactiva a la persona.
members-own-manager = Nadie es responsable de sí mismo.
members-not-now = Ya está desactivado, o no lo está.
did-members-alter = cambió a un miembro, entre varios
did-members-edit = cambió departamento o responsable
did-members-join-team = añadió a un miembro a un equipo
did-members-leave-team = quitó a un miembro de un equipo
did-members-end-devices = cerró todas las sesiones de un miembro
invite-more-access = Otros roles, equipos y permisos
invite-more-roles = Otros roles
invitations-field-roles = Roles
invitations-field-grants = Permisos propios
invitations-field-teams = Equipos
members-signed-in = Último inicio de sesión
