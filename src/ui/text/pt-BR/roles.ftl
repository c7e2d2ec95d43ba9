# Papéis, permissões e em qual papel se atua.

members-change-roles = Alterar papéis
members-roles-hint = O primeiro marcado é o papel em que esta pessoa atua até escolher outro. Papéis que vão além do seu não podem ser dados.
members-grants = Permissões próprias
members-no-grants = Nenhuma além das dos papéis
members-change-grants = Alterar permissões próprias
members-grants-hint = O que esta pessoa pode fazer em qualquer papel em que atue. Você só pode dar o que tem.
members-remove-grant = Remover { $grant }
members-add-grant = Adicionar à lista
members-permission = Permissão
members-reach = Alcance
members-record = ID do registro
members-record-hint = A última parte do endereço da página dele.
reach-none = Não
reach-one = Registros avulsos
reach-own = Linhas próprias
reach-team = Linhas das equipes
reach-all = Todas as linhas
choose = Escolha…
did-members-change-roles = alterou papéis
did-members-change-grants = alterou permissões próprias
did-sessions-switch-role = trocou de papel
members-field-roles = Papéis
members-field-grants = Permissões próprias
role-choose-title = Escolha um papel
role-choose-text = Você tem vários papéis em { $workspace }. Em qual atua agora? É possível trocar a qualquer momento no menu no canto superior direito.
role-switch = Atuar como
role-looking = Você vê o Backoffice como { $role } o vê. Nada pode ser alterado.
role-look = Ver como este papel
rule-in-use = { $count ->
    [one] Uma pessoa tem este papel.
   *[other] { $count } pessoas têm este papel.
  } Dê outro a elas primeiro.
roles-hint = O que alguém pode fazer é a soma do papel em que atua e das permissões próprias.
roles-permission = Permissão
roles-new = Novo papel
roles-rename = Nome e descrição
roles-edit = Alterar permissões
roles-actions = Ações de { $role }
roles-like = Começar com as permissões de
roles-like-none = Nenhuma permissão
roles-changed = { $count ->
    [0] Nenhum papel alterado ainda
    [one] Um papel alterado, não salvo
   *[other] { $count } papéis alterados, não salvos
  }
roles-discard = Descartar
roles-check = Conferir e aplicar…
roles-apply = Aplicar
roles-foreseen = O que isto muda
roles-nobody = Ninguém ganha nem perde nada.
roles-lose = { $count ->
    [one] Uma pessoa perde isto
   *[other] { $count } pessoas perdem isto
  }
roles-gain = { $count ->
    [one] Uma pessoa ganha isto
   *[other] { $count } pessoas ganham isto
  }
roles-archived = Papel arquivado
roles-restored = Papel restaurado
roles-out-of-use = Papéis arquivados
did-roles-create = criou um papel
did-roles-rename = renomeou um papel
did-roles-set-grants = alterou o que os papéis concedem
did-roles-archive = arquivou um papel
did-roles-restore = restaurou um papel
why-title = Por que sim, por que não?
why-ask = Explicar
why-no = não pode
why-records = { $count ->
    [one] só um registro
   *[other] só { $count } registros
  }
why-own = só as próprias linhas
why-team = linhas das suas equipes
why-all = todas as linhas
why-held = tem
why-not-held = não tem
why-other-role = só depois de trocar para este papel
role-back = Parar de ver
