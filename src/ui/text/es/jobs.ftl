# Tareas y programaciones: lo que se hace después, y a su hora.

jobs-title = Tareas
jobs-one = Tarea
jobs-count = { $count ->
    [0] Ninguna tarea
    [one] { $count } tarea
   *[other] { $count } tareas
  }
jobs-field-kind = Tarea
jobs-field-state = Estado
jobs-field-asker = Pedida por
jobs-field-attempts = Intentos
jobs-field-created-at = En cola desde
jobs-field-ended-at = Terminada
jobs-state-queued = En cola
jobs-state-running = En curso
jobs-state-waiting = Falló, se intentará de nuevo
jobs-state-done = Hecha
jobs-state-parked = Falló del todo
jobs-state-cancelled = Cancelada
jobs-nobody = el propio programa
jobs-tries-of = { $count } de { $most } como máximo
jobs-started = Último inicio
jobs-next = Próximo intento
jobs-result = Resultado
jobs-facts = De qué se trata
jobs-running = En curso
jobs-progress = { $done } de { $total }
jobs-cancelling = Deteniéndose
jobs-cancel = Cancelar
jobs-cancel-asked = La tarea se canceló o se detiene en un momento
jobs-retry = Intentar de nuevo
jobs-retried = La tarea vuelve a la cola
jobs-failed = El último intento falló.
jobs-parked = Esta tarea falló y no se repite por sí sola.
jobs-fault-lost = El proceso que la atendía terminó antes, todas las veces.
jobs-fault-panicked = Un fallo del programa; los detalles están en el registro.
jobs-fault-asker-gone = Quien la pidió ya no trabaja aquí.
job-export-name = Exportación
job-export-about = Escribe los registros de una lista en un archivo.
job-tidy-name = Limpieza
job-tidy-about = Borra lo que ya nadie necesita: sesiones terminadas, códigos y enlaces usados o vencidos, notas técnicas antiguas, tareas hechas.
schedules-title = Programaciones
schedules-one = Programación
schedules-count = { $count ->
    [0] Ninguna programación
    [one] { $count } programación
   *[other] { $count } programaciones
  }
schedules-field-kind = Tarea
schedules-field-cron = Cuándo
schedules-field-enabled = Estado
schedules-field-next-at = Próxima ejecución
schedules-field-last-at = Última ejecución
schedules-enabled-on = Activa
schedules-enabled-off = Inactiva
schedules-none = Todavía no hay nada que se ejecute a su hora.
schedules-text = Lo que se ejecuta solo, según el reloj del espacio de trabajo. Lo que se perdió mientras el programa estaba parado se ejecuta una vez.
schedules-next = Próxima ejecución
schedules-last = Última ejecución
schedules-run = Ejecutar ahora
schedules-running = Está en curso
schedules-change = Cambiar
schedules-enabled = Se ejecuta a su hora
schedules-cron-hint = Minuto, hora, día, mes, día de la semana: 15 3 * * * es cada noche a las 3:15, 0 8 * * 1-5 es a las 8:00 en días laborables.
rule-cron = Esto no es un horario. Son minuto, hora, día, mes y día de la semana, como 15 3 * * *.
did-jobs-retry = retomó una tarea
did-jobs-cancel = canceló una tarea
did-schedules-change = cambió una programación
did-schedules-run = adelantó una programación
