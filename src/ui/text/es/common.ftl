# Palabras que usan todas las páginas.

product-name = Backoffice

action-save = Guardar
action-save-changes = Guardar cambios
action-cancel = Cancelar
action-create = Crear
action-edit = Editar
action-archive = Archivar
action-restore = Restaurar
action-delete = Eliminar
action-remove = Quitar
action-add = Añadir
action-close = Cerrar
action-back = Volver
action-open = Abrir
action-apply = Aplicar
action-clear = Limpiar
action-clear-all = Limpiar todo
action-reset = Restablecer
action-retry = Reintentar
action-reload = Recargar la página
action-copy = Copiar
action-copy-link = Copiar enlace
action-download = Descargar
action-import = Importar
action-upload = Subir archivo
action-select-all = Seleccionar todo
action-show-more = Mostrar más
action-more = Más acciones
action-sign-in = Iniciar sesión
action-sign-out = Cerrar sesión
action-search = Buscar
action-dismiss = Descartar

list-search = Buscar
list-search-in = Buscar en { $what }
list-filters = Filtros
list-filter = Filtrar
list-filter-add = Añadir filtro
list-filter-remove = Quitar el filtro { $what }
list-columns = Columnas
list-sort = Ordenar
list-sort-by = Ordenar por { $field }
list-sorted-ascending = en orden ascendente
list-sorted-descending = en orden descendente
list-ascending = Ascendente
list-descending = Descendente
list-previous = Página anterior
list-next = Página siguiente
list-first = Primera página
list-pages = Páginas
list-page-size = Filas por página
list-showing = Mostrando { $from }–{ $to } de { $total }
list-rows = { $count ->
    [0] Ningún registro
    [one] { $count } registro
   *[other] { $count } registros
}
list-rows-capped = más de { $count } registros
list-selected = { $count ->
    [one] { $count } seleccionado
   *[other] { $count } seleccionados
}
list-select-page = Seleccionar todos los de esta página
list-select-none = Deseleccionar
list-select-row = Seleccionar { $what }
list-archived = Archivados
list-with-archived = Mostrar archivados
list-from = Desde
list-to = Hasta
list-min = Como mínimo
list-max = Como máximo
list-any = Cualquiera
list-contains = Contiene
list-is-empty = Está vacío
list-unassigned = Sin asignar
list-mine = Míos
list-all = Todos
list-view = Vistas
list-options = Opciones de la tabla

capped = { $count }+

yes = Sí
no = No
none = Ninguno
no-value = Sin definir
form-archived = Este registro está archivado. Restáuralo para cambiarlo.
form-sent-before = Este formulario ya se envió y se perdió la respuesta. Mira en la lista si el registro ya está.
me = Yo
you = Tú
system = Sistema
unknown = Desconocido
optional = opcional
required = obligatorio
loading = Cargando…
saving = Guardando…
saved = Guardado
created = Creado
copied = Copiado
archived = Archivado
restored = Restaurado
undo = Deshacer
details = Detalles
actions = Acciones
properties = Propiedades
history = Historial
reference = Referencia { $reference }
changed-by-another = Otra persona acaba de cambiarlo
updated-at = Actualizado { $when }
created-at = Creado { $when }
characters-left = { $count ->
    [one] queda { $count } carácter
   *[other] quedan { $count } caracteres
}
tags-hint = Separa las etiquetas con comas.
keyboard-hint = Pulsa { $key }
unsaved = Los cambios aún no se han guardado.

# Errores: un título, luego qué pasó y a quién le toca actuar.

error-title = Algo salió mal
error-signed-out-title = No has iniciado sesión
error-signed-out = Tu sesión ha terminado. Inicia sesión de nuevo; lo que escribiste sigue aquí hasta que salgas de la página.
error-forbidden-title = No puedes hacer esto
error-forbidden = Tu rol no incluye el permiso «{ $needs }». Un administrador de este espacio de trabajo puede concederlo.
error-looking-title = Solo estás mirando
error-looking = Ves Backoffice como lo ve otro rol. Nada se puede cambiar hasta que lo dejes.
error-not-found-title = Aquí no hay nada
error-not-found = Esta página o registro no existe, o no puedes verlo. Revisa la dirección o vuelve a la lista.
error-conflict-title = Alguien se adelantó
error-conflict = Este registro ha cambiado desde que lo abriste. Recarga para ver los cambios y vuelve a hacer los tuyos.
error-invalid-title = Revisa el formulario
error-invalid = { $count ->
    [one] Un valor necesita tu atención.
   *[other] { $count } valores necesitan tu atención.
}
error-malformed-title = No se entiende esta dirección
error-malformed = El parámetro «{ $parameter }» tiene un valor que aquí no tiene sentido. Corrígelo o empieza de nuevo desde la lista.
error-too-many-title = Demasiados intentos
error-too-many = { $seconds ->
    [one] Espera un segundo y vuelve a intentarlo.
   *[other] Espera { $seconds } segundos y vuelve a intentarlo.
}
error-outdated-title = Hay una versión más nueva
error-outdated = El programa se ha actualizado desde que se abrió esta página. Recárgala para continuar.
error-unavailable-title = Sin conexión por ahora
error-unavailable = El servidor no respondió. No se ha perdido nada; vuelve a intentarlo en un momento.
error-internal-title = Algo falló de nuestro lado
error-internal = El fallo ha quedado registrado. Si se repite, indica esta referencia a tu administrador: { $reference }

