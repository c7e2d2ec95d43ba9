# Palavras que todas as páginas usam.

product-name = Backoffice

action-save = Salvar
action-save-changes = Salvar alterações
action-cancel = Cancelar
action-create = Criar
action-edit = Editar
action-archive = Arquivar
action-restore = Restaurar
action-delete = Excluir
action-remove = Remover
action-add = Adicionar
action-close = Fechar
action-back = Voltar
action-open = Abrir
action-apply = Aplicar
action-clear = Limpar
action-clear-all = Limpar tudo
action-reset = Redefinir
action-retry = Tentar de novo
action-reload = Recarregar a página
action-copy = Copiar
action-copy-link = Copiar link
action-download = Baixar
action-import = Importar
action-upload = Enviar arquivo
action-select-all = Selecionar tudo
action-show-more = Mostrar mais
action-more = Mais ações
action-sign-in = Entrar
action-sign-out = Sair
action-search = Buscar
action-dismiss = Dispensar

list-search = Buscar
list-search-in = Buscar em { $what }
list-filters = Filtros
list-filter = Filtrar
list-filter-add = Adicionar filtro
list-filter-remove = Remover o filtro { $what }
list-columns = Colunas
list-sort = Ordenar
list-sort-by = Ordenar por { $field }
list-sorted-ascending = em ordem crescente
list-sorted-descending = em ordem decrescente
list-ascending = Crescente
list-descending = Decrescente
list-previous = Página anterior
list-next = Próxima página
list-first = Primeira página
list-pages = Páginas
list-page-size = Linhas por página
list-showing = Mostrando { $from }–{ $to } de { $total }
list-rows = { $count ->
    [0] Nenhum registro
    [one] { $count } registro
   *[other] { $count } registros
}
list-rows-capped = mais de { $count } registros
list-selected = { $count ->
    [one] { $count } selecionado
   *[other] { $count } selecionados
}
list-select-page = Selecionar todos desta página
list-select-none = Desmarcar
list-select-row = Selecionar { $what }
list-archived = Arquivados
list-with-archived = Mostrar arquivados
list-from = De
list-to = Até
list-min = No mínimo
list-max = No máximo
list-any = Qualquer
list-contains = Contém
list-is-empty = Está vazio
list-unassigned = Sem responsável
list-mine = Meus
list-all = Todos
list-view = Visões
list-options = Opções da tabela

capped = { $count }+

yes = Sim
no = Não
none = Nenhum
no-value = Não informado
form-archived = Este registro está arquivado. Restaure-o para alterá-lo.
form-sent-before = Este formulário já foi enviado e a resposta se perdeu. Veja na lista se o registro já está lá.
me = Eu
you = Você
system = Sistema
unknown = Desconhecido
optional = opcional
required = obrigatório
loading = Carregando…
saving = Salvando…
saved = Salvo
created = Criado
copied = Copiado
archived = Arquivado
restored = Restaurado
undo = Desfazer
details = Detalhes
actions = Ações
properties = Propriedades
history = Histórico
reference = Referência { $reference }
changed-by-another = Alterado agora mesmo por outra pessoa
updated-at = Atualizado { $when }
created-at = Criado { $when }
characters-left = { $count ->
    [one] resta { $count } caractere
   *[other] restam { $count } caracteres
}
tags-hint = Separe as etiquetas com vírgulas.
keyboard-hint = Tecle { $key }
unsaved = As alterações ainda não foram salvas.

# Erros: um título, depois o que aconteceu e de quem é a vez.

error-title = Algo deu errado
error-signed-out-title = Você não está conectado
error-signed-out = Sua sessão terminou. Entre novamente; o que você digitou continua aqui até você sair da página.
error-forbidden-title = Você não pode fazer isso
error-forbidden = Seu papel não inclui a permissão “{ $needs }”. Um administrador deste espaço de trabalho pode concedê-la.
error-looking-title = Você está apenas olhando
error-looking = Você vê o Backoffice como outro papel o vê. Nada pode ser alterado até que você pare.
error-not-found-title = Não há nada aqui
error-not-found = Esta página ou registro não existe, ou você não pode vê-lo. Confira o endereço ou volte à lista.
error-conflict-title = Alguém foi mais rápido
error-conflict = Este registro mudou desde que você o abriu. Recarregue para ver as mudanças e refaça as suas.
error-invalid-title = Confira o formulário
error-invalid = { $count ->
    [one] Um valor precisa da sua atenção.
   *[other] { $count } valores precisam da sua atenção.
}
error-malformed-title = Não foi possível entender este endereço
error-malformed = O parâmetro “{ $parameter }” tem um valor que não faz sentido aqui. Corrija-o ou recomece pela lista.
error-too-many-title = Tentativas demais
error-too-many = { $seconds ->
    [one] Espere um segundo e tente de novo.
   *[other] Espere { $seconds } segundos e tente de novo.
}
error-outdated-title = Há uma versão mais nova
error-outdated = O programa foi atualizado desde que esta página foi aberta. Recarregue a página para continuar.
error-unavailable-title = Sem conexão no momento
error-unavailable = O servidor não respondeu. Nada foi perdido; tente de novo em instantes.
error-internal-title = Algo falhou do nosso lado
error-internal = A falha foi registrada. Se acontecer de novo, informe esta referência ao administrador: { $reference }

