# Permissões em palavras simples, para e-mails.

grant-said = { $area }: { $action }
grant-nothing = nada
grant-everything = tudo
grant-all = tudo
grant-own = só os seus
grant-team = só os das suas equipes
grant-one = um só registro
grant-area-audit = Registro de auditoria
grant-area-customers = Clientes
grant-area-imports = Importações
grant-area-invitations = Convites
grant-area-keys = Chaves de API
grant-area-mail = E-mail
grant-area-jobs = Tarefas e agendamentos
grant-area-members = Membros
grant-area-reviews = Revisões de acesso
grant-area-roles = Papéis
grant-area-security = Segurança
grant-area-teams = Equipes
grant-area-tickets = Tickets
grant-action-archive = arquivar
grant-action-assign = atribuir
grant-action-create = criar
grant-action-decide = decidir
grant-action-edit = editar
grant-action-look = ver como
grant-action-note = anotar
grant-action-reply = responder
grant-action-run = executar
grant-action-send = enviar
grant-action-start = iniciar
grant-action-export = levar em arquivo
grant-action-reveal = mostrar campos lacrados
grant-action-view = ver

mail-grants-changed-name = Permissões alteradas
mail-grants-changed-subject = O que você pode fazer em { $workspace } mudou
mail-grants-changed-text =
    Olá, { $name },

    { $by } mudou o que você pode fazer em { $workspace } além dos seus papéis.

    Novo: { $given }

    Não mais: { $taken }
mail-grants-changed-action = Abrir { $workspace }
mail-grants-changed-foot = Você pode desativar este e-mail no seu perfil.
