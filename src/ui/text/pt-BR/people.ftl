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
messages-field-ticket = Chamado
messages-field-author = Autor
messages-field-kind = Tipo
messages-field-body = Texto
messages-field-created-at = Escrita
messages-kind-reply = Resposta
messages-kind-note = Nota interna
