# Revisões de acesso.

access-reviews-title = Revisões de acesso
access-reviews-one = Revisão de acesso
access-reviews-count = { $count ->
    [0] Nenhuma revisão de acesso
    [one] { $count } revisão de acesso
   *[other] { $count } revisões de acesso
  }
access-reviews-empty-title = Ainda não há revisão de acesso
access-reviews-empty-text = Em uma revisão alguém percorre quem tem o quê, e mantém ou revoga cada item. Ela fica como registro.
access-reviews-field-name = Nome
access-reviews-field-about = Sobre
access-reviews-field-role = Papel
access-reviews-field-reviewer = Revisor
access-reviews-field-state = Status
access-reviews-field-due-at = Prazo
access-reviews-field-closed-at = Encerrada
access-reviews-field-created-at = Iniciada
access-reviews-about-everyone = Todos
access-reviews-about-role = Um papel
access-reviews-about-outsiders = Externos
access-reviews-state-open = Aberta
access-reviews-state-closed = Encerrada
access-reviews-decision-none = Em aberto
access-reviews-decision-keep = Mantido
access-reviews-decision-revoke = Revogado
reviews-start = Iniciar revisão
reviews-start-title = Iniciar uma revisão de acesso
reviews-about-hint = Externos não podem ver os outros membros: parceiros, tutores.
reviews-no-reviewer = Esta pessoa não pode decidir em revisões de acesso.
reviews-overdue = Atrasada
review-person = Pessoa
review-holds = Papel ou permissão
review-since = Desde
review-used = Último uso
review-never-used = Sem uso até agora
review-given-by = dado por
review-decision = Decisão
review-note = Observação
review-decided-by = Decidido por
review-decided-at = Decidido em
review-keep = Manter
review-revoke = Revogar
review-keep-title = Manter acesso
review-revoke-title = Revogar acesso
review-keep-count = { $count ->
    [one] Manter { $count } item
   *[other] Manter { $count } itens
  }
review-revoke-count = { $count ->
    [one] Revogar { $count } item
   *[other] Revogar { $count } itens
  }
review-only = É o único papel da pessoa: sem ele, ela fica desativada.
review-own = Seu próprio acesso: outra pessoa decide sobre ele.
review-only-left = Só o que ainda não foi decidido
review-progress = Decididos
review-decided-of = { $decided } de { $count }
review-close = Encerrar revisão
review-closed = A revisão está encerrada
rule-own = Este é o seu próprio acesso. Outra pessoa decide sobre ele.
rule-undecided = { $count ->
    [one] Um item ainda não foi decidido.
   *[other] { $count } itens ainda não foram decididos.
  }
rule-past = Este dia já passou.
rule-nobody = Ninguém tem nada de que esta revisão trataria.
did-reviews-start = iniciou uma revisão de acesso
did-reviews-decide = decidiu em uma revisão de acesso
did-reviews-close = encerrou uma revisão de acesso
did-reviews-export = exportou uma revisão de acesso
