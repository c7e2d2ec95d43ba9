# Vistas de las listas.

views-title = Vistas
views-all = Todo
views-modified = { $name } · cambiada
views-saved = Vista guardada
views-removed = Vista quitada
views-opens = La lista se abre con ella
views-save = Guardar los cambios de la vista
views-new = Guardar como vista nueva…
views-edit = Nombre y uso compartido…
views-remove = Quitar la vista
views-field-name = Nombre
views-field-resource = Lista
views-field-query = Pregunta
views-field-member = Hecha por
views-field-team = Equipo
views-field-sharing = Para quién
views-field-opens = La lista se abre con ella
views-field-created-at = Desde
views-sharing-private = Solo yo
views-sharing-team = Mi equipo
views-sharing-everyone = Todos
step-views-save = guardó una vista
step-views-remove = quitó una vista
step-records-undo = deshizo un cambio
grant-area-views = Vistas de las listas
grant-action-share = compartir
