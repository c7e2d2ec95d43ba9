# Textos para respuestas.

snippets-title = Textos
snippets-one = Texto
snippets-new = Texto nuevo
snippets-count = { $count ->
    [0] Ningún texto
    [one] { $count } texto
   *[other] { $count } textos
}
snippets-empty-title = Todavía no hay textos
snippets-empty-text = Textos que escribes una vez y pones en muchas respuestas.
snippets-field-name = Nombre
snippets-field-body = Texto
snippets-field-tags = Etiquetas
snippets-field-created-at = Creado
snippets-field-updated-at = Cambiado
snippets-field-archived-at = Archivado
grant-area-snippets = Textos
step-snippets-create = escribió el texto
step-snippets-edit = cambió el texto
step-snippets-archive = archivó el texto
step-snippets-restore = restauró el texto
