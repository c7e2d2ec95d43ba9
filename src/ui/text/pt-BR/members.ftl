# O que se faz com membros: um, ou vários de uma vez.

members-field-status = Status
members-status-active = Ativo
members-status-disabled = Desativado
members-team = Equipe
members-bulk = Alterar…
members-bulk-title = Alterar membros
members-bulk-what = O que alterar
members-bulk-add-role = Adicionar um papel
members-bulk-remove-role = Retirar um papel
members-bulk-set-role = Dar só este papel e tirar os outros
members-bulk-empty = Em branco, é tirado de todos eles.
members-bulk-department = Departamento
members-bulk-manager = Gestor
members-bulk-join-team = Incluir em uma equipe
members-bulk-leave-team = Retirar de uma equipe
members-bulk-disable = Desativar
members-bulk-enable = Reativar
members-bulk-end-sessions = Encerrar as sessões
members-bulk-apply = { $count ->
    [one] Alterar { $count } membro
   *[other] Alterar { $count } membros
  }
members-altered = { $updated } alterados, { $failed } com falha
members-beyond = Vai além do que você mesmo tem: { $needs }
members-only-role = É o único papel da pessoa. Dê outro antes, ou desative a pessoa.
members-own-manager = Ninguém é gestor de si mesmo.
members-not-now = Já está desativado, ou não está desativado.
did-members-alter = alterou um membro, entre vários
did-members-edit = mudou departamento ou gestor
did-members-join-team = incluiu um membro em uma equipe
did-members-leave-team = retirou um membro de uma equipe
did-members-end-devices = encerrou todas as sessões de um membro
invite-more-access = Outros papéis, equipes e permissões
invite-more-roles = Outros papéis
invitations-field-roles = Papéis
invitations-field-grants = Permissões próprias
invitations-field-teams = Equipes
members-signed-in = Último login
