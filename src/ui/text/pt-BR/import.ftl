# Importação: de arquivos a registros.

import-title = Importar
import-lead = Traga clientes ou tickets de um arquivo CSV ou Excel. Nada muda antes de você confirmar.
import-what = O quê
import-what-hint = O que é cada linha da tabela.
import-file = Arquivo
import-file-hint = CSV ou XLSX, até 64 MB e um milhão de linhas. A codificação e o separador são reconhecidos.
import-upload = Enviar
import-earlier = Importações anteriores
import-empty-title = Nenhuma importação ainda
import-empty-text = Os arquivos que você trouxer aparecem aqui, com o que aconteceu com cada linha.
import-column-file = Nome
import-column-what = Tipo
import-column-when = Quando
import-column-state = Situação
import-column-result = Resultado
import-another = Importar outro arquivo

import-step-upload = Enviar
import-step-match = Associar colunas
import-step-check = Conferir
import-step-done = Resultado

import-state-uploaded = Pronta
import-state-running = Em andamento
import-state-checked = Conferida
import-state-done = Concluída
import-state-cancelled = Cancelada
import-state-failed = Falhou

import-summary = { $rows ->
    [one] { $rows } linha
   *[other] { $rows } linhas
}, { $format }
import-summary-text = { $rows ->
    [one] { $rows } linha
   *[other] { $rows } linhas
}, { $format }, { $encoding }, com { $delimiter }
import-delimiter-comma = vírgulas
import-delimiter-semicolon = ponto e vírgula
import-delimiter-tab = tabulações

import-match-title = Associe as colunas
import-match-lead = As colunas foram associadas pelos nomes. Corrija o que estiver errado; uma coluna pode ficar de fora.
import-match-needed = Necessário: { $fields }
import-leave-out = Deixar de fora
import-nameless = Coluna { $number }
import-no-sample = vazia
import-problem-required = Nenhuma coluna está associada a “{ $field }”, de que toda linha precisa.
import-problem-taken = Duas colunas estão associadas a “{ $field }”. Mantenha uma delas.
import-identity = As linhas são reconhecidas pelo ID externo: trazer o mesmo arquivo outra vez não muda nada. Sem essa coluna, a linha é reconhecida pelo conteúdo.
import-blanks = Células vazias deixam o que já existe como está.
import-dates = Datas e horas são lidas no fuso horário do espaço de trabalho, a menos que indiquem o seu.
import-file-gone = O arquivo foi excluído: os arquivos são guardados por 30 dias. Envie-o de novo para importá-lo.

import-preview = Primeiras linhas
import-dry-run = Simular
import-dry-run-hint = Confere tudo e não grava nada, para você ver o que mudaria.

import-running = Importando…
import-checking = Conferindo…
import-progress = { $done } de { $total } linhas
import-seconds-left = { $count ->
    [one] falta cerca de { $count } segundo
   *[other] faltam cerca de { $count } segundos
}
import-minutes-left = { $count ->
    [one] falta cerca de { $count } minuto
   *[other] faltam cerca de { $count } minutos
}
import-cancel = Cancelar
import-cancelling = Cancelando…
import-elsewhere = Está em andamento em outro processo; recarregue a página para ver como terminou.

import-checked-title = Nada mudou ainda
import-checked-lead = É isto que o arquivo faria.
import-done-title = O arquivo foi importado
import-cancelled-title = Cancelada
import-cancelled-text = Nada foi alterado.
import-failed-title = A importação foi interrompida
import-failed-text = Nada foi alterado. Tente de novo; se voltar a acontecer, avise um administrador.
import-took = Levou { $seconds } s.

import-created = { $count ->
    [one] { $count } criado
   *[other] { $count } criados
}
import-updated = { $count ->
    [one] { $count } atualizado
   *[other] { $count } atualizados
}
import-unchanged = { $count } sem alteração
import-refused = { $count ->
    [one] { $count } recusada
   *[other] { $count } recusadas
}
import-would-create = { $count ->
    [one] { $count } seria criado
   *[other] { $count } seriam criados
}
import-would-update = { $count ->
    [one] { $count } seria atualizado
   *[other] { $count } seriam atualizados
}

import-refusals = Linhas recusadas
import-refusals-lead = Estas linhas ficaram de fora. Corrija-as no arquivo baixado e importe-o; o que já entrou fica como está.
import-refusals-some = { $shown } de { $all } mostradas; o arquivo baixado traz mais.
import-refusals-download = Baixar linhas recusadas
import-refusal-line = Linha
import-refusal-column = Coluna
import-refusal-value = Valor
import-refusal-reason = Motivo
import-refusal-row = Linha inteira
import-refusal-taken = Uma linha anterior deste arquivo tem o mesmo ID com outros valores, ou você não pode alterar o registro que o tem.

import-changes = Alterações
import-changes-some = { $count ->
    [one] A primeira alteração.
   *[other] As primeiras { $count } alterações.
}
import-change-record = Registro
import-change-kind = Tipo
import-change-new = Novo
import-change-edit = Alterado
import-change-what = O que muda
import-change-value = { $field }: { $after }
import-change-from = { $field }: { $before } → { $after }
import-see = Ver { $what }

tickets-field-customer-id = ID externo do cliente
tickets-field-customer-email = E-mail do cliente
tickets-field-customer-name = Nome do cliente