# Reglas que un valor puede incumplir, junto a su campo.

rule-required = Este dato es necesario.
rule-too-long = { $max ->
    [one] Usa como máximo { $max } carácter.
   *[other] Usa como máximo { $max } caracteres.
}
rule-too-short = { $min ->
    [one] Usa al menos { $min } carácter.
   *[other] Usa al menos { $min } caracteres.
}
rule-email = No es una dirección de correo, como nombre@ejemplo.com.
rule-tax-id = No es un CNPJ o CPF válido. Revisa los dígitos.
rule-url = Indica una dirección que empiece por https://, sin signo de interrogación.
rule-choice = Elige uno de los valores de la lista.
rule-date = No es una fecha.
rule-number = No es un número.
rule-taken = Otro registro ya tiene este valor.
rule-missing = Ese registro no existe, o no puedes verlo.
rule-too-many = { $max ->
    [one] Usa como máximo { $max } elemento.
   *[other] Usa como máximo { $max } elementos.
}
rule-credentials = El correo o la contraseña no son correctos.
rule-state = El estado actual del registro no lo permite.
rule-changed = Alguien lo ha cambiado desde entonces.
rule-last-admin = Es la última persona que puede hacerlo todo aquí. Da primero ese rol a otra persona.
rule-columns = Esta fila tiene { $found } celdas, pero el encabezado tiene { $expected }.
rule-file = No podemos leer esta tabla, o supera los { $max } MB.

# Aspecto e idioma.

theme = Tema
theme-light = Claro
theme-dark = Oscuro
theme-system = Igual que el sistema
language = Idioma
language-en = English
language-pt-br = Português (Brasil)
language-es = Español

# Marco.

shell-skip = Ir al contenido
shell-menu = Menú
shell-navigation = Navegación principal
shell-collapse = Contraer la barra lateral
shell-expand = Expandir la barra lateral
shell-breadcrumbs = Estás aquí
shell-workspace = Espacio de trabajo
shell-switch-workspace = Cambiar de espacio de trabajo
shell-role = Rol
shell-notifications = Notificaciones
shell-no-notifications = Nada nuevo
shell-profile = Tu cuenta
shell-signed-in-as = Sesión de { $name }
shell-home = Inicio
shell-settings = Configuración
shell-live = En vivo
shell-offline = Sin conexión; lo que ves puede estar desactualizado
shell-help = Ayuda
shell-messages = Mensajes

# Estados vacíos.

empty-title = Aún no hay nada aquí
empty-text = Lo que añadas aparecerá aquí.
empty-matches-title = Sin resultados
empty-matches-text = Ningún registro cumple estos filtros. Quita alguno o busca otra cosa.
empty-forbidden-title = No disponible para tu rol
empty-forbidden-text = Tu rol no puede ver esto. Un administrador de este espacio de trabajo puede cambiarlo.
empty-archived-title = No hay nada archivado
empty-archived-text = Los registros archivados se guardan aquí y se pueden restaurar.

# Gráficos.

chart-table = Mostrar los números
chart-no-data = No hay números para este período

# Tiempo.