# Regras que um valor pode violar, mostradas ao lado do campo.

rule-required = Preencha este campo.
rule-too-long = { $max ->
    [one] Use no máximo { $max } caractere.
   *[other] Use no máximo { $max } caracteres.
}
rule-too-short = { $min ->
    [one] Use no mínimo { $min } caractere.
   *[other] Use no mínimo { $min } caracteres.
}
rule-email = Isto não é um e-mail, como nome@exemplo.com.br.
rule-tax-id = Este CNPJ ou CPF não é válido. Confira os dígitos.
rule-url = Informe um endereço que comece com https://, sem ponto de interrogação.
rule-choice = Escolha um dos valores da lista.
rule-date = Isto não é uma data.
rule-number = Isto não é um número.
rule-taken = Outro registro já tem este valor.
rule-missing = Este registro não existe, ou você não pode vê-lo.
rule-too-many = { $max ->
    [one] Use no máximo { $max } item.
   *[other] Use no máximo { $max } itens.
}
rule-credentials = E-mail ou senha incorretos.
rule-state = O estado atual do registro não permite isso.
rule-changed = Alguém alterou isso desde então.
rule-last-admin = Esta é a última pessoa que pode fazer tudo aqui. Dê esse papel a outra pessoa primeiro.
rule-columns = Esta linha tem { $found } células, mas o cabeçalho tem { $expected }.
rule-file = Não conseguimos ler esta tabela, ou ela tem mais de { $max } MB.

# Aparência e idioma.

theme = Tema
theme-light = Claro
theme-dark = Escuro
theme-system = Igual ao do sistema
language = Idioma
language-en = English
language-pt-br = Português (Brasil)
language-es = Español

# Moldura.

shell-skip = Ir para o conteúdo
shell-menu = Menu
shell-navigation = Navegação principal
shell-collapse = Recolher a barra lateral
shell-expand = Expandir a barra lateral
shell-breadcrumbs = Você está aqui
shell-workspace = Espaço de trabalho
shell-switch-workspace = Trocar de espaço de trabalho
shell-role = Papel
shell-notifications = Notificações
shell-no-notifications = Nada de novo
shell-profile = Sua conta
shell-signed-in-as = Conectado como { $name }
shell-home = Início
shell-settings = Configurações
shell-live = Ao vivo
shell-offline = Sem conexão; o que você vê pode estar desatualizado
shell-help = Ajuda
shell-messages = Mensagens

# Estados vazios.

empty-title = Ainda não há nada aqui
empty-text = O que você adicionar aparecerá aqui.
empty-matches-title = Nada encontrado
empty-matches-text = Nenhum registro atende a estes filtros. Remova um deles ou busque outra coisa.
empty-forbidden-title = Não disponível para o seu papel
empty-forbidden-text = Seu papel não pode ver isto. Um administrador deste espaço de trabalho pode mudar isso.
empty-archived-title = Nada foi arquivado
empty-archived-text = Registros arquivados ficam guardados aqui e podem ser restaurados.

# Gráficos.

chart-table = Mostrar os números
chart-no-data = Sem números para este período

# Tempo.

