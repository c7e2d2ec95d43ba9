# Encontrar: a busca em tudo, a paleta, teclas, o que fica à mão.

search-title = Busca
search-what = Buscar em tudo
search-run = Buscar
search-all = Tudo
search-kinds = Tipos de registro
search-all-of = Todos os { $count } em { $what }
search-as-list = Abrir como lista
search-pages = Páginas de resultados
search-back = Resultados melhores
search-on = Mais resultados
search-nothing-asked = Busque em tudo que você pode ver
search-nothing-asked-text = Digite um nome, um número ou palavras de um texto. Os resultados aparecem aqui, por tipo de registro.
search-nothing = Nada corresponde
search-nothing-text = Tente menos palavras ou só o começo delas. Registros arquivados são encontrados com is:archived.
search-unknown = Não há campo com esse nome, ou não há esse valor: { $words }. Foi buscado como palavras.
search-operators = O que pode acompanhar as palavras
search-how-phrase = Exatamente estas palavras, lado a lado
search-how-not = Sem esta palavra
search-how-field = Um campo com um destes valores
search-how-link = De um registro com este nome
search-how-me = Seus; none é de ninguém
search-how-date = Depois de um dia; também <, >=, a..b, today e -7d
search-how-archived = No arquivo
palette-title = Encontrar ou fazer
palette-field = Encontrar registros, páginas e ações
palette-open = Encontrar ou fazer (Ctrl K)
palette-recent = Abertos por último
palette-on-page = Nesta página
palette-pages = Páginas
palette-actions = Ações
palette-everything = Buscar “{ $words }” em tudo
palette-lines = { $count ->
    [one] { $count } linha
   *[other] { $count } linhas
}
marks-title = Favoritos
marks-keep = Página favorita
marks-edit = Editar favoritos
marks-none = Você ainda não tem favoritos. A estrela na barra acima de cada página a guarda aqui.
marks-name = Nome de { $name }
marks-up = Mover { $name } para cima
marks-down = Mover { $name } para baixo
marks-remove = Remover { $name }
keys-title = Teclas
keys-everywhere = Em todo lugar
keys-on-mac = O mesmo em um Mac
keys-search = Buscar nesta lista ou em tudo
keys-create = Criar o que a página lista
keys-close = Fechar o que está aberto
keys-lists = Em listas
keys-next = Próxima linha
keys-previous = Linha anterior
keys-open = Abrir a linha
keys-tick = Marcar a linha
keys-page-back = Página anterior
keys-page-on = Próxima página
keys-go = Ir para
keys-press = { $what } ({ $keys })
did-bookmarks-add = guardou uma página como favorita
did-bookmarks-rename = renomeou um favorito
did-bookmarks-move = moveu um favorito
did-bookmarks-remove = removeu um favorito
did-visits-note = abriu um registro
