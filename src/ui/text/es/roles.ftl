# Roles, permisos y en qué rol se actúa.

members-change-roles = Cambiar roles
members-roles-hint = El primero marcado es el rol en el que esta persona actúa hasta que elija otro. No se pueden dar roles que vayan más allá del tuyo.
members-grants = Permisos propios
members-no-grants = Ninguno además de los de los roles
members-change-grants = Cambiar permisos propios
members-grants-hint = Lo que esta persona puede hacer en cualquier rol en el que actúe. Solo puedes dar lo que tienes.
members-remove-grant = Quitar { $grant }
members-add-grant = Añadir a la lista
members-permission = Permiso
members-reach = Alcance
members-record = ID del registro
members-record-hint = La última parte de la dirección de su página.
reach-none = No
reach-one = Registros sueltos
reach-own = Filas propias
reach-team = Filas de sus equipos
reach-all = Todas las filas
choose = Elige…
did-members-change-roles = cambió roles
did-members-change-grants = cambió permisos propios
did-sessions-switch-role = cambió de rol
members-field-roles = Roles
members-field-grants = Permisos propios
role-choose-title = Elige un rol
role-choose-text = Tienes varios roles en { $workspace }. ¿En cuál actúas ahora? Puedes cambiar en cualquier momento en el menú de arriba a la derecha.
role-switch = Actuar como
role-looking = Ves Backoffice como lo ve { $role }. Nada se puede cambiar.
role-look = Ver como este rol
rule-in-use = { $count ->
    [one] Una persona tiene este rol.
   *[other] { $count } personas tienen este rol.
  } Dales otro primero.
roles-hint = Lo que alguien puede hacer es la suma del rol en el que actúa y de sus permisos propios.
roles-permission = Permiso
roles-new = Nuevo rol
roles-rename = Nombre y descripción
roles-edit = Cambiar permisos
roles-actions = Acciones de { $role }
roles-like = Empezar con los permisos de
roles-like-none = Ningún permiso
roles-changed = { $count ->
    [0] Ningún rol cambiado aún
    [one] Un rol cambiado, sin guardar
   *[other] { $count } roles cambiados, sin guardar
  }
roles-discard = Descartar
roles-check = Comprobar y aplicar…
roles-apply = Aplicar
roles-foreseen = Qué cambia esto
roles-nobody = Nadie gana ni pierde nada.
roles-lose = { $count ->
    [one] Una persona pierde esto
   *[other] { $count } personas pierden esto
  }
roles-gain = { $count ->
    [one] Una persona gana esto
   *[other] { $count } personas ganan esto
  }
roles-archived = Rol archivado
roles-restored = Rol restaurado
roles-out-of-use = Roles archivados
did-roles-create = creó un rol
did-roles-rename = renombró un rol
did-roles-set-grants = cambió lo que conceden los roles
did-roles-archive = archivó un rol
did-roles-restore = restauró un rol
why-title = ¿Por qué sí, por qué no?
why-ask = Explicar
why-no = no puede
why-records = { $count ->
    [one] solo un registro
   *[other] solo { $count } registros
  }
why-own = solo sus propias filas
why-team = filas de sus equipos
why-all = todas las filas
why-held = lo tiene
why-not-held = no lo tiene
why-other-role = solo tras cambiar a este rol
role-back = Dejar de ver
