# Visões das listas.

views-title = Visões
views-all = Tudo
views-modified = { $name } · alterada
views-saved = Visão salva
views-removed = Visão removida
views-opens = A lista abre com ela
views-save = Salvar as mudanças da visão
views-new = Salvar como nova visão…
views-edit = Nome e compartilhamento…
views-remove = Remover a visão
views-field-name = Nome
views-field-resource = Lista
views-field-query = Pergunta
views-field-member = Feita por
views-field-team = Equipe
views-field-sharing = Para quem
views-field-opens = A lista abre com ela
views-field-created-at = Desde
views-sharing-private = Só eu
views-sharing-team = Minha equipe
views-sharing-everyone = Todos
step-views-save = guardou uma visão
step-views-remove = removeu uma visão
step-records-undo = desfez uma mudança
grant-area-views = Visões das listas
grant-action-share = compartilhar