time-just-now = agora mesmo
time-minutes-ago = { $count ->
    [one] há { $count } minuto
   *[other] há { $count } minutos
}
time-hours-ago = { $count ->
    [one] há { $count } hora
   *[other] há { $count } horas
}
time-days-ago = { $count ->
    [one] ontem
   *[other] há { $count } dias
}
time-months-ago = { $count ->
    [one] mês passado
   *[other] há { $count } meses
}
time-years-ago = { $count ->
    [one] ano passado
   *[other] há { $count } anos
}
time-minutes-ahead = { $count ->
    [one] em { $count } minuto
   *[other] em { $count } minutos
}
time-hours-ahead = { $count ->
    [one] em { $count } hora
   *[other] em { $count } horas
}
time-days-ahead = { $count ->
    [one] amanhã
   *[other] em { $count } dias
}
time-months-ahead = { $count ->
    [one] mês que vem
   *[other] em { $count } meses
}
time-years-ahead = { $count ->
    [one] ano que vem
   *[other] em { $count } anos
}
time-today = hoje
time-date = { $day } de { $month } de { $year }
time-day = { $day } de { $month }
time-date-time = { $date }, { $time }
month-1 = jan.
month-2 = fev.
month-3 = mar.
month-4 = abr.
month-5 = mai.
month-6 = jun.
month-7 = jul.
month-8 = ago.
month-9 = set.
month-10 = out.
month-11 = nov.
month-12 = dez.
export = Exportar
export-csv = Em CSV
export-xlsx = Em planilha (XLSX)
export-json = Em JSON
export-pdf = Em PDF, como na tela
export-fetch = Baixar o arquivo
export-page = Página
environment-staging = Homologação
environment-staging-text = Uma cópia anonimizada para experimentar. Nada aqui é real.
environment-development = Desenvolvimento
environment-development-text = Dados de teste. Nada aqui é real.

# Desfazer, editar na tabela e mudar vários registros.
action-stop = Parar
undone = Desfeito
cell-edit = Mudar { $what }
cell-changed = { $what }: alterado
cell-keys = Enter salva, Esc sai, Tab segue
bulk-set = Mudar
bulk-all = { $count ->
    [one] Selecionar o que corresponde
   *[other] Selecionar todos os { $count } que correspondem
}
bulk-apply = { $count ->
    [one] Mudar 1 registro
   *[other] Mudar { $count } registros
}
bulk-done = { $count ->
    [one] 1 registro alterado
   *[other] { $count } registros alterados
}
bulk-running = Mudando os registros
bulk-progress = { $done } de { $of }
bulk-left = · { $seconds ->
    [one] falta 1 segundo
   *[other] faltam { $seconds } segundos
}
bulk-would = O que aconteceria
bulk-did = O que aconteceu
bulk-changes = { $count ->
    [one] 1 muda
   *[other] { $count } mudam
}
bulk-same = { $count ->
    [one] 1 já está assim
   *[other] { $count } já estão assim
}
bulk-refused = { $count ->
    [one] 1 fica como está
   *[other] { $count } ficam como estão
}
bulk-looked = Dos primeiros { $count }.

# Ordenar por vários campos, e grupos de condições.
list-sort-add = Ordenar por este; com Shift, também
list-sort-then = Depois por
table-has = contém { $value }
builder = Grupos de condições
builder-all = todas estas
builder-any = qualquer destas
builder-group = Grupo de condições
builder-joined = Registros em que vale
builder-add = Condição
builder-add-group = Grupo
builder-remove = Tirar a condição
builder-remove-group = Tirar o grupo
builder-field = Campo
builder-op = Comparação
builder-value = Valor
builder-somebody = Alguém
builder-record = Um registro
builder-date = Data
builder-no-date = sem data
builder-incomplete = Falta o valor de uma condição.
builder-and = e
builder-or = ou
op-is = é
op-not = não é
op-from = desde
op-to = até
op-has = contém

# Quadros e calendários.
layout = Disposição
layout-table = Tabela
layout-board = Quadro por { $what }
layout-calendar = Calendário por { $what }
board-more = Todos na tabela
board-move = Mover { $what }
board-moved = Movido para { $to }
calendar-months = Meses
calendar-before = Mês anterior
calendar-after = Próximo mês
calendar-more = São mostrados os primeiros { $count } destas semanas.
weekday-1 = seg
weekday-2 = ter
weekday-3 = qua
weekday-4 = qui
weekday-5 = sex
weekday-6 = sáb
weekday-7 = dom

# O painel ao lado da lista, colunas, linhas.
peek = Registro
peek-open = Abrir
peek-gone = Este registro não existe ou não é para você.
column-earlier = Mover { $what } para a esquerda
column-later = Mover { $what } para a direita
density = Linhas
density-comfortable = Confortáveis
density-compact = Compactas

draft-found = Você começou a escrever algo aqui
draft-restore = Recuperar
draft-discard = Descartar
leave-title = Sair sem salvar?
leave-text = O que você digitou não foi salvo e seria perdido.
leave-stay = Ficar
leave-go = Sair
form-wants-scripts = Este formulário precisa de scripts, que estão desativados neste navegador.

irreversible-type = Digite “{ $name }” para continuar
irreversible-hint = Isto não pode ser desfeito.
