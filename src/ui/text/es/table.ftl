# Listas y selectores, además de lo que dice common.ftl.

table-not = excepto { $value }
table-from = desde { $value }
table-until = hasta { $value }
table-between = { $from } – { $to }
table-now = ahora
table-today = Hoy
table-past = Pasado
table-last-days = Últimos { $count } días
table-next-days = Próximos { $count } días
table-late = Atrasado
table-count-stops = El recuento se detiene en { $count }.
table-gone-title = Esta página ha quedado vacía
table-gone-text = Los registros que estaban aquí se han movido o ya no están. Vuelve a la primera página.
table-no-options = Sin resultados
table-options = { $count ->
    [0] Sin resultados
    [one] { $count } opción
   *[other] { $count } opciones
}
