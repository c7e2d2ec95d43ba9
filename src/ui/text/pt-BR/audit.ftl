# O registro de auditoria.

audit-log-title = Registro de auditoria
audit-log-field-created-at = Quando
audit-log-field-actor = Quem
audit-log-field-command = O quê
audit-log-field-resource = Em
audit-log-field-member = Membro
audit-log-field-role = Como
audit-log-field-changes = Alterações
audit-log-field-correlation = Requisição
audit-log-field-sequence = Entrada
audit-entry = Entrada de auditoria
audit-record = Registro
audit-hash = Hash
audit-field = Campo
audit-before = Antes
audit-after = Depois
audit-verify = Verificar o registro
audit-good = { $count ->
    [one] Uma entrada está como foi escrita.
   *[other] { $count } entradas estão como foram escritas.
  }
audit-checkpoints = { $count ->
    [one] Um ponto de controle assinado confere.
   *[other] { $count } pontos de controle assinados conferem.
  }
audit-unchained = { $count ->
    [one] Uma entrada mais antiga não está coberta.
   *[other] { $count } entradas mais antigas não estão cobertas.
  }
audit-bad = A entrada { $number } está errada.
audit-fault-missing = Ela não está lá.
audit-fault-changed = Ela não é o que era quando foi escrita.
audit-fault-stamped = O registro não é o que foi assinado.
audit-fault-cut = Ela foi assinada e sumiu com tudo o que veio depois.
audit-fault-signature = O ponto de controle não foi assinado por esta instalação.

sessions-title = Acessos
access-title = Permissões
exports-title = Exportações

did-customers-create = criou o cliente
did-customers-edit = editou o cliente
did-customers-archive = arquivou o cliente
did-customers-restore = restaurou o cliente
did-contacts-create = adicionou um contato
did-contacts-edit = editou um contato
did-contacts-remove = removeu um contato
did-sign-ins-accept = entrou
did-sign-ins-refuse = não conseguiu entrar
did-access-deny = foi recusado
did-exports-write = exportou
audit-log-count = { $count ->
    [0] Nenhuma entrada
    [one] { $count } entrada
   *[other] { $count } entradas
  }
