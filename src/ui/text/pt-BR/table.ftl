# Listas e seletores, além do que common.ftl diz.

table-not = exceto { $value }
table-from = desde { $value }
table-until = até { $value }
table-between = { $from } – { $to }
table-now = agora
table-today = Hoje
table-past = No passado
table-last-days = Últimos { $count } dias
table-next-days = Próximos { $count } dias
table-late = Atrasado
table-count-stops = A contagem para em { $count }.
table-gone-title = Esta página está vazia agora
table-gone-text = Os registros que estavam aqui mudaram de lugar ou saíram. Volte à primeira página.
table-no-options = Nenhum resultado
table-options = { $count ->
    [0] Nenhum resultado
    [one] { $count } opção
   *[other] { $count } opções
}
