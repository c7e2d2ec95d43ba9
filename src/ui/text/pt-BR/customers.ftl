# Clientes: empresas atendidas pelo espaço de trabalho.

customers-title = Clientes
customers-one = Cliente
customers-count = { $count ->
    [0] Nenhum cliente
    [one] { $count } cliente
   *[other] { $count } clientes
}
customers-new = Novo cliente
customers-create = Criar cliente
customers-edit = Editar cliente
customers-created = Cliente criado
customers-saved = Cliente salvo
customers-search = Buscar clientes

# Campos

customers-field-name = Empresa
customers-field-email = E-mail
customers-field-tax-id = CNPJ
customers-field-tier = Plano
customers-field-status = Status
customers-field-region = Região
customers-field-owner = Responsável
customers-field-notes = Observações
customers-field-tags = Etiquetas
customers-field-created-at = Criado em
customers-field-updated-at = Atualizado em
customers-field-archived-at = Arquivado em
customers-field-external-id = ID externo

# Valores

customers-tier-standard = Padrão
customers-tier-professional = Profissional
customers-tier-enterprise = Empresarial
customers-status-active = Ativo
customers-status-trial = Em teste
customers-status-at-risk = Em risco
customers-status-churned = Perdido

# O registro

customers-tickets = Tickets deste cliente
customers-tickets-empty = Este cliente não tem tickets.
customers-contacts = Contatos
customers-contacts-empty = Ainda não há contatos.
customers-contact-add = Adicionar contato
customers-contact-name = Nome
customers-contact-email = E-mail
customers-contact-phone = Telefone
customers-contact-role = Cargo
customers-contact-edit = Editar contato
customers-contact-edit-one = Editar { $name }
customers-contact-remove = Remover contato
customers-contact-remove-one = Remover { $name }
customers-contact-remove-text = { $name } deixará de constar neste cliente. O histórico guarda o registro.
customers-contact-created = Contato adicionado
customers-contact-saved = Contato salvo
customers-contact-removed = Contato removido
customers-no-owner = Sem responsável
customers-owner-hint = Quem cuida deste cliente.
customers-notes-empty = Ainda não há observações.
customers-tax-id-hint = CNPJ, numérico ou alfanumérico. Deixe vazio se não houver.
customers-archive = Arquivar cliente
customers-archived = Cliente arquivado
customers-restore = Restaurar cliente
customers-restored = Cliente restaurado
customers-is-archived = Este cliente está arquivado. Restaure-o para alterá-lo.

# Estados vazios

customers-empty-title = Ainda não há clientes
customers-empty-text = As empresas que você atende aparecerão aqui. Crie a primeira ou importe de um arquivo.
customers-field-payment-details = Dados de pagamento
customers-payment-sealed = Há dados; quem os vê fica registrado.
customers-payment-none = Sem dados de pagamento.
customers-payment-reveal = Mostrar
customers-payment-change = Alterar dados de pagamento
customers-payment-hint = Conta bancária, chave Pix e semelhantes. Lacrados no banco de dados.
customers-payment-remove = Remover os dados
customers-payment-saved = Dados de pagamento salvos
did-customers-set-payment-details = alterou os dados de pagamento
did-customers-reveal-payment-details = consultou os dados de pagamento
