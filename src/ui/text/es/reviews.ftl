# Revisiones de acceso.

access-reviews-title = Revisiones de acceso
access-reviews-one = Revisión de acceso
access-reviews-count = { $count ->
    [0] Ninguna revisión de acceso
    [one] { $count } revisión de acceso
   *[other] { $count } revisiones de acceso
  }
access-reviews-empty-title = Aún no hay revisión de acceso
access-reviews-empty-text = En una revisión alguien repasa quién tiene qué, y mantiene o revoca cada cosa. Queda como registro.
access-reviews-field-name = Nombre
access-reviews-field-about = Sobre
access-reviews-field-role = Rol
access-reviews-field-reviewer = Revisor
access-reviews-field-state = Estado
access-reviews-field-due-at = Plazo
access-reviews-field-closed-at = Cerrada
access-reviews-field-created-at = Iniciada
access-reviews-about-everyone = Todos
access-reviews-about-role = Un rol
access-reviews-about-outsiders = Externos
access-reviews-state-open = Abierta
access-reviews-state-closed = Cerrada
access-reviews-decision-none = Pendiente
access-reviews-decision-keep = Mantenido
access-reviews-decision-revoke = Revocado
reviews-start = Iniciar revisión
reviews-start-title = Iniciar una revisión de acceso
reviews-about-hint = Los externos no pueden ver a los demás miembros: socios, tutores.
reviews-no-reviewer = Esta persona no puede decidir en revisiones de acceso.
reviews-overdue = Vencida
review-person = Persona
review-holds = Rol o permiso
review-since = Desde
review-used = Último uso
review-never-used = Sin uso hasta ahora
review-given-by = otorgado por
review-decision = Decisión
review-note = Nota
review-decided-by = Decidido por
review-decided-at = Decidido el
review-keep = Mantener
review-revoke = Revocar
review-keep-title = Mantener el acceso
review-revoke-title = Revocar el acceso
review-keep-count = { $count ->
    [one] Mantener { $count } entrada
   *[other] Mantener { $count } entradas
  }
review-revoke-count = { $count ->
    [one] Revocar { $count } entrada
   *[other] Revocar { $count } entradas
  }
review-only = Es su único rol: sin él queda desactivada la persona.
review-own = Es tu propio acceso: otra persona decide sobre él.
review-only-left = Solo lo que aún no está decidido
review-progress = Decididas
review-decided-of = { $decided } de { $count }
review-close = Cerrar revisión
review-closed = La revisión está cerrada
rule-own = Es tu propio acceso. Otra persona decide sobre él.
rule-undecided = { $count ->
    [one] Una entrada aún no está decidida.
   *[other] { $count } entradas aún no están decididas.
  }
rule-past = Ese día ya pasó.
rule-nobody = Nadie tiene nada de lo que trataría esta revisión.
did-reviews-start = inició una revisión de acceso
did-reviews-decide = decidió en una revisión de acceso
did-reviews-close = cerró una revisión de acceso
did-reviews-export = exportó una revisión de acceso
