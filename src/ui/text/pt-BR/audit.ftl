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
audit-log-field-address = De onde
audit-entry = Entrada de auditoria
audit-record = Registro
audit-hash = Hash
audit-field = Campo
audit-before = Antes
audit-after = Depois
audit-hide-looks = Ocultar consultas
audit-show-looks = Mostrar consultas
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
audit-fault-beside = Está ao lado da cadeia e não é mais antiga do que ela.

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
did-sign-ins-end = saiu
did-sign-ins-refuse = não conseguiu entrar
did-access-deny = foi recusado
did-exports-write = exportou
did-records-read = consultou dados pessoais
did-outlets-add = indicou um destino dos pontos de controle
did-outlets-remove = removeu um destino dos pontos de controle
audit-log-count = { $count ->
    [0] Nenhuma entrada
    [one] { $count } entrada
   *[other] { $count } entradas
  }

audit-fact-fields = Campos
audit-fact-records = Registros
audit-fact-needs = Exige
audit-fact-command = Comando
audit-fact-query = Consulta
audit-fact-resource = De
audit-fact-member = Membro
audit-fact-holding = Tinha
audit-fact-decision = Decisão
audit-fact-note = Nota
audit-fact-joined = Entrou em
audit-fact-left = Saiu de
audit-fact-format = Formato
audit-fact-rows = Linhas
mail-checkpoint-name = Ponto de controle do registro de auditoria

audit-outlets-title = Pontos de controle
audit-outlets-field-target = Endereço
audit-outlets-field-kind = Como
audit-outlets-kind-webhook = Para um endereço da web, assim que são assinados
audit-outlets-kind-mail = Por e-mail, o mais novo uma vez por dia
audit-outlets-text = A cada quarto de hora, a última entrada do registro é assinada. Guardadas onde ninguém que controla este programa possa escrever, as assinaturas mostram se o registro foi cortado ou reescrito.
audit-outlets-none = Os pontos de controle ficam apenas no banco de dados e em um arquivo do programa.
audit-outlets-unsigned = Nada foi assinado ainda.
audit-outlets-signed = A última entrada assinada é a { $number },
audit-outlets-nothing = Nada chegou ainda.
audit-outlets-arrived = Tem tudo até a entrada { $number },
audit-outlets-mailed = Enviado por e-mail até a entrada { $number },
audit-outlets-failed = Não pôde ser entregue ({ $why }); haverá nova tentativa.
audit-outlets-target-hint = Por exemplo https://log.example/checkpoints ou auditoria@example.com
audit-outlets-add = Enviar pontos de controle para lá
audit-outlets-added = Os pontos de controle passam a ser enviados para lá.
audit-outlets-removed = Nada mais é enviado para lá.
audit-outlets-remove = Não enviar mais nada para { $target }
audit-outlets-outside = Guardados fora
audit-outlets-key = Chave pública
audit-outlets-key-hint = Ed25519. Guarde-a com os pontos de controle: ela verifica as assinaturas.
mail-checkpoint-subject = Registro de auditoria de { $workspace }: ponto de controle na entrada { $sequence }
mail-checkpoint-text = Guarde este e-mail: ele mostra mais tarde se o registro de auditoria de { $workspace } foi cortado ou reescrito. Um arquivo com a linha abaixo é o que “backoffice verify-audit --checkpoints” recebe.

    { $line }
mail-checkpoint-action = Ver os pontos de controle
did-workspaces-create = criou o espaço de trabalho
did-resets-send-elsewhere = enviou um e-mail que diz onde entrar
did-teams-create = criou uma equipe
