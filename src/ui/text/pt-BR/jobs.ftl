# Tarefas e agendamentos: o que é feito depois, e na hora marcada.

jobs-title = Tarefas
jobs-one = Tarefa
jobs-count = { $count ->
    [0] Nenhuma tarefa
    [one] { $count } tarefa
   *[other] { $count } tarefas
  }
jobs-field-kind = Tarefa
jobs-field-state = Status
jobs-field-asker = Pedida por
jobs-field-attempts = Tentativas
jobs-field-created-at = Na fila desde
jobs-field-ended-at = Encerrada
jobs-state-queued = Na fila
jobs-state-running = Em andamento
jobs-state-waiting = Falhou, haverá nova tentativa
jobs-state-done = Concluída
jobs-state-parked = Falhou de vez
jobs-state-cancelled = Cancelada
jobs-nobody = o próprio programa
jobs-tries-of = { $count } de no máximo { $most }
jobs-started = Último início
jobs-next = Próxima tentativa
jobs-result = Resultado
jobs-facts = Do que se trata
jobs-running = Em andamento
jobs-progress = { $done } de { $total }
jobs-cancelling = Parando
jobs-cancel = Cancelar
jobs-cancel-asked = A tarefa foi cancelada ou vai parar em instantes
jobs-retry = Tentar de novo
jobs-retried = A tarefa voltou para a fila
jobs-failed = A última tentativa falhou.
jobs-parked = Esta tarefa falhou e não será repetida sozinha.
jobs-fault-lost = O processo que cuidava dela terminou antes, todas as vezes.
jobs-fault-panicked = Uma falha do programa; os detalhes estão no log.
jobs-fault-asker-gone = Quem a pediu não trabalha mais aqui.
job-export-name = Exportação
job-export-about = Grava os registros de uma lista em um arquivo.
job-tidy-name = Limpeza
job-tidy-about = Apaga o que ninguém usa mais: sessões encerradas, códigos e links usados ou vencidos, anotações técnicas antigas, tarefas concluídas.
schedules-title = Agendamentos
schedules-one = Agendamento
schedules-count = { $count ->
    [0] Nenhum agendamento
    [one] { $count } agendamento
   *[other] { $count } agendamentos
  }
schedules-field-kind = Tarefa
schedules-field-cron = Quando
schedules-field-enabled = Status
schedules-field-next-at = Próxima execução
schedules-field-last-at = Última execução
schedules-enabled-on = Ligado
schedules-enabled-off = Desligado
schedules-none = Nada é executado na hora marcada ainda.
schedules-text = O que é executado sozinho, pelo relógio do espaço de trabalho. O que se perdeu enquanto o programa estava parado é executado uma vez.
schedules-next = Próxima execução
schedules-last = Última execução
schedules-run = Executar agora
schedules-running = Em andamento
schedules-change = Alterar
schedules-enabled = É executado na hora marcada
schedules-cron-hint = Minuto, hora, dia, mês, dia da semana: 15 3 * * * é toda noite às 3:15, 0 8 * * 1-5 é às 8:00 nos dias úteis.
rule-cron = Isto não é um horário. São minuto, hora, dia, mês e dia da semana, como 15 3 * * *.
did-jobs-retry = retomou uma tarefa
did-jobs-cancel = cancelou uma tarefa
did-schedules-change = alterou um agendamento
did-schedules-run = antecipou um agendamento
