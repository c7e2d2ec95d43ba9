# Encontrar: la búsqueda en todo, la paleta, teclas, lo que tienes a mano.

search-title = Búsqueda
search-what = Buscar en todo
search-run = Buscar
search-all = Todo
search-kinds = Tipos de registro
search-all-of = Los { $count } en { $what }
search-as-list = Abrir como lista
search-pages = Páginas de resultados
search-back = Mejores resultados
search-on = Más resultados
search-nothing-asked = Busca en todo lo que puedes ver
search-nothing-asked-text = Escribe un nombre, un número o palabras de un texto. Los resultados aparecen aquí, por tipo de registro.
search-nothing = Nada coincide
search-nothing-text = Prueba con menos palabras o solo con su comienzo. Los registros archivados se encuentran con is:archived.
search-unknown = No hay ningún campo con ese nombre, o no hay tal valor: { $words }. Se buscó como palabras.
search-operators = Lo que puede acompañar a las palabras
search-how-phrase = Exactamente estas palabras, una junto a otra
search-how-not = Sin esta palabra
search-how-field = Un campo con uno de estos valores
search-how-link = De un registro con este nombre
search-how-me = Tuyos; none es de nadie
search-how-date = Después de un día; también <, >=, a..b, today y -7d
search-how-archived = En el archivo
palette-title = Encontrar o hacer
palette-field = Encontrar registros, páginas y acciones
palette-open = Encontrar o hacer (Ctrl K)
palette-recent = Abiertos por último
palette-on-page = En esta página
palette-pages = Páginas
palette-actions = Acciones
palette-everything = Buscar “{ $words }” en todo
palette-lines = { $count ->
    [one] { $count } línea
   *[other] { $count } líneas
}
marks-title = Favoritos
marks-keep = Página favorita
marks-edit = Editar favoritos
marks-none = Aún no tienes favoritos. La estrella en la barra sobre cada página la guarda aquí.
marks-name = Nombre de { $name }
marks-up = Subir { $name }
marks-down = Bajar { $name }
marks-remove = Quitar { $name }
keys-title = Teclas
keys-everywhere = En todas partes
keys-on-mac = Lo mismo en un Mac
keys-search = Buscar en esta lista o en todo
keys-create = Crear lo que la página lista
keys-close = Cerrar lo que está abierto
keys-lists = En listas
keys-next = Fila siguiente
keys-previous = Fila anterior
keys-open = Abrir la fila
keys-tick = Marcar la fila
keys-page-back = Página anterior
keys-page-on = Página siguiente
keys-go = Ir a
keys-press = { $what } ({ $keys })
did-bookmarks-add = guardó una página como favorita
did-bookmarks-rename = cambió el nombre de un favorito
did-bookmarks-move = movió un favorito
did-bookmarks-remove = quitó un favorito
did-visits-note = abrió un registro
