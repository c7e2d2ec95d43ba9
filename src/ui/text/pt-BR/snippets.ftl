# Textos para respostas.

snippets-title = Textos prontos
snippets-one = Texto pronto
snippets-new = Novo texto
snippets-count = { $count ->
    [0] Nenhum texto
    [one] { $count } texto
   *[other] { $count } textos
}
snippets-empty-title = Nenhum texto ainda
snippets-empty-text = Textos que você escreve uma vez e põe em muitas respostas.
snippets-field-name = Nome
snippets-field-body = Texto
snippets-field-tags = Etiquetas
snippets-field-created-at = Criado
snippets-field-updated-at = Alterado
snippets-field-archived-at = Arquivado
grant-area-snippets = Textos prontos
step-snippets-create = escreveu o texto
step-snippets-edit = mudou o texto
step-snippets-archive = arquivou o texto
step-snippets-restore = restaurou o texto