time-just-now = ahora mismo
time-minutes-ago = { $count ->
    [one] hace { $count } minuto
   *[other] hace { $count } minutos
}
time-hours-ago = { $count ->
    [one] hace { $count } hora
   *[other] hace { $count } horas
}
time-days-ago = { $count ->
    [one] ayer
   *[other] hace { $count } días
}
time-months-ago = { $count ->
    [one] el mes pasado
   *[other] hace { $count } meses
}
time-years-ago = { $count ->
    [one] el año pasado
   *[other] hace { $count } años
}
time-minutes-ahead = { $count ->
    [one] en { $count } minuto
   *[other] en { $count } minutos
}
time-hours-ahead = { $count ->
    [one] en { $count } hora
   *[other] en { $count } horas
}
time-days-ahead = { $count ->
    [one] mañana
   *[other] en { $count } días
}
time-months-ahead = { $count ->
    [one] el mes que viene
   *[other] en { $count } meses
}
time-years-ahead = { $count ->
    [one] el año que viene
   *[other] en { $count } años
}
time-today = hoy
time-date = { $day } { $month } { $year }
time-day = { $day } { $month }
time-date-time = { $date }, { $time }
month-1 = ene
month-2 = feb
month-3 = mar
month-4 = abr
month-5 = may
month-6 = jun
month-7 = jul
month-8 = ago
month-9 = sept
month-10 = oct
month-11 = nov
month-12 = dic
export = Exportar
export-csv = En CSV
export-xlsx = En hoja de cálculo (XLSX)
export-json = En JSON
export-pdf = En PDF, como se ve
export-fetch = Descargar el archivo
export-page = Página
environment-staging = Pruebas
environment-staging-text = Una copia anonimizada para probar. Nada aquí es real.
environment-development = Desarrollo
environment-development-text = Datos de prueba. Nada aquí es real.

# Deshacer, editar en la tabla y cambiar varios registros.
action-stop = Parar
undone = Deshecho
cell-edit = Cambiar { $what }
cell-changed = { $what }: cambiado
cell-keys = Intro guarda, Esc sale, Tab sigue
bulk-set = Cambiar
bulk-all = { $count ->
    [one] Seleccionar el que coincide
   *[other] Seleccionar los { $count } que coinciden
}
bulk-apply = { $count ->
    [one] Cambiar 1 registro
   *[other] Cambiar { $count } registros
}
bulk-done = { $count ->
    [one] 1 registro cambiado
   *[other] { $count } registros cambiados
}
bulk-running = Cambiando los registros
bulk-progress = { $done } de { $of }
bulk-left = · { $seconds ->
    [one] falta 1 segundo
   *[other] faltan { $seconds } segundos
}
bulk-would = Qué pasaría
bulk-did = Qué pasó
bulk-changes = { $count ->
    [one] 1 cambia
   *[other] { $count } cambian
}
bulk-same = { $count ->
    [one] 1 ya está así
   *[other] { $count } ya están así
}
bulk-refused = { $count ->
    [one] 1 queda como está
   *[other] { $count } quedan como están
}
bulk-looked = De los primeros { $count }.

# Ordenar por varios campos, y grupos de condiciones.
list-sort-add = Ordenar por este; con Mayús, también
list-sort-then = Después por
table-has = contiene { $value }
builder = Grupos de condiciones
builder-all = todas estas
builder-any = cualquiera de estas
builder-group = Grupo de condiciones
builder-joined = Registros en los que se cumple
builder-add = Condición
builder-add-group = Grupo
builder-remove = Quitar la condición
builder-remove-group = Quitar el grupo
builder-field = Campo
builder-op = Comparación
builder-value = Valor
builder-somebody = Alguien
builder-record = Un registro
builder-date = Fecha
builder-no-date = sin fecha
builder-incomplete = A una condición le falta el valor.
builder-and = y
builder-or = o
op-is = es
op-not = no es
op-from = desde
op-to = hasta
op-has = contiene

# Tableros y calendarios.
layout = Disposición
layout-table = Tabla
layout-board = Tablero por { $what }
layout-calendar = Calendario por { $what }
board-more = Todos en la tabla
board-move = Mover { $what }
board-moved = Movido a { $to }
calendar-months = Meses
calendar-before = Mes anterior
calendar-after = Mes siguiente
calendar-more = Se muestran los primeros { $count } de estas semanas.
weekday-1 = lun
weekday-2 = mar
weekday-3 = mié
weekday-4 = jue
weekday-5 = vie
weekday-6 = sáb
weekday-7 = dom

# El panel junto a la lista, columnas, filas.
peek = Registro
peek-open = Abrir
peek-gone = Este registro no existe o no es para ti.
column-earlier = Mover { $what } a la izquierda
column-later = Mover { $what } a la derecha
density = Filas
density-comfortable = Cómodas
density-compact = Compactas

draft-found = Empezaste a escribir algo aquí
draft-restore = Recuperar
draft-discard = Descartar
leave-title = ¿Salir sin guardar?
leave-text = Lo que escribió no se ha guardado y se perdería.
leave-stay = Quedarse
leave-go = Salir
form-wants-scripts = Este formulario necesita scripts, que están desactivados en este navegador.

irreversible-type = Escriba «{ $name }» para continuar
irreversible-hint = Esto no se puede deshacer.
