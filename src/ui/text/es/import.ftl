# Importación: de archivos a registros.

import-title = Importar
import-lead = Trae clientes o tickets de un archivo CSV o Excel. Nada cambia hasta que lo confirmes.
import-what = Qué
import-what-hint = Qué es cada fila de la tabla.
import-file = Archivo
import-file-hint = CSV o XLSX, hasta 64 MB y un millón de filas. Se reconocen la codificación y el separador.
import-upload = Subir
import-earlier = Importaciones anteriores
import-empty-title = Aún no hay importaciones
import-empty-text = Los archivos que traigas aparecerán aquí, con lo que pasó con cada fila.
import-column-file = Nombre
import-column-what = Tipo
import-column-when = Cuándo
import-column-state = Estado
import-column-result = Resultado
import-another = Importar otro archivo

import-step-upload = Subir
import-step-match = Asociar columnas
import-step-check = Comprobar
import-step-done = Resultado

import-state-uploaded = Lista
import-state-running = En curso
import-state-checked = Comprobada
import-state-done = Terminada
import-state-cancelled = Cancelada
import-state-failed = Falló

import-summary = { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
}, { $format }
import-summary-text = { $rows ->
    [one] { $rows } fila
   *[other] { $rows } filas
}, { $format }, { $encoding }, con { $delimiter }
import-delimiter-comma = comas
import-delimiter-semicolon = punto y coma
import-delimiter-tab = tabuladores

import-match-title = Asocia las columnas
import-match-lead = Las columnas se asociaron por su nombre. Corrige lo que esté mal; una columna puede quedar fuera.
import-match-needed = Necesario: { $fields }
import-leave-out = Dejar fuera
import-nameless = Columna { $number }
import-no-sample = vacía
import-problem-required = Ninguna columna está asociada a «{ $field }», que toda fila necesita.
import-problem-taken = Dos columnas están asociadas a «{ $field }». Deja una de ellas.
import-identity = Las filas se reconocen por su ID externo: traer otra vez el mismo archivo no cambia nada. Sin esa columna, una fila se reconoce por su contenido.
import-blanks = Las celdas vacías dejan lo que hay como está.
import-dates = Las fechas y horas se leen en la zona horaria del espacio de trabajo, salvo que indiquen la suya.
import-file-gone = El archivo se ha eliminado: los archivos se guardan 30 días. Súbelo de nuevo para importarlo.

import-preview = Primeras filas
import-dry-run = Simular
import-dry-run-hint = Lo comprueba todo y no guarda nada, para que veas qué cambiaría.

import-running = Importando…
import-checking = Comprobando…
import-progress = { $done } de { $total } filas
import-seconds-left = { $count ->
    [one] queda { $count } segundo, más o menos
   *[other] quedan { $count } segundos, más o menos
}
import-minutes-left = { $count ->
    [one] queda { $count } minuto, más o menos
   *[other] quedan { $count } minutos, más o menos
}
import-cancel = Cancelar
import-cancelling = Cancelando…
import-elsewhere = Está en curso en otro proceso; recarga la página para ver cómo terminó.

import-checked-title = Todavía no ha cambiado nada
import-checked-lead = Esto es lo que haría el archivo.
import-done-title = El archivo se ha importado
import-cancelled-title = Cancelada
import-cancelled-text = No se cambió nada.
import-failed-title = La importación se interrumpió
import-failed-text = No se cambió nada. Inténtalo de nuevo; si vuelve a ocurrir, avisa a un administrador.
import-took = Tardó { $seconds } s.

import-created = { $count ->
    [one] { $count } creado
   *[other] { $count } creados
}
import-updated = { $count ->
    [one] { $count } actualizado
   *[other] { $count } actualizados
}
import-unchanged = { $count } sin cambios
import-refused = { $count ->
    [one] { $count } rechazada
   *[other] { $count } rechazadas
}
import-would-create = { $count ->
    [one] se crearía { $count }
   *[other] se crearían { $count }
}
import-would-update = { $count ->
    [one] se actualizaría { $count }
   *[other] se actualizarían { $count }
}

import-refusals = Filas rechazadas
import-refusals-lead = Estas filas quedaron fuera. Corrígelas en el archivo descargado e impórtalo; lo que ya entró queda como está.
import-refusals-some = Se muestran { $shown } de { $all }; el archivo descargado trae más.
import-refusals-download = Descargar filas rechazadas
import-refusal-line = Línea
import-refusal-column = Columna
import-refusal-value = Valor
import-refusal-reason = Motivo
import-refusal-row = Fila entera
import-refusal-taken = Una fila anterior de este archivo tiene el mismo ID con otros valores, o no puedes cambiar el registro que lo tiene.

import-changes = Cambios
import-changes-some = { $count ->
    [one] El primer cambio.
   *[other] Los primeros { $count } cambios.
}
import-change-record = Registro
import-change-kind = Tipo
import-change-new = Nuevo
import-change-edit = Cambiado
import-change-what = Qué cambia
import-change-value = { $field }: { $after }
import-change-from = { $field }: { $before } → { $after }
import-see = Ver { $what }

tickets-field-customer-id = ID externo del cliente
tickets-field-customer-email = Correo del cliente
tickets-field-customer-name = Nombre del cliente
