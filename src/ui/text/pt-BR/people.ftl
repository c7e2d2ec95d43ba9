# Membros, papéis, equipes.

members-title = Membros
members-field-name = Nome
members-field-email = E-mail
members-field-role = Papel
members-field-created-at = Desde
roles-title = Papéis
roles-field-name = Nome
roles-field-key = Chave
roles-field-description = Descrição
roles-field-grants = Permissões
teams-title = Equipes
teams-field-name = Nome
messages-title = Mensagens
messages-field-ticket = Ticket
messages-field-author = Autor
messages-field-kind = Tipo
messages-field-body = Texto
messages-field-created-at = Escrita
messages-kind-reply = Resposta
messages-kind-note = Nota interna
contacts-title = Contatos
contacts-field-name = Nome
contacts-field-email = E-mail
contacts-field-phone = Telefone
contacts-field-position = Cargo
contacts-field-customer = Cliente
contacts-field-created-at = Criado
contacts-field-archived-at = Removido
members-one = Membro
members-disable = Desativar
members-enable = Ativar
members-disabled = Desativado
members-enabled = Ativado
members-is-disabled = Esta pessoa está desativada e não pode entrar aqui.
members-seen = Visto por último
members-devices = Dispositivos
members-never = Nunca
members-activity = O que fez por último
members-all-activity = Toda a atividade
did-members-disable = desativou um membro
did-members-enable = ativou um membro
did-members-add = adicionou um membro
members-count = { $count ->
    [0] Nenhum membro
    [one] { $count } membro
   *[other] { $count } membros
  }
